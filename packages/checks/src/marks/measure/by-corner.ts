/**
 * A flag of which a part is hidden, known by one corner: counted along its two sides, the figure's distance from them and its size stand to
 * each other as they should, however obliquely it is seen, and what can be seen of it is like it. Nothing found so is ever accused.
 */
import { type FigureName, figureSide, likenessWhereSeen } from '../detect/figures.ts';
import { applyMap, fitHomography, type Homography } from '../detect/geometry.ts';
import type { Level } from '../detect/pyramid.ts';
import type { MarkField, MarkLibrary, MarkVersion } from '../mark.ts';
import type { Point, Quad } from '../report.ts';
import { frameCells, golden, type Patch, type SeenFrame } from './corner-cells.ts';
import { sample } from './edge.ts';
import { cornersOfField, type FieldView } from './field-view.ts';
import { isRed } from './identify-figure.ts';
import { distanceFromField } from './region.ts';

/** A version's figure nearest to the upper hoist corner, in the version's own units. */
interface CornerFigure {
  readonly version: MarkVersion;
  readonly name: FigureName;
  readonly box: readonly [x: number, y: number, width: number, height: number];
  readonly least: number;
}

export interface CornerFinding {
  readonly version: MarkVersion;
  /** The whole flag as it would lie, had nothing been put in front of it. */
  readonly view: FieldView;
  readonly likeness: number;
}

/** The flag whose figure stands at one of the view's corners as it should; null where there is none. */
export function findByCorner(fine: Level, view: FieldView, library: MarkLibrary): CornerFinding | null {
  if (!isRed(view.field)) return null;
  const figures = library.versions.flatMap(figureOf);
  let best: CornerFinding | null = null;
  for (const frame of cornerFrames(view)) {
    const seen = frameCells(fine, frame, view);
    for (const patch of seen?.patches ?? [])
      for (const figure of figures) {
        const found = seen && standing(fine, view, seen, patch, figure);
        if (found && found.likeness > (best?.likeness ?? 0)) best = found;
      }
  }
  return best;
}

function figureOf(version: MarkVersion): CornerFigure[] {
  const { primitives, field } = version;
  if (!field || version.validTo !== null) return [];
  const ring = primitives.find((p) => p.shape === 'ring');
  if (ring?.shape === 'ring') {
    const box = figureBox(version);
    return box ? [{ version, name: 'ringWithStar', box, least: 0.66 }] : [];
  }
  const stars = primitives
    .flatMap((p) => (p.shape === 'star' ? [p] : []))
    .sort((a, b) => b.radius - a.radius);
  const [star] = stars;
  if (star && stars.length > 3) {
    const { centre, radius } = star;
    const box = [centre[0] - 0.951 * radius, centre[1] - radius, 1.902 * radius, 1.809 * radius] as const;
    return [{ version, name: 'star', box, least: 0.72 }];
  }
  const [figure] = primitives;
  if (figure?.shape !== 'figure' || figure.role !== 'partyEmblem' || !figure.box) return [];
  return [{ version, name: 'partyEmblem', box: figure.box, least: 0.6 }];
}

/** The box of a version's one figure in its own units; null where no source states it. */
export function figureBox({ primitives }: MarkVersion): CornerFigure['box'] | null {
  const ring = primitives.find((p) => p.shape === 'ring');
  if (ring?.shape === 'ring') {
    const [x, y] = ring.centre;
    return [x - ring.outer, y - ring.outer, 2 * ring.outer, 2 * ring.outer];
  }
  const [figure] = primitives;
  return figure?.shape === 'figure' ? figure.box : null;
}

const lengthOf = (from: Point, to: Point): number => Math.hypot(to[0] - from[0], to[1] - from[1]);

/** Parallelograms that begin at a corner between two good sides, each as an upper hoist corner. */
function cornerFrames({ boundary, frontal }: FieldView): Quad[] {
  if (!boundary) return [];
  const { quad, sides } = boundary;
  return [0, 1, 2, 3].flatMap((k) => {
    const [along, down] = [sides[k], sides[(k + 3) % 4]];
    const [corner, next, far, last] = [0, 1, 2, 3].map((n) => quad[(k + n) % 4]);
    if (!along || !down || !corner || !next || !far || !last) return [];
    if (Math.min(along.support, down.support) < 0.5 || along.atBorder || down.atBorder) return [];
    // What hides a part may run aslant: the longer one of two opposite sides is nearer to the whole.
    const longer = Math.max(1, lengthOf(last, far) / lengthOf(corner, next));
    const higher = Math.max(1, lengthOf(next, far) / lengthOf(corner, last));
    const a: Point = [(next[0] - corner[0]) * longer, (next[1] - corner[1]) * longer];
    const b: Point = [(last[0] - corner[0]) * higher, (last[1] - corner[1]) * higher];
    // Where all four sides are the field's own, they tell how it is foreshortened too.
    const whole = !frontal && sides.every(({ support }) => support > 0.7);
    return [parallelogram(corner, a, b), ...(whole ? [[corner, next, far, last] as const] : [])];
  });
}

function parallelogram(corner: Point, a: Point, b: Point): Quad {
  return [
    corner,
    [corner[0] + a[0], corner[1] + a[1]],
    [corner[0] + a[0] + b[0], corner[1] + a[1] + b[1]],
    [corner[0] + b[0], corner[1] + b[1]],
  ];
}

const grades = [0.7, 0.8, 0.9, 1, 1.1];
const decoys: readonly FigureName[] = [
  'disc',
  'ring',
  'cross',
  'box',
  'crescent',
  'star',
  'ringWithStar',
  'partyEmblem',
];

/** Whether a patch is the figure that belongs at this corner: its gaps give the units, and in these it has the right size and look. */
function standing(
  fine: Level,
  view: FieldView,
  seen: SeenFrame,
  patch: Patch,
  { version, name, box, least }: CornerFigure,
): CornerFinding | null {
  const { field } = version;
  if (!field) return null;
  const [x, y, width, height] = box;
  const [across, down] = [patch.left / x, patch.top / y];
  const [wide, high] = [
    (patch.right - patch.left) / (width * across),
    (patch.bottom - patch.top) / (height * down),
  ];
  const [leastPart, most] = [0.4, 1.2];
  if (Math.min(wide, high) < leastPart || Math.max(wide, high) > most) return null;
  let best: {
    likeness: number;
    across: number;
    down: number;
    image: Float32Array;
    visible: Uint8Array;
  } | null = null;
  for (const wider of grades)
    for (const higher of grades) {
      const size = [width * across * wider, height * down * higher] as const;
      if (patch.right - patch.left > 1.06 * size[0] || patch.bottom - patch.top > 1.06 * size[1]) continue;
      readImage(seen, patch.left, patch.top, size);
      const likeness = likenessWhereSeen(name, image, visible);
      if (likeness > (best?.likeness ?? least))
        best = {
          likeness,
          across: (across * (1 + wider)) / 2,
          down: (down * (1 + higher)) / 2,
          image: image.slice(),
          visible: visible.slice(),
        };
    }
  if (!best) return null;
  const { likeness } = best;
  if (
    decoys.some(
      (other) => other !== name && likenessWhereSeen(other, best.image, best.visible) > likeness - 0.04,
    )
  )
    return null;
  const [corner, next, , last] = seen.frame;
  const a: Point = [
    (next[0] - corner[0]) * best.across * field.width,
    (next[1] - corner[1]) * best.across * field.width,
  ];
  const b: Point = [
    (last[0] - corner[0]) * best.down * field.height,
    (last[1] - corner[1]) * best.down * field.height,
  ];
  const ratio = Math.hypot(...a) / Math.hypot(...b);
  // Turned away further than this nobody would take it for a picture of a flag.
  if (ratio < 0.62 || ratio > 2.4) return null;
  const quad = parallelogram(corner, a, b);
  const map = fitHomography(cornersOfField(field), quad);
  if (!map || !endsThere(fine, map, field, view) || !fieldAbout(fine, map, version, view)) return null;
  const unitPixels = Math.hypot(...b) / field.height;
  const whole: FieldView = { ...view, quad, map, unitPixels, doubt: 'covered', flat: false, frontal: false };
  return { version, likeness, view: { ...whole, charge: seen.charge } };
}

// Every trial takes the same room; what is kept is copied.
const image = new Float32Array(figureSide * figureSide);
const visible = new Uint8Array(figureSide * figureSide);

function readImage(seen: SeenFrame, left: number, top: number, [width, height]: readonly [number, number]) {
  image.fill(0);
  visible.fill(0);
  for (let y = 0; y < figureSide; y++)
    for (let x = 0; x < figureSide; x++) {
      const i = y * figureSide + x;
      const state = seen.at(left + ((x + 0.5) / figureSide) * width, top + ((y + 0.5) / figureSide) * height);
      if (state === 'hidden') continue;
      visible[i] = 1;
      if (state === 'charge') image[i] = 1;
    }
}

/** Whether the field ends at hoist and top: a banner goes on beyond a line that its writing makes. */
function endsThere(fine: Level, map: Homography, { width, height }: MarkField, view: FieldView): boolean {
  const count = 14;
  const beyond = (at: (share: number) => Point): number => {
    let own = 0;
    for (let k = 0; k < count; k++) {
      const colour = sample(fine, ...at(0.06 + (0.6 * k) / count));
      if (colour && distanceFromField(...colour, view.field) < 34) own++;
    }
    return own;
  };
  const hoist = beyond((share) => applyMap(map, -0.05 * width, share * height));
  const top = beyond((share) => applyMap(map, share * width, -0.07 * height));
  return Math.max(hoist, top) < 0.3 * count;
}

/** Whether enough of the flag can be seen, nothing else is written on it, and of several stars another one stands in its place. */
function fieldAbout(
  fine: Level,
  map: Homography,
  { field, primitives }: MarkVersion,
  view: FieldView,
): boolean {
  if (!field) return false;
  const [columns, rows] = [60, 40];
  let own = 0;
  const parts = primitives.map((p) =>
    p.shape === 'figure'
      ? { at: p.centre ?? [0, 0], reach: (p.box?.[2] ?? 0) * 0.75 }
      : { at: p.centre, reach: 1.2 * (p.shape === 'ring' ? p.outer : p.radius) + 0.4 },
  );
  const strange = new Uint8Array(columns * rows);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const [u, v] = [((column + 0.5) / columns) * field.width, ((row + 0.5) / rows) * field.height];
      const colour = sample(fine, ...applyMap(map, u, v));
      if (!colour) continue;
      if (distanceFromField(...colour, view.field) < 40 + 2 * view.noise) own++;
      else if (!parts.some(({ at, reach }) => Math.hypot(u - at[0], v - at[1]) < reach))
        strange[row * columns + column] = 1;
    }
  if (own < 0.36 * columns * rows || specks(strange, columns) > 2) return false;
  const stars = primitives
    .flatMap((p) => (p.shape === 'star' ? [p] : []))
    .sort((a, b) => b.radius - a.radius);
  if (stars.length < 4) return true;
  const others = stars.slice(1).filter(({ centre: [x, y], radius }) => {
    let [inside, about] = [0, 0];
    for (let k = 0; k < 24; k++) {
      const turn = k * 2.4;
      const r = 0.42 * radius * Math.sqrt((k + 0.5) / 24);
      const core = sample(fine, ...applyMap(map, x + r * Math.cos(turn), y + r * Math.sin(turn)));
      if (core && golden(...core)) inside++;
      const rim = sample(
        fine,
        ...applyMap(map, x + 1.5 * radius * Math.cos(turn), y + 1.5 * radius * Math.sin(turn)),
      );
      if (rim && distanceFromField(...rim, view.field) < 45 + 2 * view.noise) about++;
    }
    return inside >= 15 && about >= 12;
  });
  return others.length > 0;
}

/** How many small patches there are: writing has many, what hides a part of a flag is one and large. */
function specks(strange: Uint8Array, columns: number): number {
  const stack: number[] = [];
  let count = 0;
  for (let start = 0; start < strange.length; start++) {
    if (!strange[start]) continue;
    strange[start] = 0;
    stack.push(start);
    let cells = 0;
    while (stack.length > 0) {
      const i = stack.pop() ?? 0;
      const x = i % columns;
      cells++;
      for (const j of [x > 0 ? i - 1 : i, x < columns - 1 ? i + 1 : i, i - columns, i + columns]) {
        if (!strange[j]) continue;
        strange[j] = 0;
        stack.push(j);
      }
    }
    if (cells > 1 && cells < 0.03 * strange.length) count++;
  }
  return count;
}
