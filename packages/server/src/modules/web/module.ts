import { fileURLToPath } from 'node:url';
import type { FastifyRequest } from 'fastify';
import type { ServerModule } from '../../platform/context.ts';
import { platformProblem } from '../../platform/problem.ts';
import { watchDistribution } from './distribution.ts';
import { notBuiltPage, sendPage } from './page.ts';
import { sendWebFile } from './send-web-file.ts';

const builtHere = fileURLToPath(new URL('../../../../web/dist', import.meta.url));

/** What stands under these is no screen: an unknown address there is answered as such. */
const machines = /^\/(?:api|healthz|metrics|assets)(?:\/|$)/;

/** Serves the web application from the folder that its build wrote. */
export function createWebModule(folder: string = builtHere): ServerModule {
  const distribution = watchDistribution(folder);
  return {
    name: 'web',
    routes(app) {
      app.get('/*', async (request, reply) => {
        const built = await distribution();
        const address = addressOf(request);
        const file = address === '/index.html' ? undefined : built?.files.get(address);
        if (file !== undefined) return sendWebFile(request, reply, file);
        if (machines.test(address) || !wantsPage(request, address)) throw platformProblem('request.notFound');
        if (built !== null) return sendPage(reply, built);
        return reply.code(503).type('text/html; charset=utf-8').send(notBuiltPage);
      });
    },
  };
}

export const webModule = createWebModule();

function addressOf({ url }: FastifyRequest): string {
  const [path = '/'] = url.split('?', 1);
  try {
    return decodeURIComponent(path);
  } catch {
    throw platformProblem('request.malformed');
  }
}

/** A screen's address is asked for by navigation; a name with an ending is a file that is not there. */
function wantsPage({ headers }: FastifyRequest, address: string): boolean {
  const accept = headers.accept ?? '*/*';
  return accept.includes('text/html') || (accept.includes('*/*') && !/\.[^/]*$/.test(address));
}
