import type { ServerModule } from '../../platform/context.ts';
import { channelRegisterRoutes } from './routes.ts';

/** The register of channels as files: its report, the list that was kept before, and what screenshots propose. */
export const channelRegisterModule: ServerModule = {
  name: 'channel-register',
  routes: channelRegisterRoutes,
};
