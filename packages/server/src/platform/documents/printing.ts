import { Worker } from 'node:worker_threads';
import { printable } from './printable.ts';
import type { PrintAnswer, PrintOrder } from './printing-worker.ts';

/** Milliseconds without an order after which the thread goes, and the fonts and writers in its memory with it. */
const idleAfter = 60_000;

interface Waiting {
  readonly done: (bytes: Uint8Array) => void;
  readonly failed: (error: Error) => void;
}

/** A thread of its own: laying out a page takes some hundred milliseconds, in which the server must answer others. */
class Printer {
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #idle: NodeJS.Timeout | undefined;
  #orders = 0;

  print(file: URL, maker: string, input: unknown): Promise<Uint8Array> {
    clearTimeout(this.#idle);
    const worker = this.#worker ?? this.#start();
    this.#orders += 1;
    const order: PrintOrder = { id: this.#orders, file: file.href, maker, input };
    return new Promise((done, failed) => {
      this.#waiting.set(order.id, { done, failed });
      worker.ref();
      worker.postMessage(order);
    });
  }

  #start(): Worker {
    const worker = new Worker(new URL('./printing-worker.ts', import.meta.url));
    this.#worker = worker;
    worker.on('message', (answer: PrintAnswer) => this.#settle(answer));
    worker.on('error', (error) =>
      this.#fail(worker, error instanceof Error ? error : new Error(String(error))),
    );
    worker.on('exit', () => this.#fail(worker, new Error('the printing thread ended')));
    return worker;
  }

  #settle(answer: PrintAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ('bytes' in answer) waiting?.done(answer.bytes);
    else waiting?.failed(new Error(answer.error));
    if (this.#waiting.size > 0) return;
    // An idle thread keeps no process alive, and does not stay long.
    this.#worker?.unref();
    this.#idle = setTimeout(() => this.#stop(), idleAfter).unref();
  }

  /** An order that comes now must start a new thread, not go to one that is about to end. */
  #stop(): void {
    const worker = this.#worker;
    this.#worker = null;
    void worker?.terminate();
  }

  #fail(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    for (const { failed } of this.#waiting.values()) failed(error);
    this.#waiting.clear();
  }
}

const printer = new Printer();

/**
 * Lets the exported function `maker` of `file` work away from the thread that answers requests: `printerOf<typeof import('./x.ts'), 'x'>(new
 * URL('./x.ts', import.meta.url), 'x')`. Its input must be plain data. The same input gives the same bytes. Rejects with what the maker threw.
 */
export function printerOf<
  File extends Record<Maker, (input: never) => Promise<Uint8Array>>,
  Maker extends string & keyof File,
>(file: URL, maker: Maker): (input: Parameters<File[Maker]>[0]) => Promise<Uint8Array> {
  return (input) => printer.print(file, maker, printable(input));
}
