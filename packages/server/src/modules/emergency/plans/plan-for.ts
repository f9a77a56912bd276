import {
  type FilledRole,
  fillRoles,
  type Plan,
  type PlanId,
  type PlanStep,
  type PlanThatCounts,
  type PreparedText,
  planThatCounts,
} from '@sanshen/domain/emergency';
import type { Digest, Instant, LocalizedText, OrganizationId } from '@sanshen/domain/kernel';
import type { PersonFacts } from '@sanshen/domain/organization';
import type { Database, Transaction } from '../../../platform/db/database.ts';
import { loadPersonFacts } from '../../organization/public.ts';
import { groundOf, type PlanGround } from './ground.ts';
import { livePlans } from './plan-store.ts';

/** The plan that an organisation acts on in a scenario, with the people who play its roles now. */
export interface PlanInForce {
  readonly plan: PlanId;
  /** Whose plan it is: the organisation's own, or the superior's from whom it is inherited. */
  readonly owner: OrganizationId;
  readonly from: PlanThatCounts['from'];
  readonly scenario: string;
  readonly name: LocalizedText;
  readonly number: number;
  readonly digest: Digest;
  readonly approvedAt: Instant;
  readonly expiresAt: Instant;
  readonly purpose: string;
  /** Filled with the organisation's own people, whoever's plan it is. */
  readonly roles: readonly FilledRole[];
  /** In their order; limits in minutes from the beginning. */
  readonly steps: readonly PlanStep[];
  readonly texts: readonly PreparedText[];
}

/**
 * The plan in force for an organisation and a scenario of its rule book: its own, else the nearest superior's; its own last one, marked as expired, where there
 * is no other; null where there is none at all, or no such organisation or scenario.
 */
export async function planFor(
  db: Database | Transaction,
  organization: OrganizationId,
  scenario: string,
  at: Instant,
): Promise<PlanInForce | null> {
  const ground = await groundOf(db, organization, at);
  if (ground === null) return null;
  const counts = planThatCounts(ground.path, await livePlans(db, ground.path, scenario), at);
  if (counts === null) return null;
  const people = await peopleFor(db, ground, [counts.plan], at);
  return shownPlan(ground, counts, people, at);
}

/** A plan with its roles filled. */
export function shownPlan(
  { policy, scopes }: PlanGround,
  { plan, from }: PlanThatCounts,
  people: readonly PersonFacts[],
  at: Instant,
): PlanInForce {
  const { content, decided, expiresAt, scenario, number, digest } = plan;
  const rule = policy.emergency.plans.find(({ id }) => id === scenario);
  return {
    plan: plan.id,
    owner: plan.organization,
    from,
    scenario,
    name: rule?.name ?? { zh: scenario, en: scenario },
    number,
    digest,
    approvedAt: decided?.at ?? at,
    expiresAt: expiresAt ?? at,
    purpose: content.purpose,
    roles: fillRoles(content, scopes, people, at),
    steps: content.steps,
    texts: content.texts,
  };
}

/** Everybody who may play a role of some plans of an organisation; one query. */
export function peopleFor(
  db: Database | Transaction,
  { scopes }: PlanGround,
  plans: readonly Pick<Plan, 'content'>[],
  at: Instant,
): Promise<PersonFacts[]> {
  const asked = plans.flatMap(({ content }) =>
    content.roles.flatMap(({ holders, deputies }) => (deputies === null ? [holders] : [holders, deputies])),
  );
  const offices = asked.flatMap(({ offices: names, scope }) => {
    const organization = scopes[scope];
    return organization === undefined ? [] : [{ organization, offices: names }];
  });
  return loadPersonFacts(db, { offices }, at);
}
