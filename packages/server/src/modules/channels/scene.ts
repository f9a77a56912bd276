import { channelProblems, channelRefusalProblems } from '@sanshen/contract/channels';
import { type ChannelRefusal, runsChannel } from '@sanshen/domain/channels';
import type { ChannelId, Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { Actor } from '@sanshen/domain/ledger';
import { type Action, grantOf, type PersonFacts, type PersonSnapshot } from '@sanshen/domain/organization';
import type { Policy, Scope } from '@sanshen/domain/policy';
import type { Clock } from '../../platform/clock.ts';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { actorOf, resolveScopes, snapshotOf, standpoint } from '../organization/public.ts';
import { effectivePolicy } from '../policy/public.ts';
import { findLiving, type LivingChannel } from './channel-store.ts';

/** The rule book of an organisation and where its scopes lead, as far as channels need them. */
export interface Ground {
  readonly organization: OrganizationId;
  readonly policy: Policy;
  readonly rules: Policy['channels'];
  readonly scopes: Partial<Record<Scope, OrganizationId>>;
  /** Organisations whose people run the channels here (§11). */
  readonly runs: readonly OrganizationId[];
}

/** Who acts on an organisation's channels, and as whom the record keeps him. */
export interface Scene extends Ground {
  readonly trx: Transaction;
  readonly now: Instant;
  readonly person: PersonFacts;
  readonly snapshot: PersonSnapshot;
  readonly actor: Actor;
}

/** A scene with one channel, whose row is held until the transaction ends. */
export interface ChannelScene extends Scene {
  readonly channel: LivingChannel;
}

/** Throws `channels.noRuleBook` where none is in force. */
export async function groundOf(
  db: Database | Transaction,
  organization: OrganizationId,
  now: Instant,
): Promise<Ground> {
  const standing = await effectivePolicy(db, organization, now);
  if (standing === null) throw new Problem(channelProblems['channels.noRuleBook']);
  const scopes = await resolveScopes(db, organization, now);
  const { policy } = standing;
  return { organization, policy, rules: policy.channels, scopes, runs: runsChannel(scopes) };
}

/** Opens a decision on an organisation's channels. Throws `access.forbidden`, `channels.noRuleBook`. */
export async function openScene(
  trx: Transaction,
  clock: Clock,
  person: PersonId,
  organization: OrganizationId,
  action: Action,
): Promise<Scene> {
  const now = clock.now();
  const { facts, tree } = await standpoint(trx, person, [organization], now);
  const grant = facts === null ? null : grantOf(tree, facts.appointments, organization, action, now);
  if (facts === null || grant === null) {
    throw platformProblem('access.forbidden', { organization, action });
  }
  const ground = await groundOf(trx, organization, now);
  const snapshot = snapshotOf(facts, grant.appointment.organization, now);
  const actor = await actorOf(trx, snapshot, now);
  return { ...ground, trx, now, person: facts, snapshot, actor };
}

/** Opens a decision on one channel. Throws `request.notFound` and as {@link openScene}. */
export async function openChannelScene(
  trx: Transaction,
  clock: Clock,
  person: PersonId,
  id: ChannelId,
  action: Action,
): Promise<ChannelScene> {
  const channel = await findLiving(trx, id, true);
  if (channel === null) throw platformProblem('request.notFound');
  return { ...(await openScene(trx, clock, person, channel.organization, action)), channel };
}

/** A refusal of the rules on its way to the caller. */
export function refusal({ code, ...details }: ChannelRefusal): Problem {
  return new Problem(channelRefusalProblems[code], details);
}
