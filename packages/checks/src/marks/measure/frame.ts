/**
 * Whether the stars stand where they should in the field's own frame, or the field has been given other proportions about them: the
 * ratio measured apart from perspective.
 */
import type { Point } from '../report.ts';

/** Standard place (x, y) is found at (scaleX·x + shiftX, scaleY·y + shiftY). */
export interface FrameFit {
  readonly scaleX: number;
  readonly scaleY: number;
  readonly shiftX: number;
  readonly shiftY: number;
  /** Stars that lie within the tolerance. */
  readonly agreeing: number;
}

export const standardFrame: FrameFit = { scaleX: 1, scaleY: 1, shiftX: 0, shiftY: 0, agreeing: 0 };

export function placeInFrame(fit: FrameFit, x: number, y: number): Point {
  return [fit.scaleX * x + fit.shiftX, fit.scaleY * y + fit.shiftY];
}

interface Pair {
  readonly standard: Point;
  readonly found: Point;
}

function agreeing(fit: Omit<FrameFit, 'agreeing'>, pairs: readonly Pair[], tolerance: number): number {
  return pairs.filter((p) => {
    const [x, y] = placeInFrame({ ...fit, agreeing: 0 }, p.standard[0], p.standard[1]);
    return Math.hypot(p.found[0] - x, p.found[1] - y) < tolerance;
  }).length;
}

function scaleAndShift(pairs: readonly Pair[], axis: 0 | 1): readonly [scale: number, shift: number] | null {
  const n = pairs.length;
  let [sx, sy, sxx, sxy] = [0, 0, 0, 0];
  for (const p of pairs) {
    const x = p.standard[axis];
    const y = p.found[axis];
    sx += x;
    sy += y;
    sxx += x * x;
    sxy += x * y;
  }
  const k = n * sxx - sx * sx;
  if (k < 1e-6) return null;
  const scale = (n * sxy - sx * sy) / k;
  return [scale, (sy - scale * sx) / n];
}

/** The simplest frame that most stars agree with: the standard one unless another explains at least two stars more, or all of them. */
export function fitFrame(pairs: readonly Pair[], tolerance: number): FrameFit {
  const standard = { scaleX: 1, scaleY: 1, shiftX: 0, shiftY: 0 };
  const plain = agreeing(standard, pairs, tolerance);
  if (plain >= pairs.length - 1 || pairs.length < 3) return { ...standard, agreeing: plain };
  let best: FrameFit = { ...standard, agreeing: plain };
  const tryFrom = (chosen: readonly Pair[]): void => {
    const x = scaleAndShift(chosen, 0);
    const y = scaleAndShift(chosen, 1);
    if (!x || !y) return;
    const fit = { scaleX: x[0], scaleY: y[0], shiftX: x[1], shiftY: y[1] };
    // Another field about the same stars begins at the same hoist and top, give or take a little.
    if (Math.abs(x[1]) > 1.5 || Math.abs(y[1]) > 1.5) return;
    if (x[0] < 0.4 || x[0] > 2.5 || y[0] < 0.4 || y[0] > 2.5) return;
    const count = agreeing(fit, pairs, tolerance);
    if (count > best.agreeing) best = { ...fit, agreeing: count };
  };
  tryFrom(pairs);
  if (pairs.length >= 4) for (const left of pairs) tryFrom(pairs.filter((p) => p !== left));
  // Stars all moved or all grown alike are misplaced stars, not a field of other proportions.
  const otherRatio =
    Math.abs(best.scaleX / best.scaleY - 1) > 0.03 &&
    Math.min(Math.abs(best.scaleX - 1), Math.abs(best.scaleY - 1)) < 0.05;
  const better = best.agreeing >= Math.max(3, plain + 2) || best.agreeing === pairs.length;
  return better && otherRatio ? best : { ...standard, agreeing: plain };
}
