import type { Quad } from '@sanshen/checks/marks/report';
import sharp from 'sharp';
import { background } from './backgrounds.ts';
import { clutterAt } from './clutter.ts';
import { coverSvg } from './cover.ts';
import type { FlagName } from './design.ts';
import { drawFlag } from './design.ts';
import { developed } from './develop.ts';
import type { Place } from './place.ts';
import { type PlannedMark, planMark } from './plan.ts';
import { type Random, randomOf } from './random.ts';
import type { MarkTruth, Scene, SceneMode } from './truth.ts';
import { layOver, type Sheet } from './warp.ts';

export interface SceneOptions {
  readonly mode: SceneMode;
  readonly width?: number;
  readonly height?: number;
  /** Only these marks; otherwise all, the national flag most often. */
  readonly marks?: readonly FlagName[];
  /** Only this kind of error, and no right marks. */
  readonly error?: string;
  /** At most so many marks; without it as many as the mode has. */
  readonly count?: number;
}

const counts: Readonly<Record<SceneMode, readonly [number, number]>> = {
  flat: [1, 4],
  photo: [1, 3],
  cloth: [1, 3],
  covered: [1, 3],
  small: [4, 9],
  lane: [4, 9],
  empty: [0, 0],
};

/** Draws the scene of a seed: a picture with its marks, clutter and faults of photography, and what is true of every mark. */
export async function sceneOf(seed: number, options: SceneOptions): Promise<Scene> {
  const { mode, width = 1920, height = 1080 } = options;
  const name = `${mode} ${width}x${height}`;
  const marks = plannedMarks(randomOf(seed, `marks ${name}`), options, width, height);
  const random = randomOf(seed, `ground ${name}`);
  const like =
    mode === 'photo' || mode === 'cloth' || (mode !== 'flat' && mode !== 'lane' && random.happens(0.5))
      ? 'photo'
      : 'graphic';
  const ground = background(random, like, width, height) + clutter(random, marks, width, height);
  const flat = marks.map((mark, index) => (mark.oblique ? '' : flatMark(mark, index))).join('');
  const picture = await rendered(ground + flat, width, height, false);
  for (const [index, mark] of marks.entries()) if (mark.oblique) await layMark(picture, mark, index);
  const covers = marks.map((mark) => coverSvg(mark.cover, mark.quad)).join('');
  if (covers !== '') under(picture, await rendered(covers, width, height, true));
  const raster = await developed(picture, randomOf(seed, `develop ${name}`), like, mode);
  return { seed, mode, raster, truths: marks.map(truthOf) };
}

function plannedMarks(
  random: Random,
  options: SceneOptions,
  width: number,
  height: number,
): readonly PlannedMark[] {
  const [least, most] = counts[options.mode];
  const wanted = Math.min(random.whole(least, most), options.count ?? most);
  const placed: PlannedMark[] = [];
  // A mark that finds no free place is left out, so a bound on the tries is enough.
  for (let attempt = 0; placed.length < wanted && attempt < wanted * 30; attempt++) {
    const mark = planMark(random, options, width, height);
    if (mark !== null && !placed.some((other) => meet(other.place, mark.place, 12))) placed.push(mark);
  }
  return placed;
}

function clutter(random: Random, marks: readonly PlannedMark[], width: number, height: number): string {
  const taken = marks.map(({ place }) => place);
  const drawn: string[] = [];
  for (
    let things = random.whole(4, 16), attempt = 0;
    drawn.length < things && attempt < things * 4;
    attempt++
  ) {
    const thing = clutterAt(random, width, height);
    if (thing === null || taken.some((place) => meet(place, thing.place, 24))) continue;
    taken.push(thing.place);
    drawn.push(thing.draw());
  }
  return drawn.join('');
}

function meet(a: Place, b: Place, gap: number): boolean {
  return (
    a.x < b.x + b.width + gap &&
    b.x < a.x + a.width + gap &&
    a.y < b.y + b.height + gap &&
    b.y < a.y + a.height + gap
  );
}

/** A mark's drawing laid into a flat graphic: turned and scaled, nothing else. */
function flatMark({ design, centre, scale, roll, frame }: PlannedMark, index: number): string {
  const { width, height, body } = drawFlag(design, `f${index}`);
  const rim =
    frame === null
      ? ''
      : `<rect x="${-0.02 * width}" y="${-0.02 * width}" width="${1.04 * width}" height="${height + 0.04 * width}" fill="${frame}"/>`;
  return `<g transform="translate(${centre[0]} ${centre[1]}) rotate(${roll}) scale(${scale}) translate(${-width / 2} ${-height / 2})">${rim}${body}</g>`;
}

const margin = 0.06;

async function layMark(picture: Sheet, mark: PlannedMark, index: number): Promise<void> {
  const { width, height, body } = drawFlag(mark.design, `o${index}`);
  const pole =
    mark.pole === null
      ? ''
      : `<rect x="${mark.pole === 'left' ? -0.035 * width : width * 1.005}" y="${-height * margin}" width="${width * 0.03}" height="${height * 1.2}" fill="#c9ccd0"/>`;
  const share = 1 - 2 * margin;
  const [wide, high] = [width / share, height / share];
  const pixels = (mark.shownWidth * 1.25) / width;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${Math.ceil(wide * pixels)}" height="${Math.ceil(high * pixels)}" viewBox="${-wide * margin} ${-high * margin} ${wide} ${high}" preserveAspectRatio="none">${pole}${body}</svg>`;
  layOver(picture, await unpacked(svg), mark.placed, margin, mark.cloth);
}

async function rendered(body: string, width: number, height: number, transparent: boolean): Promise<Sheet> {
  const paper = transparent ? '' : '<rect width="100%" height="100%" fill="#fff"/>';
  return unpacked(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${paper}${body}</svg>`,
  );
}

async function unpacked(svg: string): Promise<Sheet> {
  const { data, info } = await sharp(Buffer.from(svg), { limitInputPixels: 50_000_000 })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** Puts a sheet of the same size over a picture. */
function under(picture: Sheet, over: Sheet): void {
  for (let at = 0; at < picture.data.length; at += 4) {
    const alpha = (over.data[at + 3] ?? 0) / 255;
    if (alpha === 0) continue;
    for (let channel = at; channel < at + 3; channel++) {
      picture.data[channel] = Math.round(
        (over.data[channel] ?? 0) * alpha + (picture.data[channel] ?? 0) * (1 - alpha),
      );
    }
  }
}

function truthOf(mark: PlannedMark): MarkTruth {
  const { design, quad, error, cover, reverse } = mark;
  const long = (from: number, to: number) =>
    Math.hypot((quad[to]?.[0] ?? 0) - (quad[from]?.[0] ?? 0), (quad[to]?.[1] ?? 0) - (quad[from]?.[1] ?? 0));
  return {
    mark: design.mark,
    quad: asHeld(quad, design.upsideDown, design.mirrored),
    width: Math.max(long(0, 1), long(3, 2)),
    right: error === null,
    reverse,
    error: error?.id ?? null,
    expected: error?.expected ?? [],
    covered: cover?.share ?? 0,
  };
}

/** The same corners, beginning with the upper hoist of the mark itself. */
function asHeld(quad: Quad, upsideDown: boolean, mirrored: boolean): Quad {
  const [a, b, c, d] = quad;
  const turned: Quad = upsideDown ? [c, d, a, b] : quad;
  const [e, f, g, h] = turned;
  return mirrored ? [f, e, h, g] : upsideDown ? turned : [a, b, c, d];
}
