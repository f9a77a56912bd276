import { Worker } from 'node:worker_threads';

/** Milliseconds that reading a PDF may take. */
const limitMs = 30_000;
const heapMegabytes = 256;

/**
 * The words of a PDF, line by line, from its first pages; empty for one that holds pictures of pages only. Read in a thread of its own.
 * Rejects if the bytes are no PDF that can be read, or if that takes too long or too much memory.
 */
export function pdfText(bytes: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./pdf-worker.ts', import.meta.url), {
      workerData: bytes,
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
      stdout: true,
      stderr: true,
    });
    const limit = setTimeout(() => end(() => reject(new Error('the PDF took too long'))), limitMs);
    const end = (tell: () => void) => {
      clearTimeout(limit);
      void worker.terminate();
      tell();
    };
    worker.once('message', (text: string) => end(() => resolve(text)));
    worker.once('error', (error) => end(() => reject(error)));
    worker.once('exit', () => end(() => reject(new Error('the PDF gave no words'))));
  });
}
