import { createHash } from 'node:crypto';
import { CheckPool } from '@sanshen/checks/check-pool';
import { spellingTablesMark } from '@sanshen/checks/spelling-tables';
import { type Article, type Finding, withoutOverlaps } from '@sanshen/checks/text';
import { type RegisterSet, registerRuleFacts } from '@sanshen/checks/text/rules/register/index';
import { checkProblems } from '@sanshen/contract/checks';
import type { AppContext } from '../../platform/context.ts';
import { Problem } from '../../platform/problem.ts';
import { readerEngine } from './pictures/reader-of.ts';
import { RegisterThread } from './register-thread.ts';
import { rulePriority, shippedRules } from './rule-facts.ts';

/** Checks of unsaved text that wait at once; beyond, callers are asked to come back. */
const mostWaiting = 64;

/** The rules of this installation, at work in threads of their own: nothing of it runs where requests are answered. */
export class CheckEngine {
  /** Another one after rules or tables changed. */
  readonly version = engineVersion();
  readonly #reports = new CheckPool({ spelling: true });
  // Apart, so that nobody who writes waits for a long report; one worker, so that paragraphs are found in its memory.
  readonly #live = new CheckPool({ spelling: true }, 1);
  readonly #registers = new RegisterThread();
  #waiting = 0;

  /** All findings of an article, registers included. */
  async report(
    article: Article,
    registers: RegisterSet,
    onProgress: (done: number, total: number) => void,
  ): Promise<readonly Finding[]> {
    const [found, ofRegisters] = await Promise.all([
      this.#reports.check(article, { onProgress }),
      this.#registers.check(article, registers),
    ]);
    return together(article, found, ofRegisters);
  }

  /** The same for text that is being written; `signal` gives it up. Throws `checks.busy`. */
  async live(article: Article, registers: RegisterSet, signal: AbortSignal): Promise<readonly Finding[]> {
    if (this.#waiting >= mostWaiting) throw new Problem(checkProblems['checks.busy']);
    this.#waiting += 1;
    try {
      const [found, ofRegisters] = await Promise.all([
        this.#live.check(article, { signal }),
        this.#registers.check(article, registers),
      ]);
      return together(article, found, ofRegisters);
    } finally {
      this.#waiting -= 1;
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.#reports.close(), this.#live.close(), this.#registers.close()]);
  }
}

/** What an organisation registered counts before what ships with the product. */
function together(
  article: Article,
  found: readonly Finding[],
  ofRegisters: readonly Finding[],
): readonly Finding[] {
  if (ofRegisters.length === 0) return found;
  return withoutOverlaps([...found, ...ofRegisters], article.text.length, rulePriority);
}

function engineVersion(): string {
  // The pictures' words are checked with the text, so another reader means another check.
  const hash = createHash('sha256').update(readerEngine);
  for (const rule of shippedRules()) hash.update(`${rule.id}:${rule.severity}\n`);
  for (const { id } of registerRuleFacts) hash.update(`${id}\n`);
  hash.update(spellingTablesMark());
  return hash.digest('hex').slice(0, 16);
}

const engines = new WeakMap<AppContext, CheckEngine>();

/** The engine of a server; its threads start with the first text. */
export function engineOf(context: AppContext): CheckEngine {
  const known = engines.get(context) ?? new CheckEngine();
  engines.set(context, known);
  return known;
}
