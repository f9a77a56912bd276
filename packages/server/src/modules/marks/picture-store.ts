import type { MarkReport } from '@sanshen/checks/marks/report';
import type { Digest, Instant, LocalizedText, OrganizationId } from '@sanshen/domain/kernel';
import { type Database, toJson } from '../../platform/db/database.ts';

/** What the checker said of one picture; `failed` says why it could not look at it. */
export interface CheckedPicture {
  readonly report: MarkReport | null;
  readonly failed: LocalizedText | null;
  readonly looks: string | null;
  /** As in Looked. */
  readonly times?: readonly number[] | undefined;
}

/** Which picture, and what it was checked with. */
export interface PictureKey {
  readonly root: OrganizationId;
  readonly file: Digest;
  readonly engine: string;
}

/** What was found in this picture before with the same checker and library; null if it was not looked at. */
export async function loadPicture(
  db: Database,
  { root, file, engine }: PictureKey,
): Promise<CheckedPicture | null> {
  const row = await db
    .selectFrom('mark_picture')
    .select(['report', 'looks'])
    .where('root_id', '=', root)
    .where('file', '=', file)
    .where('engine', '=', engine)
    .executeTakeFirst();
  if (row === undefined) return null;
  // Written by savePicture.
  const kept = row.report as unknown as Omit<CheckedPicture, 'looks'>;
  return { ...kept, looks: row.looks };
}

/** Keeps what was found in a picture. */
export async function savePicture(
  db: Database,
  { root, file, engine }: PictureKey,
  { report, failed, looks, times }: CheckedPicture,
  at: Instant,
): Promise<void> {
  await db
    .insertInto('mark_picture')
    .values({
      root_id: root,
      file,
      engine,
      state: failed === null ? 'done' : 'failed',
      report: toJson({ report, failed, times }),
      looks,
      checked_at: at,
    })
    .onConflict((conflict) => conflict.columns(['root_id', 'file', 'engine']).doNothing())
    .execute();
}
