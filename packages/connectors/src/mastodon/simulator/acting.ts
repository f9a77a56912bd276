import { SimRefusal, type SimRequest, type SimulationParts } from '../../simulation/server.ts';

/** A post of somebody else that the account can see. */
export interface SimOther {
  readonly id: string;
  readonly acct: string;
  readonly text: string;
}

/** What the account did towards others, by hand or by API. */
export interface SimDeeds {
  others: SimOther[];
  following: string[];
  favourited: string[];
  reblogged: string[];
  pinned: string[];
}

export const noDeeds = (): SimDeeds => ({
  others: [],
  following: [],
  favourited: [],
  reblogged: [],
  pinned: [],
});

interface World {
  readonly deeds: SimDeeds;
  readonly base: () => string;
  readonly admit: (request: SimRequest) => void;
  readonly save: () => void;
  /** A status by its id as the server shows it; undefined for none. */
  readonly shown: (id: string) => Record<string, unknown> | undefined;
}

const accountOf = (acct: string) => ({ id: `a-${acct}`, username: acct, acct });

/** Somebody else's post as the server shows it. */
export function showOther(base: string, { id, acct, text }: SimOther): Record<string, unknown> {
  return {
    id,
    created_at: new Date(0).toISOString(),
    uri: `${base}/users/${acct}/statuses/${id}`,
    url: `${base}/@${acct}/${id}`,
    content: `<p>${text}</p>`,
    visibility: 'public',
    media_attachments: [],
    account: accountOf(acct),
  };
}

/** Following, liking, forwarding, pinning, and what shows that it was done. */
export function actingRoutes({ deeds, base, admit, save, shown }: World): SimulationParts['routes'] {
  const missing = () => new SimRefusal({ status: 404, json: { error: 'Record not found' } });
  const acctIn = (request: SimRequest): string => (request.params.id ?? '').replace(/^a-/, '');
  const relation = (acct: string) => ({ id: `a-${acct}`, following: deeds.following.includes(acct) });
  const mark = (list: 'favourited' | 'reblogged' | 'pinned') => (request: SimRequest) => {
    admit(request);
    const id = request.params.id ?? '';
    const status = shown(id);
    if (status === undefined) throw missing();
    if (!deeds[list].includes(id)) deeds[list].push(id);
    save();
    return { json: { ...status, [list]: true } };
  };
  const follow = (wanted: boolean) => (request: SimRequest) => {
    admit(request);
    const acct = acctIn(request);
    deeds.following = deeds.following.filter((one) => one !== acct);
    if (wanted) deeds.following.push(acct);
    save();
    return { json: relation(acct) };
  };
  return {
    'GET /api/v1/accounts/lookup': (request) => {
      admit(request);
      const acct = request.query.get('acct') ?? '';
      if (acct === '' || acct.startsWith('nobody')) throw missing();
      return { json: accountOf(acct) };
    },
    'GET /api/v1/accounts/relationships': (request) => {
      admit(request);
      return { json: request.query.getAll('id[]').map((id) => relation(id.replace(/^a-/, ''))) };
    },
    'GET /api/v1/accounts/:id/following': (request) => {
      admit(request);
      return { json: deeds.following.map(accountOf) };
    },
    'POST /api/v1/accounts/:id/follow': follow(true),
    'POST /api/v1/accounts/:id/unfollow': follow(false),
    'GET /api/v2/search': (request) => {
      admit(request);
      const asked = request.query.get('q');
      const found = deeds.others.map((one) => showOther(base(), one)).filter(({ url }) => url === asked);
      return { json: { accounts: [], hashtags: [], statuses: found } };
    },
    'POST /api/v1/statuses/:id/favourite': mark('favourited'),
    'POST /api/v1/statuses/:id/reblog': mark('reblogged'),
    'POST /api/v1/statuses/:id/pin': mark('pinned'),
  };
}
