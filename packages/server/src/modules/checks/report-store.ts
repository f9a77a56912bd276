import { createHash } from 'node:crypto';
import type { Finding } from '@sanshen/checks/text';
import type { ReadingFigures } from '@sanshen/checks/text/reading/reading-level';
import type { PicturePlace } from '@sanshen/contract/checks-pictures';
import {
  brandId,
  type Digest,
  type FindingId,
  type Instant,
  type ManuscriptId,
  type OrganizationId,
  type PersonId,
} from '@sanshen/domain/kernel';
import { type Database, type Transaction, toJson } from '../../platform/db/database.ts';
import type { CheckedArticle, CheckField } from './article-of-content.ts';

/** A finding as it is kept: in its field, with the words around it. */
export interface StoredFinding extends Omit<Finding, 'clause' | 'confidence'> {
  readonly id: FindingId;
  readonly clause: string | null;
  readonly confidence: number | null;
  readonly field: CheckField | 'picture';
  /** Where in which picture; absent for words of the text. */
  readonly picture?: PicturePlace;
  readonly around: readonly [before: string, after: string];
}

export interface StoredReport {
  readonly digest: Digest;
  readonly revision: number;
  readonly state: 'running' | 'done' | 'failed';
  readonly progress: number;
  readonly engine: string;
  readonly findings: readonly StoredFinding[];
  readonly more: number;
  /** How hard the text is to read; null for one without a sentence. */
  readonly reading: ReadingFigures | null;
  readonly model: ModelState;
  readonly checkedAt: Instant | null;
}

/** What became of asking the model that an organisation runs itself. */
export const modelStates = ['off', 'waiting', 'done', 'away', 'kept'] as const;
export type ModelState = (typeof modelStates)[number];

/** What a report is about. */
export interface ReportSubject {
  readonly manuscript: ManuscriptId;
  readonly digest: Digest;
  readonly revision: number;
  readonly root: OrganizationId;
  readonly organization: OrganizationId;
  readonly author: PersonId;
}

/** Findings that are kept of one text; nobody reads more. */
export const mostKept = 1000;
/** Units on each side that must stay as they are for a finding to stay the same one. */
const reach = 10;

/** Findings of an article in the offsets of its fields, each with an id that it keeps in later revisions while rule, words and surroundings stay. */
export function storedFindings(
  manuscript: ManuscriptId,
  { article, fieldAt }: CheckedArticle,
  found: readonly Finding[],
): readonly StoredFinding[] {
  const seen = new Map<string, number>();
  return found.slice(0, mostKept).map(({ clause, confidence, ...finding }) => {
    const { field, offset } = fieldAt(finding.start);
    // Within the paragraph: a paragraph more before or behind it leaves a finding the same.
    const before =
      article.text
        .slice(Math.max(0, finding.start - reach), finding.start)
        .split('\n')
        .at(-1) ?? '';
    const after = article.text.slice(finding.end, finding.end + reach).split('\n')[0] ?? '';
    const identity = JSON.stringify([manuscript, finding.rule, field, finding.text, before, after]);
    const count = seen.get(identity) ?? 0;
    seen.set(identity, count + 1);
    return {
      ...finding,
      id: findingId(`${identity}${count}`),
      clause: clause ?? null,
      confidence: confidence ?? null,
      field,
      start: finding.start - offset,
      end: finding.end - offset,
      around: [before, after],
    };
  });
}

/** A UUID of version 8 (RFC 9562 §5.8) made from a text: the id of a finding from what it is. */
export function findingId(text: string): FindingId {
  const bytes = createHash('sha256').update(text).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return brandId<FindingId>(
    `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`,
  );
}

const columns = [
  'digest',
  'revision',
  'state',
  'progress',
  'engine',
  'findings',
  'more',
  'reading',
  'model',
  'checked_at',
] as const;

interface Row {
  readonly digest: Digest;
  readonly revision: number;
  readonly state: string;
  readonly progress: number;
  readonly engine: string;
  readonly findings: unknown;
  readonly more: number;
  readonly reading: unknown;
  readonly model: string;
  readonly checked_at: Instant | null;
}

function toReport({ state, findings, reading, model, checked_at: checkedAt, ...row }: Row): StoredReport {
  return {
    ...row,
    // Both were written by saveReport from these.
    reading: reading as ReadingFigures | null,
    model: modelStates.find((one) => one === model) ?? 'off',
    state: state === 'done' || state === 'failed' ? state : 'running',
    findings: findings as readonly StoredFinding[],
    checkedAt,
  };
}

/** The report on one text of a manuscript; null before its check began. */
export async function loadReport(
  db: Database | Transaction,
  manuscript: ManuscriptId,
  digest: Digest,
): Promise<StoredReport | null> {
  const row = await db
    .selectFrom('check_report')
    .select(columns)
    .where('manuscript_id', '=', manuscript)
    .where('digest', '=', digest)
    .executeTakeFirst();
  return row === undefined ? null : toReport(row);
}

/** The newest finished report on a manuscript; null if there is none. */
export async function loadLastReport(
  db: Database | Transaction,
  manuscript: ManuscriptId,
): Promise<StoredReport | null> {
  const row = await db
    .selectFrom('check_report')
    .select(columns)
    .where('manuscript_id', '=', manuscript)
    .where('checked_at', 'is not', null)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : toReport(row);
}

/** Says that a check runs; what an earlier one found stays until it is done. */
export async function saveRunning(db: Database, about: ReportSubject): Promise<void> {
  await db
    .insertInto('check_report')
    .values({
      manuscript_id: about.manuscript,
      digest: about.digest,
      root_id: about.root,
      organization_id: about.organization,
      author_id: about.author,
      revision: about.revision,
      state: 'running',
      progress: 0,
      engine: '',
      findings: '[]',
    })
    .onConflict((conflict) =>
      conflict.columns(['manuscript_id', 'digest']).doUpdateSet({ state: 'running', progress: 0 }),
    )
    .execute();
}

/** How far a check is (per cent), or that it failed. */
export async function saveStanding(
  db: Database,
  { manuscript, digest }: Pick<ReportSubject, 'manuscript' | 'digest'>,
  standing: { readonly progress: number } | { readonly state: 'failed' },
): Promise<void> {
  await db
    .updateTable('check_report')
    .set(standing)
    .where('manuscript_id', '=', manuscript)
    .where('digest', '=', digest)
    .execute();
}

export async function saveReport(
  trx: Transaction,
  { manuscript, digest }: Pick<ReportSubject, 'manuscript' | 'digest'>,
  report: Pick<StoredReport, 'engine' | 'findings' | 'more' | 'reading' | 'model'>,
  at: Instant,
): Promise<void> {
  await trx
    .updateTable('check_report')
    .set({
      state: 'done',
      progress: 100,
      engine: report.engine,
      findings: toJson(report.findings),
      more: report.more,
      reading: report.reading === null ? null : toJson(report.reading),
      model: report.model,
      checked_at: at,
    })
    .where('manuscript_id', '=', manuscript)
    .where('digest', '=', digest)
    .execute();
}
