import { brandId, type ChannelId } from '@sanshen/domain/kernel';
import type { ServerModule } from '../../platform/context.ts';
import { registerProjection, registerStreamRule } from '../ledger/public.ts';
import { grantOf } from '../organization/public.ts';
import { findChannel } from './channel-store.ts';
import { channelProjection } from './projection.ts';
import { channelRoutes } from './routes.ts';

registerProjection(channelProjection);
registerStreamRule('channel', async ({ db, clock }, person, id) => {
  const channel = await findChannel(db, brandId<ChannelId>(id));
  if (channel === null) return false;
  return (await grantOf(db, person, channel.organization, 'readLedger', clock.now())) !== null;
});

/** The register of channels (账号). */
export const channelsModule: ServerModule = { name: 'channels', routes: channelRoutes };
