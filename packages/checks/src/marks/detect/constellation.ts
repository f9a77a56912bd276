/** Finds groups of charges that stand to each other as the stars of a flag do, also where one is missing, wrong or covered. */
import type { MarkVersion, StarPrimitive } from '../mark.ts';
import type { Point } from '../report.ts';
import type { Charge } from './charges.ts';
import {
  applyMap,
  compose,
  fitAffine,
  fitHomography,
  fitSimilarity,
  type Homography,
  invertLinear,
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

/** All groups, the best first; no charge in two of them. */
export function findStarGroups(charges: readonly Charge[], patterns: readonly StarPattern[]): StarGroup[] {
  const grid = new ChargeGrid(charges);
  const groups: StarGroup[] = [];
  for (const pattern of patterns) {
    if (pattern.principal >= 0)
      for (const charge of charges)
        if (charge.radius >= 4 && charge.starLikeness > 0.3)
          groups.push(...fromPrincipal(charge, grid, pattern));
    for (const charge of charges)
      if (charge.starLikeness > 0.25 || charge.radius < 5) groups.push(...fromPairs(charge, grid, pattern));
  }
  groups.sort((a, b) => b.score - a.score);
  const used = new Set<Charge>();
  const kept: StarGroup[] = [];
  for (const group of groups) {
    const members = group.matched.filter((c) => c !== null);
    if (members.some((c) => used.has(c))) continue;
    for (const c of members) used.add(c);
    kept.push(group);
  }
  return kept;
}

class ChargeGrid {
  readonly #cells = new Map<number, Charge[]>();
  readonly #size = 32;

  constructor(charges: readonly Charge[]) {
    for (const charge of charges) {
      const key = this.#key(Math.floor(charge.x / this.#size), Math.floor(charge.y / this.#size));
      const cell = this.#cells.get(key);
      if (cell) cell.push(charge);
      else this.#cells.set(key, [charge]);
    }
  }

  #key(x: number, y: number): number {
    return (x + 8) * 65536 + y + 8;
  }

  /** The nearest charges within `reach` pixels that pass, at most `most`. */
  near(of: Charge, reach: number, most: number, passes: (charge: Charge) => boolean): Charge[] {
    const found: { charge: Charge; far: number }[] = [];
    const cells = Math.ceil(reach / this.#size);
    const cx = Math.floor(of.x / this.#size);
    const cy = Math.floor(of.y / this.#size);
    for (let u = -cells; u <= cells; u++)
      for (let v = -cells; v <= cells; v++)
        for (const charge of this.#cells.get(this.#key(cx + u, cy + v)) ?? []) {
          const far = Math.hypot(charge.x - of.x, charge.y - of.y);
          if (charge !== of && far <= reach && passes(charge)) found.push({ charge, far });
        }
    return found
      .sort((a, b) => a.far - b.far)
      .slice(0, most)
      .map((f) => f.charge);
  }
}

/** Candidates seen from one charge in a frame where stars are regular, in flag units. */
interface Frame {
  readonly toUnits: Linear;
  readonly origin: Charge;
  readonly others: readonly Charge[];
  readonly places: readonly Point[];
}

function frameOf(origin: Charge, shape: Linear, unitsPerRadius: number, others: readonly Charge[]): Frame {
  const inverse = invertLinear(shape);
  const toUnits: Linear = [
    inverse[0] * unitsPerRadius,
    inverse[1] * unitsPerRadius,
    inverse[2] * unitsPerRadius,
    inverse[3] * unitsPerRadius,
  ];
  const places = others.map((c): Point => {
    const dx = c.x - origin.x;
    const dy = c.y - origin.y;
    return [toUnits[0] * dx + toUnits[1] * dy, toUnits[2] * dx + toUnits[3] * dy];
  });
  return { toUnits, origin, others, places };
}

function fromPrincipal(big: Charge, grid: ChargeGrid, pattern: StarPattern): StarGroup[] {
  const role = pattern.stars[pattern.principal];
  if (!role) return [];
  const far = Math.max(
    ...pattern.stars.map((s) => Math.hypot(s.centre[0] - role.centre[0], s.centre[1] - role.centre[1])),
  );
  const wide = Math.hypot(...big.shape);
  const reach = (far * 1.3 * wide) / role.radius;
  const small = Math.min(...pattern.stars.map((s) => s.radius)) / role.radius;
  const others = grid.near(
    big,
    reach,
    24,
    (c) => c.radius > 0.4 * small * big.radius && c.radius < 2.6 * small * big.radius && kin(big, c),
  );
  if (others.length < 2) return [];
  const frame = frameOf(big, big.shape, role.radius, others);
  return bestGroup(
    frame,
    pattern,
    (star, place, flip) => {
      const x = flip * (star.centre[0] - role.centre[0]);
      const y = star.centre[1] - role.centre[1];
      const ratio = Math.hypot(...place) / Math.hypot(x, y);
      if (ratio < 0.66 || ratio > 1.45) return null;
      const turn = Math.atan2(place[1], place[0]) - Math.atan2(y, x);
      return turned(turn, ratio, flip, role.centre, [0, 0]);
    },
    pattern.principal,
  );
}

/** Similarity from flag units to frame units that carries `from` onto `to`. */
function turned(
  turn: number,
  scale: number,
  flip: number,
  from: readonly [number, number],
  to: Point,
): Homography {
  const c = Math.cos(turn) * scale;
  const s = Math.sin(turn) * scale;
  return [
    flip * c,
    -s,
    to[0] - flip * c * from[0] + s * from[1],
    flip * s,
    c,
    to[1] - flip * s * from[0] - c * from[1],
    0,
    0,
    1,
  ];
}

type Hypothesis = (star: StarPrimitive, place: Point, flip: number) => Homography | null;

function bestGroup(frame: Frame, pattern: StarPattern, guess: Hypothesis, own: number): StarGroup[] {
  let best: { matched: (Charge | null)[]; score: number; flip: number } | null = null;
  for (const flip of [1, -1])
    for (let n = 0; n < frame.others.length; n++)
      for (let r = 0; r < pattern.stars.length; r++) {
        const star = pattern.stars[r];
        const place = frame.places[n];
        if (r === own || !star || !place) continue;
        const map = guess(star, place, flip);
        if (!map) continue;
        const trial = matchAll(frame, pattern, map, own);
        if (trial.count >= 3 && trial.score > (best?.score ?? 0)) best = { ...trial, flip };
      }
  if (!best) return [];
  const group = settle(best.matched, pattern, frame, best.flip < 0);
  return group ? [group] : [];
}

const reachOfPlace = 1.1;

function matchAll(frame: Frame, pattern: StarPattern, map: Homography, own: number) {
  const matched: (Charge | null)[] = pattern.stars.map((_, i) => (i === own ? frame.origin : null));
  let count = 1;
  let score = 1;
  const taken = new Set<number>();
  pattern.stars.forEach((star, r) => {
    if (r === own) return;
    const [x, y] = applyMap(map, star.centre[0], star.centre[1]);
    let best = -1;
    let bestMiss = reachOfPlace;
    for (let n = 0; n < frame.others.length; n++) {
      const place = frame.places[n];
      const other = frame.others[n];
      if (!place || !other || taken.has(n)) continue;
      const size = other.radius / (frame.origin.radius * (star.radius / (pattern.stars[own]?.radius ?? 1)));
      if (size < 0.38 || size > 2.6) continue;
      const miss = Math.hypot(place[0] - x, place[1] - y) + 0.5 * Math.abs(Math.log(size));
      if (miss < bestMiss) {
        bestMiss = miss;
        best = n;
      }
    }
    if (best < 0) return;
    taken.add(best);
    matched[r] = frame.others[best] ?? null;
    count++;
    score += 1 - 0.6 * (bestMiss / reachOfPlace);
  });
  return { matched, count, score };
}

function fromPairs(one: Charge, grid: ChargeGrid, pattern: StarPattern): StarGroup[] {
  const own = pattern.stars.findIndex((_, i) => i !== pattern.principal);
  const role = pattern.stars[own];
  if (!role) return [];
  const wide = Math.hypot(...one.shape);
  const others = grid.near(
    one,
    (wide / role.radius) * 9.5,
    16,
    (c) => c.radius < 4.6 * one.radius && c.radius > 0.5 * one.radius && kin(one, c),
  );
  if (others.length < 2) return [];
  const frame = frameOf(one, one.radius >= 3 ? one.shape : roundShape(one.radius), role.radius, others);
  let best: { group: StarGroup } | null = null;
  for (let r = 0; r < pattern.stars.length; r++) {
    const anchor = pattern.stars[r];
    if (!anchor || r === pattern.principal || anchor.radius !== role.radius) continue;
    const groups = bestGroup(
      frame,
      pattern,
      (star, place, flip) => {
        if (star.radius !== role.radius) return null;
        const x = flip * (star.centre[0] - anchor.centre[0]);
        const y = star.centre[1] - anchor.centre[1];
        const scale = Math.hypot(...place) / Math.hypot(x, y);
        if (scale < 0.62 || scale > 1.35) return null;
        return turned(Math.atan2(place[1], place[0]) - Math.atan2(y, x), scale, flip, anchor.centre, [0, 0]);
      },
      r,
    );
    for (const group of groups) if (group.score > (best?.group.score ?? 0)) best = { group };
  }
  return best ? [best.group] : [];
}

function roundShape(radius: number): Linear {
  return [radius, 0, 0, radius];
}

/** Fits the matched places by least squares, leaves out one that spoils an otherwise exact group, and scores what is left. */
function settle(
  matched: readonly (Charge | null)[],
  pattern: StarPattern,
  frame: Frame,
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
  const radii = matched.filter((c) => c !== null && c !== principal).map((c) => c?.radius ?? 0);
  radii.sort((a, b) => a - b);
  // Stars of one size are another flag's, and so is one beside specks.
  const ratio = principal ? principal.radius / (radii[radii.length >> 1] ?? 1) : 3;
  if (ratio < 1.55 || ratio > 5.6) return false;
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
export function fitGroup(
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

/** The best map through all matched stars: perspective where five of them are exact, else affine. */
export function refineMap(
  points: readonly { readonly flag: Point; readonly picture: Point }[],
): Homography | null {
  const from = points.map((p) => p.flag);
  const to = points.map((p) => p.picture);
  return from.length >= 5 ? (fitHomography(from, to) ?? fitAffine(from, to)) : fitAffine(from, to);
}
