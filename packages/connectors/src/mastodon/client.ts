import type { mastodon } from 'masto';
import type { ConnectorPorts, MayRepeat } from '../connector.ts';
import type { ApiError, Lost } from '../direct/api.ts';
import { setbackOf } from './errors.ts';

export type Client = mastodon.rest.Client;

type Asked<Value> = { readonly kind: 'ok'; readonly value: Value } | ApiError | Lost;

/**
 * Runs calls with the account's token; what the server does is told, never thrown. A token that the server refuses, before it does anything, may have
 * been replaced by a person since it was read: with the new one it is asked once more, if `mayRepeat` (always, if absent) agrees.
 */
export type Ask = <Value>(
  work: (client: Client) => Promise<Value>,
  mayRepeat?: MayRepeat,
) => Promise<Asked<Value>>;

/** The way to one account on its server. */
export function askServer(
  ports: Pick<ConnectorPorts<'accessToken'>, 'credentials' | 'clock'>,
  settings: { readonly baseUrl: string; readonly timeoutMs: number },
): Ask {
  async function askWith<Value>(
    accessToken: string,
    work: (client: Client) => Promise<Value>,
  ): Promise<Asked<Value>> {
    // Loaded when it is first needed: most servers have no such channel.
    const { createRestAPIClient } = await import('masto');
    const client = createRestAPIClient({
      url: settings.baseUrl,
      accessToken,
      timeout: settings.timeoutMs,
      requestInit: { redirect: 'error' },
    });
    try {
      return { kind: 'ok', value: await work(client) };
    } catch (error) {
      return setbackOf(error, ports.clock.now());
    }
  }

  return async (work, mayRepeat = async () => true) => {
    const token = await ports.credentials.read('accessToken');
    if (token === undefined) {
      return { kind: 'error', class: 'permission', code: 'notAuthorized', text: '', retryAfter: null };
    }
    const reply = await askWith(token, work);
    if (reply.kind !== 'error' || reply.class !== 'token') return reply;
    const entered = await ports.credentials.read('accessToken');
    if (entered === undefined || entered === token || !(await mayRepeat())) return reply;
    return askWith(entered, work);
  };
}
