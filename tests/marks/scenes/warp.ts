import type { Point, Quad } from '@sanshen/checks/marks/report';
import type { Random } from './random.ts';

/** Pixels with their own transparency, four bytes each. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** How a cloth waves: its surface is shifted and shaded along two waves; shares of the flag's width. */
export interface Cloth {
  readonly depth: number;
  readonly waves: number;
  readonly phase: number;
  readonly slant: number;
  readonly shade: number;
}

export type Matrix = readonly [number, number, number, number, number, number, number, number, number];

/** The map from the unit square (x to the right, y down) onto a quadrilateral. */
export function squareToQuad([[x0, y0], [x1, y1], [x2, y2], [x3, y3]]: Quad): Matrix {
  const [dx1, dx2, dx3] = [x1 - x2, x3 - x2, x0 - x1 + x2 - x3];
  const [dy1, dy2, dy3] = [y1 - y2, y3 - y2, y0 - y1 + y2 - y3];
  const whole = dx1 * dy2 - dx2 * dy1;
  const g = (dx3 * dy2 - dx2 * dy3) / whole;
  const h = (dx1 * dy3 - dx3 * dy1) / whole;
  return [x1 - x0 + g * x1, x3 - x0 + h * x3, x0, y1 - y0 + g * y1, y3 - y0 + h * y3, y0, g, h, 1];
}

/** Where a matrix takes a point. */
export function through(m: Matrix, x: number, y: number): Point {
  const w = m[6] * x + m[7] * y + m[8];
  return [(m[0] * x + m[1] * y + m[2]) / w, (m[3] * x + m[4] * y + m[5]) / w];
}

export function inverse([a, b, c, d, e, f, g, h, i]: Matrix): Matrix {
  return [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ];
}

/** Corners of a `width` × `height` plane turned in space and seen from a distance, around (0, 0); angles in degrees. */
export function obliqueQuad(width: number, height: number, yaw: number, pitch: number, roll: number): Quad {
  const [cy, sy, cp, sp, cr, sr] = [yaw, pitch, roll].flatMap((angle) => [
    Math.cos((angle * Math.PI) / 180),
    Math.sin((angle * Math.PI) / 180),
  ]) as [number, number, number, number, number, number];
  const distance = width * 2.6;
  const corner = (x: number, y: number): Point => {
    const [x1, z1] = [x * cy, x * sy];
    const [y1, z2] = [y * cp - z1 * sp, y * sp + z1 * cp];
    const far = distance / (distance + z2);
    const [x2, y2] = [x1 * far, y1 * far];
    return [x2 * cr - y2 * sr, x2 * sr + y2 * cr];
  };
  const [w, h] = [width / 2, height / 2];
  return [corner(-w, -h), corner(w, -h), corner(w, h), corner(-w, h)];
}

/** A cloth as a breeze or a wind moves it. */
export function randomCloth(random: Random): Cloth {
  return {
    depth: random.between(0.012, 0.04),
    waves: random.between(1, 2.6),
    phase: random.between(0, 2 * Math.PI),
    slant: random.between(-0.6, 0.6),
    shade: random.between(0.08, 0.28),
  };
}

/**
 * Lays a sheet over a picture so that the sheet's part within `margin` (a share of its width and height) fills the quadrilateral; what lies
 * in the margin, such as a pole, goes along.
 */
export function layOver(picture: Sheet, sheet: Sheet, quad: Quad, margin: number, cloth: Cloth | null): void {
  const back = inverse(squareToQuad(quad));
  const reach = spread(quad, margin + (cloth?.depth ?? 0) * 2);
  const inner = 1 - 2 * margin;
  for (let y = Math.max(0, reach.top); y < Math.min(picture.height, reach.bottom); y++) {
    for (let x = Math.max(0, reach.left); x < Math.min(picture.width, reach.right); x++) {
      let [u, v] = through(back, x + 0.5, y + 0.5);
      let light = 1;
      if (cloth !== null) {
        const along = 2 * Math.PI * (u * cloth.waves + v * cloth.slant) + cloth.phase;
        // A flag is held at its hoist, so it moves more towards the fly.
        const loose = Math.min(1, Math.max(0, u) * 1.6);
        v += cloth.depth * 1.5 * Math.sin(along) * loose;
        u += cloth.depth * 0.5 * Math.cos(along) * loose;
        light += cloth.shade * Math.cos(along + 0.6) * loose;
      }
      blend(
        picture,
        x,
        y,
        sheet,
        (margin + u * inner) * sheet.width - 0.5,
        (margin + v * inner) * sheet.height - 0.5,
        light,
      );
    }
  }
}

function spread(quad: Quad, margin: number) {
  const xs = quad.map(([x]) => x);
  const ys = quad.map(([, y]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const more = Math.max(right - left, bottom - top) * margin * 1.4 + 1;
  return {
    left: Math.floor(left - more),
    right: Math.ceil(right + more),
    top: Math.floor(top - more),
    bottom: Math.ceil(bottom + more),
  };
}

function blend(
  picture: Sheet,
  x: number,
  y: number,
  sheet: Sheet,
  sx: number,
  sy: number,
  light: number,
): void {
  const x0 = Math.floor(sx);
  const y0 = Math.floor(sy);
  if (x0 < -1 || y0 < -1 || x0 >= sheet.width || y0 >= sheet.height) return;
  let [red, green, blue, alpha] = [0, 0, 0, 0];
  for (let corner = 0; corner < 4; corner++) {
    const cx = x0 + (corner & 1);
    const cy = y0 + (corner >> 1);
    if (cx < 0 || cy < 0 || cx >= sheet.width || cy >= sheet.height) continue;
    const at = (cy * sheet.width + cx) * 4;
    const share = (1 - Math.abs(sx - cx)) * (1 - Math.abs(sy - cy)) * (sheet.data[at + 3] ?? 0);
    red += share * (sheet.data[at] ?? 0);
    green += share * (sheet.data[at + 1] ?? 0);
    blue += share * (sheet.data[at + 2] ?? 0);
    alpha += share;
  }
  if (alpha <= 0) return;
  const at = (y * picture.width + x) * 4;
  const cover = alpha / 255;
  const put = (channel: number, value: number) => {
    const under = picture.data[at + channel] ?? 0;
    picture.data[at + channel] = Math.max(
      0,
      Math.min(255, Math.round((value / alpha) * light * cover + under * (1 - cover))),
    );
  };
  put(0, red);
  put(1, green);
  put(2, blue);
}
