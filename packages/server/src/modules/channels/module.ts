import { brandId, type ChannelId } from '@sanshen/domain/kernel';
import type { ServerModule } from '../../platform/context.ts';
import { type Projection, registerProjection, registerStreamRule } from '../ledger/public.ts';
import { grantOf } from '../organization/public.ts';
import { type ChannelEvent, channelOfStream, findChannel, projectChannel } from './channel-store.ts';
import { channelRoutes } from './routes.ts';

const channelProjection: Projection = {
  name: 'channels',
  tables: [{ table: 'channel', key: ['channel_id'] }],
  rebuild: async (trx, entries) => {
    for await (const entry of entries) {
      if (channelOfStream(entry.stream) === null) continue;
      // Bodies of these streams are written by recordChannel from events and by nothing else.
      await projectChannel(trx, entry.body as unknown as ChannelEvent, entry.at);
    }
  },
};

registerProjection(channelProjection);
registerStreamRule('channel', async ({ db, clock }, person, id) => {
  const channel = await findChannel(db, brandId<ChannelId>(id));
  if (channel === null) return false;
  return (await grantOf(db, person, channel.organization, 'readLedger', clock.now())) !== null;
});

/** The register of channels (账号). */
export const channelsModule: ServerModule = { name: 'channels', routes: channelRoutes };
