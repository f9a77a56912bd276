/** A flag's stars as a pattern, and a group of charges that stands as the pattern does. */
import type { MarkVersion, StarPrimitive } from '../mark.ts';
import type { Point } from '../report.ts';
import type { Charge } from './charges.ts';
import {
  applyMap,
  compose,
  fitAffine,
  fitSimilarity,
  type Homography,
  invertMap,
  type Linear,
  linearAt,
} from './geometry.ts';

/** Stars of one version, whose places among each other are looked for. */
export interface StarPattern {
  readonly version: MarkVersion;
  readonly stars: readonly StarPrimitive[];
  /** Index of the one star that is larger than all others; −1 where there is none. */
  readonly principal: number;
}

export interface StarGroup {
  readonly pattern: StarPattern;
  /** One for each star of the pattern; null where nothing was found in its place. */
  readonly matched: readonly (Charge | null)[];
  /** Flag units to pixels. */
  readonly map: Homography;
  readonly mirrored: boolean;
  readonly score: number;
}

/** Patterns of the versions that consist of three stars and more. */
export function starPatterns(versions: readonly MarkVersion[]): StarPattern[] {
  return versions.flatMap((version) => {
    const stars = version.primitives.filter((p) => p.shape === 'star');
    if (!version.field || stars.length < 4) return [];
    const bySize = [...stars].sort((a, b) => b.radius - a.radius);
    const [first, second] = bySize;
    const principal = first && second && first.radius > 1.5 * second.radius ? stars.indexOf(first) : -1;
    return [{ version, stars, principal }];
  });
}

/** Whether two charges could belong to one flag: like ground, like colour. */
export function kin(one: Charge, other: Charge): boolean {
  const limit = 34 + one.groundNoise + other.groundNoise;
  for (let c = 0; c < 3; c++) {
    if (Math.abs((one.ground[c] ?? 0) - (other.ground[c] ?? 0)) > limit) return false;
    if (Math.abs((one.colour[c] ?? 0) - (other.colour[c] ?? 0)) > 110) return false;
  }
  return true;
}

/** Fits the matched places by least squares, leaves out one that spoils an otherwise exact group, and scores what is left. */
export function settle(
  matched: readonly (Charge | null)[],
  pattern: StarPattern,
  frame: { readonly toUnits: Linear },
  mirrored: boolean,
): StarGroup | null {
  const fitted = fitGroup(matched, pattern, frame, mirrored);
  if (!fitted) return null;
  const likeness = matched.reduce((sum, c) => sum + (c ? c.starLikeness : 0), 0);
  if (!provenByShape(matched, pattern)) return null;
  const count = matched.filter((c) => c !== null).length;
  const noise = matched.reduce((sum, c) => sum + (c ? c.groundNoise : 0), 0) / count;
  return {
    pattern,
    matched,
    map: fitted.map,
    mirrored,
    score: count - fitted.miss * 1.5 + 0.3 * likeness - 0.01 * noise,
  };
}

/** At least the principal star or two others must be seen to be stars: marks of any other kind can stand in the same places. */
function provenByShape(matched: readonly (Charge | null)[], pattern: StarPattern): boolean {
  const principal = pattern.principal >= 0 ? matched[pattern.principal] : null;
  const others = matched.filter((c) => c !== null && c !== principal && c.starLikeness >= 0.45).length;
  const count = matched.filter((c) => c !== null).length;
  // Of writing four pieces may stand like stars; what is large enough to be seen as one and is none speaks against the rest.
  const largest = Math.max(...matched.map((c) => c?.radius ?? 0));
  const unlike = matched.some((c) => c !== null && c.radius >= 5 && c.starLikeness < 0.1);
  if (principal && count < 5 && largest < 12.5 && unlike) return false;
  const radii = matched.filter((c) => c !== null && c !== principal).map((c) => c?.radius ?? 0);
  radii.sort((a, b) => a - b);
  // Stars of one size are another flag's, and so is one beside specks.
  const ratio = principal ? principal.radius / (radii[radii.length >> 1] ?? 1) : 3;
  if (ratio < 1.38 || ratio > 5.6) return false;
  if (principal && principal.starLikeness >= 0.45) return count > 3 || others > 0 || principal.radius < 14;
  return others >= (count > 3 ? 2 : 3);
}

/** The same charges with places exchanged, where they fit turned over as well: the small stars hardly tell their upper end. */
export function otherReadings(group: StarGroup): StarGroup[] {
  const { pattern, matched } = group;
  const fixed = pattern.principal >= 0 ? matched[pattern.principal] : null;
  const roles = pattern.stars.map((_, i) => i).filter((i) => i !== pattern.principal);
  const charges = matched.filter((c) => c !== null && c !== fixed) as readonly Charge[];
  const out: StarGroup[] = [];
  const place = (rest: readonly Charge[], taken: readonly number[]): void => {
    const [next, ...others] = rest;
    if (!next) {
      const trial = pattern.stars.map((_, i) =>
        i === pattern.principal ? (fixed ?? null) : (charges[taken.indexOf(i)] ?? null),
      );
      const known = trial.flatMap((c, i) => (c && pattern.stars[i] ? [{ star: pattern.stars[i], c }] : []));
      if (known.length < 4) return;
      const fit = fitAffine(
        known.map((k) => k.star.centre),
        known.map((k): Point => [k.c.x, k.c.y]),
      );
      if (!fit) return;
      const miss = missOf(fit, trial, pattern);
      const [a, b, c, d] = linearAt(fit, 0, 0);
      const turnedOver = a * d - b * c < 0;
      if (miss < 0.45 && turnedOver !== group.mirrored)
        out.push({ ...group, matched: trial, map: fit, mirrored: turnedOver });
      return;
    }
    for (const role of roles) if (!taken.includes(role)) place(others, [...taken, role]);
  };
  place(charges, []);
  return out;
}

function missOf(map: Homography, matched: readonly (Charge | null)[], pattern: StarPattern): number {
  const [a, b, c, d] = linearAt(map, 0, 0);
  const unit = Math.sqrt(Math.abs(a * d - b * c));
  let [sum, n] = [0, 0];
  matched.forEach((charge, i) => {
    const star = pattern.stars[i];
    if (!charge || !star) return;
    const [x, y] = applyMap(map, star.centre[0], star.centre[1]);
    sum += Math.hypot(x - charge.x, y - charge.y) / unit;
    n++;
  });
  return n > 0 ? sum / n : Number.POSITIVE_INFINITY;
}

/** Affine map (a similarity in the stars' own frame below four of them) and its mean miss in flag units. */
function fitGroup(
  matched: readonly (Charge | null)[],
  pattern: StarPattern,
  frame: { readonly toUnits: Linear },
  mirrored: boolean,
): { map: Homography; miss: number } | null {
  const from: Point[] = [];
  const to: Point[] = [];
  matched.forEach((charge, i) => {
    const star = pattern.stars[i];
    if (!charge || !star) return;
    from.push(star.centre);
    to.push([charge.x, charge.y]);
  });
  let map: Homography | null;
  if (from.length >= 4) map = fitAffine(from, to);
  else {
    const toUnits: Homography = [
      frame.toUnits[0],
      frame.toUnits[1],
      0,
      frame.toUnits[2],
      frame.toUnits[3],
      0,
      0,
      0,
      1,
    ];
    const similar = fitSimilarity(
      from,
      to.map((p) => applyMap(toUnits, p[0], p[1])),
      mirrored,
    );
    map = similar ? compose(invertMap(toUnits), similar) : null;
  }
  if (!map?.every(Number.isFinite)) return null;
  const [a, b, c, d] = linearAt(map, 0, 0);
  const area = a * d - b * c;
  if (area < 0 !== mirrored) return null;
  const half = (a * a + b * b + c * c + d * d) / 2;
  const thin = half - Math.sqrt(Math.max(half * half - area * area, 0));
  if (thin < (2 * half - thin) / 16) return null;
  const unit = Math.sqrt(Math.abs(area));
  const settled = map;
  const miss =
    from.reduce((sum, p, i) => {
      const [x, y] = applyMap(settled, p[0], p[1]);
      const goal = to[i] ?? [0, 0];
      return sum + Math.hypot(x - goal[0], y - goal[1]) / unit;
    }, 0) / from.length;
  return miss < 0.9 ? { map: settled, miss } : null;
}
