import type { AppContext } from '../../../platform/context.ts';

const allowed = new WeakMap<AppContext, readonly string[]>();

/**
 * Lets organisations of this server name addresses of these origins (separated by commas) as their model. Texts that nobody has released go
 * there, and the server opens the address from inside the office's network, so who keeps the setting must not be the one who decides where
 * that is: it is for who runs the server (SANSHEN_MODEL_ORIGINS). Throws TypeError on one that is no address.
 */
export function allowModelOrigins(context: AppContext, list: string | undefined): void {
  const origins = (list ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => new URL(one).origin);
  allowed.set(context, [...new Set(origins)]);
}

/** The origins that were allowed; none unless somebody did. */
export function modelOrigins(context: AppContext): readonly string[] {
  return allowed.get(context) ?? [];
}

/** The address of chat completions below an endpoint; null where it is malformed or its origin was not allowed. */
export function completionsAt(context: AppContext, endpoint: string): URL | null {
  const url = URL.parse(endpoint);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    return null;
  if (!modelOrigins(context).includes(url.origin)) return null;
  url.search = '';
  url.hash = '';
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/chat/completions`;
  return url;
}
