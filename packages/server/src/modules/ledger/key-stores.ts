import type { AppContext } from '../../platform/context.ts';
import type { KeyStore } from './key-store.ts';

const stores = new WeakMap<AppContext, KeyStore>();

/** Remembers the key store that the ledger's start opened for a server. */
export function keepKeyStore(context: AppContext, keys: KeyStore): void {
  stores.set(context, keys);
}

/** The keys of a started server. Throws before the ledger's module has started. */
export function keyStoreOf(context: AppContext): KeyStore {
  const keys = stores.get(context);
  if (keys === undefined) throw new Error('the ledger has not been started');
  return keys;
}
