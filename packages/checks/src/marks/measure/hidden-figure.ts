/** Which flag the visible part of a figure belongs to: star and torch, ring and star, or a star among smaller ones. */
import type { MarkLibrary, MarkVersion } from '../mark.ts';
import type { Point } from '../report.ts';
import { figureBox } from './by-corner.ts';
import type { FigureFlag } from './figure-flag.ts';
import {
  type CellBox,
  type CellPatch,
  cellColumns,
  cellRows,
  closed,
  patchesOf,
  type ReadCells,
} from './hidden-cells.ts';
import {
  cellIsCharge,
  cellIsField,
  cellIsHidden,
  type FittedFigure,
  fitSeenFigure,
  torchWithin,
} from './seen-figure.ts';

const [columns, rows] = [cellColumns, cellRows];
/** Correlation of an emblem that does not stand where it should. */
const leastAlone = 0.8;
// A wheel at its own corner may be less like.
const leastPlacedWheel = 0.62;
/** What a star with lines in it must come to: pieces of writing and lanterns come to 0.77. */
const leastTorch = 0.79;
const leastLikeness = { ringWithStar: 0.74, star: 0.69, partyEmblem: 0.66, ring: 0.8 } as const;

export interface FigureFound {
  readonly version: MarkVersion;
  readonly fitted: FittedFigure;
  /** The whole flag in cells, where the figure tells it; else it is as large as what can be seen. */
  readonly box: CellBox | null;
}

/** `main` is the largest patch of the charge's colour, `others` the rest; `aspect` the width of what the cells lie over for its height. */
export function byFigure(
  cells: ReadCells,
  main: CellPatch,
  others: readonly CellPatch[],
  flags: readonly FigureFlag[],
  library: MarkLibrary,
  aspect: number,
): FigureFound | null {
  if (others.length > 5 || others.some((patch) => patch.cells > 0.5 * main.cells && patch.cells > 200))
    return null;
  // Cells across that are as long as one cell down.
  const round = columns / rows / aspect;
  const star = fitSeenFigure('star', closed(cells), main, round, leastLikeness.star);
  const torch = star !== null && torchWithin(cells, star);
  if (star && !torch) return amongStars(cells, star, others.length, library);
  if (others.length > 3) return null;
  const wheel = fitSeenFigure('ringWithStar', cells, main, round, leastPlacedWheel);
  const ringed = flags.find(({ kind }) => kind === 'ringWithStar')?.version;
  if (wheel && ringed && wheel.likeness > (star?.likeness ?? 0)) {
    if (wheel.likeness > leastLikeness.ringWithStar) return { version: ringed, fitted: wheel, box: null };
    const placed = atItsCorner(ringed, wheel);
    if (placed) return placed;
  }
  const version =
    star &&
    pioneersBy(
      cells,
      star,
      aspect,
      flags.filter(({ kind }) => kind === 'starAndTorch'),
    );
  if (star && version) return { version, fitted: star, box: null };
  // A star that is wrong makes the wheel unlike, not its ring.
  const ring = ringed && fitSeenFigure('ring', cells, main, round, leastLikeness.ring);
  const rimmed = ring && within(cells, ring) > 0.1 ? atItsCorner(ringed, ring) : null;
  if (rimmed) return rimmed;
  const emblem = fitSeenFigure('partyEmblem', cells, main, round, leastLikeness.partyEmblem);
  const party = flags.find(({ kind }) => kind === 'partyEmblem')?.version;
  if (!emblem || !party) return null;
  // Alone on a field of about the flag's proportions it is the flag's, wherever on its hoist half it stands.
  const alone =
    emblem.likeness > leastAlone && others.length < 2 && aspect > 1.2 && aspect < 1.8 && !written(cells);
  const elsewhere = alone && emblem.x < 0.55 * columns && emblem.y < 0.55 * rows;
  return atItsCorner(party, emblem) ?? (elsewhere ? { version: party, fitted: emblem, box: null } : null);
}

/** Share of what is charge within a ring. */
function within({ state }: ReadCells, { x, y, radiusX, radiusY }: FittedFigure): number {
  let [n, charge] = [0, 0];
  for (let v = -0.6; v <= 0.6; v += 0.06)
    for (let u = -0.6; u <= 0.6; u += 0.06) {
      const here = state[Math.floor(y + v * radiusY) * columns + Math.floor(x + u * radiusX)];
      if (u * u + v * v > 0.36 || here === undefined) continue;
      n++;
      if (here === cellIsCharge) charge++;
    }
  return charge / Math.max(1, n);
}

/** Whether several small things of some other colour lie on the field: writing. */
function written(cells: ReadCells): boolean {
  const strange = cells.state.map((here) => (here === cellIsHidden ? cellIsCharge : cellIsField));
  const small = patchesOf({ ...cells, state: strange }).filter(
    ({ cells: size, left, top, right, bottom }) =>
      size > 6 && size < 400 && left > 0 && top > 0 && right < columns && bottom < rows,
  );
  return small.length > 1;
}

/** A figure as far from hoist and top as on its flag, counted in its own size, with no field beyond that flag: a banner is longer. */
function atItsCorner(version: MarkVersion, fitted: FittedFigure): FigureFound | null {
  const { field } = version;
  const own = figureBox(version);
  if (!field || !own) return null;
  const [x, y, width, height] = own;
  const [unitX, unitY] = [(2 * fitted.radiusX) / width, (2 * fitted.radiusY) / height];
  const hoist = fitted.x - (x + width / 2) * unitX;
  const top = fitted.y - (y + height / 2) * unitY;
  const [fly, bottom] = [hoist + field.width * unitX, top + field.height * unitY];
  const cornered = Math.abs(hoist) < 1.5 * unitX && Math.abs(top) < 1.5 * unitY;
  const within = columns - fly < 0.15 * columns && rows - bottom < 0.15 * rows;
  return cornered && within ? { version, fitted, box: [hoist, top, fly, bottom] } : null;
}

/** A star with small ones where the national flag has them, counted in its own size; or at its own place, with two of them anywhere. */
function amongStars(
  cells: ReadCells,
  fitted: FittedFigure,
  others: number,
  library: MarkLibrary,
): FigureFound | null {
  for (const version of library.versions) {
    const { field, primitives } = version;
    const stars = primitives
      .flatMap((p) => (p.shape === 'star' ? [p] : []))
      .sort((a, b) => b.radius - a.radius);
    const [big, ...small] = stars;
    if (!field || !big || small.length < 3 || version.validTo !== null || fitted.likeness < 0.78) continue;
    const [unitX, unitY] = [fitted.radiusX / big.radius, fitted.radiusY / big.radius];
    for (const sideways of [1, -1])
      for (const upward of [1, -1]) {
        const place = (x: number, y: number): Point => [
          fitted.x + sideways * (x - big.centre[0]) * unitX,
          fitted.y + upward * (y - big.centre[1]) * unitY,
        ];
        const seen = small.filter(({ centre, radius }) =>
          starStands(cells, place(...centre), radius * unitX, radius * unitY),
        );
        const [hoist, top] = place(0, 0);
        const [fly, bottom] = place(field.width, field.height);
        const hoistMiss = Math.abs(sideways > 0 ? hoist : columns - hoist) / unitX;
        const topMiss = Math.abs(upward > 0 ? top : rows - top) / unitY;
        const cornered = hoistMiss < 1.5 && topMiss < 1.5;
        // With no field beyond the flag: a banner is longer.
        const beyond = Math.max(
          (columns - Math.abs(fly - hoist)) / columns,
          (rows - Math.abs(bottom - top)) / rows,
        );
        const few = others > 1 && others < 5;
        const inPlace = Math.max(hoistMiss, topMiss) < 0.8 && fitted.likeness > 0.85 && few && beyond < 0.15;
        if (!inPlace && seen.length < (cornered ? 1 : 2)) continue;
        return {
          version,
          fitted,
          box: [Math.min(hoist, fly), Math.min(top, bottom), Math.max(hoist, fly), Math.max(top, bottom)],
        };
      }
  }
  return null;
}

/** Whether something of a small star's size lies about a place, with the field about it. */
function starStands({ state }: ReadCells, [x, y]: Point, radiusX: number, radiusY: number): boolean {
  const cellAt = (u: number, v: number): number | undefined => {
    const [cx, cy] = [Math.floor(u), Math.floor(v)];
    return cx < 0 || cy < 0 || cx >= columns || cy >= rows ? undefined : state[cy * columns + cx];
  };
  for (const shiftX of [0, -0.5, 0.5])
    for (const shiftY of [0, -0.5, 0.5]) {
      const [mx, my] = [x + shiftX * radiusX, y + shiftY * radiusY];
      let [inside, about] = [0, 0];
      for (let k = 0; k < 16; k++) {
        const [c, s] = [Math.cos((k * Math.PI) / 8), Math.sin((k * Math.PI) / 8)];
        const r = k % 2 === 0 ? 0.3 : 0.15;
        if (cellAt(mx + r * radiusX * c, my + r * radiusY * s) === cellIsCharge) inside++;
        if (cellAt(mx + 1.45 * radiusX * c, my + 1.45 * radiusY * s) === cellIsField) about++;
      }
      if (inside >= 14 && about >= 12) return true;
    }
  return false;
}

/**
 * Which of the two: counted in the figure's own size, the detachment's stands as far from the hoist as from top and bottom, the other's a third further.
 * What hides a side makes a distance smaller, so that the larger ones of opposite sides tell.
 */
function pioneersBy(
  cells: ReadCells,
  at: FittedFigure,
  aspect: number,
  candidates: readonly FigureFlag[],
): MarkVersion | undefined {
  // A side may be hidden as far as the star, but no corner is: there it is a lantern's or a badge's.
  const inside = [at.x / columns, at.y / rows].some((share) => share > 0.1 && share < 0.9);
  if (!inside || at.radiusY < 0.13 * rows || at.likeness < leastTorch) return undefined;
  const across = Math.max(at.x, columns - at.x) / at.radiusX;
  const down = Math.max(at.y, rows - at.y) / at.radiusY;
  const middle =
    (aspect > 1.35 && straightFly(cells)) || (across / down > 1.15 && across / down < 1.5 && !tailed(cells));
  return candidates.find(({ field }) => (field.notch === null) === middle)?.version;
}

/** Whether the field can be seen where a tail's notch would be. */
function straightFly({ state }: ReadCells): boolean {
  return [0.04, 0.96].every((x) => {
    let own = 0;
    for (let y = 0.3; y <= 0.7; y += 0.02)
      if (state[Math.floor(y * rows) * columns + Math.floor(x * columns)] === cellIsField) own++;
    return own > 4;
  });
}

/** Whether an arm of a tail can be seen: the field ends along a line from a corner of the fly to the notch. */
function tailed({ state }: ReadCells): boolean {
  const count = 20;
  return [0, 1].some((lower) =>
    [0, 1].some((left) => {
      const share = (off: number): number => {
        let own = 0;
        for (let k = 0; k < count; k++) {
          const y = 0.06 + (0.3 * k) / count;
          const x = 1 - y / 2 + off;
          const [u, v] = [left ? 1 - x : x, lower ? 1 - y : y];
          if (state[Math.floor(v * rows) * columns + Math.floor(u * columns)] === cellIsField) own++;
        }
        return own / count;
      };
      return share(-0.06) > 0.9 && share(0.02) < 0.2;
    }),
  );
}
