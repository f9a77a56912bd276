import { incidentProblems } from '@sanshen/contract/incidents-problems';
import type { FreezeReach } from '@sanshen/domain/emergency';
import type { ChannelId } from '@sanshen/domain/kernel';
import type { CommandKey } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import { Problem } from '../../platform/problem.ts';
import { freezeIn } from '../emergency/freezes/public.ts';
import { requireChannels } from './channels.ts';
import { recordIncident } from './record.ts';
import { onDesk, requireOpen } from './scene.ts';

/**
 * 封停 from the desk: one channel, the unit, or the unit with all below it; from the commit on nothing goes out there. Throws `request.notFound`,
 * `access.forbidden`, `incidents.closed`, `incidents.channelElsewhere`, `emergency.alreadyFrozen`.
 */
export function freezeFor(
  context: AppContext,
  key: CommandKey,
  wish: {
    readonly incident: string;
    readonly reach: FreezeReach;
    readonly channel?: string | undefined;
    readonly reason: string;
  },
): Promise<Record<string, never>> {
  const { reach, reason } = wish;
  return onDesk(
    context,
    key,
    wish.incident,
    async (scene) => {
      requireOpen(scene);
      const { trx, incident, word, now } = scene;
      const person = key.person;
      const [channel] =
        wish.channel === undefined
          ? []
          : await requireChannels(trx, incident.organization, [wish.channel], now);
      if (reach === 'channel' && channel === undefined)
        throw new Problem(incidentProblems['incidents.channelElsewhere']);
      const target =
        reach === 'channel'
          ? { reach, channel: channel?.id ?? ('' as ChannelId) }
          : { reach, organization: incident.organization };
      const { freeze } = await freezeIn(trx, context, { person, target, reason });
      await recordIncident(trx, {
        ...{ kind: 'frozen', incident: incident.id, freeze, reach, word },
        organization: channel?.organization ?? incident.organization,
        channel: reach === 'channel' ? (channel?.id ?? null) : null,
      });
    },
    'freeze',
  );
}
