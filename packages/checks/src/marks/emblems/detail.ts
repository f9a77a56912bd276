/** Whether the drawing inside an emblem is there, square by square: a ring alone correlates well with any other ring. */
import type { Template } from './reference.ts';

const squares = 8;
/** Standard deviation of brightness from which a square has a drawing. */
const drawn = 14;

/** Share of the squares that count, the best ones: what covers the others must not hide the emblem. */
const counted = 0.65;

/**
 * Mean correlation, 0 to 1, of the better two thirds of the squares in which the artwork has a drawing: of those inside, since borders are much
 * the same in all emblems, or of all where there is hardly one inside.
 */
export function detailOf({ width, height, grey, mask }: Template, seen: Float32Array): number {
  const [across, down] = [width / squares, height / squares];
  const inner: number[] = [];
  const all: number[] = [];
  for (let j = 0; j < squares; j++)
    for (let i = 0; i < squares; i++) {
      const likeness = squareLikeness(
        { left: Math.floor(i * across), right: Math.floor((i + 1) * across) },
        { top: Math.floor(j * down), bottom: Math.floor((j + 1) * down) },
        width,
        grey,
        mask,
        seen,
      );
      if (likeness === null) continue;
      all.push(likeness);
      if (Math.hypot(i - 3.5, j - 3.5) <= 2.6) inner.push(likeness);
    }
  const squaresOf = (inner.length < 4 ? all : inner).sort((a, b) => b - a);
  const best = squaresOf.slice(0, Math.max(1, Math.round(counted * squaresOf.length)));
  return best.reduce((sum, value) => sum + value, 0) / best.length;
}

function squareLikeness(
  { left, right }: { readonly left: number; readonly right: number },
  { top, bottom }: { readonly top: number; readonly bottom: number },
  width: number,
  grey: Float32Array,
  mask: Uint8Array,
  seen: Float32Array,
): number | null {
  let [n, a, b, aa, bb, ab] = [0, 0, 0, 0, 0, 0];
  for (let y = top; y < bottom; y++)
    for (let at = y * width + left, end = y * width + right; at < end; at++) {
      const q = seen[at] ?? -1;
      if (mask[at] !== 1 || q < 0) continue;
      const p = grey[at] ?? 0;
      n += 1;
      a += p;
      b += q;
      aa += p * p;
      bb += q * q;
      ab += p * q;
    }
  if (n < ((right - left) * (bottom - top)) / 3) return null;
  const [own, there] = [aa - (a * a) / n, bb - (b * b) / n];
  if (own < drawn * drawn * n) return null;
  // An even square holds no drawing at all.
  if (there < 9 * n) return 0;
  return Math.max(0, (ab - (a * b) / n) / Math.sqrt(own * there));
}
