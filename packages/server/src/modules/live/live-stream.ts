import { Readable } from 'node:stream';
import type { PersonId } from '@sanshen/domain/kernel';

/** Bytes that wait for a slow reader at most; he is cut off then, and reads all anew when he comes back. */
const mostWaiting = 64 * 1024;

/** One open stream of server-sent events (WHATWG HTML, server-sent events). */
export class LiveStream {
  readonly session: string;
  readonly person: PersonId;
  readonly body = new Readable({ read() {} });

  constructor(of: { readonly session: string; readonly person: PersonId }) {
    this.session = of.session;
    this.person = of.person;
  }

  /** Sends an event; `data` becomes one line of JSON. */
  send(event: string, data: object): void {
    this.#push(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** Keeps proxies and browsers from giving a quiet stream up. */
  beat(): void {
    this.#push(': \n\n');
  }

  /** Says why, and ends. */
  end(why: 'session' | 'stopping' | 'slow'): void {
    if (this.body.destroyed || this.body.readableEnded) return;
    this.send('end', { why });
    this.body.push(null);
  }

  #push(text: string): void {
    if (this.body.destroyed) return;
    if (this.body.readableLength > mostWaiting) this.body.destroy();
    else this.body.push(text);
  }
}
