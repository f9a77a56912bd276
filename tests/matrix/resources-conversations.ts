import { demonstrationChannelId } from '../../packages/server/src/demonstration/index.ts';
import { storeWritings } from '../../packages/server/src/modules/conversations/store-writings.ts';
import { rootOf } from '../../packages/server/src/modules/organization/public.ts';
import { type City, organizationIn } from '../../packages/server/test/organization-support.ts';

/** What the public wrote to the district. */
export interface ConversationResources {
  /** A comment that waits for an answer. */
  publicMessage(): Promise<string>;
}

export async function prepareConversations({ harness }: City): Promise<ConversationResources> {
  const { context, db } = harness;
  const organization = organizationIn('wuhua');
  const channel = demonstrationChannelId('wuhua', 'weibo');
  const root = await rootOf(db, organization);
  if (root === null) throw new Error('no root');
  let counter = 0;
  return {
    async publicMessage() {
      counter += 1;
      const now = context.clock.now();
      const writing = {
        kind: 'comment',
        id: `matrix-${counter}`,
        thread: null,
        writer: 'reader',
        text: '请问怎么报名？',
        writtenAt: now,
        editedAt: null,
        elected: false,
        reply: null,
      } as const;
      const belongs = { root, organization, channel, publications: new Map(), needsWriter: false };
      await db.transaction().execute((trx) => storeWritings(trx, context, belongs, [writing], now));
      const { message_id } = await db
        .selectFrom('public_message')
        .select('message_id')
        .where('channel_id', '=', channel)
        .where('platform_key', '=', writing.id)
        .executeTakeFirstOrThrow();
      return message_id;
    },
  };
}
