import { trainingProblems } from '@sanshen/contract/training-problems';
import type { Instant, LocalizedText, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { inForce, type OrganizationTree, type PersonFacts, pathTo } from '@sanshen/domain/organization';
import type { Policy } from '@sanshen/domain/policy';
import type { TrainingRefusal } from '@sanshen/domain/training';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { loadPersonFacts, loadSurroundings, requireGrant, snapshotOf } from '../organization/public.ts';
import { effectivePolicies, effectivePolicy } from '../policy/public.ts';

type Db = Database | Transaction;

/** A refusal of the rules on its way to the caller. */
export function refusal(code: TrainingRefusal, details?: unknown): Problem {
  return new Problem(trainingProblems[code], details);
}

/** The rule book in force. Throws `access.forbidden` where there is none. */
export async function ruleBookOf(db: Db, organization: OrganizationId, now: Instant): Promise<Policy> {
  const found = await effectivePolicy(db, organization, now);
  if (found === null) throw platformProblem('access.forbidden', { organization });
  return found.policy;
}

/** People with the part of the tree that tells where they belong, and the rule book of each. */
export interface PeopleGround {
  readonly people: readonly PersonFacts[];
  readonly tree: OrganizationTree;
  /** An organisation with all above it, highest first. */
  readonly pathOf: (organization: OrganizationId) => readonly OrganizationId[];
  /** Organisations whose courses and examinations can concern them. */
  readonly organizations: readonly OrganizationId[];
  readonly policyOf: (person: PersonFacts) => Policy | null;
}

/** Loads people and what they stand in; four queries however many they are. */
export async function peopleGround(db: Db, ids: readonly PersonId[], now: Instant): Promise<PeopleGround> {
  const people = await loadPersonFacts(db, { people: ids }, now);
  const held = [...new Set(people.flatMap((one) => placesOf(one, now)))];
  const tree = await loadSurroundings(db, held, now);
  const pathOf = (organization: OrganizationId) => (tree.has(organization) ? pathTo(tree, organization) : []);
  const books = await effectivePolicies(db, held, now);
  return {
    people,
    tree,
    pathOf,
    organizations: [...new Set(held.flatMap((one) => pathOf(one)))],
    policyOf: (person) => {
      for (const place of placesOf(person, now)) {
        const book = books.get(place);
        if (book !== undefined) return book.policy;
      }
      return null;
    },
  };
}

/** Where somebody is in office at `at`. Pure. */
export function placesOf(person: PersonFacts, at: Instant): readonly OrganizationId[] {
  return person.appointments.filter((one) => inForce(one, at)).map(({ organization }) => organization);
}

/** Who acts, as the record keeps him, once he has been found entitled. Throws `access.forbidden`. */
export async function actorIn(
  db: Db,
  person: PersonId,
  organization: OrganizationId,
  action: 'runTraining' | 'leadTraining' | 'markExaminations' | 'changeAppointments',
  now: Instant,
) {
  const { appointment } = await requireGrant(db, person, organization, action, now);
  const [facts] = await loadPersonFacts(db, { people: [person] }, now);
  if (facts === undefined) throw platformProblem('access.forbidden', { organization, action });
  return snapshotOf(facts, appointment.organization, now);
}

/** Everybody in office in some organisations at `at`. */
export async function staffOf(
  db: Db,
  organizations: readonly OrganizationId[],
  at: Instant,
): Promise<readonly { readonly person: PersonId; readonly organization: OrganizationId }[]> {
  if (organizations.length === 0) return [];
  const rows = await db
    .selectFrom('appointment')
    .select(['person_id as person', 'organization_id as organization'])
    .distinct()
    .where('organization_id', 'in', organizations)
    .where('valid_from', '<=', at)
    .where((row) => row.or([row('valid_to', 'is', null), row('valid_to', '>', at)]))
    .execute();
  return rows;
}

/** What a qualification is called; its id where the rule book no longer knows it. Pure. */
export function qualificationName(policy: Policy | null, id: string): LocalizedText {
  return policy?.qualifications.find((one) => one.id === id)?.name ?? { zh: id, en: id };
}

/** The year of an instant in Asia/Shanghai with its first and last day, and when it ends. Pure. */
export function yearOf(now: Instant) {
  const year = Number(new Date(Date.parse(now) + 8 * 3_600_000).toISOString().slice(0, 4));
  return spanOfYear(year);
}

/** Days and end of a year in Asia/Shanghai. Pure. */
export function spanOfYear(year: number) {
  const end = new Date(Date.UTC(year + 1, 0, 1) - 8 * 3_600_000).toISOString() as Instant;
  return { year, from: `${year}-01-01`, to: `${year}-12-31`, end };
}
