import { publicMessageStates } from '@sanshen/domain/conversations';
import type { Message, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import { livingOf } from '../channels/public.ts';
import { requireAccess } from './access.ts';
import { retentionOf } from './retention.ts';

/** How many comments and messages the channels of an organisation have, and how they stand; no word of them. Throws `access.forbidden`. */
export async function countConversations(
  { readDb, clock }: AppContext,
  person: PersonId,
  organization: OrganizationId,
) {
  const now = clock.now();
  const access = await requireAccess(readDb, person, organization, 'countConversations', now);
  const [channels, counts, readings, retentionDays] = await Promise.all([
    livingOf(readDb, [organization], ['active', 'dormant', 'suspended']),
    readDb
      .selectFrom('conversation_count')
      .select(['channel_id', 'kind', 'state', 'messages', 'unread'])
      .where('organization_id', '=', organization)
      .where('messages', '>', 0)
      .execute(),
    readDb
      .selectFrom('conversation_reading')
      .select(['channel_id', 'read_at', 'hindrance'])
      .where('organization_id', '=', organization)
      .execute(),
    retentionOf(readDb, organization, now),
  ]);
  const read = new Map(readings.map((one) => [one.channel_id, one]));
  const byChannel = Map.groupBy(counts, (one) => one.channel_id);
  return {
    mayRead: access.may('readConversations'),
    mayAnswer: access.may('answerConversations'),
    retentionDays,
    channels: channels.map(({ id: channel, name, platform }) => {
      const reading = read.get(channel);
      // Written by saveHindrance from a Message.
      const hindrance = (reading?.hindrance ?? null) as Message | null;
      return {
        channel,
        name,
        platform,
        read: reading !== undefined,
        readAt: reading?.read_at ?? null,
        hindrance: hindrance === null ? null : { zh: hindrance.zh, en: hindrance.en },
        counts: (byChannel.get(channel) ?? [])
          .map(({ kind, state, messages, unread }) => ({ kind, state, messages, unread }))
          .sort((a, b) => publicMessageStates.indexOf(a.state) - publicMessageStates.indexOf(b.state)),
      };
    }),
  };
}
