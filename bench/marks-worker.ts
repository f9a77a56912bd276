import { parentPort } from 'node:worker_threads';
import sharp from 'sharp';
import { sceneOf } from '../tests/marks/scenes/scene.ts';
import { addPicture, emptyScore } from '../tests/marks/score.ts';
import { subject } from '../tests/marks/subject.ts';
import type { MarkOrder } from './marks.ts';

// There are as many of these as cores.
sharp.concurrency(1);
const check = subject();

parentPort?.on('message', async ({ mode, seeds }: MarkOrder) => {
  const score = emptyScore();
  for (const seed of seeds) {
    const { raster, truths } = await sceneOf(seed, { mode });
    addPicture(score, truths, check(raster));
  }
  parentPort?.postMessage(score);
});
