import type { PublicMessage, PublicMessageId, PublicMessageState } from '@sanshen/domain/conversations';
import type { Instant, Json, OrganizationId } from '@sanshen/domain/kernel';
import type { Actor } from '@sanshen/domain/ledger';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import { z } from 'zod';
import { type Transaction, toJson } from '../../platform/db/database.ts';
import { announce } from '../../platform/live/announce.ts';
import { appendEntry, type Projection } from '../ledger/public.ts';
import { actorOf, organizationStream } from '../organization/public.ts';

const systemActor: Actor = { person: 'system', name: 'Sanshen' };

/** What the ledger keeps of a decision about a message: ids only, never a word or a name of the public. */
interface SettledEvent {
  readonly kind: 'settled';
  readonly message: PublicMessageId;
  readonly root: OrganizationId;
  readonly organization: OrganizationId;
  readonly channel: string;
  readonly messageKind: PublicMessage['kind'];
  readonly state: PublicMessageState;
  readonly by: PersonSnapshot | null;
  readonly action: string | null;
  readonly at: Instant;
}

/** Records what became of a message, in the stream of its organisation. */
export async function recordSettled(
  trx: Transaction,
  message: PublicMessage,
  settled: Pick<SettledEvent, 'state' | 'by' | 'action' | 'at'>,
): Promise<void> {
  const { root, organization, channel } = message;
  const event: SettledEvent = {
    kind: 'settled',
    message: message.id,
    root,
    organization,
    channel,
    messageKind: message.kind,
    ...settled,
  };
  const { by, at } = settled;
  await appendEntry(trx, {
    stream: organizationStream(organization),
    at,
    actor: by === null ? systemActor : await actorOf(trx, by, at),
    kind: 'conversations.settled',
    // An event is made of JSON members only.
    body: event as unknown as Json,
  });
  await projectSettled(trx, event);
  await announce(trx, { kind: 'conversation', id: organization });
}

async function projectSettled(trx: Transaction, event: SettledEvent): Promise<void> {
  const { number } = await trx
    .selectFrom('conversation_step')
    .select((eb) => eb.fn.countAll<number>().as('number'))
    .where('message_id', '=', event.message)
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('conversation_step')
    .values({
      message_id: event.message,
      number: number + 1,
      root_id: event.root,
      organization_id: event.organization,
      // Written from a ChannelId by recordSettled.
      channel_id: event.channel as PublicMessage['channel'],
      kind: event.messageKind,
      state: event.state,
      by: event.by === null ? null : toJson(event.by),
      action_id: event.action,
      at: event.at,
    })
    .execute();
}

const bodySchema = z.looseObject({ kind: z.literal('settled'), message: z.string() });

/** What was decided about messages, filled again from the ledger. */
export const conversationProjection: Projection = {
  name: 'conversations',
  tables: [{ table: 'conversation_step', key: ['message_id', 'number'] }],
  rebuild: async (trx, entries) => {
    for await (const entry of entries) {
      if (entry.kind !== 'conversations.settled') continue;
      // Bodies of this kind are written by recordSettled and by nothing else.
      await projectSettled(trx, bodySchema.parse(entry.body) as unknown as SettledEvent);
    }
  },
};
