import { type PictureProblem, type PictureText, pictureProblems } from '@sanshen/checks/ocr/index';
import type { Digest, Instant } from '@sanshen/domain/kernel';
import { type Database, toJson } from '../../../platform/db/database.ts';

/** What became of reading a picture. */
export type PictureOutcome =
  | { readonly state: 'read'; readonly reading: PictureText }
  | { readonly state: 'unreadable'; readonly problem: PictureProblem };

/** What an earlier reading by the same reader gave; null if there is none. */
export async function loadOutcome(
  db: Database,
  file: Digest,
  engine: string,
): Promise<PictureOutcome | null> {
  const row = await db
    .selectFrom('picture_reading')
    .select(['state', 'reading'])
    .where('file', '=', file)
    .where('engine', '=', engine)
    .executeTakeFirst();
  if (row === undefined) return null;
  // Written by saveOutcome from this.
  if (row.state === 'read') return { state: 'read', reading: row.reading as unknown as PictureText };
  return {
    state: 'unreadable',
    problem: pictureProblems.find((one) => one === row.state) ?? 'failed',
  };
}

/** Keeps what a picture gave, so that it is read once whoever uses it. What may go better next time is not kept. */
export async function saveOutcome(
  db: Database,
  file: Digest,
  engine: string,
  outcome: PictureOutcome,
  at: Instant,
): Promise<void> {
  if (outcome.state === 'unreadable' && outcome.problem === 'failed') return;
  const row = {
    engine,
    state: outcome.state === 'read' ? 'read' : outcome.problem,
    reading: outcome.state === 'read' ? toJson(outcome.reading) : null,
    read_at: at,
  };
  await db
    .insertInto('picture_reading')
    .values({ file, ...row })
    .onConflict((conflict) => conflict.column('file').doUpdateSet(row))
    .execute();
}
