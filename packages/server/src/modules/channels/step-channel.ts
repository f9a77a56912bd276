import { channelProblems } from '@sanshen/contract/channels';
import { decideLife, type LifeCommand, type LifeEvent } from '@sanshen/domain/channels';
import type { ChannelId, PersonId } from '@sanshen/domain/kernel';
import type { Clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { requireVersion } from '../../platform/http/etag.ts';
import { Problem } from '../../platform/problem.ts';
import { loadPersonFacts } from '../organization/public.ts';
import { tellAbout } from './people.ts';
import { recordChannel } from './record.ts';
import { findRightsOf } from './rights/find-rights.ts';
import { type ChannelScene, openChannelScene, refusal } from './scene.ts';
import { tellNextStep } from './tell-next-step.ts';

/** Steps that the rule book gives to offices of its own choice; whoever may read the register may be one of those. */
const byOffice: readonly LifeCommand['kind'][] = ['approve', 'refuse', 'acceptFiling', 'returnFiling'];

/**
 * Takes a step of a channel's life. Throws `request.notFound`, `access.forbidden`, `request.preconditionFailed`, `channels.handleTaken` and the rules'
 * refusals.
 */
export async function stepChannel(
  trx: Transaction,
  clock: Clock,
  asker: { readonly person: PersonId; readonly ifMatch: string | null },
  id: ChannelId,
  command: LifeCommand,
): Promise<void> {
  const action = byOffice.includes(command.kind) ? 'readChannels' : 'manageChannels';
  const scene = await openChannelScene(trx, clock, asker.person, id, action);
  const { channel, now, actor } = scene;
  requireVersion(asker.ifMatch, channel.version);
  const named = [...channel.life.duties, ...(command.kind === 'setDuties' ? command.duties : [])];
  const people = await loadPersonFacts(trx, { people: named.map(({ person }) => person) }, now);
  const facts = { ...scene, actor: scene.person, people };
  const decision = decideLife(channel.life, command, facts);
  if (!decision.ok) throw refusal(decision.refusal);
  for (const event of decision.events) {
    if (event.kind === 'filed') await requireFreeHandle(scene, event.handle);
    await recordChannel(trx, actor, { ...event, channel: id }, now);
    await tell(scene, event);
  }
  if (command.kind === 'setDuties')
    await findRightsOf(
      trx,
      named.map(({ person }) => person),
      now,
    );
}

async function requireFreeHandle({ trx, channel }: ChannelScene, handle: string): Promise<void> {
  const taken = await trx
    .selectFrom('channel')
    .select('channel_id')
    .where('root_id', '=', channel.root)
    .where('platform', '=', channel.platform)
    .where('handle', '=', handle)
    .where('status', 'in', ['filed', 'active', 'dormant', 'suspended'])
    .executeTakeFirst();
  if (taken !== undefined) throw new Problem(channelProblems['channels.handleTaken']);
}

async function tell(scene: ChannelScene, event: LifeEvent): Promise<void> {
  const { trx, channel, now } = scene;
  if (event.kind === 'filed' && !event.runs) await tellNextStep(scene, channel.id, 'filed');
  if (
    !['approved', 'refused', 'filingAccepted', 'filingReturned', 'suspended', 'closed'].includes(event.kind)
  )
    return;
  const { applicant, filedBy, duties } = channel.life;
  const people = [applicant?.person, filedBy?.person, ...duties.map(({ person }) => person)];
  const others = people.filter((one): one is PersonId => one !== undefined && one !== scene.person.id);
  await tellAbout(trx, 'channelDecided', others, { channel: channel.id, step: event.kind }, now);
}
