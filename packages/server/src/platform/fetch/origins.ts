import type { AppContext } from '../context.ts';

const allowed = new WeakMap<AppContext, Set<string>>();

/**
 * Lets channels of this server name an address of `url`'s origin as their platform. The channel's secret goes to that address, and the
 * server opens it from inside the office's network, so who keeps the register must not be the one who decides it: it is for who runs the
 * server (SANSHEN_PLATFORM_ORIGINS, a proxy of the organisation) and for the demonstration's simulators.
 */
export function allowPlatformOrigin(context: AppContext, url: string): void {
  const origins = allowed.get(context) ?? new Set();
  origins.add(new URL(url).origin);
  allowed.set(context, origins);
}

/** Allows the origins of a list that is separated by commas. Throws TypeError on one that is no URL. */
export function allowPlatformOrigins(context: AppContext, list: string | undefined): void {
  for (const one of (list ?? '').split(',')) if (one.trim() !== '') allowPlatformOrigin(context, one.trim());
}

/** Whether a channel's own address of its platform may be opened. */
export function mayReachPlatform(context: AppContext, url: string): boolean {
  const origin = URL.parse(url)?.origin;
  return origin !== undefined && (allowed.get(context)?.has(origin) ?? false);
}
