import { Worker } from 'node:worker_threads';
import type { Sheet } from './sheet-model.ts';
import type { SheetAnswer, SheetForm, SheetOrder } from './sheet-worker.ts';
import type { PrintedTable } from './table-pdf.ts';

/** Milliseconds without an order after which the thread goes, and the fonts and writers in its memory with it. */
const idleAfter = 60_000;

type Asked =
  | { readonly form: SheetForm; readonly sheet: Sheet }
  | { readonly form: 'table'; readonly table: PrintedTable };

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

  print(asked: Asked): Promise<Uint8Array> {
    clearTimeout(this.#idle);
    const worker = this.#worker ?? this.#start();
    this.#orders += 1;
    const order: SheetOrder = { id: this.#orders, ...asked };
    return new Promise((done, failed) => {
      this.#waiting.set(order.id, { done, failed });
      worker.ref();
      worker.postMessage(order);
    });
  }

  #start(): Worker {
    const worker = new Worker(new URL('./sheet-worker.ts', import.meta.url));
    this.#worker = worker;
    worker.on('message', (answer: SheetAnswer) => this.#settle(answer));
    worker.on('error', (error) =>
      this.#fail(worker, error instanceof Error ? error : new Error(String(error))),
    );
    worker.on('exit', () => this.#fail(worker, new Error('the printing thread ended')));
    return worker;
  }

  #settle(answer: SheetAnswer): void {
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

/** Prints the review sheet away from the thread that answers requests. The same sheet gives the same bytes. */
export function printSheet(form: SheetForm, sheet: Sheet): Promise<Uint8Array> {
  return printer.print({ form, sheet });
}

/** Prints a table away from the thread that answers requests. The same table gives the same bytes. */
export function printTable(table: PrintedTable): Promise<Uint8Array> {
  return printer.print({ form: 'table', table });
}
