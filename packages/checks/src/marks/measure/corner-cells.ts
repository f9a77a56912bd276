/** What can be seen in a parallelogram at a field's corner: cells of the field, of golden charges, and of what hides them. */
import { fitHomography } from '../detect/geometry.ts';
import type { PlainField } from '../detect/plain-fields.ts';
import type { Level } from '../detect/pyramid.ts';
import type { Rgb } from '../mark.ts';
import type { Quad } from '../report.ts';
import { sampleInto } from './edge.ts';
import type { FieldView } from './field-view.ts';
import { distanceFromField } from './region.ts';

/** A patch of charge cells; shares of the parallelogram's sides. */
export interface Patch {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface SeenFrame {
  readonly frame: Quad;
  readonly charge: Rgb;
  /** Patches nearest to the corner. */
  readonly patches: readonly Patch[];
  readonly at: (across: number, down: number) => 'field' | 'charge' | 'hidden';
}

const columns = 108;
const rows = 80;
const [isField, isCharge, isHidden] = [0, 1, 2];

/** Gold in any usual light; brown and skin are darker or greyer. */
export function golden(r: number, g: number, b: number): boolean {
  return r > 135 && g > 0.58 * r && g < 1.15 * r && b < 0.68 * g;
}

/** Whether anything golden lies in an area's box or close to it. */
export function anythingGolden(
  level: Level,
  { left, top, right, bottom }: Pick<PlainField, 'left' | 'top' | 'right' | 'bottom'>,
): boolean {
  const [wide, high] = [1.2 * (right - left), 1.2 * (bottom - top)];
  const [across, down] = [48, 32];
  const colour = new Float64Array(3);
  let cells = 0;
  for (let r = 0; r < down; r++)
    for (let c = 0; c < across; c++) {
      const x = left + wide * ((c + 0.5) / across - 1 / 12);
      const y = top + high * ((r + 0.5) / down - 1 / 12);
      if (!sampleInto(level, x, y, colour, 0)) continue;
      if (golden(colour[0] ?? 0, colour[1] ?? 0, colour[2] ?? 0) && ++cells > 2) return true;
    }
  return false;
}

/** Reads the cells of a frame; null where no charge is in it. */
export function frameCells(level: Level, frame: Quad, view: FieldView): SeenFrame | null {
  const map = fitHomography(
    [
      [0, 0],
      [columns, 0],
      [columns, rows],
      [0, rows],
    ],
    frame,
  );
  if (!map) return null;
  const state = new Uint8Array(columns * rows).fill(isHidden);
  const colour = new Float64Array(3);
  const sum = [0, 0, 0];
  let charges = 0;
  const read = (x: number, y: number): void => {
    const w = map[6] * (x + 0.5) + map[7] * (y + 0.5) + map[8];
    const px = map[0] * (x + 0.5) + map[1] * (y + 0.5) + map[2];
    const py = map[3] * (x + 0.5) + map[4] * (y + 0.5) + map[5];
    if (!sampleInto(level, px / w, py / w, colour, 0)) return;
    const r = colour[0] ?? 0;
    const g = colour[1] ?? 0;
    const b = colour[2] ?? 0;
    if (golden(r, g, b)) {
      state[y * columns + x] = isCharge;
      charges++;
      sum[0] = (sum[0] ?? 0) + r;
      sum[1] = (sum[1] ?? 0) + g;
      sum[2] = (sum[2] ?? 0) + b;
    } else if (distanceFromField(r, g, b, view.field) < 60 + 2 * view.noise) state[y * columns + x] = isField;
  };
  // Most red things have nothing golden near this corner: a few cells tell.
  for (let y = 2; y < rows / 2; y += 4) for (let x = 2; x < columns / 2; x += 4) read(x, y);
  if (charges < 2) return null;
  charges = 0;
  sum.fill(0);
  for (let y = 0; y < rows; y++) for (let x = 0; x < columns; x++) read(x, y);
  if (charges < 30) return null;
  const patches = patchesOf(state);
  return {
    frame,
    charge: [(sum[0] ?? 0) / charges, (sum[1] ?? 0) / charges, (sum[2] ?? 0) / charges],
    patches,
    at: (across, down) => {
      const [x, y] = [Math.floor(across * columns), Math.floor(down * rows)];
      if (x < 0 || y < 0 || x >= columns || y >= rows) return 'hidden';
      const here = state[y * columns + x];
      return here === isField ? 'field' : here === isCharge ? 'charge' : 'hidden';
    },
  };
}

/** The two largest joined patches of charge cells that begin in the corner's own quarter. */
function patchesOf(state: Uint8Array): Patch[] {
  const seen = new Uint8Array(state.length);
  const stack: number[] = [];
  const found: (Patch & { readonly cells: number })[] = [];
  for (let start = 0; start < state.length; start++) {
    if (state[start] !== isCharge || seen[start]) continue;
    seen[start] = 1;
    stack.push(start);
    let cells = 0;
    let [left, right, top, bottom] = [columns, 0, rows, 0];
    while (stack.length > 0) {
      const i = stack.pop() ?? 0;
      const y = Math.floor(i / columns);
      const x = i - y * columns;
      cells++;
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y + 1);
      for (let v = Math.max(0, y - 1); v <= Math.min(rows - 1, y + 1); v++)
        for (let u = Math.max(0, x - 1); u <= Math.min(columns - 1, x + 1); u++) {
          const j = v * columns + u;
          if (state[j] !== isCharge || seen[j]) continue;
          seen[j] = 1;
          stack.push(j);
        }
    }
    if (cells < 20 || left < 2 || top < 2 || left > columns / 2 || top > rows / 2) continue;
    found.push({
      cells,
      left: left / columns,
      right: right / columns,
      top: top / rows,
      bottom: bottom / rows,
    });
  }
  return found.sort((a, b) => b.cells - a.cells).slice(0, 2);
}
