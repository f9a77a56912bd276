import type { TextBox } from '@sanshen/checks/ocr/index';
import type { Digest, Instant, LocalizedText, ManuscriptId } from '@sanshen/domain/kernel';
import { type Database, type Transaction, toJson } from '../../../platform/db/database.ts';
import type { ReportSubject, StoredFinding } from '../report-store.ts';

/** What was read in one picture, as far as people see it. */
export interface CheckedPicture {
  readonly file: Digest;
  readonly number: number;
  readonly alt: string;
  readonly state: 'waiting' | 'read' | 'unreadable';
  readonly problem: LocalizedText | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly characters: number;
  readonly codes: readonly { readonly text: string; readonly box: TextBox }[];
}

/** What the checks found in the pictures of one text. */
export interface PictureReport {
  readonly state: 'running' | 'done' | 'failed' | 'stopped';
  readonly progress: number;
  readonly engine: string;
  readonly pictures: readonly CheckedPicture[];
  readonly findings: readonly StoredFinding[];
}

const columns = ['state', 'progress', 'engine', 'pictures', 'findings'] as const;

interface Row {
  readonly state: string;
  readonly progress: number;
  readonly engine: string;
  readonly pictures: unknown;
  readonly findings: unknown;
}

const ended = ['done', 'failed', 'stopped'] as const;

function toReport({ state, pictures, findings, ...row }: Row): PictureReport {
  return {
    ...row,
    state: ended.find((one) => one === state) ?? 'running',
    // Both were written by savePictures from these.
    pictures: pictures as readonly CheckedPicture[],
    findings: findings as readonly StoredFinding[],
  };
}

/** The report on the pictures of one text; null for a text without pictures, or before it was looked at. */
export async function loadPictureReport(
  db: Database | Transaction,
  manuscript: ManuscriptId,
  digest: Digest,
): Promise<PictureReport | null> {
  const row = await db
    .selectFrom('check_picture_report')
    .select(columns)
    .where('manuscript_id', '=', manuscript)
    .where('digest', '=', digest)
    .executeTakeFirst();
  return row === undefined ? null : toReport(row);
}

/** The newest finished report on the pictures of another text of the manuscript. */
export async function loadLastPictures(
  db: Database | Transaction,
  { manuscript, digest }: Pick<ReportSubject, 'manuscript' | 'digest'>,
): Promise<PictureReport | null> {
  const row = await db
    .selectFrom('check_picture_report')
    .select(columns)
    .where('manuscript_id', '=', manuscript)
    .where('digest', '<>', digest)
    .where('checked_at', 'is not', null)
    .orderBy('checked_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : toReport(row);
}

/** Keeps how far the reading is and what was found so far; `checkedAt` when it is finished. */
export async function savePictures(
  db: Database | Transaction,
  about: ReportSubject,
  report: PictureReport,
  checkedAt: Instant | null = null,
): Promise<void> {
  const row = {
    state: report.state,
    progress: report.progress,
    engine: report.engine,
    pictures: toJson(report.pictures),
    findings: toJson(report.findings),
    checked_at: checkedAt,
  };
  await db
    .insertInto('check_picture_report')
    .values({
      manuscript_id: about.manuscript,
      digest: about.digest,
      root_id: about.root,
      organization_id: about.organization,
      ...row,
    })
    .onConflict((conflict) => conflict.columns(['manuscript_id', 'digest']).doUpdateSet(row))
    .execute();
}

/** Says only how far the reading is, in per cent; false if somebody ended it. */
export async function savePictureProgress(
  db: Database,
  { manuscript, digest }: Pick<ReportSubject, 'manuscript' | 'digest'>,
  progress: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('check_picture_report')
    .set({ progress })
    .where('manuscript_id', '=', manuscript)
    .where('digest', '=', digest)
    .where('state', '=', 'running')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Ends a reading under way; what was found so far stays. */
export async function saveStop(db: Transaction, manuscript: ManuscriptId, digest: Digest): Promise<void> {
  await db
    .updateTable('check_picture_report')
    .set({ state: 'stopped' })
    .where('manuscript_id', '=', manuscript)
    .where('digest', '=', digest)
    .where('state', '=', 'running')
    .execute();
}

/** Says that the reading did not finish; what was found so far stays. */
export async function savePictureFailure(
  db: Database,
  { manuscript, digest }: Pick<ReportSubject, 'manuscript' | 'digest'>,
): Promise<void> {
  await db
    .updateTable('check_picture_report')
    .set({ state: 'failed' })
    .where('manuscript_id', '=', manuscript)
    .where('digest', '=', digest)
    .execute();
}
