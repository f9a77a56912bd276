import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** By then the sweeps that follow a start have run. */
const afterMilliseconds = 12_000;

/**
 * Gives back, once, what loading and starting left behind: an idle process allocates so little that the collector would leave it lying for
 * minutes (30 to 50 MB). One thorough collection of 0.2 to 0.4 s; the timer never keeps the process alive.
 */
export function releaseStartUp(): void {
  setTimeout(() => {
    setFlagsFromString('--expose-gc');
    const collect: unknown = runInNewContext('gc');
    setFlagsFromString('--no-expose-gc');
    if (typeof collect === 'function') collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  }, afterMilliseconds).unref();
}
