import type { ServerModule } from '../../platform/context.ts';
import { confirmWish } from './hub.ts';
import { feedRoutes } from './routes.ts';
import { deliver, tellSubscribers } from './tell.ts';

/** Feeds that the product serves itself: Atom, RSS, and WebSub. */
export const feedsModule: ServerModule = {
  name: 'feeds',
  routes: feedRoutes,
  tasks: (context) => ({
    'feeds.confirm': (payload) => confirmWish(context, payload),
    'feeds.tell': (payload) => tellSubscribers(context, payload),
    'feeds.deliver': (payload) => deliver(context, payload),
  }),
};
