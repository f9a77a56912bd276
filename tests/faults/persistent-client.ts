import { type Client, createClient, RefusedRequest } from '@sanshen/contract/client';
import type { RouteShape } from '@sanshen/contract/route';
import { pause } from './chance.ts';

/** A command that the server has acknowledged. */
export interface Acknowledged {
  readonly route: string;
  readonly answer: unknown;
  /** How often it was sent until the answer came. */
  readonly tries: number;
}

/** What the clients of a case saw. */
export interface ClientLog {
  readonly acknowledged: Acknowledged[];
  /** Answers with a status of 500 and above, by code. */
  readonly outages: Map<string, number>;
}

export function emptyLog(): ClientLog {
  return { acknowledged: [], outages: new Map() };
}

const patience = 90_000;

/**
 * A client that does not give up: what got no answer or one of the 500s is sent again, to the next of the servers, under the same key,
 * until it is answered. The servers take turns. Refusals (4xx) are thrown as they come.
 */
export function persistentClient(
  servers: readonly string[],
  log: ClientLog,
  onSend: () => void = () => {},
): Client {
  let turn = 0;
  const [first = ''] = servers;
  const fetcher: typeof fetch = (url, init) => {
    const server = servers[turn % servers.length] ?? first;
    turn += 1;
    onSend();
    return fetch(String(url).replace(first, server), { ...init, signal: AbortSignal.timeout(15_000) });
  };
  const client = createClient(first, (url, init) => fetcher(url, init));

  async function insist<Answer>(route: RouteShape, send: () => Promise<Answer>): Promise<Answer> {
    const deadline = Date.now() + patience;
    for (let tries = 1; ; tries += 1) {
      try {
        const answer = await send();
        if (route.command) log.acknowledged.push({ route: route.id, answer, tries });
        return answer;
      } catch (error) {
        if (!isPassing(error, log)) throw error;
        if (Date.now() > deadline) throw new Error(`${route.id} got no answer in time`, { cause: error });
        await pause(40);
      }
    }
  }

  return {
    call: (route, call, options) => {
      const idempotencyKey = options?.idempotencyKey ?? crypto.randomUUID();
      return insist(route, () => client.call(route, call, { ...options, idempotencyKey }));
    },
    read: (route, call, options) => {
      const idempotencyKey = options?.idempotencyKey ?? crypto.randomUUID();
      return insist(route, () => client.read(route, call, { ...options, idempotencyKey }));
    },
    upload: (route, call, file, name) => insist(route, () => client.upload(route, call, file, name)),
    download: (route, call) => insist(route, () => client.download(route, call)),
  };
}

/** No answer, a broken one, a server that cannot work now, or a throttled login: worth sending again. */
function isPassing(error: unknown, log: ClientLog): boolean {
  if (error instanceof RefusedRequest) {
    const { status, code } = error.problem;
    if (status >= 500) log.outages.set(code, (log.outages.get(code) ?? 0) + 1);
    return status >= 500 || code === 'session.throttled';
  }
  return (
    error instanceof TypeError ||
    error instanceof SyntaxError ||
    (error instanceof DOMException && error.name === 'TimeoutError')
  );
}
