import { type GuardedFetch, guardedFetch } from '@sanshen/connectors/fetch';
import type { AppContext } from '../context.ts';
import { mayReachPlatform } from './origins.ts';

const demonstrations = new WeakSet<AppContext>();

/** Opens loopback and private ranges to {@link fetchOutward}: for the demonstration, whose platforms are simulators on this machine. */
export function allowPrivateAddresses(context: AppContext): void {
  demonstrations.add(context);
}

/**
 * The one way to an address that a person or a platform gave: no private or loopback range outside the demonstration, except origins that
 * who runs the server named; no redirect there; a name is resolved once. See {@link guardedFetch}.
 */
export function fetchOutward(context: AppContext): GuardedFetch {
  return (request) =>
    guardedFetch({
      mayReach: (origin) => mayReachPlatform(context, origin),
      privateAllowed: demonstrations.has(context),
    })(request);
}
