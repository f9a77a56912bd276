/** Where the emblems of a library lie in a picture. */
import type { Raster } from '../report.ts';
import { type Aligned, align, isSane, type Placement } from './align.ts';
import { findFeatures, matchFeatures } from './features.ts';
import { type GreyLevel, greyPyramid } from './grey.ts';
import { findIslands, type Island } from './islands.ts';
import type { PreparedReference } from './reference.ts';
import { propose } from './vote.ts';

export interface FoundEmblem {
  readonly reference: PreparedReference;
  readonly placement: Placement;
  /** Correlation of picture and artwork under the placement. */
  readonly score: number;
}

/** Shorter sides of marks that are looked for, in pixels. */
export const leastSide = 36;
/** Correlation at which a place is worth a closer look, before and after the first steps. */
const worth = { first: 0.22, island: 0.3, after: 0.5 };
/** Correlation of a mark, by its shorter side: the smaller, the more it must be alike. */
const known = (side: number) => (side >= 110 ? 0.62 : side >= 70 ? 0.7 : 0.76);
const proposalsEach = 5;
/** Corners of one size of the picture at most. */
const mostCorners = 5200;

/** The levels of a picture, and what was found in it, the likeliest first; of places that overlap only the likeliest stays. */
export function findEmblems(
  picture: Raster,
  references: readonly PreparedReference[],
): { readonly levels: readonly GreyLevel[]; readonly found: readonly FoundEmblem[] } {
  const levels = greyPyramid(picture);
  const proposals = [...proposeByIslands(levels, references), ...proposeByCorners(levels, references)];
  const found: FoundEmblem[] = [];
  const coarse = proposals
    .map(({ reference, placement, floor }) => ({ reference, floor, ...first(levels, reference, placement) }))
    .filter(({ score, floor }) => score > floor)
    .sort((a, b) => b.score - a.score);
  for (const { reference, placement } of coarse.slice(0, 160)) {
    const near = align(levels, reference.small, placement, 7);
    if (near === null || near.score < worth.after || sideOf(near.placement) < leastSide) continue;
    const close = align(levels, reference.large, near.placement, 6);
    if (close === null || close.score < known(sideOf(close.placement))) continue;
    found.push({ reference, ...close });
  }
  return { levels, found: withoutOverlaps(found) };
}

function first(levels: readonly GreyLevel[], reference: PreparedReference, placement: Placement): Aligned {
  return align(levels, reference.small, placement, 0) ?? { placement, score: 0 };
}

interface Proposed {
  readonly reference: PreparedReference;
  readonly placement: Placement;
  readonly floor: number;
}

function proposeByCorners(
  levels: readonly GreyLevel[],
  references: readonly PreparedReference[],
): readonly Proposed[] {
  const proposed: Proposed[] = [];
  for (const [index, level] of levels.entries()) {
    // The smallest marks are too small for corners; islands show them.
    if (index === 0 && level.width * level.height > 700_000) continue;
    const cells = Math.max(12, Math.sqrt((level.width * level.height * 3) / mostCorners));
    const corners = findFeatures(level, { each: 3, cell: Math.ceil(cells) });
    for (const reference of references)
      for (const size of reference.sizes) {
        const matches = matchFeatures(size.features, corners);
        for (const { placement } of propose(size, corners, matches, level.step, proposalsEach))
          proposed.push({ reference, placement, floor: worth.first });
      }
  }
  return proposed;
}

function proposeByIslands(
  levels: readonly GreyLevel[],
  references: readonly PreparedReference[],
): readonly Proposed[] {
  const islands: Island[] = [];
  for (const [index, level] of levels.entries()) {
    if (index % 3 !== 0 || index > 9) continue;
    for (const gap of [1, 3]) islands.push(...findIslands(level, gap));
  }
  const proposed: Proposed[] = [];
  for (const { left, top, width, height } of islands) {
    if (Math.min(width, height) < leastSide) continue;
    for (const reference of references) {
      const stretch = width / height / reference.ratio;
      if (stretch < 0.45 || stretch > 2.2) continue;
      for (const side of reference.symmetric ? [1] : [1, -1])
        proposed.push({
          reference,
          placement: {
            a: (side * width) / 2,
            b: 0,
            c: left + width / 2,
            d: 0,
            e: height / 2,
            f: top + height / 2,
          },
          floor: worth.island,
        });
    }
  }
  return proposed;
}

/** The shorter side of a mark, in pixels of the picture. */
export function sideOf({ a, b, d, e }: Placement): number {
  return 2 * Math.min(Math.hypot(a, d), Math.hypot(b, e));
}

/** Of finds of any emblem at one place the one that is most alike. */
function withoutOverlaps(found: readonly FoundEmblem[]): readonly FoundEmblem[] {
  const kept: FoundEmblem[] = [];
  for (const one of [...found].sort((a, b) => b.score - a.score)) {
    if (!isSane(one.placement)) continue;
    const taken = kept.some(({ placement }) => {
      const apart = Math.hypot(placement.c - one.placement.c, placement.f - one.placement.f);
      return apart < 0.35 * Math.max(sideOf(placement), sideOf(one.placement));
    });
    if (!taken) kept.push(one);
  }
  return kept;
}
