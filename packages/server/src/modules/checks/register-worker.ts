import { parentPort } from 'node:worker_threads';
import { type Article, Checker, type Finding } from '@sanshen/checks/text';
import { type RegisterSet, registerRules } from '@sanshen/checks/text/rules/register/index';

export interface RegisterOrder {
  readonly id: number;
  readonly key: string;
  readonly article: Article;
  /** Sent after the worker said that it does not have the set. */
  readonly set?: RegisterSet;
}

export type RegisterReport =
  | { readonly id: number; readonly kind: 'findings'; readonly findings: readonly Finding[] }
  | { readonly id: number; readonly kind: 'setMissing' }
  | { readonly id: number; readonly kind: 'failed'; readonly message: string };

/** Sets that are kept ready; beyond, the one that was used longest ago goes. */
const most = 12;
const ready = new Map<string, Checker>();

// Matches the registers of the organisation that is asked for; a set is made ready once and kept.
parentPort?.on('message', (order: RegisterOrder) => {
  const report = (message: RegisterReport) => parentPort?.postMessage(message);
  try {
    const checker = checkerFor(order);
    if (checker === undefined) report({ id: order.id, kind: 'setMissing' });
    else report({ id: order.id, kind: 'findings', findings: checker.check(order.article) });
  } catch (error) {
    report({ id: order.id, kind: 'failed', message: String(error) });
  }
});

function checkerFor({ key, set }: RegisterOrder): Checker | undefined {
  const known =
    ready.get(key) ?? (set === undefined ? undefined : new Checker({ rules: registerRules(set) }));
  if (known === undefined) return undefined;
  ready.delete(key);
  ready.set(key, known);
  for (const oldest of ready.keys()) {
    if (ready.size <= most) break;
    ready.delete(oldest);
  }
  return known;
}
