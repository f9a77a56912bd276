/**
 * node tests/marks/evaluate.ts --set tuning|report --mode flat --count 200 [--size 1920x1080] [--marks nationalFlag,…] [--error starMissing] [--errors]
 * [--misses] [--save FOLDER]: draws scenes, lets the checker look at them, and prints what came out, with 95 % intervals.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import type { FlagName } from './scenes/design.ts';
import { errorsOf } from './scenes/errors.ts';
import { seedsOf } from './scenes/random.ts';
import { sceneOf } from './scenes/scene.ts';
import { type Scene, sceneModes } from './scenes/truth.ts';
import { addPicture, emptyScore, type Match, ratesOf, type Score, shareText } from './score.ts';
import { subject } from './subject.ts';

const { values } = parseArgs({
  options: {
    set: { type: 'string', default: 'tuning' },
    mode: { type: 'string', default: 'flat' },
    count: { type: 'string', default: '100' },
    skip: { type: 'string', default: '0' },
    size: { type: 'string', default: '1920x1080' },
    marks: { type: 'string' },
    error: { type: 'string' },
    errors: { type: 'boolean', default: false },
    misses: { type: 'boolean', default: false },
    save: { type: 'string' },
  },
});

process.exitCode = await main();

async function main(): Promise<number> {
  const set = values.set === 'report' ? 'report' : 'tuning';
  const mode = sceneModes.find((known) => known === values.mode);
  const marks = values.marks?.split(',').filter((name): name is FlagName => name in errorsOf);
  if (mode === undefined || marks?.length === 0) {
    process.stderr.write(
      `--mode takes ${sceneModes.join(', ')}; --marks ${Object.keys(errorsOf).join(', ')}\n`,
    );
    return 2;
  }
  const check = subject();
  const score = emptyScore();
  const times: number[] = [];
  const skip = Number(values.skip);
  const [width = 1920, height = 1080] = values.size.split('x').map(Number);
  for (const seed of seedsOf(set, skip + Number(values.count)).slice(skip)) {
    const scene = await sceneOf(seed, {
      mode,
      width,
      height,
      ...(marks === undefined ? {} : { marks }),
      ...(values.error === undefined ? {} : { error: values.error }),
    });
    const before = process.cpuUsage();
    const report = check(scene.raster);
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
    const { matches, strays } = addPicture(score, scene.truths, report);
    const bad = [
      ...matches.map(missText),
      ...strays.map(
        (stray) => `stray ${stray.mark} ${stray.verdict} at ${stray.box.map(Math.round).join(',')}`,
      ),
    ].filter((text) => text !== '');
    if (bad.length > 0 && values.misses) process.stdout.write(`${seed}: ${bad.join('; ')}\n`);
    if (bad.length > 0 && values.save !== undefined) await save(scene, values.save);
  }
  process.stdout.write(scoreText(`${mode}, ${set} seeds`, score, times));
  return 0;
}

/** What went wrong with one mark; empty if nothing. */
function missText({ truth, found }: Match): string {
  const name = `${truth.mark} ${truth.error ?? 'right'} ${Math.round(truth.width)} px`;
  if (found === null) return `not found: ${name} at ${truth.quad[0].map(Math.round).join(',')}`;
  if (!truth.right && found.verdict === 'conforms') return `passed: ${name}`;
  if (truth.right && found.verdict === 'violates') return `accused of ${found.problems.join(', ')}: ${name}`;
  return '';
}

async function save({ raster, seed, mode }: Scene, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const { width, height, data } = raster;
  await sharp(data, { raw: { width, height, channels: 4 } })
    .png()
    .toFile(join(folder, `${mode}-${seed}.png`));
}

function scoreText(title: string, score: Score, times: readonly number[]): string {
  const rates = ratesOf(score);
  const row = (name: string, { conforms, violates, cannotVerify, notFound }: Score['right']) =>
    `  ${name.padEnd(48)} ${[conforms, violates, cannotVerify, notFound].map((count) => String(count).padStart(8)).join('')}`;
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
  const kinds = values.errors
    ? [...score.byError].sort(([a], [b]) => a.localeCompare(b)).map(([kind, verdicts]) => row(kind, verdicts))
    : [];
  return [
    `${title}: ${score.pictures} pictures`,
    `  ${''.padEnd(48)} conforms violates  cannot not found`,
    row('right', score.right),
    row('wrong', score.wrong),
    ...kinds,
    `  found              ${shareText(rates.found)}`,
    `  wrong passed       ${shareText(rates.wrongPassed)}`,
    `  right accused      ${shareText(rates.rightAccused)}`,
    `  accusations right  ${shareText(rates.accusationsRight)}`,
    `  problem named      ${shareText(rates.problemNamed)}`,
    `  false alarms       ${score.strays} in ${score.pictures} pictures, ${score.straysAccused} of them accusing`,
    `  processor time     median ${at(0.5)} ms, p95 ${at(0.95)} ms`,
    '',
  ].join('\n');
}
