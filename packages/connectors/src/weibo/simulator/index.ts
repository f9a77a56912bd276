import { refreshHandler, type SimTokens, simTokens } from '../../simulation/oauth.ts';
import {
  nextSimId,
  openSimStore,
  SimRefusal,
  type Simulation,
  type SimulationOptions,
  startSimulation,
} from '../../simulation/server.ts';
import type { WeiboSettings } from '../connector.ts';

interface State {
  lastId: string;
  posts: { readonly idstr: string; readonly text: string; readonly picture: number }[];
}

export interface WeiboSimulator extends Simulation {
  readonly state: State;
  readonly tokens: SimTokens;
  /** What a channel on this simulator is set to. */
  readonly settings: Partial<WeiboSettings>;
}

const refusal = (code: number, error: string, status = 400) =>
  new SimRefusal({ status, json: { error, error_code: code, request: '/2/statuses/share.json' } });

/** Third-party sharing on Weibo: the token in the form, the bound domain, 140 characters, no topics. */
export async function startWeiboSimulator(
  options: SimulationOptions & { readonly token: string; readonly safeDomain: string },
): Promise<WeiboSimulator> {
  const store = openSimStore<State>(options.stateFile, { lastId: '5000000000000000000', posts: [] });
  const { state } = store;
  const tokens = simTokens(options.token);
  const simulation = await startSimulation(
    {
      busy: { status: 400, json: { error: 'system is busy', error_code: 10009 } },
      routes: {
        'POST /2/statuses/share.json': async (request) => {
          const multipart = (request.headers['content-type'] ?? '').startsWith('multipart/');
          const form = multipart ? await request.form() : null;
          const read = (name: string) => String(form?.get(name) ?? request.fields()[name] ?? '');
          if (read('access_token') !== tokens.access) throw refusal(21332, 'access_token is invalid', 401);
          const text = read('status');
          if (read('rip') === '') throw refusal(10016, 'miss required parameter (rip)');
          if ([...text].length > 140) throw refusal(20012, 'text too long');
          if (
            !new RegExp(
              `https?://([\\w-]+\\.)*${options.safeDomain.replaceAll('.', '\\.')}(/|$|\\?)`,
              'm',
            ).test(text)
          ) {
            throw refusal(10017, 'appkey not bind domain!');
          }
          if (state.posts.some((post) => post.text === text)) throw refusal(20019, 'repeat content');
          const picture = form?.get('pic');
          const idstr = nextSimId(store);
          state.posts.push({ idstr, text, picture: picture instanceof File ? picture.size : 0 });
          store.save();
          // The number and its text, as the platform sends them; the number is beyond what a double holds.
          return {
            type: 'application/json',
            text: `{"id":${idstr},"idstr":"${idstr}","mid":"${idstr}","text":${JSON.stringify(text)}}`,
          };
        },
        'POST /oauth2/access_token': refreshHandler(tokens),
      },
    },
    options.port,
  );
  return Object.assign(simulation, {
    state,
    tokens,
    settings: {
      baseUrl: simulation.baseUrl,
      safeDomain: options.safeDomain,
      operatorIp: '203.0.113.7',
      refreshPath: '/oauth2/access_token',
      errorClasses: { 20012: 'content', 20019: 'content', 10009: 'busy' },
    } satisfies Partial<WeiboSettings>,
  });
}
