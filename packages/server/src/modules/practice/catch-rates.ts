import type { Instant, LocalizedText, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { afterRelease, type PracticeKind, practiceKinds } from '@sanshen/domain/practice';
import { sql } from 'kysely';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { effectivePolicy } from '../policy/public.ts';

/** Errors that were found, and errors that were passed, of one kind (null: of a kind that no rule tells). */
export interface CatchCount {
  readonly kind: PracticeKind | null;
  readonly caught: number;
  readonly passed: number;
}
export interface StageCatch {
  /** The id of a stage, or `released`. */
  readonly stage: string;
  readonly caught: number;
  readonly passed: number;
}
export interface CatchRates {
  readonly byKind: readonly CatchCount[];
  readonly byStage: readonly StageCatch[];
}

/** Whose work is counted: one person's, or a unit's manuscripts. */
export type CatchSubject = { readonly person: PersonId } | { readonly organization: OrganizationId };

/**
 * Errors in real work, from `from` (inclusive) to `to`: found by the person, or in the unit at each stage; and passed by a signature on the very text that held
 * them. Each error counts once for each who signed. One query.
 */
export async function catchRates(
  db: Database | Transaction,
  subject: CatchSubject,
  from: Instant,
  to: Instant,
): Promise<CatchRates> {
  const within = sql`confirmed and found_at >= ${from} and found_at < ${to}`;
  const caughtOf =
    'person' in subject ? sql`caught_by = ${subject.person}` : sql`organization_id = ${subject.organization}`;
  const passedOf =
    'person' in subject ? sql`person_id = ${subject.person}` : sql`organization_id = ${subject.organization}`;
  const { rows } = await sql<{
    what: 'caught' | 'passed';
    kind: PracticeKind | null;
    stage: string;
    count: number;
  }>`
    select 'caught' as what, kind, stage, count(*)::int as count from caught_error
    where ${caughtOf} and ${within} and stage is not null group by kind, stage
    union all
    select 'passed', kind, stage, count(*)::int from passed_error
    where ${passedOf} and ${within} group by kind, stage`.execute(db);
  const sum = (what: 'caught' | 'passed', match: (row: (typeof rows)[number]) => boolean) =>
    rows.filter((row) => row.what === what && match(row)).reduce((all, row) => all + row.count, 0);
  const counts = (match: (row: (typeof rows)[number]) => boolean) => ({
    caught: sum('caught', match),
    passed: sum('passed', match),
  });
  const kinds = [...practiceKinds, null].filter((kind) => rows.some((row) => row.kind === kind));
  const stages = [...new Set(rows.map(({ stage }) => stage))];
  return {
    byKind: kinds.map((kind) => ({ kind, ...counts((row) => row.kind === kind) })),
    byStage: stages.map((stage) => ({ stage, ...counts((row) => row.stage === stage) })),
  };
}

/** What the stages of some units are called, in the order of the work; the release comes last. */
export async function stageNames(
  db: Database | Transaction,
  organization: OrganizationId,
  now: Instant,
): Promise<ReadonlyMap<string, LocalizedText>> {
  const standing = await effectivePolicy(db, organization, now);
  const names = new Map<string, LocalizedText>();
  for (const procedure of standing?.policy.procedures ?? []) {
    const stages = [...procedure.stages, ...procedure.escalations.flatMap((one) => one.stages)];
    for (const { id, name } of stages) if (!names.has(id)) names.set(id, name);
  }
  return names.set(afterRelease, { zh: '签发以后', en: 'After the release' });
}

/** Stages with their names, in the order of the work. */
export function namedStages(stages: readonly StageCatch[], names: ReadonlyMap<string, LocalizedText>) {
  const order = [...names.keys()];
  const place = (stage: string) => (order.indexOf(stage) + order.length + 1) % (order.length + 1);
  return stages
    .map((one) => ({ ...one, name: names.get(one.stage) ?? { zh: one.stage, en: one.stage } }))
    .sort((a, b) => place(a.stage) - place(b.stage));
}
