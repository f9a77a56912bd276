import { createHash } from 'node:crypto';
import { canonicalJson, type Digest, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import type {
  Answer,
  Attempt,
  AttemptId,
  Certificate,
  CertificateId,
  CourseId,
  Examination,
  ExaminationId,
  Item,
  ItemId,
  KeptCourse,
  SheetItem,
} from '@sanshen/domain/training';
import { sql } from 'kysely';
import type { Database, Transaction } from '../../platform/db/database.ts';

type Db = Database | Transaction;

/** The digest of anything that is JSON, by its canonical text. */
export function digestOf(value: unknown): Digest {
  return `sha256:${createHash('sha256').update(canonicalJson(value)).digest('hex')}` as Digest;
}

/** An examination; null if there is none. */
export async function findExamination(db: Db, id: ExaminationId): Promise<Examination | null> {
  const row = await db
    .selectFrom('training_examination')
    .select('examination')
    .where('examination_id', '=', id)
    .executeTakeFirst();
  // Written by projectExamination from this type and by nothing else.
  return row === undefined ? null : (row.examination as unknown as Examination);
}

/** A sitting; null if there is none. With `hold` its row is held until the transaction ends. */
export async function findAttempt(db: Db, id: AttemptId, hold = false): Promise<Attempt | null> {
  const row = await db
    .selectFrom('training_attempt')
    .select('attempt')
    .where('attempt_id', '=', id)
    .$if(hold, (query) => query.forUpdate())
    .executeTakeFirst();
  // Written by projectExamination from this type and by nothing else.
  return row === undefined ? null : (row.attempt as unknown as Attempt);
}

/** The sittings of a person in an examination, first first. */
export async function attemptsOf(
  db: Db,
  examination: ExaminationId,
  person: PersonId,
): Promise<readonly Attempt[]> {
  const rows = await db
    .selectFrom('training_attempt')
    .select('attempt')
    .where('examination_id', '=', examination)
    .where('person_id', '=', person)
    .orderBy('number')
    .execute();
  // As above.
  return rows.map((row) => row.attempt as unknown as Attempt);
}

/** A certificate; null if there is none. */
export async function findCertificate(db: Db, id: CertificateId): Promise<Certificate | null> {
  const row = await db
    .selectFrom('training_certificate')
    .select('certificate')
    .where('certificate_id', '=', id)
    .executeTakeFirst();
  // Written by projectCertificate from this type and by nothing else.
  return row === undefined ? null : (row.certificate as unknown as Certificate);
}

// A sheet never changes once it is drawn, so any process may keep it without telling another.
const sheets = new Map<AttemptId, readonly SheetItem[]>();
const mostSheets = 5000;

/** The sheet of a sitting; nothing stands on that of a sitting that there is not. */
export async function sheetOf(db: Db, attempt: AttemptId): Promise<readonly SheetItem[]> {
  const known = sheets.get(attempt);
  if (known !== undefined) return known;
  const row = await db
    .selectFrom('training_sheet')
    .select('sheet')
    .where('attempt_id', '=', attempt)
    .executeTakeFirst();
  if (row === undefined) return [];
  // Written by beginAttempt from this type and by nothing else.
  const sheet = row.sheet as unknown as readonly SheetItem[];
  if (sheets.size >= mostSheets) sheets.clear();
  sheets.set(attempt, sheet);
  return sheet;
}

/** The questions of a sheet, in its order, in the versions that it names. */
export async function itemsOf(db: Db, sheet: readonly SheetItem[]): Promise<readonly Item[]> {
  if (sheet.length === 0) return [];
  const { rows } = await sql<{ id: ItemId; version: number; item: Item }>`
    select item_id as id, version, item from training_item
    where (item_id, version) in (select * from unnest(${sheet.map(({ item }) => item)}::uuid[],
      ${sheet.map(({ version }) => version)}::int[]))`.execute(db);
  const found = new Map(rows.map((row) => [`${row.id} ${row.version}`, row.item]));
  return sheet.map(({ item, version }) => {
    const one = found.get(`${item} ${version}`);
    if (one === undefined) throw new Error(`question ${item} in version ${version} is gone`);
    return one;
  });
}

/** An answer as it is kept. */
export interface KeptAnswer {
  readonly position: number;
  readonly sequence: number;
  readonly madeAt: string;
  readonly receivedAt: string;
  /** By the places of the sheet. */
  readonly answer: Answer;
}

/** The answers of a sitting, by place. */
export async function answersOf(db: Db, attempt: AttemptId): Promise<readonly KeptAnswer[]> {
  const rows = await db
    .selectFrom('training_answer')
    .select(['position', 'sequence', 'made_at', 'received_at', 'answer'])
    .where('attempt_id', '=', attempt)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    position: row.position,
    sequence: Number(row.sequence),
    madeAt: row.made_at,
    receivedAt: row.received_at,
    // Written by saveAnswers after the contract's schema has read it.
    answer: row.answer as unknown as Answer,
  }));
}

/** A course as it stands; null if there is none, or it is retired. With `hold` its row is held. */
export async function findCourse(db: Db, id: CourseId, hold = false): Promise<KeptCourse | null> {
  const row = await db
    .selectFrom('training_course')
    .select(['course', 'version', 'organization_id'])
    .where('course_id', '=', id)
    .where('newest', '=', true)
    .where('retired_at', 'is', null)
    .$if(hold, (query) => query.forUpdate())
    .executeTakeFirst();
  if (row === undefined) return null;
  // Written by keepCourse from this type and by nothing else.
  const course = row.course as unknown as KeptCourse;
  return { ...course, id, version: row.version, organization: row.organization_id };
}

/** Courses that some organisations publish. */
export async function coursesOf(
  db: Db,
  organizations: readonly OrganizationId[],
): Promise<readonly KeptCourse[]> {
  if (organizations.length === 0) return [];
  const rows = await db
    .selectFrom('training_course')
    .select(['course_id', 'course', 'version', 'organization_id'])
    .where('organization_id', 'in', organizations)
    .where('newest', '=', true)
    .where('retired_at', 'is', null)
    .orderBy('published_at')
    .execute();
  return rows.map((row) => ({
    // As above.
    ...(row.course as unknown as KeptCourse),
    id: row.course_id,
    version: row.version,
    organization: row.organization_id,
  }));
}
