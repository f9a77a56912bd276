import { insideStar } from '../../src/marks/detect/figures.ts';
import { applyMap, type Homography, invertMap } from '../../src/marks/detect/geometry.ts';
import type { Raster } from '../../src/marks/report.ts';

export type Colour = readonly [number, number, number];
export const red: Colour = [238, 28, 37];
export const yellow: Colour = [255, 255, 0];
export const white: Colour = [255, 255, 255];

export interface Shape {
  readonly colour: Colour;
  readonly inside: (x: number, y: number) => boolean;
}

export function star(x: number, y: number, radius: number, degrees = 0, colour = yellow): Shape {
  const [c, s] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return {
    colour,
    inside: (u, v) => {
      const dx = (u - x) / radius;
      const dy = (v - y) / radius;
      return dx * dx + dy * dy < 1 && insideStar(c * dx + s * dy, -s * dx + c * dy);
    },
  };
}

export function disc(x: number, y: number, radius: number, colour = yellow): Shape {
  return { colour, inside: (u, v) => Math.hypot(u - x, v - y) < radius };
}

export function ring(x: number, y: number, inner: number, outer: number, colour = yellow): Shape {
  return {
    colour,
    inside: (u, v) => {
      const r = Math.hypot(u - x, v - y);
      return r > inner && r < outer;
    },
  };
}

export function box(x: number, y: number, width: number, height: number, colour: Colour): Shape {
  return { colour, inside: (u, v) => u > x && v > y && u < x + width && v < y + height };
}

export interface DrawnFlag {
  readonly width: number;
  readonly height: number;
  readonly field: Colour;
  readonly shapes: readonly Shape[];
}

export const towards = (x: number, y: number): number => (Math.atan2(5 - x, y - 5) * 180) / Math.PI;
export const smallPlaces = [
  [10, 2],
  [12, 4],
  [12, 7],
  [10, 9],
] as const;

export const smallStars = smallPlaces.map(([x, y]) => star(x, y, 1, towards(x, y)));

export function nationalFlag(change: Partial<DrawnFlag> = {}): DrawnFlag {
  return { width: 30, height: 20, field: red, shapes: [star(5, 5, 3), ...smallStars], ...change };
}

/** Flag units to pixels: so many pixels to a unit, turned about the middle of the flag. */
export function placed(
  flag: DrawnFlag,
  unit: number,
  centre: readonly [number, number],
  degrees = 0,
): Homography {
  const c = unit * Math.cos((degrees * Math.PI) / 180);
  const s = unit * Math.sin((degrees * Math.PI) / 180);
  const [x, y] = [flag.width / 2, flag.height / 2];
  return [c, -s, centre[0] - c * x + s * y, s, c, centre[1] - s * x - c * y, 0, 0, 1];
}

const grain = 3;
const paper: Colour = [226, 231, 235];

/** A picture with flags on a light ground; `over` lies on all of it, in pixels. */
export function picture(
  width: number,
  height: number,
  flags: readonly { readonly flag: DrawnFlag; readonly map: Homography }[],
  over: readonly Shape[] = [],
): Raster {
  const data = new Uint8Array(width * height * 4);
  const backs = flags.map(({ flag, map }) => ({ flag, back: invertMap(map) }));
  const colourAt = (x: number, y: number): Colour => {
    for (const shape of over) if (shape.inside(x, y)) return shape.colour;
    for (const { flag, back } of backs) {
      const [u, v] = applyMap(back, x, y);
      if (u < 0 || v < 0 || u > flag.width || v > flag.height) continue;
      let colour = flag.field;
      for (const shape of flag.shapes) if (shape.inside(u, v)) colour = shape.colour;
      return colour;
    }
    return paper;
  };
  const middles = Array.from({ length: width * height }, (_, i) =>
    colourAt((i % width) + 0.5, Math.floor(i / width) + 0.5),
  );
  const plain = (x: number, y: number): boolean => {
    for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++)
      for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++)
        if (middles[v * width + u] !== middles[y * width + x]) return false;
    return true;
  };
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const sum = [0, 0, 0];
      const fine = plain(x, y) ? 1 : grain;
      for (let j = 0; j < fine; j++)
        for (let i = 0; i < fine; i++) {
          const colour = colourAt(x + (i + 0.5) / fine, y + (j + 0.5) / fine);
          for (let c = 0; c < 3; c++) sum[c] += colour[c];
        }
      for (let c = 0; c < 3; c++) data[(y * width + x) * 4 + c] = Math.round(sum[c] / fine / fine);
      data[(y * width + x) * 4 + 3] = 255;
    }
  return { width, height, data };
}
