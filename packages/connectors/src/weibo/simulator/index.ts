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
import { actingRoutes, type SimOwnComment } from './acting.ts';

/** What a reader wrote under a post. */
export interface SimWeiboComment {
  readonly idstr: string;
  readonly status: string;
  readonly user: string;
  readonly at: number;
  readonly text: string;
}

interface State {
  /** Oldest first. */
  comments: SimWeiboComment[];
  /** The account's own, oldest first. */
  own: SimOwnComment[];
  lastId: string;
  posts: { readonly idstr: string; readonly text: string; readonly picture: number }[];
}

export interface WeiboSimulator extends Simulation {
  readonly state: State;
  readonly tokens: SimTokens;
  /** What a channel on this simulator is set to. */
  readonly settings: Partial<WeiboSettings>;
  readonly mood: {
    /** Requests of the business interface that are left in this hour. */
    left: number;
  };
  /** A reader writes; gives the comment's id. */
  comment(by: {
    readonly user: string;
    readonly text: string;
    readonly status: string;
    readonly at?: number;
  }): string;
  /** He deletes it. */
  removeComment(id: string): void;
}

const refusal = (code: number, error: string, status = 400) =>
  new SimRefusal({ status, json: { error, error_code: code, request: '/2/statuses/share.json' } });

/** Third-party sharing on Weibo: the token in the form, the bound domain, 140 characters, no topics. */
export async function startWeiboSimulator(
  options: SimulationOptions & { readonly token: string; readonly safeDomain: string },
): Promise<WeiboSimulator> {
  const store = openSimStore<State>(options.stateFile, {
    lastId: '5000000000000000000',
    posts: [],
    comments: [],
    own: [],
  });
  const { state } = store;
  const tokens = simTokens(options.token);
  const mood = { left: 50_000 };
  const toMe = (query: URLSearchParams) => {
    if (mood.left <= 0) throw refusal(10022, 'IP requests out of rate limit', 403);
    mood.left -= 1;
    const count = Number(query.get('count') ?? 50);
    if (!(count >= 1 && count <= 50)) throw refusal(10008, 'param error, see doc for more info');
    const before = query.get('max_id');
    return state.comments
      .filter((one) => before === null || BigInt(one.idstr) <= BigInt(before))
      .reverse()
      .slice(0, count);
  };
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
        'GET /2/comments/to_me/biz.json': (request) => {
          if (request.headers.authorization !== `OAuth2 ${tokens.access}`)
            throw refusal(21332, 'access_token is invalid', 401);
          const shown = toMe(request.query).map(
            ({ idstr, status, user, at, text }) =>
              `{"id":${idstr},"idstr":"${idstr}","created_at":${JSON.stringify(createdAt(at))},"text":${JSON.stringify(text)},"user":{"idstr":"${user}"},"status":{"idstr":"${status}"}}`,
          );
          return {
            type: 'application/json',
            text: `{"comments":[${shown.join(',')}],"total_number":${state.comments.length}}`,
          };
        },
        ...actingRoutes({
          own: state.own,
          token: () => tokens.access,
          nextId: () => nextSimId(store),
          knows: (comment) => state.comments.some(({ idstr }) => idstr === comment),
          save: () => store.save(),
          time: createdAt,
        }),
        'POST /oauth2/access_token': refreshHandler(tokens),
      },
    },
    options.port,
  );
  return Object.assign(simulation, {
    state,
    tokens,
    mood,
    comment(by: Parameters<WeiboSimulator['comment']>[0]) {
      const idstr = nextSimId(store);
      const { user, text, status, at = Date.now() } = by;
      state.comments.push({ idstr, status, user, at, text });
      store.save();
      return idstr;
    },
    removeComment(id: string) {
      state.comments = state.comments.filter((one) => one.idstr !== id);
      store.save();
    },
    settings: {
      baseUrl: simulation.baseUrl,
      safeDomain: options.safeDomain,
      operatorIp: '203.0.113.7',
      commentsUrl: simulation.baseUrl,
      refreshPath: '/oauth2/access_token',
      errorClasses: { 20012: 'content', 20019: 'content', 10009: 'busy', 10022: 'quota' },
    } satisfies Partial<WeiboSettings>,
  });
}

/** `Mon Nov 23 10:05:00 +0800 2026`, as the platform writes times. */
function createdAt(milliseconds: number): string {
  const [weekday, day, month, year, time] = new Date(milliseconds + 8 * 3_600_000).toUTCString().split(/,? /);
  return `${weekday} ${month} ${day} ${time} +0800 ${year}`;
}
