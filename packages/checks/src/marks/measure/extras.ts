/** What stands on the field and belongs to none of the mark's parts: added figures and text, a sixth star, or something in front. */
import { applyMap, type Homography, invertMap } from '../detect/geometry.ts';
import type { Rgb } from '../mark.ts';
import type { Point } from '../report.ts';
import type { Region } from './region.ts';

/** One patch; lengths in the mark's units. */
export interface Extra {
  readonly area: number;
  readonly centre: Point;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Pixels of the picture. */
  readonly place: Point;
  readonly pixels: number;
  readonly colour: Rgb;
  /** Reaches over the field's side. */
  readonly atSide: boolean;
  /** Touches the place of one of the mark's parts. */
  readonly atPart: boolean;
}

export interface Disc {
  readonly centre: readonly [number, number];
  readonly radius: number;
}

/** Patches inside the field (`map`: units to pixels, field `width` × `height`) that are not the field's colour, outside the given discs. */
export function findExtras(
  region: Region,
  map: Homography,
  field: { readonly width: number; readonly height: number },
  parts: readonly Disc[],
  unitPixels: number,
): Extra[] {
  const { level, x0, y0, width, height, mask } = region;
  const s = level.step;
  const unit = unitPixels / s;
  const inset = Math.max(0.3, 1.6 / unit);
  const rim = Math.max(0.12, 1.1 / unit);
  const toUnits = invertMap(map);
  const corners = [
    [0, 0],
    [field.width, 0],
    [field.width, field.height],
    [0, field.height],
  ].map(([u = 0, v = 0]) => applyMap(map, u, v));
  const across = corners.map(([x]) => x / s - x0);
  const down = corners.map(([, y]) => y / s - y0);
  const [firstX, lastX] = [
    Math.max(0, Math.floor(Math.min(...across))),
    Math.min(width, Math.max(...across) + 1),
  ];
  const [firstY, lastY] = [
    Math.max(0, Math.floor(Math.min(...down))),
    Math.min(height, Math.max(...down) + 1),
  ];
  // Only the field's own box is gone through: the window about it is several times as large.
  const box: Box = {
    x: firstX,
    y: firstY,
    width: Math.max(0, Math.ceil(lastX) - firstX),
    height: Math.max(0, Math.ceil(lastY) - firstY),
  };
  const marks = new Uint8Array(box.width * box.height);
  const places = new Float32Array(box.width * box.height * 2);
  for (let y = 0; y < box.height; y++)
    for (let x = 0; x < box.width; x++) {
      if (mask[(y + firstY) * width + x + firstX]) continue;
      const i = y * box.width + x;
      const [u, v] = applyMap(toUnits, (x + firstX + x0 + 0.5) * s, (y + firstY + y0 + 0.5) * s);
      if (!(u > inset && v > inset && u < field.width - inset && v < field.height - inset)) continue;
      places[2 * i] = u;
      places[2 * i + 1] = v;
      marks[i] = parts.some((p) => (u - p.centre[0]) ** 2 + (v - p.centre[1]) ** 2 < (p.radius + rim) ** 2)
        ? 2
        : 1;
    }
  return collect(marks, places, region, box, field, inset, unit);
}

/** Part of a region's window. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function collect(
  marks: Uint8Array,
  places: Float32Array,
  region: Region,
  { x: left0, y: top0, width, height }: Box,
  field: { readonly width: number; readonly height: number },
  inset: number,
  unit: number,
): Extra[] {
  const { level } = region;
  const [x0, y0] = [region.x0 + left0, region.y0 + top0];
  const stack: number[] = [];
  const extras: Extra[] = [];
  for (let start = 0; start < marks.length; start++) {
    if (marks[start] !== 1) continue;
    let [n, su, sv, sx, sy, part] = [0, 0, 0, 0, 0, 0];
    let [left, top, right, bottom] = [1e9, 1e9, -1e9, -1e9];
    const sum = [0, 0, 0];
    marks[start] = 3;
    stack.push(start);
    while (stack.length > 0) {
      const i = stack.pop() ?? 0;
      const x = i % width;
      const y = (i - x) / width;
      const u = places[2 * i] ?? 0;
      const v = places[2 * i + 1] ?? 0;
      n++;
      su += u;
      sv += v;
      sx += x;
      sy += y;
      left = Math.min(left, u);
      right = Math.max(right, u);
      top = Math.min(top, v);
      bottom = Math.max(bottom, v);
      const p = ((y + y0) * level.width + x + x0) * 4;
      for (let c = 0; c < 3; c++) sum[c] = (sum[c] ?? 0) + (level.data[p + c] ?? 0);
      for (let dy = -1; dy <= 1; dy++)
        for (let dx = -1; dx <= 1; dx++) {
          if (x + dx < 0 || x + dx >= width || y + dy < 0 || y + dy >= height) continue;
          const j = i + dy * width + dx;
          if (marks[j] === 1) {
            marks[j] = 3;
            stack.push(j);
          } else if (marks[j] === 2) part++;
        }
    }
    const area = n / unit / unit;
    if (n < 4 || area < 0.07) continue;
    extras.push({
      area,
      pixels: n,
      centre: [su / n, sv / n],
      place: [(sx / n + x0 + 0.5) * level.step, (sy / n + y0 + 0.5) * level.step],
      left,
      top,
      right,
      bottom,
      colour: [(sum[0] ?? 0) / n, (sum[1] ?? 0) / n, (sum[2] ?? 0) / n],
      atSide:
        left < inset * 1.5 ||
        top < inset * 1.5 ||
        right > field.width - inset * 1.5 ||
        bottom > field.height - inset * 1.5,
      atPart: part > 0,
    });
  }
  return extras.sort((a, b) => b.area - a.area);
}
