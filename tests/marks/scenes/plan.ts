import type { Quad } from '@sanshen/checks/marks/report';
import { type Cover, randomCover } from './cover.ts';
import { type FlagDesign, type FlagName, rightDesign } from './design.ts';
import type { ErrorKind } from './error-kind.ts';
import { errorsOf } from './errors.ts';
import type { Place } from './place.ts';
import type { Random } from './random.ts';
import type { SceneMode } from './truth.ts';
import { type Cloth, obliqueQuad, randomCloth } from './warp.ts';

/** A mark with its place in a picture, before anything is drawn. */
export interface PlannedMark {
  readonly design: FlagDesign;
  readonly error: ErrorKind | null;
  readonly reverse: boolean;
  readonly oblique: boolean;
  readonly centre: readonly [number, number];
  /** Pixels for each of the flag's units, and degrees: of a flat mark. */
  readonly scale: number;
  readonly roll: number;
  readonly frame: string | null;
  readonly pole: 'left' | 'right' | null;
  readonly cloth: Cloth | null;
  readonly shownWidth: number;
  /** The drawing's upper left, upper right, lower right and lower left corner in the picture. */
  readonly quad: Quad;
  /** The same, before a swallow-tail or anything else is taken off. */
  readonly placed: Quad;
  readonly place: Place;
  readonly cover: Cover | null;
}

export interface PlanOptions {
  readonly mode: SceneMode;
  readonly marks?: readonly FlagName[];
  readonly error?: string;
}

const everyMark: readonly FlagName[] = [
  ...Array<FlagName>(9).fill('nationalFlag'),
  ...Array<FlagName>(4).fill('leagueFlag'),
  ...Array<FlagName>(3).fill('partyFlag'),
  ...Array<FlagName>(2).fill('pioneersFlag'),
  'pioneersDetachmentFlag',
];

const widths: Readonly<Record<SceneMode, readonly [number, number]>> = {
  flat: [121, 760],
  photo: [181, 800],
  cloth: [181, 800],
  covered: [151, 700],
  small: [76, 119],
  lane: [40, 119],
  empty: [0, 0],
};

/** A mark, right or wrong, at a random place; null if it would not lie wholly in the picture. */
export function planMark(
  random: Random,
  options: PlanOptions,
  width: number,
  height: number,
): PlannedMark | null {
  const { mode } = options;
  const oblique =
    mode === 'photo' || mode === 'cloth' || ((mode === 'covered' || mode === 'small') && random.happens(0.4));
  const mark = random.pick(options.marks ?? everyMark);
  const right = options.error === undefined && random.happens(0.45);
  const kinds = errorsOf[mark].filter(({ id, flatOnly }) =>
    options.error === undefined ? !(flatOnly && oblique) : id === options.error,
  );
  if (!right && kinds.length === 0) return null;
  const error = right ? null : random.pick(kinds);
  const pure = rightDesign(mark, random.whole(0, 3));
  const reverse = right && oblique && mark === 'nationalFlag' && random.happens(0.08);
  const design = error === null ? { ...pure, mirrored: reverse } : error.apply(pure, random);
  const shownWidth = Math.min(random.scale(...widths[mode]), width * 0.6);
  const aspect = (design.width * design.kept * design.stretch) / design.height;
  const shownHeight = shownWidth / aspect;
  const roll = random.happens(mode === 'lane' ? 0.8 : 0.5)
    ? 0
    : random.either(random.scale(0.5, oblique ? 15 : 25));
  const corners = oblique
    ? obliqueQuad(
        shownWidth,
        shownHeight,
        random.either(random.between(0, 42)),
        random.either(random.between(0, 18)),
        roll,
      )
    : flatQuad(shownWidth, shownHeight, roll);
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const size = { width: Math.max(...xs) - left, height: Math.max(...ys) - top };
  const edge = shownWidth * 0.06 + 6;
  if (size.width + 2 * edge >= width || size.height + 2 * edge >= height) return null;
  // Turning away makes a flag narrower; a mode's least width is that of the mark as shown.
  if (oblique && Math.max(length(corners, 0, 1), length(corners, 3, 2)) < widths[mode][0]) return null;
  const x = random.between(edge, width - edge - size.width);
  const y = random.between(edge, height - edge - size.height);
  const [dx, dy] = [x - left, y - top];
  const quad = corners.map(([cx, cy]) => [cx + dx, cy + dy] as const) as unknown as Quad;
  const cloth =
    mode === 'cloth' || (mode === 'covered' && oblique && random.happens(0.3)) ? randomCloth(random) : null;
  return {
    design,
    error,
    reverse,
    oblique,
    centre: [dx, dy],
    scale: shownHeight / design.height,
    roll,
    frame: !oblique && random.happens(0.15) ? random.pick(['#ffffff', '#222222', '#c9a13b']) : null,
    pole: oblique && (reverse || random.happens(0.4)) ? (reverse ? 'right' : 'left') : null,
    cloth,
    shownWidth,
    quad,
    placed: quad,
    place: { x: x - edge / 2, y: y - edge / 2, width: size.width + edge, height: size.height + edge },
    cover: mode === 'covered' ? randomCover(random, design) : null,
  };
}

function flatQuad(width: number, height: number, roll: number): Quad {
  const [c, s] = [Math.cos((roll * Math.PI) / 180), Math.sin((roll * Math.PI) / 180)];
  const corner = (x: number, y: number) => [x * c - y * s, x * s + y * c] as const;
  const [w, h] = [width / 2, height / 2];
  return [corner(-w, -h), corner(w, -h), corner(w, h), corner(-w, h)];
}

function length(quad: Quad, from: 0 | 1 | 2 | 3, to: 0 | 1 | 2 | 3): number {
  return Math.hypot(quad[to][0] - quad[from][0], quad[to][1] - quad[from][1]);
}
