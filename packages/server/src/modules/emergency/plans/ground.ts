import { emergencyProblems } from '@sanshen/contract/emergency';
import { planProblems } from '@sanshen/contract/emergency-plans';
import type { PlanRefusal } from '@sanshen/domain/emergency';
import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import {
  appointmentInForce,
  type Office,
  type OrganizationTree,
  onLeave,
  type PersonFacts,
  type PersonSnapshot,
  pathTo,
  resolveScopes,
} from '@sanshen/domain/organization';
import {
  commandingOrganization,
  type PlanningRules,
  type PlanRule,
  type Policy,
} from '@sanshen/domain/policy';
import type { Database, Transaction } from '../../../platform/db/database.ts';
import { Problem, platformProblem } from '../../../platform/problem.ts';
import { loadSurroundings, snapshotOf, standpoint } from '../../organization/public.ts';
import { effectivePolicy } from '../../policy/public.ts';

/** What the rule book and the tree say of an organisation's plans. */
export interface PlanGround {
  readonly organization: OrganizationId;
  readonly root: OrganizationId;
  readonly policy: Policy;
  readonly planning: PlanningRules;
  /** The organisation and its superiors, the nearest first. */
  readonly path: readonly OrganizationId[];
  readonly scopes: ReturnType<typeof resolveScopes>;
  /** Who approves its plans (§11). */
  readonly command: OrganizationId;
}

const answerFor = ['mainLeader', 'leaderInCharge', 'departmentHead', 'leader'];

/** What counts where a rule book says nothing of planning: those who answer for an organisation approve. */
function planningOf(policy: Policy): PlanningRules {
  const leaders = policy.offices.filter(({ standsFor }) => answerFor.includes(standsFor));
  return (
    policy.emergency.planning ?? {
      clause: policy.emergency.drills.clause,
      approveOffices: leaders.map(({ id }) => id),
      remindDaysBefore: [30],
      confirmEveryMonths: 12,
      answerWithinMinutes: 60,
    }
  );
}

/** The ground of an organisation's plans; null where it is unknown or has no rule book. */
export async function groundOf(
  db: Database | Transaction,
  organization: OrganizationId,
  now: Instant,
): Promise<PlanGround | null> {
  const [effective, tree] = await Promise.all([
    effectivePolicy(db, organization, now),
    loadSurroundings(db, [organization], now),
  ]);
  return effective === null ? null : groundFrom(tree, organization, effective.policy);
}

/** As {@link groundOf}, from a part of the tree and the rule book; null for an organisation that is not in it. */
export function groundFrom(
  tree: OrganizationTree,
  organization: OrganizationId,
  policy: Policy,
): PlanGround | null {
  const path = pathTo(tree, organization).toReversed();
  const root = path.at(-1);
  if (root === undefined) return null;
  return {
    organization,
    root,
    policy,
    planning: planningOf(policy),
    path,
    scopes: resolveScopes(tree, organization),
    // Who stands under nobody here answers for himself: by a second person all the same.
    command: commandingOrganization(tree, organization, policy.jurisdiction) ?? organization,
  };
}

/** As {@link groundOf}. Throws `request.notFound`. */
export async function requireGround(
  db: Database | Transaction,
  organization: OrganizationId,
  now: Instant,
): Promise<PlanGround> {
  const ground = await groundOf(db, organization, now);
  if (ground === null) throw platformProblem('request.notFound');
  return ground;
}

/** A scenario of the rule book. Throws `emergency.scenarioUnknown`. */
export function requireScenario({ policy }: PlanGround, scenario: string): PlanRule {
  const rule = policy.emergency.plans.find(({ id }) => id === scenario);
  if (rule === undefined) throw new Problem(planProblems['emergency.scenarioUnknown']);
  return rule;
}

/** Whether an office of somebody is among those that put the organisation's plans in force. */
export function approvesPlans({ command, planning }: PlanGround, person: PersonFacts, now: Instant): boolean {
  if (onLeave(person, now)) return false;
  return appointmentInForce(person, command, planning.approveOffices, now) !== null;
}

/** Somebody as he stands to an organisation's plans, and as the record keeps him. Throws `access.forbidden` for somebody unknown. */
export async function planActor(
  db: Database | Transaction,
  ground: PlanGround,
  person: PersonId,
  now: Instant,
): Promise<{ readonly facts: PersonFacts; readonly approver: boolean; readonly by: PersonSnapshot }> {
  const { facts } = await standpoint(db, person, [ground.organization, ground.command], now);
  if (facts === null) throw platformProblem('access.forbidden');
  const approver = approvesPlans(ground, facts, now);
  const held = appointmentInForce(facts, ground.organization, allOffices(ground), now);
  const place = held?.organization ?? (approver ? ground.command : null);
  return { facts, approver, by: snapshotOf(facts, place, now) };
}

function allOffices({ policy }: PlanGround): readonly Office[] {
  return policy.offices.map(({ id }) => id);
}

/** A refusal of the rules on its way to the caller. */
export function planRefusal(code: PlanRefusal): Problem {
  return new Problem({ ...emergencyProblems, ...planProblems }[code]);
}
