import type { Instant } from '@sanshen/domain/kernel';
import type { Kept, SubjectKind } from '@sanshen/domain/supervision';
import { sql } from 'kysely';
import type { Transaction } from '../../platform/db/database.ts';

export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
}

export function subjectKey({ kind, id }: Subject): string {
  return `${kind} ${id}`;
}

/** The leaf that is read next; its row is held, so that one process reads at a time. With `wait` false null where another reads now. */
export async function holdWatermark(trx: Transaction, wait: boolean): Promise<number | null> {
  const { rows } = await sql<{ leaf: number }>`
    select leaf from supervision_watermark for update ${wait ? sql`` : sql`skip locked`}`.execute(trx);
  return rows[0]?.leaf ?? null;
}

/** Says how far the ledger has been read. */
export async function moveWatermark(trx: Transaction, leaf: number): Promise<void> {
  await trx.updateTable('supervision_watermark').set({ leaf }).execute();
}

/** Some subjects as they are kept; those that were never seen are left out. */
export async function loadSubjects(
  trx: Transaction,
  subjects: readonly Subject[],
): Promise<Map<string, Kept>> {
  if (subjects.length === 0) return new Map();
  const { rows } = await sql<{ kind: SubjectKind; id: string; state: Kept['state']; lookAt: Instant | null }>`
    select kind, subject_id as id, state, look_at as "lookAt" from supervision_subject
    where (kind, subject_id) in (select * from unnest(${subjects.map(({ kind }) => kind)}::text[], ${subjects.map(({ id }) => id)}::text[]))`.execute(
    trx,
  );
  return new Map(rows.map((row) => [subjectKey(row), { state: row.state, lookAt: row.lookAt }]));
}

/** Subjects about which time has settled something, the longest first. */
export async function dueSubjects(
  trx: Transaction,
  until: Instant,
  limit: number,
): Promise<readonly (Subject & { readonly kept: Kept })[]> {
  const rows = await trx
    .selectFrom('supervision_subject')
    .select(['kind', 'subject_id', 'state', 'look_at'])
    .where('look_at', '<=', until)
    .orderBy('look_at')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    kind: row.kind,
    id: row.subject_id,
    // Written by storeSubjects from this type and by nothing else.
    kept: { state: row.state as Kept['state'], lookAt: row.look_at },
  }));
}

/** Keeps subjects as they are now. */
export async function storeSubjects(
  trx: Transaction,
  subjects: readonly (Subject & { readonly kept: Kept })[],
): Promise<void> {
  if (subjects.length === 0) return;
  await sql`insert into supervision_subject (kind, subject_id, state, look_at)
    select * from unnest(${subjects.map(({ kind }) => kind)}::text[], ${subjects.map(({ id }) => id)}::text[],
      ${subjects.map(({ kept }) => JSON.stringify(kept.state))}::json[],
      ${subjects.map(({ kept }) => kept.lookAt)}::timestamptz[])
    on conflict (kind, subject_id) do update set state = excluded.state, look_at = excluded.look_at`.execute(
    trx,
  );
}
