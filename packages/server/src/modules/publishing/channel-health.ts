import type { Action, Capability } from '@sanshen/connectors/connector';
import { connectorActions } from '@sanshen/contract/publishing-health';
import type { ChannelId, PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import { toJson } from '../../platform/db/database.ts';
import { platformProblem } from '../../platform/problem.ts';
import { findChannel, type RegisteredChannel } from '../channels/public.ts';
import { freezeOver } from '../emergency/freezes/public.ts';
import { requireGrant } from '../organization/public.ts';
import { breakerOf } from './breaker.ts';
import { servedBy } from './connector-for.ts';
import { secondsAfter } from './jobs.ts';
import { paceLimit, turnsUsed } from './pace.ts';
import type { Publisher } from './publisher.ts';

type Known = Readonly<Record<Action, Capability>>;

async function channelFor(
  { db, clock }: AppContext,
  person: PersonId,
  id: ChannelId,
  action: 'readChannels' | 'manageChannels',
): Promise<RegisteredChannel> {
  const channel = await findChannel(db, id);
  if (channel === null) throw platformProblem('request.notFound');
  await requireGrant(db, person, channel.organization, action, clock.now());
  return channel;
}

/** How a channel is, from what was learnt last: no platform is called. Throws `request.notFound`, `access.forbidden`. */
export async function readChannelHealth({ context, ...rest }: Publisher, person: PersonId, id: ChannelId) {
  const { db, clock } = context;
  const channel = await channelFor(context, person, id, 'readChannels');
  const probed = await db
    .selectFrom('channel_health')
    .select(['probed_at as probedAt', 'actions'])
    .where('channel_id', '=', id)
    .executeTakeFirst();
  // Written by probeChannel from capabilities and by nothing else.
  const actions = (probed?.actions ?? null) as Known | null;
  const open = await db
    .selectFrom('publication')
    .select((query) => query.fn.countAll<number>().as('count'))
    .where('channel_id', '=', id)
    .where('status', 'in', ['begun', 'accepted', 'handedOver', 'takedownBegun'])
    .executeTakeFirstOrThrow();
  return {
    channel: id,
    platform: channel.platform,
    servedBy: servedBy({ context, ...rest }, channel).by,
    probedAt: probed?.probedAt ?? null,
    actions: actions === null ? [] : connectorActions.map((action) => shown(action, actions[action])),
    breaker: await breakerOf(db, channel),
    pace: { limit: paceLimit(channel), used: await turnsUsed(db, channel, clock.now()) },
    frozen: (await freezeOver(db, channel.organization, channel.id)) !== null,
    open: Number(open.count),
  };
}

function shown(action: Action, capability: Capability) {
  const { mode } = capability;
  const reason = mode === 'api' ? null : capability.reason;
  return { action, mode, reason, quota: mode === 'api' ? (capability.quota ?? null) : null };
}

/** Asks the platform what a channel can do, and keeps the answer. Reads only, but costs some of the day's calls. */
export async function probe(publisher: Publisher, channel: RegisteredChannel): Promise<void> {
  const served = servedBy(publisher, channel);
  const connector = served.by === 'connector' ? served.connector : served.guide;
  if (connector === null) return;
  const { probedAt, actions } = await connector.capabilities();
  const values = { probed_at: probedAt, actions: toJson(actions) };
  await publisher.context.db
    .insertInto('channel_health')
    .values({ channel_id: channel.id, ...values })
    .onConflict((conflict) => conflict.column('channel_id').doUpdateSet(values))
    .execute();
}

/** Channels probed in one go. */
const mostProbes = 50;

/** Probes running channels whose last answer is older than a day: a right that a platform withdraws shows before somebody needs it. */
export async function probeStale(publisher: Publisher): Promise<void> {
  const { db, clock, log } = publisher.context;
  const rows = await db
    .selectFrom('channel')
    .leftJoin('channel_health', 'channel_health.channel_id', 'channel.channel_id')
    .select('channel.channel_id')
    .where('channel.status', '=', 'active')
    .where('channel.connector', '<>', 'manual')
    .where((where) =>
      where.or([
        where('channel_health.probed_at', 'is', null),
        where('channel_health.probed_at', '<', secondsAfter(clock.now(), -86_400)),
      ]),
    )
    .limit(mostProbes)
    .execute();
  for (const { channel_id: id } of rows) {
    const channel = await findChannel(db, id);
    if (channel === null) continue;
    await probe(publisher, channel).catch((error: unknown) => {
      log.warn({ channel: id, err: error }, 'a channel could not be probed');
    });
  }
}

/** As {@link probe}, for who keeps the register. Throws `request.notFound`, `access.forbidden`. */
export async function probeChannel(publisher: Publisher, person: PersonId, id: ChannelId): Promise<void> {
  await probe(publisher, await channelFor(publisher.context, person, id, 'manageChannels'));
}
