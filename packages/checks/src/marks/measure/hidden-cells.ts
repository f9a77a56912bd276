/** What can be seen of a completed field: cells of the field, of golden charges, and of what hides them. */
import { applyMap, fitHomography, type Homography } from '../detect/geometry.ts';
import type { Level } from '../detect/pyramid.ts';
import type { Rgb } from '../mark.ts';
import type { Quad } from '../report.ts';
import { golden } from './corner-cells.ts';
import { sampleInto } from './edge.ts';
import { distanceFromField } from './region.ts';
import { cellIsCharge, cellIsField, cellIsHidden, type FittedFigure, type SeenCells } from './seen-figure.ts';

export const cellColumns = 120;
export const cellRows = 90;
const [columns, rows] = [cellColumns, cellRows];

export type CellBox = readonly [left: number, top: number, right: number, bottom: number];

/** Cells to pixels. */
function carriedBy(quad: Quad): Homography | null {
  return fitHomography(
    [
      [0, 0],
      [columns, 0],
      [columns, rows],
      [0, rows],
    ],
    quad,
  );
}

export interface ReadCells extends SeenCells {
  readonly charge: Rgb;
  readonly charged: ChargeTest;
}

/** Whether a colour may be a charge's. */
export type ChargeTest = (r: number, g: number, b: number) => boolean;

/** White or nearly so: a charge of a wrong colour that is often seen. */
export function whitish(r: number, g: number, b: number): boolean {
  return Math.min(r, g, b) > 165 && Math.max(r, g, b) - Math.min(r, g, b) < 44;
}

/** The two other colours that charges are wrongly given. */
export function orange(r: number, g: number, b: number): boolean {
  return r > 150 && g > 0.42 * r && g < 0.62 * r && b < 0.5 * g;
}
export function bluish(r: number, g: number, b: number): boolean {
  return Math.max(g, b) > r + 25;
}

/** What each cell of the quadrilateral shows; null where next to nothing of the charge's colour lies on it. */
export function readCells(
  level: Level,
  quad: Quad,
  field: Rgb,
  charged: ChargeTest = golden,
): ReadCells | null {
  const map = carriedBy(quad);
  if (!map) return null;
  const colours = new Float64Array(columns * rows * 3);
  const state = new Uint8Array(columns * rows).fill(cellIsHidden);
  const read = (x: number, y: number, at: number): boolean => {
    const w = map[6] * x + map[7] * y + map[8];
    const px = (map[0] * x + map[1] * y + map[2]) / w;
    return sampleInto(level, px, (map[3] * x + map[4] * y + map[5]) / w, colours, at);
  };
  let charges = 0;
  // Most red things have nothing golden on them: a few cells tell.
  for (let y = 2; y < rows; y += 4)
    for (let x = 2; x < columns; x += 4)
      if (read(x, y, 0) && charged(colours[0] ?? 0, colours[1] ?? 0, colours[2] ?? 0)) charges++;
  if (charges < 4) return null;
  charges = 0;
  let [red, green, blue] = [0, 0, 0];
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < columns; x++) {
      const i = y * columns + x;
      if (!read(x + 0.5, y + 0.5, 3 * i)) continue;
      const r = colours[3 * i] ?? 0;
      const g = colours[3 * i + 1] ?? 0;
      const b = colours[3 * i + 2] ?? 0;
      if (charged(r, g, b)) {
        state[i] = cellIsCharge;
        charges++;
        red += r;
        green += g;
        blue += b;
      } else if (distanceFromField(r, g, b, field) < 45) state[i] = cellIsField;
    }
  if (charges < 40) return null;
  const charge: Rgb = [red / charges, green / charges, blue / charges];
  // Thin lines and edges are of a colour between the two: the nearer one's.
  const [lr, lg, lb] = [charge[0] - field[0], charge[1] - field[1], charge[2] - field[2]];
  const norm = lr * lr + lg * lg + lb * lb;
  const shares = new Float32Array(state.length);
  for (let i = 0; i < state.length; i++) {
    const r = (colours[3 * i] ?? 0) - field[0];
    const g = (colours[3 * i + 1] ?? 0) - field[1];
    const b = (colours[3 * i + 2] ?? 0) - field[2];
    const share = (r * lr + g * lg + b * lb) / norm;
    shares[i] = share;
    if (state[i] !== cellIsHidden) continue;
    const away = Math.hypot(r - share * lr, g - share * lg, b - share * lb);
    if (share > -0.1 && share < 1.2 && away < 36) state[i] = share > 0.5 ? cellIsCharge : cellIsField;
  }
  return { columns, rows, state, share: shares, charge, charged };
}

export interface CellPatch {
  readonly cells: number;
  /** Share of what lies beside its cells that is hidden: specks on what is in front of the field have hardly anything else about them. */
  readonly amidHidden: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Joined charge cells, over gaps of one, the largest first. */
export function patchesOf({ state }: SeenCells): CellPatch[] {
  const seen = new Uint8Array(state.length);
  const stack: number[] = [];
  const found: CellPatch[] = [];
  for (let start = 0; start < state.length; start++) {
    if (state[start] !== cellIsCharge || seen[start]) continue;
    seen[start] = 1;
    stack.push(start);
    let cells = 0;
    let [field, hidden] = [0, 0];
    let [left, right, top, bottom] = [columns, 0, rows, 0];
    while (stack.length > 0) {
      const i = stack.pop() ?? 0;
      const y = Math.floor(i / columns);
      const x = i - y * columns;
      cells++;
      for (const j of [x > 0 ? i - 1 : i, x < columns - 1 ? i + 1 : i, i - columns, i + columns])
        if (state[j] === cellIsField) field++;
        else if (state[j] === cellIsHidden) hidden++;
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y + 1);
      for (let v = Math.max(0, y - 2); v <= Math.min(rows - 1, y + 2); v++)
        for (let u = Math.max(0, x - 2); u <= Math.min(columns - 1, x + 2); u++) {
          const j = v * columns + u;
          if (state[j] !== cellIsCharge || seen[j]) continue;
          seen[j] = 1;
          stack.push(j);
        }
    }
    found.push({ cells, amidHidden: hidden / Math.max(1, field + hidden), left, top, right, bottom });
  }
  return found.sort((a, b) => b.cells - a.cells);
}

/** With thin lines of the field's colour within a figure filled, so that its outline is what counts. */
export function closed(cells: ReadCells): ReadCells {
  const near = (state: Uint8Array, i: number, what: number): boolean => {
    const x = i % columns;
    for (const row of [-columns, 0, columns])
      for (const step of [x > 0 ? -1 : 0, 0, x < columns - 1 ? 1 : 0])
        if (state[i + row + step] === what) return true;
    return false;
  };
  const grown = cells.state.map((here, i, state) =>
    here === cellIsField && near(state, i, cellIsCharge) ? cellIsCharge : here,
  );
  const state = grown.map((here, i) =>
    here === cellIsCharge && cells.state[i] === cellIsField && near(grown, i, cellIsField)
      ? cellIsField
      : here,
  );
  const filled = (i: number): boolean => state[i] === cellIsCharge && cells.state[i] === cellIsField;
  return { ...cells, state, share: cells.share.map((share, i) => (filled(i) ? 1 : share)) };
}

/** Whether the charge's colour goes on beyond the field, where something else ought to hide the figure's rest: a ray or a stripe, no figure. */
export function goesOn(
  level: Level,
  quad: Quad,
  { state, charged }: ReadCells,
  { x, y, radiusX, radiusY }: FittedFigure,
): boolean {
  const map = carriedBy(quad);
  const colour = new Float64Array(3);
  let [beyond, own] = [0, 0];
  for (let v = -1; v <= 1; v += 0.1)
    for (let u = -1; u <= 1; u += 0.1) {
      const [cx, cy] = [x + u * radiusX, y + v * radiusY];
      const inside = cx >= 0 && cy >= 0 && cx < columns && cy < rows;
      if (inside && state[Math.floor(cy) * columns + Math.floor(cx)] !== cellIsHidden) continue;
      if (!map || !sampleInto(level, ...applyMap(map, cx, cy), colour, 0)) continue;
      beyond++;
      if (charged(colour[0] ?? 0, colour[1] ?? 0, colour[2] ?? 0)) own++;
    }
  return own > 8 && own > 0.08 * beyond;
}

/** A box of cells as it lies in the picture. */
export function carried(quad: Quad, [left, top, right, bottom]: CellBox): Quad | null {
  const map = carriedBy(quad);
  if (!map) return null;
  return [
    applyMap(map, left, top),
    applyMap(map, right, top),
    applyMap(map, right, bottom),
    applyMap(map, left, bottom),
  ];
}
