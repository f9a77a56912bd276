import { randomUUID } from 'node:crypto';
import { liveProblems, maximumStreams } from '@sanshen/contract/live';
import type { PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import type { Session } from '../../platform/http/session.ts';
import { type Heard, readAnnouncement } from '../../platform/live/announce.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { sessionsInForce } from '../sessions/public.ts';
import { createListener, type Listener } from './listen.ts';
import { LiveStream } from './live-stream.ts';
import { Readers } from './readers.ts';

/**
 * The open streams of this process and what feeds them. It keeps nothing that another process needs: each hears every announcement and tells those
 * of its own readers who may know. Nothing is replayed; whoever connects reads everything that he shows again at `hello`.
 */
export class LiveHub {
  readonly #context: AppContext;
  readonly #listener: Listener;
  readonly #readers: Readers;
  readonly #server = randomUUID();
  readonly #streams = new Set<LiveStream>();
  readonly #beat: NodeJS.Timeout;
  /** What was heard and not yet told, by its text: the same thing twice in a burst is told once. */
  readonly #waiting = new Map<string, Heard>();
  #telling: Promise<void> | null = null;

  constructor(context: AppContext, heartbeatMilliseconds: number) {
    this.#context = context;
    this.#readers = new Readers(context);
    this.#listener = createListener({
      connect: context.connect,
      onPayload: (payload) => this.#hear(payload),
      onResumed: () => this.#resync(),
      onLost: (error) => context.log.warn({ err: error }, 'live updates wait for the database'),
      probeEvery: heartbeatMilliseconds,
    });
    this.#beat = setInterval(() => this.#onBeat(), heartbeatMilliseconds).unref();
  }

  /** A stream for a session, `hello` in it. Throws `live.tooManyStreams`, and `server.unavailable` while nothing can be heard. */
  async open(session: Session): Promise<LiveStream> {
    const own = [...this.#streams].filter((one) => one.session === session.session);
    if (own.length >= maximumStreams) {
      throw new Problem(liveProblems['live.tooManyStreams'], { maximum: maximumStreams });
    }
    const stream = new LiveStream(session);
    this.#streams.add(stream);
    stream.body.once('close', () => this.#streams.delete(stream));
    try {
      // What is committed from here on is heard; what was committed before is read after `hello`.
      await this.#listener.ready();
    } catch {
      stream.body.destroy();
      throw platformProblem('server.unavailable');
    }
    stream.send('hello', { server: this.#server });
    return stream;
  }

  async close(): Promise<void> {
    clearInterval(this.#beat);
    for (const stream of this.#streams) stream.end('stopping');
    await this.#listener.close();
    await this.#telling;
  }

  #hear(payload: string): void {
    const announcement = readAnnouncement(payload);
    if (announcement === null) return;
    // Before anybody asks by it: what is remembered may be wrong from now on.
    if (announcement.kind === 'organization') this.#readers.forget();
    if (this.#streams.size === 0) return;
    this.#waiting.set(payload, announcement);
    this.#telling ??= this.#tellAll().finally(() => {
      this.#telling = null;
    });
  }

  async #tellAll(): Promise<void> {
    for (const [payload, announcement] of this.#waiting) {
      this.#waiting.delete(payload);
      try {
        await this.#tell(announcement);
      } catch (error) {
        // It cannot be known who may know of it: all read again what they may.
        this.#context.log.warn({ err: error }, 'a live update could not be told');
        this.#resync();
      }
    }
  }

  async #tell(announcement: Heard): Promise<void> {
    if (announcement.kind === 'session') return this.#endEnded(announcement.id);
    const people = [...new Set([...this.#streams].map((one) => one.person))];
    const told = new Set(await this.#readers.of(announcement, people));
    const { before: _, ...change } = announcement;
    for (const stream of this.#streams) if (told.has(stream.person)) stream.send('change', change);
  }

  #resync(): void {
    this.#readers.forget();
    for (const stream of this.#streams) stream.send('resync', {});
  }

  #onBeat(): void {
    for (const stream of this.#streams) stream.beat();
    this.#endEnded().catch((error: unknown) => {
      this.#context.log.warn({ err: error }, 'the sessions of live updates could not be checked');
    });
  }

  /** Ends the streams whose session is no longer in force; of one person, or of all. An open stream does not count as use of a session. */
  async #endEnded(person?: PersonId | string): Promise<void> {
    const streams = [...this.#streams].filter((one) => person === undefined || one.person === person);
    if (streams.length === 0) return;
    const { db, clock } = this.#context;
    const inForce = await sessionsInForce(db, clock, [...new Set(streams.map((one) => one.session))]);
    for (const stream of streams) if (!inForce.has(stream.session)) stream.end('session');
  }
}
