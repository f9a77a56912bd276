import { readFile } from 'node:fs/promises';
import { readPicture } from '@sanshen/checks/marks/picture/read-picture';
import sharp from 'sharp';
import { subject } from '../tests/marks/subject.ts';

/** Milliseconds of processor time for each picture, and bytes of resident memory at most. */
export interface MarkSample {
  readonly check: readonly number[];
  readonly unpack: readonly number[];
  readonly peak: number;
}

// What the figures speak of is one core.
sharp.concurrency(1);
const look = subject();
const paths = process.argv.slice(2);
const check: number[] = [];
const unpack: number[] = [];
for (const [index, path] of [...paths.slice(0, 3), ...paths].entries()) {
  const bytes = await readFile(path);
  const start = process.cpuUsage();
  const picture = await readPicture(bytes);
  const unpacked = process.cpuUsage(start);
  const between = process.cpuUsage();
  look(picture);
  const checked = process.cpuUsage(between);
  // The first ones only warm up.
  if (index < 3) continue;
  unpack.push((unpacked.user + unpacked.system) / 1000);
  check.push((checked.user + checked.system) / 1000);
}
// maxRSS is in kilobytes.
const sample: MarkSample = { check, unpack, peak: process.resourceUsage().maxRSS * 1024 };
process.send?.(sample);
process.disconnect?.();
