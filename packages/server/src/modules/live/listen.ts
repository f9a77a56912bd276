import type { ListeningConnection } from '../../platform/context.ts';
import { liveChannel } from '../../platform/db/round-trips.ts';

export interface ListenOptions {
  /** A new connection to the database, for this purpose only. */
  readonly connect: () => Promise<ListeningConnection>;
  readonly onPayload: (payload: string) => void;
  /** Called each time it listens again after a connection was lost: something may have been missed. */
  readonly onResumed: () => void;
  readonly onLost: (error: unknown) => void;
  /** Milliseconds between two questions whether the connection still lives. */
  readonly probeEvery: number;
}

/** Listens on the servers' channel. */
export interface Listener {
  /** Begins if it has not, and waits until it listens. Throws when the database cannot be reached now; it goes on trying. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

const firstPause = 100;
const longestPause = 5000;

/** One listening connection, made when it is first needed; a lost one is replaced, with ever longer pauses between the tries. */
export function createListener(options: ListenOptions): Listener {
  let closed = false;
  let pause = firstPause;
  let connection: ListeningConnection | null = null;
  let trying: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let probe: NodeJS.Timeout | undefined;
  let listenedBefore = false;

  const lost = (which: ListeningConnection, error: unknown) => {
    if (connection !== which || closed) return;
    connection = null;
    trying = null;
    clearInterval(probe);
    which.release(true);
    options.onLost(error);
    retryLater();
  };

  const retryLater = () => {
    if (closed) return;
    clearTimeout(timer);
    timer = setTimeout(() => ready().catch(() => {}), pause);
    pause = Math.min(longestPause, pause * 2);
  };

  const open = async (): Promise<void> => {
    const made = await options.connect();
    try {
      made.on('notification', ({ payload }) => options.onPayload(payload ?? ''));
      made.on('error', (error) => lost(made, error));
      made.on('end', () => lost(made, new Error('the listening connection ended')));
      await made.query(`listen ${liveChannel}`);
    } catch (error) {
      made.release(true);
      throw error;
    }
    if (closed) return made.release(true);
    connection = made;
    pause = firstPause;
    // A peer that vanished without a word is noticed only by asking.
    probe = setInterval(() => probeOnce(made), options.probeEvery);
    if (listenedBefore) options.onResumed();
    listenedBefore = true;
  };

  const probeOnce = (which: ListeningConnection) => {
    const late = setTimeout(() => lost(which, new Error('the listening connection does not answer')), 10_000);
    which
      .query('select 1')
      .catch((error: unknown) => lost(which, error))
      .finally(() => clearTimeout(late));
  };

  const ready = (): Promise<void> => {
    if (closed) return Promise.reject(new Error('the listener is closed'));
    trying ??= open().catch((error: unknown) => {
      trying = null;
      retryLater();
      throw error;
    });
    return trying;
  };

  return {
    ready,
    close: async () => {
      closed = true;
      clearTimeout(timer);
      clearInterval(probe);
      await trying?.catch(() => {});
      connection?.release(true);
      connection = null;
    },
  };
}
