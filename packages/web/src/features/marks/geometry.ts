export type Point = readonly [x: number, y: number];
export type Quad = readonly [Point, Point, Point, Point];

/** Maps a point of the unit square (corners in the order of a quad) into the plane. */
export type Projection = (u: number, v: number) => Point;

/** The projective map that takes the unit square's corners (0,0) (1,0) (1,1) (0,1) to those of a quadrilateral. */
export function projectionTo([p0, p1, p2, p3]: Quad): Projection {
  const [x0, y0] = p0;
  const dx1 = p1[0] - p2[0];
  const dx2 = p3[0] - p2[0];
  const dy1 = p1[1] - p2[1];
  const dy2 = p3[1] - p2[1];
  const sx = x0 - p1[0] + p2[0] - p3[0];
  const sy = y0 - p1[1] + p2[1] - p3[1];
  const over = dx1 * dy2 - dx2 * dy1;
  const g = over === 0 ? 0 : (sx * dy2 - dx2 * sy) / over;
  const h = over === 0 ? 0 : (dx1 * sy - sx * dy1) / over;
  const a = p1[0] - x0 + g * p1[0];
  const b = p3[0] - x0 + h * p3[0];
  const d = p1[1] - y0 + g * p1[1];
  const e = p3[1] - y0 + h * p3[1];
  return (u, v) => {
    const w = g * u + h * v + 1;
    return [(a * u + b * v + x0) / w, (d * u + e * v + y0) / w];
  };
}

/** The corners of a box: upper left, upper right, lower right, lower left. */
export function quadOfBox([x, y, width, height]: readonly [number, number, number, number]): Quad {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
}

interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** Fills `target` with what lies in a quadrilateral of `source`, straightened; between pixels it takes the mean by distance. */
export function straighten(source: Pixels, quad: Quad, target: Pixels): void {
  const project = projectionTo(quad);
  for (let y = 0; y < target.height; y += 1) {
    for (let x = 0; x < target.width; x += 1) {
      const [sx, sy] = project((x + 0.5) / target.width, (y + 0.5) / target.height);
      take(source, sx - 0.5, sy - 0.5, target.data, 4 * (y * target.width + x));
    }
  }
}

function take(
  { width, height, data }: Pixels,
  x: number,
  y: number,
  to: Uint8ClampedArray,
  at: number,
): void {
  const left = Math.min(width - 1, Math.max(0, Math.floor(x)));
  const top = Math.min(height - 1, Math.max(0, Math.floor(y)));
  const right = Math.min(width - 1, left + 1);
  const below = Math.min(height - 1, top + 1);
  const fx = Math.min(1, Math.max(0, x - left));
  const fy = Math.min(1, Math.max(0, y - top));
  for (let channel = 0; channel < 4; channel += 1) {
    const of = (column: number, row: number) => data[4 * (row * width + column) + channel] ?? 0;
    const upper = of(left, top) * (1 - fx) + of(right, top) * fx;
    const lower = of(left, below) * (1 - fx) + of(right, below) * fx;
    to[at + channel] = upper * (1 - fy) + lower * fy;
  }
}

/** A number as people read it: no more than `decimals`, no zeros behind, and no minus before a zero. */
export function readable(value: number, decimals = 2): string {
  const text = String(Number(value.toFixed(decimals)));
  return text === '-0' ? '0' : text;
}
