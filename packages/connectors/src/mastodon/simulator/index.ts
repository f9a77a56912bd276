import { escapeHtml } from '../../direct/short-post.ts';
import {
  nextSimId,
  openSimStore,
  SimRefusal,
  type SimRequest,
  type Simulation,
  type SimulationOptions,
  startSimulation,
} from '../../simulation/server.ts';
import { actingRoutes, noDeeds, type SimDeeds, type SimOther, showOther } from './acting.ts';

interface Status {
  readonly id: string;
  readonly createdAt: string;
  text: string;
  readonly media: readonly string[];
  readonly key: string | null;
  readonly inReplyTo?: string | null;
  readonly visibility?: string;
}

/** What somebody else wrote to the account. */
export interface SimMention {
  readonly id: string;
  readonly notification: string;
  readonly acct: string;
  readonly createdAt: string;
  readonly inReplyTo: string | null;
  readonly direct: boolean;
  text: string;
  editedAt: string | null;
}

interface State {
  /** Oldest first. */
  mentions: SimMention[];
  lastId: string;
  statuses: Status[];
  media: Record<string, { type: string; size: number }>;
  deeds: SimDeeds;
}

export interface MastodonSimulator extends Simulation {
  readonly state: State;
  readonly mood: {
    /** The token that is good just now. */
    token: string;
    /** Requests left of 300 in five minutes. */
    left: number;
    /** Seconds by which the server's clock goes ahead. */
    skew: number;
  };
  /** Somebody edits a status on the server itself. */
  edit(id: string, text: string): void;
  /** Somebody writes to the account; gives the id of what he wrote. */
  mention(by: {
    readonly acct: string;
    readonly text: string;
    readonly inReplyTo?: string;
    readonly direct?: boolean;
    readonly at?: string;
  }): string;
  /** Somebody posts something that does not concern the account; gives its id. */
  post(acct: string, text: string): string;
  /** He edits it, or with null deletes it. */
  changeMention(id: string, text: string | null): void;
}

const limit = 300;

/** A server that speaks Mastodon's API: one account, statuses with idempotency keys, media, limits. */
export async function startMastodonSimulator(
  options: SimulationOptions & { readonly token: string },
): Promise<MastodonSimulator> {
  const store = openSimStore<State>(options.stateFile, {
    mentions: [],
    lastId: '109000000000000000',
    statuses: [],
    media: {},
    deeds: noDeeds(),
  });
  const { state } = store;
  const mood = { token: options.token, left: limit, skew: 0 };
  let base = '';

  const admit = (request: SimRequest) => {
    if (request.headers.authorization !== `Bearer ${mood.token}`) {
      throw new SimRefusal({ status: 401, json: { error: 'The access token is invalid' } });
    }
    if (mood.left <= 0) {
      const reset = new Date(Date.now() + 300_000).toISOString();
      throw new SimRefusal({
        status: 429,
        json: { error: 'Too many requests' },
        headers: { 'x-ratelimit-reset': reset },
      });
    }
    mood.left -= 1;
  };
  const account = () => ({
    id: '1',
    username: 'demonstration',
    acct: 'demonstration',
    url: `${base}/@demonstration`,
  });
  const mediaOf = (id: string) => ({
    id,
    type: 'image',
    url: `${base}/media/${id}/original.png`,
    preview_url: `${base}/media/${id}/small.png`,
    description: null,
  });
  const marksOf = (id: string) => ({
    favourited: state.deeds.favourited.includes(id),
    reblogged: state.deeds.reblogged.includes(id),
    pinned: state.deeds.pinned.includes(id),
  });
  const show = (status: Status) => ({
    id: status.id,
    created_at: status.createdAt,
    uri: `${base}/users/demonstration/statuses/${status.id}`,
    url: `${base}/@demonstration/${status.id}`,
    content: contentOf(status.text),
    visibility: status.visibility ?? 'public',
    in_reply_to_id: status.inReplyTo ?? null,
    ...marksOf(status.id),
    media_attachments: status.media.map(mediaOf),
    account: account(),
  });
  const found = (id: string | undefined): Status => {
    const status = state.statuses.find((each) => each.id === id);
    if (status === undefined) throw new SimRefusal({ status: 404, json: { error: 'Record not found' } });
    return status;
  };

  const showMention = (mention: SimMention) => ({
    id: mention.notification,
    type: 'mention',
    created_at: mention.createdAt,
    account: { id: `a-${mention.acct}`, username: mention.acct, acct: mention.acct },
    status: {
      id: mention.id,
      created_at: mention.createdAt,
      edited_at: mention.editedAt,
      in_reply_to_id: mention.inReplyTo,
      visibility: mention.direct ? 'direct' : 'public',
      content: `<p><span class="h-card"><a href="${base}/@demonstration" class="u-url mention">@<span>demonstration</span></a></span> ${escapeHtml(mention.text)}</p>`,
      account: { id: `a-${mention.acct}`, username: mention.acct, acct: mention.acct },
      mentions: [
        { id: '1', username: 'demonstration', acct: 'demonstration', url: `${base}/@demonstration` },
      ],
      media_attachments: [],
    },
  });
  /** Any status by its id: own, of who wrote to the account, of somebody else. */
  const shownOf = (id: string): Record<string, unknown> | undefined => {
    const own = state.statuses.find((each) => each.id === id);
    if (own !== undefined) return show(own);
    const mention = state.mentions.find((each) => each.id === id);
    if (mention !== undefined) return showMention(mention).status;
    const other = state.deeds.others.find((each) => each.id === id);
    return other === undefined ? undefined : showOther(base, other);
  };
  const newestMentions = (query: URLSearchParams) => {
    const size = Number(query.get('limit') ?? 40);
    if (!(size >= 1 && size <= 80)) throw new SimRefusal({ status: 422, json: { error: 'limit' } });
    const before = query.get('max_id');
    const older = state.mentions.filter(
      (one) => before === null || BigInt(one.notification) < BigInt(before),
    );
    return older.sort((a, b) => (BigInt(b.notification) < BigInt(a.notification) ? -1 : 1)).slice(0, size);
  };

  const simulation = await startSimulation(
    {
      busy: { status: 503, json: { error: 'Remote data could not be fetched' } },
      routes: {
        ...actingRoutes({
          deeds: state.deeds,
          base: () => base,
          admit,
          save: () => store.save(),
          shown: shownOf,
        }),
        'GET /api/v1/accounts/verify_credentials': (request) => {
          admit(request);
          return { json: account() };
        },
        'GET /api/v1/accounts/:id/statuses': (request) => {
          admit(request);
          return { json: [...state.statuses].reverse().slice(0, 40).map(show) };
        },
        'GET /api/v1/notifications': (request) => {
          admit(request);
          return { json: newestMentions(request.query).map(showMention) };
        },
        'POST /api/v2/media': async (request) => {
          admit(request);
          const file = (await request.form()).get('file');
          if (!(file instanceof File)) throw new SimRefusal({ status: 422, json: { error: 'no file' } });
          const id = nextSimId(store);
          state.media[id] = { type: file.type, size: file.size };
          store.save();
          return { json: mediaOf(id) };
        },
        'POST /api/v1/statuses': (request) => {
          admit(request);
          const key = request.headers['idempotency-key'] ?? null;
          const before = state.statuses.find((each) => key !== null && each.key === key);
          if (before !== undefined) return { json: show(before) };
          const fields = request.fields();
          const { status: text = '', media_ids: media = '[]' } = fields;
          const { in_reply_to_id: inReplyTo = null, visibility = 'public' } = fields;
          if ([...text].length > 500)
            throw new SimRefusal({ status: 422, json: { error: 'Validation failed: too long' } });
          const createdAt = new Date(Date.now() + mood.skew * 1000).toISOString();
          const status: Status = {
            id: nextSimId(store),
            createdAt,
            text,
            media: JSON.parse(media),
            key,
            inReplyTo,
            visibility,
          };
          state.statuses.push(status);
          store.save();
          return { json: show(status) };
        },
        'GET /api/v1/statuses/:id': (request) => {
          admit(request);
          const status = shownOf(request.params.id ?? '');
          if (status === undefined)
            throw new SimRefusal({ status: 404, json: { error: 'Record not found' } });
          return { json: { ...status, ...marksOf(request.params.id ?? '') } };
        },
        'DELETE /api/v1/statuses/:id': (request) => {
          admit(request);
          const status = found(request.params.id);
          state.statuses = state.statuses.filter((each) => each !== status);
          store.save();
          return { json: show(status) };
        },
      },
    },
    options.port,
  );
  base = simulation.baseUrl;
  return Object.assign(simulation, {
    state,
    mood,
    edit(id: string, text: string) {
      found(id).text = text;
      store.save();
    },
    mention(by: Parameters<MastodonSimulator['mention']>[0]) {
      const id = nextSimId(store);
      state.mentions.push({
        id,
        notification: nextSimId(store),
        acct: by.acct,
        createdAt: by.at ?? new Date(Date.now() + mood.skew * 1000).toISOString(),
        inReplyTo: by.inReplyTo ?? null,
        direct: by.direct ?? false,
        text: by.text,
        editedAt: null,
      });
      store.save();
      return id;
    },
    post(acct: string, text: string) {
      const other: SimOther = { id: nextSimId(store), acct, text };
      state.deeds.others.push(other);
      store.save();
      return other.id;
    },
    changeMention(id: string, text: string | null) {
      const mention = state.mentions.find((one) => one.id === id);
      if (text === null || mention === undefined) {
        state.mentions = state.mentions.filter((one) => one.id !== id);
      } else {
        mention.text = text;
        mention.editedAt = new Date().toISOString();
      }
      store.save();
    },
  });
}

/** As the server shows it: paragraphs, and links in three parts of which one is seen. */
function contentOf(text: string): string {
  const lines = text.split('\n').map((line) => {
    if (!/^https?:\/\/\S+$/.test(line)) return escapeHtml(line);
    const [scheme = '', rest = ''] = line.split(/(?<=:\/\/)/);
    return `<a href="${escapeHtml(line)}" target="_blank" rel="nofollow noopener noreferrer"><span class="invisible">${scheme}</span><span class="ellipsis">${escapeHtml(rest.slice(0, 30))}</span><span class="invisible">${escapeHtml(rest.slice(30))}</span></a>`;
  });
  return `<p>${lines.join('<br />')}</p>`;
}
