/** The colours of a patch and of the ground about it. */
import type { Rgb } from '../mark.ts';
import type { Linear } from './geometry.ts';
import type { Level } from './pyramid.ts';

// Pixels of one charge and of the ground about it; every charge takes the same room.
let within = new Int32Array(1 << 12);
let ground = new Int32Array(1 << 12);

interface RingColours {
  readonly colour: Rgb;
  readonly ground: Rgb;
  readonly groundNoise: number;
  /** The middle has the ground's colour. */
  readonly hollow: boolean;
}

/** Mean colours of the patch's core and of the ground just outside; outliers of the ground (a neighbour, the field's edge) are left out. */
export function ringColours(
  level: Level,
  cx: number,
  cy: number,
  toUnit: Linear,
  reach: number,
  thin: boolean,
): RingColours | null {
  const { data, width, height } = level;
  const core = [0, 0, 0, 0];
  let [inside, about] = [0, 0];
  const x0 = Math.max(0, Math.floor(cx - reach));
  const x1 = Math.min(width - 1, Math.ceil(cx + reach));
  const y0 = Math.max(0, Math.floor(cy - reach));
  const y1 = Math.min(height - 1, Math.ceil(cy + reach));
  for (let y = y0; y <= y1; y++)
    for (let x = x0; x <= x1; x++) {
      const u = toUnit[0] * (x - cx) + toUnit[1] * (y - cy);
      const v = toUnit[2] * (x - cx) + toUnit[3] * (y - cy);
      const far = u * u + v * v;
      const i = (y * width + x) * 4;
      if (far > 2.4) continue;
      if (far < 1) {
        if (inside === within.length) within = grown(within);
        within[inside++] = i;
      }
      if (far < 0.12) {
        core[0] = (core[0] ?? 0) + (data[i] ?? 0);
        core[1] = (core[1] ?? 0) + (data[i + 1] ?? 0);
        core[2] = (core[2] ?? 0) + (data[i + 2] ?? 0);
        core[3] = (core[3] ?? 0) + 1;
      } else if (far > 1.5 && far < 2.4) {
        if (about === ground.length) ground = grown(ground);
        ground[about++] = i;
      }
    }
  const n = core[3] ?? 0;
  if (n === 0 || about < 6) return null;
  let colour: Rgb = [(core[0] ?? 0) / n, (core[1] ?? 0) / n, (core[2] ?? 0) / n];
  const middle = greenAt(data, ground, about, 0.4);
  const width3 = Math.max(14, (colour[1] - middle) * 0.22);
  const sum = [0, 0, 0];
  const squares = [0, 0, 0];
  let m = 0;
  for (let k = 0; k < about; k++) {
    const i = ground[k] ?? 0;
    if (Math.abs((data[i + 1] ?? 0) - middle) > width3) continue;
    m++;
    for (let c = 0; c < 3; c++) {
      const value = data[i + c] ?? 0;
      sum[c] = (sum[c] ?? 0) + value;
      squares[c] = (squares[c] ?? 0) + value * value;
    }
  }
  // Less than half of the surroundings in one colour is no field.
  if (m < about / 2) return null;
  const mean: Rgb = [(sum[0] ?? 0) / m, (sum[1] ?? 0) / m, (sum[2] ?? 0) / m];
  // An outline has the ground's colour in its middle: its own is that of its brightest pixels.
  let hollow = colour[1] - mean[1] < 14;
  if (hollow || thin) {
    const peak = brightest(data, within, inside);
    hollow ||= colour[1] - mean[1] < 0.55 * (peak[1] - mean[1]);
    if (hollow) colour = peak;
  }
  const variance = mean.map((value, c) => Math.max(0, (squares[c] ?? 0) / m - value * value));
  return { colour, ground: mean, groundNoise: Math.sqrt(variance.reduce((a, b) => a + b, 0) / 3), hollow };
}

/** Mean colour of the tenth with most green. */
function brightest(data: Level['data'], pixels: Int32Array, count: number): Rgb {
  const few = Math.max(3, Math.floor(count * 0.1));
  const least = greenAt(data, pixels, count, 1 - few / count);
  let [n, r, g, b] = [0, 0, 0, 0];
  for (let k = 0; k < count; k++) {
    const i = pixels[k] ?? 0;
    if ((data[i + 1] ?? 0) < least) continue;
    n++;
    r += data[i] ?? 0;
    g += data[i + 1] ?? 0;
    b += data[i + 2] ?? 0;
  }
  return [r / Math.max(1, n), g / Math.max(1, n), b / Math.max(1, n)];
}

const histogram = new Int32Array(256);

/** The green that a share of the pixels stays below. */
function greenAt(data: Level['data'], pixels: Int32Array, count: number, share: number): number {
  histogram.fill(0);
  for (let k = 0; k < count; k++) {
    const green = data[(pixels[k] ?? 0) + 1] ?? 0;
    histogram[green] = (histogram[green] ?? 0) + 1;
  }
  let below = Math.floor(Math.max(0, share) * count);
  for (let green = 0; green < 256; green++) {
    below -= histogram[green] ?? 0;
    if (below < 0) return green;
  }
  return 255;
}

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
