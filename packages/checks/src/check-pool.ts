import { availableParallelism } from 'node:os';
import type { Article } from './text/article.ts';
import type { Finding } from './text/finding.ts';
import type { Term } from './text/lexicon/term.ts';
import { type PoolRun, WorkerPool } from './worker-pool.ts';

export type { PoolRun } from './worker-pool.ts';

/** What every worker of a pool makes ready. */
export interface PoolSetup {
  readonly spelling: boolean;
  readonly lists: readonly { readonly name: string; readonly terms: readonly Term[] }[];
  /** Rules that give advice only. */
  readonly demoted: readonly string[];
}

export interface WorkOrder {
  readonly article: Article;
}

/** Workers that check whole articles beside the process's own thread. */
export class CheckPool {
  readonly #pool: WorkerPool<WorkOrder, readonly Finding[]>;

  constructor(setup: Partial<PoolSetup> = {}, size = Math.max(1, Math.min(4, availableParallelism() - 1))) {
    const whole: PoolSetup = { spelling: true, lists: [], demoted: [], ...setup };
    this.#pool = new WorkerPool({
      script: new URL('./check-worker.ts', import.meta.url),
      setup: whole,
      size,
    });
  }

  /** The findings of an article. Rejects if the pool is closed, the run is aborted (it stops between paragraphs) or the worker fails. */
  check(article: Article, run: PoolRun = {}): Promise<readonly Finding[]> {
    return this.#pool.run({ article }, run);
  }

  /** Ends all workers; checks under way are rejected. */
  close(): Promise<void> {
    return this.#pool.close();
  }
}
