import { parentPort } from 'node:worker_threads';
import type { ReadOrder, ReadReport } from './picture-reader.ts';
import { UnreadablePicture } from './picture-text.ts';
import { readPicture } from './read-picture.ts';
import { Recognizer } from './recognizer.ts';

// Reads one picture after another; the recogniser is loaded with the first that decodes.
let recognizer: Promise<Recognizer> | undefined;
const load = () => {
  recognizer ??= Recognizer.load();
  return recognizer;
};
const report = (message: ReadReport) => parentPort?.postMessage(message);

parentPort?.on('message', async ({ id, bytes }: ReadOrder) => {
  try {
    const reading = await readPicture(bytes, load, (percent) => report({ id, kind: 'progress', percent }));
    report({ id, kind: 'read', reading });
  } catch (error) {
    const problem = error instanceof UnreadablePicture ? error.problem : 'failed';
    report({ id, kind: 'unreadable', problem, message: String(error) });
  }
});
