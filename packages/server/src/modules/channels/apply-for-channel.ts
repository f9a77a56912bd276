import {
  applicationRefusal,
  type ChannelPlatform,
  type ChannelSettings,
  type DutyHolder,
} from '@sanshen/domain/channels';
import type { ChannelId, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { Clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import { platformProblem } from '../../platform/problem.ts';
import { loadPersonFacts, rootOf } from '../organization/public.ts';
import { recordChannel } from './record.ts';
import { openScene, refusal } from './scene.ts';
import { tellNextStep } from './tell-next-step.ts';

/** Applies for a channel; gives its id. Throws `request.notFound`, `access.forbidden` and the refusals of an application. */
export async function applyForChannel(
  trx: Transaction,
  clock: Clock,
  person: PersonId,
  organization: OrganizationId,
  wish: {
    readonly platform: ChannelPlatform;
    readonly name: string;
    readonly purpose: string;
    readonly duties: readonly DutyHolder[];
    readonly connector: string;
    readonly settings: ChannelSettings;
  },
): Promise<{ readonly id: ChannelId }> {
  const root = await rootOf(trx, organization);
  if (root === null) throw platformProblem('request.notFound');
  const scene = await openScene(trx, clock, person, organization, 'manageChannels');
  const { purpose, duties, ...rest } = wish;
  const named = duties.map((one) => one.person);
  const people = await loadPersonFacts(trx, { people: named }, scene.now);
  const refused = applicationRefusal({ purpose, duties }, { ...scene, people });
  if (refused !== null) throw refusal(refused);
  const channel = {
    ...rest,
    id: newId<ChannelId>(),
    organization,
    handle: '',
    status: 'applied' as const,
  };
  const by = scene.snapshot;
  await recordChannel(trx, scene.actor, { kind: 'applied', root, channel, by, purpose, duties }, scene.now);
  await tellNextStep(scene, channel.id, 'applied');
  return { id: channel.id };
}
