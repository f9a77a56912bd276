import { parentPort, workerData } from 'node:worker_threads';
import type { organizationImportProblems } from '@sanshen/contract/organization-import';
import { Problem } from '../../../platform/problem.ts';
import { dataRows } from './find-columns.ts';
import { planImport } from './plan.ts';
import type { PlannedRow } from './plan-steps.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import type { Surroundings } from './surroundings.ts';
import { refuseImport, type Sheet } from './table.ts';

/** What the thread is started with. */
export interface PlanOrder {
  readonly bytes: Uint8Array;
  readonly around: Surroundings;
}

/** What it answers: the plan, or why the file is refused. */
export type PlanAnswer =
  | { readonly rows: readonly PlannedRow[] }
  | { readonly code: keyof typeof organizationImportProblems; readonly details: unknown };

/** What the bytes are tells more than what the file is called. */
function sheetsOf(bytes: Uint8Array): readonly Sheet[] {
  const begins = (...signature: readonly number[]) => signature.every((byte, index) => bytes[index] === byte);
  if (begins(0x50, 0x4b)) return readXlsx(bytes);
  // The form before 2007 and password-protected books are compound files, which are not read.
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) throw refuseImport('import.unreadable', { why: 'xls' });
  return [readCsv(bytes)];
}

function answer({ bytes, around }: PlanOrder): PlanAnswer {
  try {
    return { rows: planImport(dataRows(sheetsOf(bytes)), around) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    // Everything below refuses by refuseImport only.
    return { code: error.definition.code as keyof typeof organizationImportProblems, details: error.details };
  }
}

// Started by plan-apart.ts only, with this order.
parentPort?.postMessage(answer(workerData as PlanOrder));
