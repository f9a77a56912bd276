import { interactionProblems } from '@sanshen/contract/interaction-problems';
import { runsChannel } from '@sanshen/domain/channels';
import type { InteractionRefusal } from '@sanshen/domain/interaction';
import type { ChannelId, Digest, Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import {
  type Action,
  appointmentInForce,
  grantOf,
  onLeave,
  type PersonFacts,
  type PersonSnapshot,
} from '@sanshen/domain/organization';
import type { InteractionAction, InteractionRule, OfficeAt, Policy, Scope } from '@sanshen/domain/policy';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { findLiving, type LivingChannel } from '../channels/public.ts';
import { loadPersonFacts, resolveScopes, snapshotOf, standpoint } from '../organization/public.ts';
import { effectivePolicy } from '../policy/public.ts';

/** The rule book of an organisation and where its offices are looked for. */
export interface Ground {
  readonly organization: OrganizationId;
  readonly policy: Policy;
  readonly digest: Digest;
  readonly scopes: Partial<Record<Scope, OrganizationId>>;
  /** Organisations whose people run the channels here (§11). */
  readonly runs: readonly OrganizationId[];
}

/** Who acts, as the record keeps him. */
export interface Scene extends Ground {
  readonly person: PersonFacts;
  readonly snapshot: PersonSnapshot;
}

/** Throws `interaction.actionNotAllowed` where no rule book is in force. */
export async function groundOf(
  db: Database | Transaction,
  organization: OrganizationId,
  now: Instant,
): Promise<Ground> {
  const standing = await effectivePolicy(db, organization, now);
  if (standing === null) throw refusal('interaction.actionNotAllowed');
  const scopes = await resolveScopes(db, organization, now);
  const { policy, digest } = standing;
  return { organization, policy, digest, scopes, runs: runsChannel(scopes) };
}

/** Opens a decision of a person on an organisation's accounts. Who runs its channels has its own people's rights. Throws `access.forbidden`. */
export async function openScene(
  db: Database | Transaction,
  person: PersonId,
  organization: OrganizationId,
  action: Action,
  now: Instant,
): Promise<Scene> {
  const ground = await groundOf(db, organization, now);
  const { facts, tree } = await standpoint(db, person, [organization, ...ground.runs], now);
  const grants = [organization, ...ground.runs].map((place) =>
    facts === null ? null : grantOf(tree, facts.appointments, place, action, now),
  );
  const grant = grants.find((one) => one !== null);
  if (facts === null || grant === undefined || grant === null) {
    throw platformProblem('access.forbidden', { organization, action });
  }
  return { ...ground, person: facts, snapshot: snapshotOf(facts, grant.appointment.organization, now) };
}

/** A channel, its row held. Throws `request.notFound`. */
export async function requireChannel(
  db: Database | Transaction,
  id: ChannelId,
  hold = false,
): Promise<LivingChannel> {
  const channel = await findLiving(db, id, hold);
  if (channel === null) throw platformProblem('request.notFound');
  return channel;
}

/** The rule for an action; null where the rule book has none. */
export function ruleFor(
  { policy }: Pick<Ground, 'policy'>,
  action: InteractionAction,
): InteractionRule | null {
  return policy.interaction.actions.find((one) => one.id === action) ?? null;
}

/** Organisations in which an office of a rule is looked for: for the own one all whose people run the channels. */
function placesOf(
  { scopes, runs }: Pick<Ground, 'scopes' | 'runs'>,
  scope: Scope,
): readonly OrganizationId[] {
  if (scope === 'own') return runs;
  const place = scopes[scope];
  return place === undefined ? [] : [place];
}

/** Whether an office of a person is among those that may approve, at this moment. */
export function entitled(
  ground: Pick<Ground, 'scopes' | 'runs'>,
  person: PersonFacts,
  approveBy: readonly OfficeAt[],
  now: Instant,
): boolean {
  if (onLeave(person, now)) return false;
  return approveBy.some(({ offices, scope }) =>
    placesOf(ground, scope).some((place) => appointmentInForce(person, place, offices, now) !== null),
  );
}

/** Everybody who could approve now, other than `asking`. */
export async function approversOf(
  db: Database | Transaction,
  ground: Pick<Ground, 'scopes' | 'runs'>,
  approveBy: readonly OfficeAt[],
  now: Instant,
  asking: PersonId | null,
): Promise<readonly PersonFacts[]> {
  const offices = approveBy.flatMap(({ offices: some, scope }) =>
    placesOf(ground, scope).map((organization) => ({ organization, offices: some })),
  );
  if (offices.length === 0) return [];
  const people = await loadPersonFacts(db, { offices }, now);
  return people.filter((one) => one.id !== asking && entitled(ground, one, approveBy, now));
}

/** A refusal of the rules on its way to the caller. */
export function refusal(code: InteractionRefusal, details?: unknown): Problem {
  return new Problem(interactionProblems[code], details);
}
