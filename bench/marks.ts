import { fork } from 'node:child_process';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import sharp from 'sharp';
import { seedsOf } from '../tests/marks/scenes/random.ts';
import { sceneOf } from '../tests/marks/scenes/scene.ts';
import type { SceneMode } from '../tests/marks/scenes/truth.ts';
import {
  addScore,
  emptyScore,
  marksIn,
  type Rates,
  ratesOf,
  type Score,
  type Share,
  shareText,
} from '../tests/marks/score.ts';
import type { MarkSample } from './marks-child.ts';
import { atMost, type BenchOptions, type Figure, quantile, type Table } from './support/figures.ts';
import { temporaryFolder } from './support/folder.ts';

/** What a worker is to draw and look at. */
export interface MarkOrder {
  readonly mode: SceneMode;
  readonly seeds: readonly number[];
}

interface Goal {
  readonly name: string;
  readonly of: (rates: Rates) => Share;
  readonly limit: number;
  readonly kind: 'atLeast' | 'atMost';
}

const found = (limit: number): Goal => ({
  name: 'found',
  of: (rates) => rates.found,
  limit,
  kind: 'atLeast',
});
const passed = (limit: number): Goal => ({
  name: 'wrong passed as right',
  of: (rates) => rates.wrongPassed,
  limit,
  kind: 'atMost',
});
const accused = (limit: number): Goal => ({
  name: 'right accused',
  of: (rates) => rates.rightAccused,
  limit,
  kind: 'atMost',
});
const justly = (limit: number): Goal => ({
  name: 'accusations that are right',
  of: (rates) => rates.accusationsRight,
  limit,
  kind: 'atLeast',
});

/** The goals of each cell; cloth and the smallest marks are shown without one. */
const cells: readonly {
  readonly mode: SceneMode;
  readonly title: string;
  readonly goals: readonly Goal[];
}[] = [
  { mode: 'flat', title: 'flat, ≥ 120 px', goals: [found(0.995), passed(0.003), accused(0.005)] },
  { mode: 'photo', title: 'photo-like, ≥ 180 px', goals: [found(0.98), passed(0.007), accused(0.01)] },
  { mode: 'small', title: '75–120 px', goals: [found(0.9), justly(0.99)] },
  { mode: 'covered', title: 'a third covered, ≥ 150 px', goals: [found(0.85), passed(0)] },
  { mode: 'cloth', title: 'waving cloth, ≥ 180 px', goals: [] },
  { mode: 'lane', title: 'graphics, 40–120 px', goals: [] },
];

/** How well the checker of marks judges scenes of the report's seeds, and how long it takes for a picture of 1920 × 1080. */
export async function run({ quick, say, count }: BenchOptions): Promise<Table> {
  const wanted = count ?? (quick ? 60 : 2000);
  const figures: Figure[] = [];
  for (const { mode, title, goals } of cells) {
    const score = await lookAtScenes(mode, (soFar) => marksIn(soFar) >= wanted, say);
    figures.push(...cellFigures(title, goals, score));
  }
  const empty = count === undefined ? (quick ? 40 : 5000) : Math.ceil(count * 2.5);
  figures.push(alarms(await lookAtScenes('empty', ({ pictures }) => pictures >= empty, say)));
  figures.push(...(await timeFigures(quick ? 12 : 120)));
  return { title: 'Marks: accuracy on drawn scenes with 95 % intervals, time and memory', figures };
}

function cellFigures(title: string, goals: readonly Goal[], score: Score): readonly Figure[] {
  const rates = ratesOf(score);
  const judged = goals.map(({ name, of, limit, kind }): Figure => {
    const share = of(rates);
    const sign = kind === 'atLeast' ? '≥' : '≤';
    const met = kind === 'atLeast' ? share.share >= limit : share.share <= limit;
    return {
      name: `${title}: ${name}`,
      value: shareText(share),
      target: `${sign} ${(limit * 100).toFixed(1)} %`,
      met,
    };
  });
  const shown = (
    [
      [found(0), rates.found],
      [passed(0), rates.wrongPassed],
      [accused(0), rates.rightAccused],
    ] as const
  )
    .filter(([{ name }]) => goals.every((goal) => goal.name !== name))
    .map(
      ([{ name }, share]): Figure => ({
        name: `${title}: ${name}`,
        value: shareText(share),
        target: null,
        met: null,
      }),
    );
  const named: Figure = {
    name: `${title}: accusations that name what is wrong`,
    value: shareText(rates.problemNamed),
    target: null,
    met: null,
  };
  return [...judged, ...shown, named, verdicts(title, score)];
}

function verdicts(title: string, { right, wrong }: Score): Figure {
  const text = ({ conforms, violates, cannotVerify, notFound }: Score['right']) =>
    `${conforms}/${violates}/${cannotVerify}/${notFound}`;
  return {
    name: `${title}: conforms/violates/cannot verify/not found`,
    value: `right ${text(right)}, wrong ${text(wrong)}`,
    target: null,
    met: null,
  };
}

function alarms({ pictures, strays, straysAccused }: Score): Figure {
  const each = (strays * 100) / pictures;
  return {
    name: 'pictures without marks: false alarms for 100 pictures',
    value: `${each.toFixed(3)} (${strays} in ${pictures}, ${straysAccused} accusing)`,
    target: '≤ 0.1',
    met: each <= 0.1,
  };
}

/** Draws scenes of one mode in threads until there is enough. */
async function lookAtScenes(
  mode: SceneMode,
  enough: (score: Score) => boolean,
  say: (text: string) => void,
): Promise<Score> {
  const score = emptyScore();
  const seeds = seedsOf('report', 20_000);
  const batch = 10;
  let next = 0;
  await Promise.all(
    Array.from({ length: availableParallelism() }, async () => {
      const worker = new Worker(new URL('./marks-worker.ts', import.meta.url));
      while (!enough(score) && next < seeds.length) {
        const order: MarkOrder = { mode, seeds: seeds.slice(next, next + batch) };
        next += batch;
        worker.postMessage(order);
        // The worker answers with a score and nothing else.
        const [part] = (await once(worker, 'message')) as [Score];
        addScore(score, part);
        if (score.pictures % 200 === 0)
          say(`marks, ${mode}: ${score.pictures} pictures, ${marksIn(score)} marks`);
      }
      await worker.terminate();
    }),
  );
  return score;
}

/** Processor time and memory of a process that does nothing but unpack and check pictures. */
async function timeFigures(count: number): Promise<readonly Figure[]> {
  const folder = await temporaryFolder();
  try {
    const paths: string[] = [];
    for (const [index, seed] of seedsOf('report', count).entries()) {
      const mode = (['flat', 'photo', 'small', 'empty'] as const)[index % 4] ?? 'flat';
      const { raster } = await sceneOf(seed, { mode });
      const { width, height, data } = raster;
      const path = join(folder, `${index}.jpg`);
      await writeFile(
        path,
        await sharp(data, { raw: { width, height, channels: 4 } })
          .jpeg({ quality: 88 })
          .toBuffer(),
      );
      paths.push(path);
    }
    const child = fork(join(import.meta.dirname, 'marks-child.ts'), paths, {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    // The child sends one message of this shape.
    const [{ check, unpack, peak }] = (await once(child, 'message')) as [MarkSample];
    return [
      atMost('1080p picture, checked, median', quantile(check, 0.5), 150, 'ms', 0),
      atMost('1080p picture, checked, p95', quantile(check, 0.95), 400, 'ms', 0),
      {
        name: '1080p picture, JPEG unpacked, median',
        value: `${quantile(unpack, 0.5).toFixed(0)} ms`,
        target: null,
        met: null,
      },
      atMost('memory of the process, peak', peak / 2 ** 20, 400, 'MB', 0),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
