import { Worker } from 'node:worker_threads';
import type { Article, Finding } from '@sanshen/checks/text';
import type { RegisterSet } from '@sanshen/checks/text/rules/register/index';
import type { RegisterOrder, RegisterReport } from './register-worker.ts';

interface Waiting {
  readonly article: Article;
  readonly set: RegisterSet;
  readonly resolve: (findings: readonly Finding[]) => void;
  readonly reject: (reason: unknown) => void;
}

/** A thread that matches organisations' registers, started when the first organisation that has any asks. */
export class RegisterThread {
  #worker: Worker | null = null;
  #next = 0;
  readonly #waiting = new Map<number, Waiting>();

  /** What an organisation's registers find in an article. Rejects if the thread fails or is closed. */
  check(article: Article, set: RegisterSet): Promise<readonly Finding[]> {
    if (set.key === '') return Promise.resolve([]);
    return new Promise((resolve, reject) => {
      const id = this.#next++;
      this.#waiting.set(id, { article, set, resolve, reject });
      this.#send({ id, key: set.key, article });
    });
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#lose(worker, new Error('the register thread is closed'));
    await worker?.terminate();
  }

  #send(order: RegisterOrder): void {
    this.#worker ??= this.#start();
    this.#worker.ref();
    this.#worker.postMessage(order);
  }

  #start(): Worker {
    const worker = new Worker(new URL('./register-worker.ts', import.meta.url));
    worker.on('message', (report: RegisterReport) => this.#hear(report));
    worker.on('error', (error) => this.#lose(worker, error));
    worker.on('exit', () => this.#lose(worker, new Error('the register thread ended')));
    return worker;
  }

  #hear(report: RegisterReport): void {
    const asked = this.#waiting.get(report.id);
    if (asked === undefined) return;
    if (report.kind === 'setMissing') {
      this.#send({ id: report.id, key: asked.set.key, article: asked.article, set: asked.set });
      return;
    }
    this.#waiting.delete(report.id);
    // An idle thread keeps no process alive.
    if (this.#waiting.size === 0) this.#worker?.unref();
    if (report.kind === 'findings') asked.resolve(report.findings);
    else asked.reject(new Error(report.message));
  }

  #lose(worker: Worker | null, error: unknown): void {
    if (worker === null || worker !== this.#worker) return;
    this.#worker = null;
    const lost = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of lost) reject(error);
  }
}
