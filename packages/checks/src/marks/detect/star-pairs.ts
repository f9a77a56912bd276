/** The principal star with one other: all that is left of a flag of which much is covered. Shapes, sizes, tips and distance must agree. */
import type { Charge } from './charges.ts';
import { applyMap, compose, fitSimilarity, type Homography, invertLinear, invertMap } from './geometry.ts';
import { kin, type StarGroup, type StarPattern } from './star-group.ts';

/** The big star must be seen to be one; of the small one a hint is enough, as its place and size are known. */
const leastLikeness = { big: 0.6, small: 0.3 } as const;

/** Groups of two of the charges that belong to no other group. */
export function findStarPairs(
  charges: readonly Charge[],
  patterns: readonly StarPattern[],
  used: ReadonlySet<Charge>,
): StarGroup[] {
  const stars = charges.filter(
    (c) => !used.has(c) && c.starLikeness >= leastLikeness.small && c.radius >= 4.5,
  );
  const out: StarGroup[] = [];
  for (const pattern of patterns)
    for (const big of stars) {
      if (big.radius < 12 || big.starLikeness < leastLikeness.big) continue;
      const groups = stars.flatMap((small) =>
        small !== big && kin(big, small) ? pairOf(big, small, pattern) : [],
      );
      const [best] = groups.sort((a, b) => b.score - a.score);
      if (best) out.push(best);
    }
  return out;
}

function pairOf(big: Charge, small: Charge, pattern: StarPattern): StarGroup[] {
  const role = pattern.stars[pattern.principal];
  const tip = big.signature?.tip;
  if (!role || tip === undefined) return [];
  const inverse = invertLinear(big.shape);
  const k = role.radius;
  const toUnits: Homography = [inverse[0] * k, inverse[1] * k, 0, inverse[2] * k, inverse[3] * k, 0, 0, 0, 1];
  const [x, y] = applyMap(toUnits, small.x - big.x, small.y - big.y);
  const far = Math.hypot(x, y);
  if (far > 3 * role.radius) return [];
  const out: StarGroup[] = [];
  pattern.stars.forEach((star, i) => {
    if (i === pattern.principal) return;
    const size = small.radius / big.radius / (star.radius / role.radius);
    if (size < 0.75 || size > 1.45) return;
    const dx = star.centre[0] - role.centre[0];
    const dy = star.centre[1] - role.centre[1];
    for (const flip of [1, -1])
      for (let fold = 0; fold < 5; fold++) {
        const turn = tip + (fold * 2 * Math.PI) / 5 + Math.PI / 2;
        const px = flip * dx * Math.cos(turn) - dy * Math.sin(turn);
        const py = flip * dx * Math.sin(turn) + dy * Math.cos(turn);
        const miss = Math.hypot(px - x, py - y);
        if (miss > 0.55) continue;
        const similar = fitSimilarity(
          [role.centre, star.centre],
          [
            [0, 0],
            [x, y],
          ],
          flip < 0,
        );
        if (!similar) continue;
        const shifted: Homography = [1, 0, big.x, 0, 1, big.y, 0, 0, 1];
        const map = compose(shifted, compose(invertMap(toUnits), similar));
        const matched = pattern.stars.map((_, r) => (r === pattern.principal ? big : r === i ? small : null));
        // Upright and not turned over is likelier than any other way of reading two stars.
        const upright = Math.abs(Math.atan2(Math.sin(turn), Math.cos(turn))) < 1 ? 0.2 : 0;
        out.push({
          pattern,
          matched,
          map,
          mirrored: flip < 0,
          score: 2 - miss + upright + (flip > 0 ? 0.15 : 0),
        });
      }
  });
  return out;
}
