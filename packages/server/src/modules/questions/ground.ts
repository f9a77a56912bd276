import { questionProblems, questionRefusalProblems } from '@sanshen/contract/questions';
import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { OfficeStanding } from '@sanshen/domain/organization';
import type { OfficeAt, Policy, QuestionKind, QuestionRules, Scope } from '@sanshen/domain/policy';
import type { QuestionRefusal } from '@sanshen/domain/questions';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { Problem } from '../../platform/problem.ts';
import { holdsOffice, organizationsAbove, recipientsOf, resolveScopes } from '../organization/public.ts';
import { effectivePolicy } from '../policy/public.ts';

/** The rules on questions in force for an organisation, and where its scopes lead. */
export interface Ground {
  readonly organization: OrganizationId;
  readonly policy: Policy;
  readonly rules: QuestionRules;
  readonly scopes: Partial<Record<Scope, OrganizationId>>;
}

/** Throws `questions.noRuleBook` where none is in force, or it says nothing of questions. */
export async function groundOf(
  db: Database | Transaction,
  organization: OrganizationId,
  now: Instant,
): Promise<Ground> {
  const standing = await effectivePolicy(db, organization, now);
  if (standing === null || standing.policy.questions.kinds.length === 0) {
    throw new Problem(questionProblems['questions.noRuleBook']);
  }
  const { policy } = standing;
  return {
    organization,
    policy,
    rules: policy.questions,
    scopes: await resolveScopes(db, organization, now),
  };
}

/** The kind of an id. Throws `questions.kindUnknown`. */
export function requireKind({ rules }: Ground, id: string): QuestionKind {
  const kind = rules.kinds.find((one) => one.id === id);
  if (kind === undefined) throw new Problem(questionProblems['questions.kindUnknown']);
  return kind;
}

/** The name of a kind; its id where the rule book no longer has it. */
export function kindName({ rules }: Ground, id: string) {
  return rules.kinds.find((one) => one.id === id)?.name ?? { zh: id, en: id };
}

/** A refusal of the rules on its way to the caller. */
export function refusal(code: QuestionRefusal): Problem {
  return new Problem(questionRefusalProblems[code]);
}

/** Everybody who holds one of some offices and is there. */
export async function holdersOf(
  db: Database | Transaction,
  { scopes }: Pick<Ground, 'scopes'>,
  places: readonly OfficeAt[],
  now: Instant,
): Promise<readonly PersonId[]> {
  const found: PersonId[] = [];
  for (const { offices, scope } of places) {
    const organization = scopes[scope];
    if (organization === undefined) continue;
    const { recipients } = await recipientsOf(db, organization, offices, now);
    found.push(...recipients.map(({ person }) => person));
  }
  return [...new Set(found)];
}

/** Whether a person holds one of some offices. */
export async function holdsOne(
  db: Database | Transaction,
  person: PersonId,
  { scopes }: Pick<Ground, 'scopes'>,
  places: readonly OfficeAt[],
  now: Instant,
): Promise<boolean> {
  for (const { offices, scope } of places) {
    const organization = scopes[scope];
    if (organization !== undefined && (await holdsOffice(db, person, organization, offices, now)))
      return true;
  }
  return false;
}

/** What counts as answering for an organisation and its publicity. */
const superiorStandings: readonly OfficeStanding[] = [
  'mainLeader',
  'leaderInCharge',
  'departmentHead',
  'leader',
  'publicityLead',
];

/** Who answers for the superior organisation and its publicity: told of what is late below. */
export async function superiorsOf(
  db: Database | Transaction,
  { organization }: Pick<Ground, 'organization'>,
  now: Instant,
): Promise<readonly PersonId[]> {
  const [superior] = await organizationsAbove(db, organization, now);
  if (superior === undefined) return [];
  const rows = await db
    .selectFrom('appointment')
    .select('person_id')
    .distinct()
    .where('organization_id', '=', superior)
    .where('standing', 'in', superiorStandings)
    .where('valid_from', '<=', now)
    .where((row) => row.or([row('valid_to', 'is', null), row('valid_to', '>', now)]))
    .execute();
  return rows.map((row) => row.person_id);
}
