import { Agent, request } from 'node:http';
import type { RouteCall, RouteShape } from '@sanshen/contract/route';
import { routeUrl } from '@sanshen/contract/route';
import { logIn } from '@sanshen/contract/session';
import { demonstrationLoginName, demonstrationPassword } from '@sanshen/server/demonstration/index';

/** Answer of a request, its body as text. */
interface Answer {
  readonly status: number;
  readonly text: string;
  readonly cookie: string | null;
}

/**
 * Somebody logged in over HTTP. Thin, since on a small machine the client's own work would be measured as the server's: one
 * connection that is kept, and answers that are checked by status only.
 */
export class Caller {
  readonly #url: URL;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  #cookie = '';

  private constructor(url: string) {
    this.#url = new URL(url);
  }

  /** Logs the holder of an office of the demonstration in. */
  static as(url: string, key: string, office: string, copy?: number): Promise<Caller> {
    return Caller.named(url, demonstrationLoginName(key, office, copy));
  }

  /** Logs somebody of the demonstration in by the name of his login. */
  static async named(url: string, name: string): Promise<Caller> {
    const caller = new Caller(url);
    await caller.call(logIn, { body: { name, password: demonstrationPassword } });
    return caller;
  }

  /** The same login on a connection of its own. */
  again(): Caller {
    const other = new Caller(this.#url.href);
    other.#cookie = this.#cookie;
    return other;
  }

  /** Calls a route; gives the body's text. Throws unless the answer is a success. */
  async call<R extends RouteShape>(route: R, call: RouteCall<R>): Promise<string> {
    // RouteCall has at most these members.
    const parts = call as { readonly params?: unknown; readonly query?: unknown; readonly body?: unknown };
    const headers: Record<string, string> = { 'x-sanshen-request': '1', cookie: this.#cookie };
    if (route.command) headers['idempotency-key'] = crypto.randomUUID();
    const body = parts.body === undefined ? null : Buffer.from(JSON.stringify(parts.body));
    if (body !== null) {
      headers['content-type'] = 'application/json';
      headers['content-length'] = String(body.length);
    }
    const { status, text, cookie } = await this.#send(route.method, routeUrl(route, parts), headers, body);
    if (status >= 300) throw new Error(`${route.id} answered ${status}: ${text}`);
    if (cookie !== null) this.#cookie = cookie;
    return text;
  }

  /** Holds a stream open, as a page does for live changes, until it ends or breaks; what it says is thrown away. Gives nothing back but its end. */
  async listen(route: RouteShape, signal: AbortSignal): Promise<void> {
    const { hostname, port } = this.#url;
    const path = routeUrl(route, {});
    await new Promise<void>((done) => {
      const sent = request(
        { hostname, port, path, headers: { cookie: this.#cookie }, signal },
        (response) => {
          response.resume();
          response.once('close', done);
        },
      );
      sent.once('error', () => done());
      sent.end();
    });
  }

  close(): void {
    this.#agent.destroy();
  }

  #send(method: string, path: string, headers: Record<string, string>, body: Buffer | null): Promise<Answer> {
    const { hostname, port } = this.#url;
    return new Promise((done, failed) => {
      const sent = request({ agent: this.#agent, hostname, port, method, path, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', failed);
        response.on('end', () => {
          const cookie = response.headers['set-cookie']?.[0]?.split(';')[0] ?? null;
          done({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8'), cookie });
        });
      });
      sent.on('error', failed);
      sent.end(body ?? undefined);
    });
  }
}
