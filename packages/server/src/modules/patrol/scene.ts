import { patrolProblems } from '@sanshen/contract/patrol';
import { runsChannel } from '@sanshen/domain/channels';
import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import {
  type Action,
  appointmentInForce,
  grantOf,
  isQualified,
  onLeave,
  type PersonFacts,
  type PersonSnapshot,
  pathTo,
  resolveScopes,
} from '@sanshen/domain/organization';
import type { PatrolRefusal } from '@sanshen/domain/patrol';
import type { InteractionRules } from '@sanshen/domain/policy';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { loadSurroundings, snapshotOf, standpoint } from '../organization/public.ts';
import { effectivePolicies } from '../policy/public.ts';

/** What the rule book says of patrols in an organisation, and whose people run its channels (§11). */
export interface PatrolGround {
  readonly rule: InteractionRules['patrol'];
  readonly runs: readonly OrganizationId[];
  /** Null at the root. */
  readonly superior: OrganizationId | null;
  readonly retentionDays: number;
}

/** Who acts, as the record keeps him. */
export interface PatrolScene extends PatrolGround {
  readonly person: PersonFacts;
  readonly snapshot: PersonSnapshot;
  /** Whether the rule book names an office of his for patrols. */
  readonly entitled: boolean;
}

/** Null where no rule book is in force. */
export async function groundOf(
  db: Database | Transaction,
  organization: OrganizationId,
  now: Instant,
): Promise<PatrolGround | null> {
  return (await groundsOf(db, [organization], now)).get(organization) ?? null;
}

/** As {@link groundOf}, for several organisations in three queries; those without a rule book are left out. */
export async function groundsOf(
  db: Database | Transaction,
  organizations: readonly OrganizationId[],
  now: Instant,
): Promise<ReadonlyMap<OrganizationId, PatrolGround>> {
  const books = await effectivePolicies(db, organizations, now);
  const tree = await loadSurroundings(db, organizations, now);
  const grounds = new Map<OrganizationId, PatrolGround>();
  for (const [organization, { policy }] of books) {
    const { patrol: rule, publicData } = policy.interaction;
    const runs = runsChannel(resolveScopes(tree, organization));
    const superior = pathTo(tree, organization).at(-2) ?? null;
    grounds.set(organization, { rule, runs, superior, retentionDays: publicData.retentionDays });
  }
  return grounds;
}

/** Opens a decision of a person; who runs the channels of an organisation has its own people's rights. Throws `request.notFound`, `access.forbidden`. */
export async function openScene(
  db: Database | Transaction,
  person: PersonId,
  organization: OrganizationId,
  action: Action,
  now: Instant,
): Promise<PatrolScene> {
  const ground = await groundOf(db, organization, now);
  if (ground === null) throw platformProblem('access.forbidden', { organization, action });
  const places = [...new Set([organization, ...ground.runs])];
  const { facts, tree } = await standpoint(db, person, places, now);
  const grants = places.map((place) =>
    facts === null ? null : grantOf(tree, facts.appointments, place, action, now),
  );
  const grant = grants.find((one) => one !== null);
  if (facts === null || grant === null || grant === undefined)
    throw platformProblem('access.forbidden', { organization, action });
  const snapshot = snapshotOf(facts, grant.appointment.organization, now);
  return { ...ground, person: facts, snapshot, entitled: patrols(ground, facts, now) };
}

/** Whether an office of somebody is among those that patrol, and he holds what the rule book asks of who does, at this moment. */
export function patrols({ rule, runs }: PatrolGround, person: PersonFacts, now: Instant): boolean {
  if (onLeave(person, now)) return false;
  if (!(rule.qualifications ?? []).every((kind) => isQualified(person, kind, now))) return false;
  return runs.some((place) => appointmentInForce(person, place, rule.offices, now) !== null);
}

/** Whether a person may do something there. */
export async function mayDo(
  db: Database | Transaction,
  person: PersonId,
  organization: OrganizationId,
  action: Action,
  now: Instant,
): Promise<boolean> {
  try {
    await openScene(db, person, organization, action, now);
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}

/** A refusal of the rules on its way to the caller. */
export function refusal(code: PatrolRefusal): Problem {
  return new Problem(patrolProblems[code]);
}
