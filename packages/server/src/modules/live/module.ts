import { heartbeatSeconds, liveStream } from '@sanshen/contract/live';
import type { ServerModule } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { LiveHub } from './hub.ts';

/** Live updates as server-sent events. */
export function createLiveModule(heartbeatMilliseconds: number = heartbeatSeconds * 1000): ServerModule {
  return {
    name: 'live',
    routes(app, context) {
      const hub = new LiveHub(context, heartbeatMilliseconds);
      // Before the server waits for its connections to end.
      app.addHook('preClose', () => hub.close());
      bindRoute(app, liveStream, async ({ session, reply }) => {
        const { body } = await hub.open(session);
        reply.raw.once('close', () => body.destroy());
        reply.headers({
          'content-type': 'text/event-stream; charset=utf-8',
          'cache-control': 'no-store, no-transform',
          // For proxies that would collect what is to be told at once.
          'x-accel-buffering': 'no',
        });
        // The contract calls the answer a string; Fastify sends the stream.
        return body as never;
      });
    },
  };
}

export const liveModule = createLiveModule();
