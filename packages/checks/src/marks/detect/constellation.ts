/** Finds groups of charges that stand to each other as the stars of a flag do, also where one is missing, wrong or covered. */
import type { StarPrimitive } from '../mark.ts';
import type { Point } from '../report.ts';
import { ChargeGrid } from './charge-grid.ts';
import type { Charge } from './charges.ts';
import { applyMap, type Homography, invertLinear, type Linear } from './geometry.ts';
import { kin, type StarGroup, type StarPattern, settle } from './star-group.ts';

const mostOrigins = 700;

/** All groups, the best first; no charge in two of them. */
export function findStarGroups(charges: readonly Charge[], patterns: readonly StarPattern[]): StarGroup[] {
  const grid = new ChargeGrid(charges);
  // A picture strewn with stars must not take for ever: the clearest are looked at.
  const origins =
    charges.length > mostOrigins
      ? [...charges].sort((a, b) => b.starLikeness - a.starLikeness).slice(0, mostOrigins)
      : charges;
  const groups: StarGroup[] = [];
  for (const pattern of patterns) {
    if (pattern.principal >= 0)
      for (const charge of origins)
        if (charge.radius >= 4 && charge.starLikeness > 0.3)
          groups.push(...fromPrincipal(charge, grid, pattern));
    for (const charge of origins)
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
