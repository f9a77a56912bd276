/** What the simulators of platforms share: HTTP on loopback, faults, a log of requests, and a state that survives a restart. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';

/**
 * A fault for the next requests to a path (as its route is written). `status`: HTTP 502. `busy`: the platform's own word for it. `refusedToken`:
 * HTTP 401 before anything is done. `garbage`: HTTP 200 without JSON. `hang`: no answer. `hangUp`: the connection breaks. `halfRead`: it breaks while the body is sent. The `applied…`
 * ones do the work first.
 */
export interface SimFault {
  readonly path: string;
  readonly kind:
    | 'status'
    | 'busy'
    | 'refusedToken'
    | 'garbage'
    | 'hang'
    | 'hangUp'
    | 'halfRead'
    | 'appliedHang'
    | 'appliedHangUp'
    | 'appliedStatus';
  times: number;
}

export interface SimRequest {
  readonly method: string;
  readonly path: string;
  /** What `:name` parts of the route stand for. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Members of a JSON object or of a URL-encoded form, as text; empty for other bodies. */
  fields(): Readonly<Record<string, string>>;
  /** A multipart form. */
  form(): Promise<FormData>;
}

export interface SimReply {
  readonly status?: number;
  readonly json?: unknown;
  readonly text?: string;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export type SimHandler = (request: SimRequest) => SimReply | Promise<SimReply>;

/** A refusal of the platform: its handlers throw it. */
export class SimRefusal extends Error {
  readonly reply: SimReply;
  constructor(reply: SimReply) {
    super('refused');
    this.reply = reply;
  }
}

export interface SimulationOptions {
  /** 0 for any. */
  readonly port?: number;
  /** Where the platform keeps what it holds; memory without one. */
  readonly stateFile?: string | null;
}

export interface Simulation {
  readonly baseUrl: string;
  readonly faults: SimFault[];
  /** Milliseconds before each answer. */
  delay: number;
  /** How often a route was asked for, such as `POST /api/v1/statuses`. */
  requests(route: string): number;
  close(): Promise<void>;
}

export interface SimulationParts {
  /** `METHOD /path/:param`. */
  readonly routes: Readonly<Record<string, SimHandler>>;
  /** What the platform answers while it is busy. */
  readonly busy: SimReply;
}

/** Starts a platform on 127.0.0.1; a port that is taken gives way to any other. */
export async function startSimulation(parts: SimulationParts, port = 0): Promise<Simulation> {
  const log: string[] = [];
  const routes = Object.entries(parts.routes).map(([name, handler]) => ({
    name,
    handler,
    matches: matcher(name),
  }));
  const simulation = { faults: [] as SimFault[], delay: 0 };
  const server = createServer((incoming, outgoing) => {
    void answer(incoming, outgoing).catch(() => outgoing.destroy());
  });

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? '/', 'http://simulator.invalid');
    const found = routes
      .map((route) => ({ ...route, params: route.matches(incoming.method ?? 'GET', url.pathname) }))
      .find((route) => route.params !== null);
    if (found !== undefined) log.push(found.name);
    const fault = simulation.faults.find(
      (each) => each.times > 0 && found?.name.endsWith(each.path) === true,
    );
    if (fault !== undefined) fault.times -= 1;
    if (fault?.kind === 'halfRead') {
      incoming.once('data', () => incoming.destroy());
      return;
    }
    const body = await bodyOf(incoming);
    if (simulation.delay > 0) await new Promise((done) => setTimeout(done, simulation.delay));
    if (fault !== undefined && !fault.kind.startsWith('applied'))
      return misbehave(fault, outgoing, parts.busy);
    const reply =
      found === undefined
        ? { status: 404, json: { error: 'not found' } }
        : await perform(found.handler, requestOf(incoming, url, found.params ?? {}, body));
    if (fault === undefined) write(outgoing, reply);
    else misbehave(fault, outgoing, parts.busy);
  }

  await listen(server, port);
  return Object.assign(simulation, {
    // A server that listens on TCP has an address of this kind.
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: (route: string) => log.filter((each) => each === route).length,
    close: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  });
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<void> {
  return new Promise((done, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' && port !== 0) listen(server, 0).then(done, failed);
      else failed(error);
    });
    server.listen(port, '127.0.0.1', done);
  });
}

function matcher(route: string) {
  const [method = '', pattern = ''] = route.split(' ');
  const expression = new RegExp(`^${pattern.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
  return (asked: string, path: string): Record<string, string> | null => {
    const found = asked === method ? expression.exec(path) : null;
    return found === null ? null : { ...found.groups };
  };
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function requestOf(
  incoming: IncomingMessage,
  url: URL,
  params: Readonly<Record<string, string>>,
  body: Buffer,
): SimRequest {
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
  );
  const type = headers['content-type'] ?? '';
  return {
    method: incoming.method ?? 'GET',
    path: url.pathname,
    params: Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, decodeURIComponent(value)]),
    ),
    query: url.searchParams,
    headers,
    body,
    fields() {
      if (type.startsWith('application/x-www-form-urlencoded'))
        return Object.fromEntries(new URLSearchParams(body.toString()));
      if (!type.startsWith('application/json')) return {};
      const value: unknown = JSON.parse(body.toString() || '{}');
      const entries = Object.entries(typeof value === 'object' && value !== null ? value : {});
      return Object.fromEntries(
        entries.map(([name, member]) => [name, typeof member === 'string' ? member : JSON.stringify(member)]),
      );
    },
    form: () => new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData(),
  };
}

async function perform(handler: SimHandler, request: SimRequest): Promise<SimReply> {
  try {
    return await handler(request);
  } catch (error) {
    if (error instanceof SimRefusal) return error.reply;
    throw error;
  }
}

function write(outgoing: ServerResponse, { status = 200, json, text, type, headers = {} }: SimReply): void {
  const body = text ?? (json === undefined ? '' : JSON.stringify(json));
  outgoing.writeHead(status, {
    'content-type':
      type ?? (text === undefined ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8'),
    ...headers,
  });
  outgoing.end(body);
}

function misbehave({ kind }: SimFault, outgoing: ServerResponse, busy: SimReply): void {
  // The rest never answer.
  if (kind === 'busy') write(outgoing, busy);
  if (kind === 'refusedToken') write(outgoing, { status: 401, json: {} });
  if (kind === 'garbage') write(outgoing, { text: '<html>gateway</html>' });
  if (kind === 'status' || kind === 'appliedStatus') write(outgoing, { status: 502, text: 'bad gateway' });
  if (kind === 'hangUp' || kind === 'appliedHangUp') outgoing.destroy();
}

/** What a platform holds, as plain JSON. */
export interface SimStore<State> {
  readonly state: State;
  save(): void;
}

/** Opens a state from its file, or begins with `empty`. A process that is killed leaves the file as it was or as it is to be. */
export function openSimStore<State>(file: string | null | undefined, empty: State): SimStore<State> {
  const state = file == null ? empty : readState(file, empty);
  return {
    state,
    save() {
      if (file == null) return;
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(`${file}.new`, JSON.stringify(state));
      renameSync(`${file}.new`, file);
    },
  };
}

function readState<State>(file: string, empty: State): State {
  try {
    // The simulator wrote this file itself.
    return { ...empty, ...(JSON.parse(readFileSync(file, 'utf8')) as State) };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return empty;
    throw error;
  }
}

/** An id as platforms make them: 19 digits, beyond what a double can tell from its neighbours. */
export function nextSimId(store: SimStore<{ lastId: string }>): string {
  const next = (BigInt(store.state.lastId) + 1n).toString();
  store.state.lastId = next;
  return next;
}
