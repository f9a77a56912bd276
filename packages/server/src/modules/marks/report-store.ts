import type { FoundMark } from '@sanshen/checks/marks/report';
import type { Digest, Instant, LocalizedText, ManuscriptId, OrganizationId } from '@sanshen/domain/kernel';
import { type Database, type Transaction, toJson } from '../../platform/db/database.ts';

/** A mark that was found in a picture of a manuscript. */
export interface StoredMark extends FoundMark {
  /** Stays the same in later revisions while the manuscript holds this picture. */
  readonly id: string;
  readonly names: LocalizedText;
  readonly awaits: boolean;
  /** Seconds into a film or animation; null in a still picture. */
  readonly at: number | null;
}

export interface StoredPicture {
  readonly file: Digest;
  readonly kind: 'picture' | 'film';
  /** Pictures and films of the body are counted apart; a film beside the text has its name. */
  readonly place: 'cover' | number | { readonly attachment: string };
  readonly alt: string;
  readonly failed: LocalizedText | null;
  readonly width: number;
  readonly height: number;
  readonly looks: string | null;
  readonly marks: readonly StoredMark[];
}

export interface StoredPictures {
  readonly digest: Digest;
  readonly state: 'running' | 'done' | 'failed';
  readonly done: number;
  readonly total: number;
  readonly engine: string;
  readonly pictures: readonly StoredPicture[];
  readonly checkedAt: Instant | null;
}

/** What a report is about. */
export interface PicturesSubject {
  readonly manuscript: ManuscriptId;
  readonly digest: Digest;
  readonly root: OrganizationId;
  readonly organization: OrganizationId;
}

/** The report on the pictures of one text of a manuscript; null before its check began. */
export async function loadPictures(
  db: Database | Transaction,
  manuscript: ManuscriptId,
  digest: Digest,
): Promise<StoredPictures | null> {
  const row = await db
    .selectFrom('mark_report')
    .select(['digest', 'state', 'done', 'total', 'engine', 'pictures', 'checked_at'])
    .where('manuscript_id', '=', manuscript)
    .where('digest', '=', digest)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { state, pictures, checked_at: checkedAt, ...rest } = row;
  return {
    ...rest,
    state: state === 'done' || state === 'failed' ? state : 'running',
    // Written by savePictures from these.
    pictures: pictures as unknown as readonly StoredPicture[],
    checkedAt,
  };
}

/** Says that a check runs, of how many pictures; what an earlier one found stays until it is done. */
export async function saveStarted(db: Database, about: PicturesSubject, total: number): Promise<void> {
  const standing = { state: 'running', done: 0, total };
  await db
    .insertInto('mark_report')
    .values({
      manuscript_id: about.manuscript,
      digest: about.digest,
      root_id: about.root,
      organization_id: about.organization,
      engine: '',
      pictures: '[]',
      ...standing,
    })
    .onConflict((conflict) => conflict.columns(['manuscript_id', 'digest']).doUpdateSet(standing))
    .execute();
}

/** How far a check is, or that it failed. */
export async function saveProgress(
  db: Database,
  { manuscript, digest }: Pick<PicturesSubject, 'manuscript' | 'digest'>,
  standing: { readonly done: number } | { readonly state: 'failed' },
): Promise<void> {
  await db
    .updateTable('mark_report')
    .set(standing)
    .where('manuscript_id', '=', manuscript)
    .where('digest', '=', digest)
    .execute();
}

export async function savePictures(
  trx: Transaction,
  { manuscript, digest }: Pick<PicturesSubject, 'manuscript' | 'digest'>,
  report: { readonly engine: string; readonly pictures: readonly StoredPicture[]; readonly at: Instant },
): Promise<void> {
  await trx
    .updateTable('mark_report')
    .set({
      state: 'done',
      done: report.pictures.length,
      engine: report.engine,
      pictures: toJson(report.pictures),
      checked_at: report.at,
    })
    .where('manuscript_id', '=', manuscript)
    .where('digest', '=', digest)
    .execute();
}
