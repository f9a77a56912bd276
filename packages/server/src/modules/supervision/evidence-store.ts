import type { Instant, OrganizationId } from '@sanshen/domain/kernel';
import type { IndicatorMeasure } from '@sanshen/domain/policy';
import { type Month, monthAt, type Observation, type SubjectKind, weigh } from '@sanshen/domain/supervision';
import { sql } from 'kysely';
import type { Transaction } from '../../platform/db/database.ts';

/** What one subject adds to one measure in one month. */
export interface Evidence {
  readonly kind: SubjectKind;
  readonly subject: string;
  readonly part: string;
  readonly measure: IndicatorMeasure;
  readonly version: number;
  readonly month: Month;
  readonly organization: OrganizationId;
  readonly at: Instant;
  readonly numerator: number;
  readonly denominator: number;
}

/** What an observation is evidence of, by the definitions of its month. */
export function evidenceOf(
  kind: SubjectKind,
  subject: string,
  observation: Observation,
): readonly Evidence[] {
  const { at, organization, part, about = { kind, id: subject } } = observation;
  const month = monthAt(at);
  return weigh(observation, month).map(({ definition, numerator, denominator }) => ({
    ...{ kind: about.kind, subject: about.id, part, organization, month, at, numerator, denominator },
    measure: definition.measure,
    version: definition.version,
  }));
}

/** What names a row of evidence: what comes later under one key replaces what came before. */
export function evidenceKey({ kind, subject, part, measure, month }: Evidence): string {
  return `${month} ${measure} ${kind} ${subject} ${part}`;
}

/** Writes evidence and moves the sums by what it changes; the later one counts where two have one key. One statement, whatever their number. */
export async function writeEvidence(
  trx: Transaction,
  gathered: readonly Evidence[],
  rootOf: (organization: OrganizationId) => OrganizationId | null,
): Promise<void> {
  // Of two with one key the Map keeps the later one.
  const rows = [...new Map(gathered.map((one) => [evidenceKey(one), one])).values()];
  if (rows.length === 0) return;
  const texts = (pick: (row: Evidence) => string) => sql`${rows.map(pick)}::text[]`;
  const numbers = (pick: (row: Evidence) => number) => sql`${rows.map(pick)}::bigint[]`;
  await sql`
    with fresh as (select * from unnest(${texts((row) => row.kind)}, ${texts((row) => row.subject)}, ${texts((row) => row.part)},
        ${texts((row) => row.measure)}, ${texts((row) => row.month)},
        ${texts((row) => rootOf(row.organization) ?? row.organization)}, ${texts((row) => row.organization)},
        ${numbers((row) => row.version)}, ${rows.map((row) => row.at)}::timestamptz[],
        ${numbers((row) => row.numerator)}, ${numbers((row) => row.denominator)})
      as fresh (kind, subject_id, part, measure, month, root_id, organization_id, version, at, numerator, denominator)),
    put as (insert into supervision_evidence select kind, subject_id, part, measure, month, root_id, organization_id,
        version::integer, at, numerator, denominator from fresh
      on conflict (subject_id, kind, part, measure, month) do update set root_id = excluded.root_id,
        organization_id = excluded.organization_id, version = excluded.version, at = excluded.at,
        numerator = excluded.numerator, denominator = excluded.denominator),
    -- Statements of one query see the rows as they were before it.
    moved as (
      select organization_id, month, measure, root_id, version, numerator, denominator from fresh
      union all
      select before.organization_id, before.month, before.measure, before.root_id, before.version, -before.numerator, -before.denominator
      from supervision_evidence before join fresh using (subject_id, kind, part, measure, month))
    insert into supervision_count (organization_id, month, measure, root_id, version, numerator, denominator)
      select organization_id, month, measure, min(root_id), max(version)::integer, sum(numerator), sum(denominator)
      from moved group by organization_id, month, measure order by 1, 2, 3
    on conflict (organization_id, month, measure) do update set
      numerator = supervision_count.numerator + excluded.numerator,
      denominator = supervision_count.denominator + excluded.denominator,
      version = greatest(supervision_count.version, excluded.version)`.execute(trx);
}
