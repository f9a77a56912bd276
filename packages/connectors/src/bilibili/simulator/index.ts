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
import type { BilibiliSettings } from '../connector.ts';

interface Article extends SimItem {
  summary: string;
}

interface State {
  lastId: string;
  pictures: Record<string, number>;
  items: Article[];
}

export interface BilibiliSimulator extends Simulation {
  readonly state: State;
  readonly tokens: SimTokens;
  readonly mood: ReviewMood;
  readonly settings: Partial<BilibiliSettings>;
}

const clientId = 'bili-demonstration';
const done = (data: object = {}) => ({ json: { code: 0, message: '0', ttl: 1, data } });
const refusal = (code: number, message: string, status = 200) =>
  new SimRefusal({ status, json: { code, message, ttl: 1 } });

/** Bilibili's open platform for articles: pictures, add under review, view, list, delete. */
export async function startBilibiliSimulator(
  options: SimulationOptions & { readonly token: string },
): Promise<BilibiliSimulator> {
  const store = openSimStore<State>(options.stateFile, { lastId: '30000000', pictures: {}, items: [] });
  const { state } = store;
  const tokens = simTokens(options.token);
  const mood = reviewMood();
  let base = '';

  const admit = (request: SimRequest) => {
    if (request.query.get('access_token') !== tokens.access) throw refusal(-101, '账号未登录', 401);
    if (request.query.get('client_id') !== clientId) throw refusal(-400, '请求错误');
  };
  const found = (id: string | null | undefined): Article => {
    const item = state.items.find((each) => each.id === id);
    if (item === undefined) throw refusal(-404, '啥都木有');
    return item;
  };
  const show = (item: Article) => ({
    article_id: item.id,
    title: item.title,
    summary: item.summary,
    content: item.text,
    ctime: item.createdAt,
    state: standingOf(item) === 'public' ? 0 : -2,
    reject_reason: standingOf(item) === 'refused' ? '内容不符合规范' : '',
    url: `${base}/read/cv${item.id}`,
  });

  const simulation = await startSimulation(
    {
      busy: { json: { code: -503, message: '服务繁忙' } },
      routes: {
        'POST /fn/article/picture': async (request) => {
          admit(request);
          const file = (await request.form()).get('file');
          if (!(file instanceof File)) throw refusal(-400, '请求错误');
          const id = nextSimId(store);
          state.pictures[id] = file.size;
          store.save();
          return done({ url: `${base}/bfs/article/${id}.png` });
        },
        'POST /fn/article/add': (request) => {
          admit(request);
          const {
            title = '',
            summary = '',
            content = '',
            category = '',
            template_id: template = '',
          } = request.fields();
          if (title === '' || content === '' || category === '' || template === '')
            throw refusal(-400, '请求错误');
          const item = {
            ...newItem(mood, { id: nextSimId(store), text: content, title, files: [] }),
            summary,
          };
          state.items.push(item);
          store.save();
          return done({ article_id: item.id });
        },
        'GET /fn/article/view': (request) => {
          admit(request);
          return done(show(found(request.query.get('article_id'))));
        },
        'GET /fn/article/list': (request) => {
          admit(request);
          return done({ list: [...state.items].reverse().map(show) });
        },
        'POST /fn/article/delete': (request) => {
          admit(request);
          const item = found(request.fields().article_id);
          state.items = state.items.filter((each) => each !== item);
          store.save();
          return done();
        },
        'POST /fn/oauth2/refresh': refreshHandler(tokens),
        'GET /read/:id': (request) => {
          const item = found(request.params.id?.replace(/^cv/, ''));
          return { text: `<!DOCTYPE html><meta charset="utf-8"><h1>${item.title}</h1>${item.text}` };
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
      baseUrl: `${base}/fn`,
      clientId,
      category: '1',
      templateId: '1',
      refreshPath: '/oauth2/refresh',
      imageUploadPath: '/article/picture',
      viewPath: '/article/view',
      listPath: '/article/list',
      deletePath: '/article/delete',
      errorClasses: { '-404': 'missing', '-503': 'busy' },
    } satisfies Partial<BilibiliSettings>,
  });
}
