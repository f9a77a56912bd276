import { createHash } from 'node:crypto';
import {
  openSimStore,
  SimRefusal,
  type SimRequest,
  type Simulation,
  type SimulationOptions,
  startSimulation,
} from '../../simulation/server.ts';
import { signatureHeader, verifyRequest } from '../sign.ts';

interface Page {
  readonly id: string;
  status: 'published' | 'withdrawn';
  article: Record<string, string | null>;
}

interface State {
  pages: Page[];
  assets: Record<string, number>;
}

export interface WebsiteSimulator extends Simulation {
  readonly state: State;
  readonly mood: {
    secret: string;
    /** Seconds by which the website's clock goes ahead. */
    skew: number;
  };
  /** When each article was put, in milliseconds since 1970; more than once shows a caller that repeats itself. */
  readonly puts: ReadonlyMap<string, readonly number[]>;
  edit(id: string, change: Readonly<Record<string, string>>): void;
}

/** How far the clocks may be apart. The product's documents ask websites for this window. */
const windowSeconds = 900;

/** A website that implements docs/connectors/website-webhook.md. */
export async function startWebsiteSimulator(
  options: SimulationOptions & { readonly secret: string },
): Promise<WebsiteSimulator> {
  const store = openSimStore<State>(options.stateFile, { pages: [], assets: {} });
  const { state } = store;
  const mood = { secret: options.secret, skew: 0 };
  const puts = new Map<string, number[]>();
  let base = '';

  const admit = (request: SimRequest) => {
    const query = request.query.size === 0 ? '' : `?${request.query}`;
    const proof = request.headers[signatureHeader] ?? '';
    const seconds = Math.floor(Date.now() / 1000) + mood.skew;
    const about = { method: request.method, path: `${request.path}${query}`, body: request.body, seconds };
    if (!verifyRequest(mood.secret, proof, about, windowSeconds)) {
      throw new SimRefusal({
        status: 401,
        json: { code: 'badSignature', message: 'the signature does not fit' },
      });
    }
  };
  const show = (page: Page) => ({
    id: page.id,
    status: page.status,
    url: `${base}/news/${page.id}`,
    article: page.article,
  });
  const found = (id: string | undefined): Page => {
    const page = state.pages.find((each) => each.id === id);
    if (page === undefined)
      throw new SimRefusal({ status: 404, json: { code: 'notFound', message: 'no such article' } });
    return page;
  };

  const simulation = await startSimulation(
    {
      busy: { status: 503, json: { code: 'busy', message: 'try again' } },
      routes: {
        'GET /hook': (request) => {
          admit(request);
          return { json: { format: 'sanshen-article/1' } };
        },
        'PUT /hook/assets/:digest': (request) => {
          admit(request);
          const [suite = 'sha256', hex] = (request.params.digest ?? '').split(':');
          if (createHash(suite).update(request.body).digest('hex') !== hex) {
            throw new SimRefusal({
              status: 422,
              json: { code: 'digest', message: 'the bytes do not have this digest' },
            });
          }
          state.assets[request.params.digest ?? ''] = request.body.length;
          store.save();
          return { json: { url: `${base}/files/${hex}` } };
        },
        'PUT /hook/articles/:id': (request) => {
          admit(request);
          const id = request.params.id ?? '';
          puts.set(id, [...(puts.get(id) ?? []), Date.now()]);
          const known = state.pages.find((each) => each.id === id);
          if (known !== undefined) return { json: show(known) };
          const { article } = JSON.parse(request.body.toString()) as { article: Page['article'] };
          const page: Page = { id, status: 'published', article };
          state.pages.push(page);
          store.save();
          return { status: 201, json: show(page) };
        },
        'GET /hook/articles/:id': (request) => {
          admit(request);
          return { json: show(found(request.params.id)) };
        },
        'DELETE /hook/articles/:id': (request) => {
          admit(request);
          found(request.params.id).status = 'withdrawn';
          store.save();
          return { json: {} };
        },
        'GET /news/:id': (request) => {
          const { article, status } = found(request.params.id);
          if (status === 'withdrawn') return { status: 410, text: '已撤下' };
          return {
            text: `<!DOCTYPE html><meta charset="utf-8"><title>${article.title}</title><h1>${article.title}</h1>${article.html}`,
          };
        },
      },
    },
    options.port,
  );
  base = simulation.baseUrl;
  return Object.assign(simulation, {
    state,
    mood,
    puts,
    edit(id: string, change: Readonly<Record<string, string>>) {
      Object.assign(found(id).article, change);
      store.save();
    },
  });
}
