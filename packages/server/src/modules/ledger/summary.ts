import type { ledgerSummary } from '@sanshen/contract/ledger';
import { ledgerProblems } from '@sanshen/contract/ledger';
import type { RouteOutput } from '@sanshen/contract/route';
import { formatKey } from '@sanshen/domain/ledger';
import { z } from 'zod';
import type { Database } from '../../platform/db/database.ts';
import { Problem } from '../../platform/problem.ts';
import { loadIdentity, loadKeys } from './identity.ts';
import { countWaiting, loadCheckpoint } from './tree-store.ts';
import { lastVerification } from './verification-store.ts';

const problemSchema = z.object({ code: z.string(), zh: z.string(), en: z.string() }).nullable();

/** State of the ledger and what its last verification found. Throws `ledger.noCheckpoint` before its first start. */
export async function summarizeLedger(db: Database): Promise<RouteOutput<typeof ledgerSummary>> {
  const identity = await loadIdentity(db);
  if (identity === null) throw new Problem(ledgerProblems['ledger.noCheckpoint']);
  const checkpoint = await loadCheckpoint(db);
  const verification = await lastVerification(db);
  return {
    ...identity,
    keys: (await loadKeys(db)).map(formatKey),
    size: checkpoint?.size ?? 0,
    waiting: await countWaiting(db),
    checkpointAt: checkpoint?.at ?? null,
    lastVerification: verification && { ...verification, problem: problemSchema.parse(verification.problem) },
  };
}
