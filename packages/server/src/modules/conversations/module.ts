import { brandId, type ChannelId } from '@sanshen/domain/kernel';
import { z } from 'zod';
import type { AppContext, ServerModule } from '../../platform/context.ts';
import { enqueue } from '../../platform/jobs/tasks.ts';
import { registerProjection } from '../ledger/public.ts';
import { onMessageReceived } from '../publishing/public.ts';
import { purgePublicData } from './purge.ts';
import { readChannel } from './read-channel.ts';
import { beginReading, dueReadings } from './reading-store.ts';
import { receiveMessage } from './receive-message.ts';
import { conversationProjection } from './record.ts';
import { conversationRoutes } from './routes.ts';

registerProjection(conversationProjection);
onMessageReceived(receiveMessage);

const payloadSchema = z.object({ channel: z.string() });

/** Asks for the reading of every channel that is due; one channel is read by one job at a time. */
async function poll({ db, clock }: AppContext): Promise<void> {
  const now = clock.now();
  await beginReading(db, now);
  const due = await dueReadings(db, now);
  if (due.length === 0) return;
  await db.transaction().execute(async (trx) => {
    for (const channel of due) {
      const name = `conversations.read:${channel}`;
      await enqueue(trx, 'conversations.read', { channel }, { jobKey: name, queue: name, maxAttempts: 3 });
    }
  });
}

/** The shared inbox of what the public writes to the channels (§6). */
export const conversationsModule: ServerModule = {
  name: 'conversations',
  routes: conversationRoutes,
  tasks: (context) => ({
    'conversations.poll': () => poll(context),
    'conversations.read': (payload) =>
      readChannel(context, brandId<ChannelId>(payloadSchema.parse(payload).channel)),
    'conversations.purge': async () => {
      await purgePublicData(context);
    },
  }),
  schedule: [
    { task: 'conversations.poll', cron: '* * * * *' },
    { task: 'conversations.purge', cron: '41 19 * * *' },
  ],
};
