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
import type { DouyinSettings } from '../connector.ts';

interface State {
  lastId: string;
  uploads: Record<string, number>;
  items: SimItem[];
}

export interface DouyinSimulator extends Simulation {
  readonly state: State;
  readonly tokens: SimTokens;
  readonly mood: ReviewMood;
  readonly settings: Partial<DouyinSettings>;
}

const openId = 'open-id-of-the-demonstration';
const answer = (data: object, code = 0, description = '') => ({
  json: {
    data: { ...data, error_code: code, description },
    extra: { error_code: code, sub_error_code: 0, logid: '2026', now: Date.now() },
  },
});
const refusal = (code: number, description: string, status = 200) =>
  new SimRefusal({ status, ...answer({}, code, description) });

/** Douyin's open platform: upload, create under review, list and delete, errors inside HTTP 200. */
export async function startDouyinSimulator(
  options: SimulationOptions & { readonly token: string },
): Promise<DouyinSimulator> {
  const store = openSimStore<State>(options.stateFile, {
    lastId: '7300000000000000000',
    uploads: {},
    items: [],
  });
  const { state } = store;
  const tokens = simTokens(options.token);
  const mood = reviewMood();
  let base = '';

  const admit = (request: SimRequest) => {
    if (request.headers['access-token'] !== tokens.access)
      throw refusal(2190008, 'access_token 过期,请刷新', 401);
    if (request.query.get('open_id') !== openId) throw refusal(2100005, '参数不合法');
  };
  const upload = (member: 'video' | 'image') => async (request: SimRequest) => {
    admit(request);
    const file = (await request.form()).get(member);
    if (!(file instanceof File) || file.size === 0) throw refusal(2100005, '参数不合法');
    const id = `v0${nextSimId(store)}`;
    state.uploads[id] = file.size;
    store.save();
    return answer({ [member]: { [`${member}_id`]: id } });
  };
  const create = (request: SimRequest) => {
    admit(request);
    const body = JSON.parse(request.body.toString()) as {
      video_id?: string;
      image_list?: string[];
      text?: string;
    };
    const files = body.video_id === undefined ? (body.image_list ?? []) : [body.video_id];
    if (files.length === 0 || files.length > 30 || !files.every((id) => id in state.uploads))
      throw refusal(2100005, '参数不合法');
    const item = newItem(mood, {
      id: nextSimId(store),
      text: body.text ?? '',
      title: body.text ?? '',
      files,
    });
    state.items.push(item);
    store.save();
    return answer({ item_id: item.id });
  };
  const show = (item: SimItem) => ({
    item_id: item.id,
    title: item.text,
    create_time: item.createdAt,
    is_reviewed: standingOf(item) !== 'reviewing',
    video_status: standingOf(item) === 'public' ? 1 : standingOf(item) === 'reviewing' ? 4 : 2,
    share_url: `${base}/video/${item.id}`,
  });

  const simulation = await startSimulation(
    {
      busy: answer({}, 2100001, '系统繁忙,此时请开发者稍候再试'),
      routes: {
        'POST /api/douyin/v1/video/upload_video/': upload('video'),
        'POST /api/douyin/v1/video/upload_image/': upload('image'),
        'POST /api/douyin/v1/video/create_video/': create,
        'POST /api/douyin/v1/video/create_image_text/': create,
        'GET /simulated/items': (request) => {
          admit(request);
          const id = request.query.get('item_id');
          return answer({ list: state.items.filter((item) => id === null || item.id === id).map(show) });
        },
        'POST /simulated/delete': (request) => {
          admit(request);
          const { item_id: id } = request.fields();
          state.items = state.items.filter((item) => item.id !== id);
          store.save();
          return answer({});
        },
        'POST /oauth/refresh_token/': refreshHandler(tokens),
        'GET /video/:id': (request) => {
          const item = state.items.find(({ id }) => id === request.params.id);
          return item === undefined
            ? { status: 404, text: '作品不存在' }
            : { text: `<!DOCTYPE html><meta charset="utf-8"><p>${item.text}</p>` };
        },
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
      openId,
      refreshPath: '/oauth/refresh_token/',
      imageUploadPath: '/api/douyin/v1/video/upload_image/',
      readPath: '/simulated/items',
      deletePath: '/simulated/delete',
      errorClasses: { 2100001: 'busy' },
    } satisfies Partial<DouyinSettings>,
  });
}
