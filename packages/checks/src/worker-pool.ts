import { Worker } from 'node:worker_threads';

/** What a pool sends to its workers: an order with a number and a flag; another value than 0 in its Int32 asks the worker to stop. */
export type Numbered<Order> = Order & { readonly id: number; readonly stop: SharedArrayBuffer };

export type WorkerReport<Answer> =
  | { readonly id: number; readonly kind: 'done'; readonly answer: Answer }
  | { readonly id: number; readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly id: number; readonly kind: 'failed'; readonly message: string };

export interface PoolRun {
  /** Gives the work up; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Told now and then while it takes long. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface WorkerPoolOptions {
  readonly script: URL;
  readonly setup?: unknown;
  readonly size: number;
  /** Milliseconds after which an order is given up and its worker replaced. */
  readonly limitMs?: number;
  /** Whether work that is given up ends its worker, because it does not look at the flag. */
  readonly endsOnAbort?: boolean;
  readonly heapMegabytes?: number;
}

interface Job<Order, Answer> {
  readonly order: Numbered<Order>;
  readonly run: PoolRun;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: unknown) => void;
  limit?: NodeJS.Timeout;
}

/** Work that took longer than its pool allows. */
export class WorkTookTooLong extends Error {}

/** Threads that do one kind of work beside the process's own; each starts when it is first needed. */
export class WorkerPool<Order extends object, Answer> {
  readonly #options: WorkerPoolOptions;
  readonly #idle: Worker[] = [];
  readonly #all = new Set<Worker>();
  readonly #waiting: Job<Order, Answer>[] = [];
  readonly #running = new Map<Worker, Job<Order, Answer>>();
  #next = 0;
  #closed = false;

  constructor(options: WorkerPoolOptions) {
    this.#options = options;
  }

  /** The answer to an order. Rejects if the pool is closed, the run is given up or took too long, or the worker fails. */
  run(order: Order, run: PoolRun = {}): Promise<Answer> {
    const { signal } = run;
    if (this.#closed) return Promise.reject(new Error('the pool is closed'));
    if (signal?.aborted) return Promise.reject(signal.reason);
    return new Promise((resolve, reject) => {
      const numbered = { ...order, id: this.#next++, stop: new SharedArrayBuffer(4) };
      const job: Job<Order, Answer> = { order: numbered, run, resolve, reject };
      signal?.addEventListener('abort', () => this.#abort(job), { once: true });
      this.#waiting.push(job);
      this.#start();
    });
  }

  /** Ends all workers; work under way is rejected. */
  async close(): Promise<void> {
    this.#closed = true;
    const jobs = [...this.#running.values(), ...this.#waiting.splice(0)];
    this.#running.clear();
    for (const { reject, limit } of jobs) {
      clearTimeout(limit);
      reject(new Error('the pool is closed'));
    }
    await Promise.all([...this.#all].map((worker) => worker.terminate()));
  }

  #abort(job: Job<Order, Answer>): void {
    Atomics.store(new Int32Array(job.order.stop), 0, 1);
    const at = this.#waiting.indexOf(job);
    if (at >= 0) this.#waiting.splice(at, 1);
    const reason: unknown = job.run.signal?.reason;
    job.reject(reason);
    if (this.#options.endsOnAbort !== true) return;
    for (const [worker, running] of this.#running) if (running === job) this.#end(worker, reason);
  }

  #start(): void {
    while (this.#waiting.length > 0) {
      const worker = this.#idle.pop() ?? (this.#all.size < this.#options.size ? this.#hire() : undefined);
      const job = worker === undefined ? undefined : this.#waiting.shift();
      if (worker === undefined || job === undefined) return;
      this.#running.set(worker, job);
      const { limitMs } = this.#options;
      if (limitMs !== undefined) {
        job.limit = setTimeout(
          () => this.#end(worker, new WorkTookTooLong('a worker took too long')),
          limitMs,
        );
      }
      worker.ref();
      worker.postMessage(job.order);
    }
  }

  #hire(): Worker {
    const { script, setup, heapMegabytes } = this.#options;
    const worker = new Worker(script, {
      workerData: setup,
      ...(heapMegabytes === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: heapMegabytes } }),
    });
    this.#all.add(worker);
    worker.on('message', (report: WorkerReport<Answer>) => this.#report(worker, report));
    worker.on('error', (error) => this.#lose(worker, error));
    worker.on('exit', () => this.#lose(worker, new Error('a worker of the checks ended')));
    return worker;
  }

  #report(worker: Worker, report: WorkerReport<Answer>): void {
    const job = this.#running.get(worker);
    if (job === undefined || job.order.id !== report.id) return;
    if (report.kind === 'progress') {
      job.run.onProgress?.(report.done, report.total);
      return;
    }
    this.#running.delete(worker);
    clearTimeout(job.limit);
    // An idle worker keeps no process alive.
    worker.unref();
    this.#idle.push(worker);
    if (report.kind === 'done') job.resolve(report.answer);
    else job.reject(new Error(report.message));
    this.#start();
  }

  #end(worker: Worker, reason: unknown): void {
    this.#lose(worker, reason);
    void worker.terminate();
  }

  #lose(worker: Worker, error: unknown): void {
    this.#all.delete(worker);
    const at = this.#idle.indexOf(worker);
    if (at >= 0) this.#idle.splice(at, 1);
    const job = this.#running.get(worker);
    this.#running.delete(worker);
    clearTimeout(job?.limit);
    job?.reject(error);
    if (!this.#closed) this.#start();
  }
}
