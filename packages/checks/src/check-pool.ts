import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Article } from './text/article.ts';
import type { Finding } from './text/finding.ts';
import type { Term } from './text/lexicon/term.ts';

/** What every worker of a pool makes ready. */
export interface PoolSetup {
  readonly spelling: boolean;
  readonly lists: readonly { readonly name: string; readonly terms: readonly Term[] }[];
  /** Rules that give advice only. */
  readonly demoted: readonly string[];
}

export interface WorkOrder {
  readonly id: number;
  readonly article: Article;
  /** One Int32; another value than 0 asks the worker to stop. */
  readonly stop: SharedArrayBuffer;
}

export type WorkReport =
  | { readonly id: number; readonly kind: 'findings'; readonly findings: readonly Finding[] }
  | { readonly id: number; readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly id: number; readonly kind: 'failed'; readonly aborted: boolean; readonly message: string };

export interface PoolRun {
  /** Stops between paragraphs; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Told now and then once a check takes more than a second. */
  readonly onProgress?: (done: number, total: number) => void;
}

interface Job {
  readonly order: WorkOrder;
  readonly run: PoolRun;
  readonly resolve: (findings: readonly Finding[]) => void;
  readonly reject: (reason: unknown) => void;
}

/** Workers that check whole articles beside the process's own thread. */
export class CheckPool {
  readonly #idle: Worker[] = [];
  readonly #all = new Set<Worker>();
  readonly #waiting: Job[] = [];
  readonly #running = new Map<Worker, Job>();
  readonly #setup: PoolSetup;
  readonly #size: number;
  #next = 0;
  #closed = false;

  constructor(setup: Partial<PoolSetup> = {}, size = Math.max(1, Math.min(4, availableParallelism() - 1))) {
    this.#setup = { spelling: true, lists: [], demoted: [], ...setup };
    this.#size = size;
  }

  /** The findings of an article. Rejects if the pool is closed, the run is aborted or the worker fails. */
  check(article: Article, run: PoolRun = {}): Promise<readonly Finding[]> {
    const { signal } = run;
    if (this.#closed) return Promise.reject(new Error('the pool is closed'));
    if (signal?.aborted) return Promise.reject(signal.reason);
    return new Promise((resolve, reject) => {
      const order = { id: this.#next++, article, stop: new SharedArrayBuffer(4) };
      const job: Job = { order, run, resolve, reject };
      signal?.addEventListener('abort', () => this.#abort(job), { once: true });
      this.#waiting.push(job);
      this.#start();
    });
  }

  /** Ends all workers; checks under way are rejected. */
  async close(): Promise<void> {
    this.#closed = true;
    const jobs = [...this.#running.values(), ...this.#waiting.splice(0)];
    this.#running.clear();
    for (const { reject } of jobs) reject(new Error('the pool is closed'));
    await Promise.all([...this.#all].map((worker) => worker.terminate()));
  }

  #abort(job: Job): void {
    Atomics.store(new Int32Array(job.order.stop), 0, 1);
    const at = this.#waiting.indexOf(job);
    if (at >= 0) this.#waiting.splice(at, 1);
    job.reject(job.run.signal?.reason);
  }

  #start(): void {
    while (this.#waiting.length > 0) {
      const worker = this.#idle.pop() ?? (this.#all.size < this.#size ? this.#hire() : undefined);
      const job = worker === undefined ? undefined : this.#waiting.shift();
      if (worker === undefined || job === undefined) return;
      this.#running.set(worker, job);
      worker.ref();
      worker.postMessage(job.order);
    }
  }

  #hire(): Worker {
    const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { workerData: this.#setup });
    this.#all.add(worker);
    worker.on('message', (report: WorkReport) => this.#report(worker, report));
    worker.on('error', (error) => this.#lose(worker, error));
    worker.on('exit', () => this.#lose(worker, new Error('a worker of the checks ended')));
    return worker;
  }

  #report(worker: Worker, report: WorkReport): void {
    const job = this.#running.get(worker);
    if (job === undefined || job.order.id !== report.id) return;
    if (report.kind === 'progress') {
      job.run.onProgress?.(report.done, report.total);
      return;
    }
    this.#running.delete(worker);
    // An idle worker keeps no process alive.
    worker.unref();
    this.#idle.push(worker);
    if (report.kind === 'findings') job.resolve(report.findings);
    else job.reject(new Error(report.message));
    this.#start();
  }

  #lose(worker: Worker, error: unknown): void {
    this.#all.delete(worker);
    const at = this.#idle.indexOf(worker);
    if (at >= 0) this.#idle.splice(at, 1);
    this.#running.get(worker)?.reject(error);
    this.#running.delete(worker);
    if (!this.#closed) this.#start();
  }
}
