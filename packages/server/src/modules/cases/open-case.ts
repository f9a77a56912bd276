import { type CaseEvidence, type CaseId, type CaseSource, termsOf } from '@sanshen/domain/cases';
import type { ClauseId, Instant, OrganizationId } from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import { type AccountabilityRules, type Gravity, noCaseRules } from '@sanshen/domain/policy';
import { sql } from 'kysely';
import type { Transaction } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import { superiorOf } from '../organization/public.ts';
import { effectivePolicy } from '../policy/public.ts';
import { recordCase } from './record.ts';
import { tellOf } from './tell.ts';

/** What a case is opened about. */
export interface CaseOpening {
  readonly root: OrganizationId;
  /** The unit concerned. */
  readonly organization: OrganizationId;
  readonly clause: ClauseId;
  readonly gravity: Gravity;
  readonly title: string;
  readonly source: CaseSource;
  readonly evidence: readonly CaseEvidence[];
  /** What happened, in words that name nobody; empty where the title says it all. */
  readonly note?: string;
  /** Null: the system. */
  readonly by: PersonSnapshot | null;
  readonly at: Instant;
}

/**
 * Opens a case (案件), in the caller's transaction, and tells who commands the unit. A thing gives one case about a unit and a clause: where there is
 * one that was not dismissed, that one's id is given and nothing happens.
 */
export async function openCase(trx: Transaction, opening: CaseOpening): Promise<CaseId> {
  const { organization, source, clause, at, ...rest } = opening;
  // What was cut from a longer text may end in half a character, which no table holds.
  const [title, note] = [whole(opening.title), whole(opening.note ?? '')];
  const about = `case ${source.kind} ${source.id} ${organization} ${clause}`;
  // Two who open a case of one thing at once find the same.
  await sql`select pg_advisory_xact_lock(hashtextextended(${about}, 0))`.execute(trx);
  const there = await trx
    .selectFrom('accountability_case')
    .select('case_id')
    .where('source_id', '=', source.id)
    .where('source_kind', '=', source.kind)
    .where('organization_id', '=', organization)
    .where('clause', '=', clause)
    .where('status', '<>', 'dismissed')
    .executeTakeFirst();
  if (there !== undefined) return there.case_id;
  const rules = (await effectivePolicy(trx, organization, at))?.policy.accountability;
  const handler = (await superiorOf(trx, organization, at)) ?? organization;
  const id = newId<CaseId>();
  const opened = await recordCase(trx, id, {
    ...rest,
    ...{ kind: 'opened', case: id, organization, handler, clause, source, title, note, at },
    terms: rules === undefined ? noTerms(clause) : termsOf(rules, clause),
  });
  await tellOf(trx, opened, 'opened', at);
  return id;
}

const whole = (text: string) => text.replace(/\p{Surrogate}$/u, '');

/** Where no rule book is in force. */
function noTerms(clause: ClauseId): ReturnType<typeof termsOf> {
  const rules: AccountabilityRules = {
    ...{ indicators: [], measures: [], retention: [], appealDays: { clause, days: 15 } },
    cases: noCaseRules(clause),
  };
  return termsOf(rules, clause);
}
