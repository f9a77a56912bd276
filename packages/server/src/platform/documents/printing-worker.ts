import { parentPort } from 'node:worker_threads';

/** What the worker is asked; `id` comes back with the answer. */
export interface PrintOrder {
  readonly id: number;
  /** The file of the maker, and the name that it exports. */
  readonly file: string;
  readonly maker: string;
  readonly input: unknown;
}

export type PrintAnswer =
  | { readonly id: number; readonly bytes: Uint8Array }
  | { readonly id: number; readonly error: string };

async function answer(order: PrintOrder): Promise<PrintAnswer> {
  const { id, file, maker, input } = order;
  try {
    // Files and names come from `printerOf` only, which checks the type of the maker and its input together.
    const { [maker]: make } = (await import(file)) as Record<string, (input: unknown) => Promise<Uint8Array>>;
    if (make === undefined) throw new Error(`no maker ${maker}`);
    return { id, bytes: await make(input) };
  } catch (error) {
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

// Orders come from printing.ts only.
parentPort?.on('message', (order: PrintOrder) => {
  void answer(order).then((done) => parentPort?.postMessage(done));
});
