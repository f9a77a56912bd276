import {
  type FilledRole,
  fillRoles,
  type PlanThatCounts,
  peopleOfTree,
  planThatCounts,
} from '@sanshen/domain/emergency';
import type { Instant, LocalizedText, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { PlanRule } from '@sanshen/domain/policy';
import type { Database, Transaction } from '../../../platform/db/database.ts';
import type { PlanGround } from '../plans/ground.ts';
import { peopleFor } from '../plans/plan-for.ts';
import { livePlans } from '../plans/plan-store.ts';

/** One scenario of an organisation with the plan that counts and its roles filled. */
export interface ScenarioTree {
  readonly rule: PlanRule;
  readonly counts: PlanThatCounts | null;
  readonly roles: readonly FilledRole[];
  /** A version of the organisation's own that waits for approval. */
  readonly waits: boolean;
}

/** Every scenario of an organisation's rule book, and who plays which role now. */
export async function scenarioTrees(
  db: Database | Transaction,
  ground: PlanGround,
  now: Instant,
): Promise<readonly ScenarioTree[]> {
  const { policy, path, organization, scopes } = ground;
  const live = await livePlans(db, path);
  const found = policy.emergency.plans.map((rule) => {
    const plans = live.filter(({ scenario }) => scenario === rule.id);
    const waits = plans.some((one) => one.organization === organization && one.status === 'submitted');
    return { rule, counts: planThatCounts(path, plans, now), waits };
  });
  const counting = found.flatMap(({ counts }) => (counts === null ? [] : [counts.plan]));
  const people = await peopleFor(db, ground, counting, now);
  return found.map((one) => ({
    ...one,
    roles: one.counts === null ? [] : fillRoles(one.counts.plan.content, scopes, people, now),
  }));
}

/** Somebody of an organisation's contact trees, with what he does in them. */
export interface TreePerson {
  readonly person: PersonId;
  readonly name: string;
  /** Where he holds the office by which he plays. */
  readonly organization: OrganizationId;
  readonly roles: readonly string[];
  /** He only stands in for others. */
  readonly deputy: boolean;
  readonly calledBy: readonly { readonly person: PersonId; readonly name: string }[];
}

/** Everybody of the contact trees of all scenarios, each once. */
export function treePeople(trees: readonly ScenarioTree[]): readonly TreePerson[] {
  const everybody = new Map(
    trees.flatMap(({ roles }) => peopleOfTree(roles)).map((one) => [one.person, one]),
  );
  return [...everybody.values()].flatMap(({ person, name }) => {
    const plays = trees.flatMap(({ roles }) => roles.flatMap((role) => playOf(person, roles, role)));
    const [first] = plays;
    if (first === undefined) return [];
    const callers = plays.flatMap(({ callers: found }) => found).filter((one) => one.person !== person);
    return [
      {
        person,
        name,
        organization: first.organization,
        roles: [...new Set(plays.map(({ role }) => role))],
        deputy: plays.every(({ holds }) => !holds),
        calledBy: [...new Map(callers.map((one) => [one.person, one])).values()],
      },
    ];
  });
}

function playOf(person: PersonId, roles: readonly FilledRole[], role: FilledRole) {
  const holder = role.people.find((one) => one.person === person);
  const player = holder ?? role.deputyPeople.find((one) => one.person === person);
  if (player === undefined) return [];
  const { organization } = player;
  return [{ role: role.name, organization, holds: holder !== undefined, callers: callersOf(roles, role) }];
}

function callersOf(roles: readonly FilledRole[], { calledBy }: FilledRole) {
  const caller = roles.find(({ id }) => id === calledBy);
  const first = caller?.people[0] ?? caller?.deputyPeople[0];
  return first === undefined ? [] : [{ person: first.person, name: first.name }];
}

/** Roles that nobody plays. */
export function treeGaps(
  trees: readonly ScenarioTree[],
): readonly { readonly scenario: LocalizedText; readonly role: string }[] {
  return trees.flatMap(({ rule, roles }) =>
    roles.filter(({ gap }) => gap).map(({ name }) => ({ scenario: rule.name, role: name })),
  );
}
