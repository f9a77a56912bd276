import { refreshHandler, type SimTokens, simTokens } from '../../simulation/oauth.ts';
import { newItem, type ReviewMood, reviewMood, type SimItem, standingOf } from '../../simulation/review.ts';
import {
  nextSimId,
  openSimStore,
  SimRefusal,
  type SimRequest,
  type Simulation,
  type SimulationOptions,
  startSimulation,
} from '../../simulation/server.ts';
import type { KuaishouSettings } from '../connector.ts';

interface Upload {
  fragments: number[];
  size: number;
  complete: boolean;
}

interface State {
  lastId: string;
  uploads: Record<string, Upload>;
  items: SimItem[];
}

export interface KuaishouSimulator extends Simulation {
  readonly state: State;
  readonly tokens: SimTokens;
  readonly mood: ReviewMood;
  readonly settings: Partial<KuaishouSettings>;
}

const clientId = 'ks-demonstration';
const refusal = (result: number, message: string, status = 200) =>
  new SimRefusal({ status, json: { result, error_msg: message } });

/** Kuaishou's open platform: upload token and endpoint, whole or in fragments, publish with cover, query and delete. */
export async function startKuaishouSimulator(
  options: SimulationOptions & { readonly token: string },
): Promise<KuaishouSimulator> {
  const store = openSimStore<State>(options.stateFile, {
    lastId: '5200000000000000000',
    uploads: {},
    items: [],
  });
  const { state } = store;
  const tokens = simTokens(options.token);
  const mood = reviewMood();
  let base = '';

  const admit = (request: SimRequest) => {
    if (request.query.get('access_token') !== tokens.access)
      throw refusal(100200102, 'access_token expired', 401);
    if (request.query.get('app_id') !== clientId) throw refusal(100200100, 'invalid app');
  };
  const uploadOf = (request: SimRequest): Upload => {
    const upload = state.uploads[request.query.get('upload_token') ?? ''];
    if (upload === undefined) throw refusal(100400100, 'upload_token is invalid');
    return upload;
  };
  const show = (item: SimItem) => ({
    photo_id: item.id,
    caption: item.text,
    create_time: item.createdAt * 1000,
    pending: standingOf(item) !== 'public',
    play_url: `${base}/short-video/${item.id}`,
  });

  const simulation = await startSimulation(
    {
      busy: { json: { result: 100300001, error_msg: 'server busy' } },
      routes: {
        'POST /openapi/photo/start_upload': (request) => {
          admit(request);
          const token = `up${nextSimId(store)}`;
          state.uploads[token] = { fragments: [], size: 0, complete: false };
          return { json: { result: 1, upload_token: token, endpoint: new URL(base).host } };
        },
        'POST /api/upload': (request) => {
          const upload = uploadOf(request);
          upload.size = request.body.length;
          upload.complete = true;
          store.save();
          return { json: { result: 1 } };
        },
        'POST /api/upload/fragment': (request) => {
          const upload = uploadOf(request);
          upload.fragments[Number(request.query.get('fragment_id'))] = request.body.length;
          return { json: { result: 1, size: request.body.length } };
        },
        'POST /api/upload/complete': (request) => {
          const upload = uploadOf(request);
          const count = Number(request.query.get('fragment_count'));
          const got = upload.fragments.filter((size) => size > 0);
          if (got.length !== count) throw refusal(100400101, 'fragments are missing');
          upload.size = got.reduce((sum, size) => sum + size, 0);
          upload.complete = true;
          store.save();
          return { json: { result: 1 } };
        },
        'POST /openapi/photo/publish': async (request) => {
          admit(request);
          const upload = uploadOf(request);
          if (!upload.complete) throw refusal(100400102, 'the upload is not complete');
          const form = await request.form();
          if (!(form.get('cover') instanceof File)) throw refusal(100400103, 'cover is missing');
          const text = String(form.get('caption') ?? '');
          const files = [request.query.get('upload_token') ?? ''];
          const item = newItem(mood, { id: nextSimId(store), text, title: text, files });
          state.items.push(item);
          store.save();
          return { json: { result: 1, video_info: show(item) } };
        },
        'GET /openapi/photo/info': (request) => {
          admit(request);
          const id = request.query.get('photo_id');
          if (id === null) return { json: { result: 1, video_list: [...state.items].reverse().map(show) } };
          const item = state.items.find((each) => each.id === id);
          if (item === undefined) throw refusal(100120404, 'no such photo');
          return { json: { result: 1, video_info: show(item) } };
        },
        'POST /openapi/photo/delete': (request) => {
          admit(request);
          const id = request.query.get('photo_id');
          state.items = state.items.filter((item) => item.id !== id);
          store.save();
          return { json: { result: 1 } };
        },
        'POST /oauth2/refresh_token': refreshHandler(tokens),
      },
    },
    options.port,
  );
  base = simulation.baseUrl;
  return Object.assign(simulation, {
    state,
    tokens,
    mood,
    settings: {
      baseUrl: base,
      clientId,
      refreshPath: '/oauth2/refresh_token',
      uploadScheme: 'http',
      uploadPath: '/api/upload',
      fragmentPath: '/api/upload/fragment',
      completePath: '/api/upload/complete',
      readPath: '/openapi/photo/info',
      deletePath: '/openapi/photo/delete',
      errorClasses: { 100120404: 'missing', 100300001: 'busy' },
    } satisfies Partial<KuaishouSettings>,
  });
}
