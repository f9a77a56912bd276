import { Worker } from 'node:worker_threads';
import { type PictureProblem, type PictureText, UnreadablePicture } from './picture-text.ts';

export interface ReadOrder {
  readonly id: number;
  readonly bytes: Uint8Array;
}

export type ReadReport =
  | { readonly id: number; readonly kind: 'read'; readonly reading: PictureText }
  | { readonly id: number; readonly kind: 'progress'; readonly percent: number }
  | {
      readonly id: number;
      readonly kind: 'unreadable';
      readonly problem: PictureProblem;
      readonly message: string;
    };

export interface ReaderOptions {
  /** Threads at most; each takes some 150 MB while it reads. */
  readonly threads?: number;
  /** Milliseconds after which a picture counts as too slow. */
  readonly limitMs?: number;
  /** Milliseconds without a picture after which a thread ends and gives its memory back. */
  readonly restMs?: number;
}

export interface ReadOptions {
  /** Gives the picture up; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Told how far it is, in per cent. */
  readonly onProgress?: (percent: number) => void;
}

interface Job {
  readonly order: ReadOrder;
  readonly options: ReadOptions;
  readonly resolve: (reading: PictureText) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Reads pictures in threads of its own. A thread starts with the first picture and ends when none comes, so that nothing of it is in memory at
 * rest. A picture that is given up or takes too long ends its thread, since nothing else stops the recogniser.
 */
export class PictureReader {
  readonly #threads: number;
  readonly #limitMs: number;
  readonly #restMs: number;
  readonly #idle = new Map<Worker, ReturnType<typeof setTimeout>>();
  readonly #running = new Map<Worker, { readonly job: Job; readonly limit: ReturnType<typeof setTimeout> }>();
  readonly #waiting: Job[] = [];
  #next = 0;
  #closed = false;

  constructor({ threads = 1, limitMs = 60_000, restMs = 20_000 }: ReaderOptions = {}) {
    this.#threads = threads;
    this.#limitMs = limitMs;
    this.#restMs = restMs;
  }

  /** Words and codes of an encoded picture. Throws UnreadablePicture, the signal's reason, or that the reader is closed. */
  read(bytes: Uint8Array, options: ReadOptions = {}): Promise<PictureText> {
    const { signal } = options;
    if (this.#closed) return Promise.reject(new Error('the picture reader is closed'));
    if (signal?.aborted) return Promise.reject(signal.reason);
    return new Promise((resolve, reject) => {
      const job: Job = { order: { id: this.#next++, bytes }, options, resolve, reject };
      signal?.addEventListener('abort', () => this.#giveUp(job), { once: true });
      this.#waiting.push(job);
      this.#start();
    });
  }

  /** Ends all threads; pictures under way are rejected. */
  async close(): Promise<void> {
    this.#closed = true;
    const workers = [...this.#idle.keys(), ...this.#running.keys()];
    const jobs = [...[...this.#running.values()].map(({ job }) => job), ...this.#waiting.splice(0)];
    for (const timer of this.#idle.values()) clearTimeout(timer);
    for (const { limit } of this.#running.values()) clearTimeout(limit);
    this.#idle.clear();
    this.#running.clear();
    for (const { reject } of jobs) reject(new Error('the picture reader is closed'));
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  #start(): void {
    while (this.#waiting.length > 0) {
      const worker = this.#free();
      const job = worker === undefined ? undefined : this.#waiting.shift();
      if (worker === undefined || job === undefined) return;
      const limit = setTimeout(() => this.#end(worker, new UnreadablePicture('tooSlow')), this.#limitMs);
      this.#running.set(worker, { job, limit });
      worker.ref();
      worker.postMessage(job.order);
    }
  }

  #free(): Worker | undefined {
    for (const [worker, timer] of this.#idle) {
      clearTimeout(timer);
      this.#idle.delete(worker);
      return worker;
    }
    return this.#running.size < this.#threads ? this.#hire() : undefined;
  }

  #hire(): Worker {
    const worker = new Worker(new URL('./read-worker.ts', import.meta.url));
    worker.on('message', (report: ReadReport) => this.#hear(worker, report));
    worker.on('error', (error) => this.#end(worker, new UnreadablePicture('failed', String(error))));
    worker.on('exit', () => this.#end(worker, new UnreadablePicture('failed', 'the thread ended')));
    return worker;
  }

  #hear(worker: Worker, report: ReadReport): void {
    const running = this.#running.get(worker);
    if (running === undefined || running.job.order.id !== report.id) return;
    const { job, limit } = running;
    if (report.kind === 'progress') {
      job.options.onProgress?.(report.percent);
      return;
    }
    clearTimeout(limit);
    this.#running.delete(worker);
    const rest = setTimeout(() => this.#end(worker, null), this.#restMs);
    // Neither an idle thread nor the clock that ends it keeps a process alive.
    rest.unref();
    worker.unref();
    this.#idle.set(worker, rest);
    if (report.kind === 'read') job.resolve(report.reading);
    else job.reject(new UnreadablePicture(report.problem, report.message));
    this.#start();
  }

  #giveUp(job: Job): void {
    const reason: unknown = job.options.signal?.reason;
    const at = this.#waiting.indexOf(job);
    if (at >= 0) {
      this.#waiting.splice(at, 1);
      job.reject(reason);
    }
    for (const [worker, running] of this.#running) if (running.job === job) this.#end(worker, reason);
  }

  /** Ends a thread, with what its picture is rejected; the next picture gets another thread. */
  #end(worker: Worker, reason: unknown): void {
    clearTimeout(this.#idle.get(worker));
    this.#idle.delete(worker);
    const running = this.#running.get(worker);
    this.#running.delete(worker);
    void worker.terminate();
    if (running === undefined) return;
    clearTimeout(running.limit);
    running.job.reject(reason);
    if (!this.#closed) this.#start();
  }
}
