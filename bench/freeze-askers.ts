import { listCredentials, requestCheckout, setCredential } from '@sanshen/contract/channels-credentials';
import { registerDevice } from '@sanshen/contract/channels-devices';
import { type Client, createClient, RefusedRequest } from '@sanshen/contract/client';
import { requestAction } from '@sanshen/contract/interaction';
import { logIn } from '@sanshen/contract/session';
import type { ChannelId } from '@sanshen/domain/kernel';
import {
  demonstrationChannelId,
  demonstrationOrganizationId,
  demonstrationPassword,
  demonstrationPersonId,
} from '@sanshen/server/demonstration/index';
import pg from 'pg';
import { pause } from '../tests/faults/chance.ts';

const county = 'wuhua';
const everyMs = 15;

export type Wish = 'interaction' | 'checkout';

/** What askers saw during one freeze: by server and kind, when something was last granted and first refused for the freeze. */
export interface Seen {
  readonly granted: number;
  /** When the last answer came that granted something; 0 if none did. */
  readonly lastGranted: number;
  /** When each server had refused each kind of wish; null where one has not yet. */
  readonly allRefused: number | null;
}

/** People at every server who ask without a pause for interactions and credentials. */
export interface Askers {
  /** Asks on a channel until told to stop; `kinds`: what the freeze in question reaches. */
  begin(channel: ChannelId, kinds: readonly Wish[]): () => Promise<Seen>;
}

/** Somebody of a demonstration's organisation at one of the servers. */
export async function clientOf(url: string, login: string): Promise<Client> {
  const client = createClient(url);
  await client.call(logIn, { body: { name: login, password: demonstrationPassword } });
  return client;
}

/** Lets an operator ask at each of the servers. */
export async function openAskers(urls: readonly string[], ownerUrl: string): Promise<Askers> {
  const clients: Client[] = [];
  for (const url of urls) clients.push(await clientOf(url, `${county}.operator1`));
  const wish = await prepareCheckout(await clientOf(urls[0] ?? '', `${county}.platformlead`), ownerUrl);
  let number = 0;
  const ask = (client: Client, kind: Wish, channel: ChannelId): Promise<unknown> => {
    number += 1;
    if (kind === 'checkout') return client.call(requestCheckout, wish);
    const target = { account: `账号${number}`, url: `https://example.cn/posts/${number}` };
    return client.call(requestAction, { body: { channel, action: 'like', purpose: '测量', target } });
  };
  return {
    begin(channel, kinds) {
      let going = true;
      let granted = 0;
      let lastGranted = 0;
      const refused = new Map<string, number>();
      const loops = clients.flatMap((client, server) =>
        kinds.map(async (kind) => {
          while (going) {
            try {
              await ask(client, kind, channel);
              granted += 1;
              lastGranted = Date.now();
              refused.delete(`${server} ${kind}`);
            } catch (error) {
              // Whatever else is refused is a fault of the measurement.
              if (!(error instanceof RefusedRequest) || !error.problem.code.endsWith('.frozen')) throw error;
              if (!refused.has(`${server} ${kind}`)) refused.set(`${server} ${kind}`, Date.now());
            }
            await pause(everyMs);
          }
        }),
      );
      return async () => {
        going = false;
        await Promise.all(loops);
        const all = refused.size === clients.length * kinds.length;
        return { granted, lastGranted, allRefused: all ? Math.max(...refused.values()) : null };
      };
    },
  };
}

/** A credential of a running channel, and a device of the unit on which it could be shown. */
async function prepareCheckout(lead: Client, ownerUrl: string) {
  const channel = demonstrationChannelId(county, 'douyin');
  const { id: device } = await lead.call(registerDevice, {
    params: { organization: demonstrationOrganizationId(county) },
    body: {
      ...{ assetNumber: 'BENCH-1', kind: 'phone', model: '工作手机', organizationOwned: true },
      custodian: demonstrationPersonId(county, 'operator', 1),
    },
  });
  // That a device is enrolled with its key is tested elsewhere; here it only has to count as enrolled.
  const database = new pg.Client({ connectionString: ownerUrl });
  await database.connect();
  await database.query('update device set enrolled_at = now() where device_id = $1', [device]);
  await database.end();
  await lead.call(setCredential, {
    params: { channel },
    body: { kind: 'loginPassword', label: '测量', value: 'bench-only' },
  });
  const { items } = await lead.call(listCredentials, { params: { channel } });
  const credential = items.at(-1)?.id ?? '';
  return { params: { credential }, body: { purpose: '测量', minutes: 10, device } };
}
