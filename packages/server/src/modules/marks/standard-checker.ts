import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { OrganizationLibrary } from './library/library-for.ts';
import type { Looked, PictureChecker } from './picture-checker.ts';
import type { PictureAnswer, PictureOrder } from './picture-worker.ts';
import { unreadable } from './texts.ts';

/** Milliseconds after which a picture is given up and its worker replaced. */
const patience = 60_000;
const heap = { maxOldGenerationSizeMb: 512 };

interface Job {
  readonly order: PictureOrder;
  readonly resolve: (looked: Looked) => void;
  readonly reject: (reason: unknown) => void;
  timer?: NodeJS.Timeout;
}

/** The product's checker in workers of its own; they start with the first picture. */
export class StandardChecker implements PictureChecker {
  readonly version = checkerVersion();
  readonly #idle: Worker[] = [];
  readonly #running = new Map<Worker, Job>();
  readonly #waiting: Job[] = [];
  readonly #size = Math.max(1, Math.min(3, availableParallelism() - 1));
  #workers = 0;
  #next = 0;
  #closed = false;

  check(picture: Uint8Array, { library }: OrganizationLibrary): Promise<Looked> {
    if (this.#closed) return Promise.reject(new Error('the checker of marks is closed'));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ order: { id: this.#next++, picture, library }, resolve, reject });
      this.#start();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    const closed = new Error('the checker of marks is closed');
    for (const job of this.#waiting.splice(0)) job.reject(closed);
    const workers = [...this.#running.keys(), ...this.#idle.splice(0)];
    for (const job of this.#running.values()) {
      clearTimeout(job.timer);
      job.reject(closed);
    }
    this.#running.clear();
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  #start(): void {
    while (this.#waiting.length > 0) {
      const worker = this.#idle.pop() ?? (this.#workers < this.#size ? this.#hire() : undefined);
      const job = worker === undefined ? undefined : this.#waiting.shift();
      if (worker === undefined || job === undefined) return;
      this.#running.set(worker, job);
      worker.ref();
      job.timer = setTimeout(() => this.#giveUp(worker), patience);
      worker.postMessage(job.order);
    }
  }

  #hire(): Worker {
    const url = new URL('./picture-worker.ts', import.meta.url);
    const worker = new Worker(url, { resourceLimits: heap });
    this.#workers += 1;
    worker.on('message', (answer: PictureAnswer) => this.#answer(worker, answer));
    // Out of memory on one picture: the others go on in a new worker.
    worker.on('error', () => this.#giveUp(worker));
    worker.on('exit', () => this.#lose(worker));
    return worker;
  }

  #answer(worker: Worker, answer: PictureAnswer): void {
    const job = this.#running.get(worker);
    if (job === undefined) return;
    this.#running.delete(worker);
    clearTimeout(job.timer);
    // An idle worker keeps no process alive.
    worker.unref();
    this.#idle.push(worker);
    if ('report' in answer) job.resolve({ ok: true, report: answer.report });
    else if (answer.failed === 'unreadable') job.resolve({ ok: false, why: unreadable });
    else job.reject(new Error(answer.message));
    this.#start();
  }

  #giveUp(worker: Worker): void {
    const job = this.#running.get(worker);
    this.#running.delete(worker);
    clearTimeout(job?.timer);
    job?.resolve({ ok: false, why: unreadable });
    void worker.terminate();
  }

  #lose(worker: Worker): void {
    this.#workers -= 1;
    const at = this.#idle.indexOf(worker);
    if (at >= 0) this.#idle.splice(at, 1);
    if (!this.#closed) this.#start();
  }
}

/** Another one after the checker's code changed, so that pictures are looked at again. */
function checkerVersion(): string {
  const folder = fileURLToPath(new URL('.', import.meta.resolve('@sanshen/checks/marks/check-marks')));
  const hash = createHash('sha256');
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (name.endsWith('.ts')) hash.update(`${name}:${statSync(`${folder}/${name}`).size}\n`);
  }
  return hash.digest('hex').slice(0, 12);
}
