import { brandId, type ChannelId } from '@sanshen/domain/kernel';
import type { ServerModule } from '../../platform/context.ts';
import { registerProjection, registerStreamRule } from '../ledger/public.ts';
import { grantOf, onOrganizationDecision } from '../organization/public.ts';
import { findChannel } from './channel-store.ts';
import { credentialRoutes } from './credentials/routes.ts';
import { deviceRoutes } from './devices/routes.ts';
import { mayReadEvidence } from './evidence.ts';
import { inspectChannels } from './inspect.ts';
import { channelProjection } from './projection.ts';
import { registerRoutes } from './register-routes.ts';
import { findRightsTask, followPeople } from './rights/follow-people.ts';
import { channelRoutes } from './routes.ts';

registerProjection(channelProjection);
registerStreamRule('channel', async ({ db, clock }, person, id) => {
  const channel = await findChannel(db, brandId<ChannelId>(id));
  if (channel === null) return false;
  return (await grantOf(db, person, channel.organization, 'readLedger', clock.now())) !== null;
});

/** The register of channels (账号). */
export const channelsModule: ServerModule = {
  name: 'channels',
  routes(app, context) {
    context.fileAccess.register((person, file) => mayReadEvidence(context, person, file));
    channelRoutes(app, context);
    registerRoutes(app, context);
    deviceRoutes(app, context);
    credentialRoutes(app, context);
  },
  async start() {
    onOrganizationDecision(followPeople);
  },
  tasks: (context) => ({
    'channels.findRights': (payload) => findRightsTask(context, payload),
    'channels.inspect': () => inspectChannels(context),
  }),
  schedule: [{ task: 'channels.inspect', cron: '*/10 * * * *' }],
};
