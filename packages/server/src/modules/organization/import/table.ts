import { organizationImportProblems } from '@sanshen/contract/organization-import';
import { Problem } from '../../../platform/problem.ts';

/** A refusal of an import. */
export function refuseImport(code: keyof typeof organizationImportProblems, details?: unknown): Problem {
  return new Problem(organizationImportProblems[code], details);
}

/** A sheet as text: cells by row and column, both counted from 0 as they stand in the file. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** Rows of all sheets together at most. */
export const mostRows = 100_000;
/** Columns that are looked at; a cell may hold this many characters. */
export const mostColumns = 60;
export const mostCharacters = 500;

/** A cell's name as spreadsheet programs show it: row and column from 0. */
export function cellName(row: number, column: number): string {
  let letters = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return `${letters}${row + 1}`;
}
