/** Where the emblems of a library lie in a picture. */
import type { Raster } from '../report.ts';
import { type Aligned, align, isSane, levelFor, type Placement, sample } from './align.ts';
import { detailOf } from './detail.ts';
import { findFeatures, matchFeatures } from './features.ts';
import { type GreyLevel, greyPyramid } from './grey.ts';
import { findIslands, type Island } from './islands.ts';
import type { PreparedReference, Template } from './reference.ts';
import { propose } from './vote.ts';

export interface FoundEmblem {
  readonly reference: PreparedReference;
  readonly placement: Placement;
  /** Correlation of picture and artwork under the placement. */
  readonly score: number;
  /** How much of the drawing inside is there, 0 to 1. */
  readonly detail: number;
}

/** A place before its drawing was looked at. */
type Near = Omit<FoundEmblem, 'detail'>;

/** Shorter sides of marks that are looked for, in pixels. */
export const leastSide = 36;
/** Correlation at which a place is worth a closer look, before and after the first steps. */
const worth = { first: 0.22, island: 0.3, after: 0.4 };
/** Correlation of a mark: low, since a part may be missing or covered; its drawing says the rest. */
const leastScore = 0.5;
/** How much of the drawing inside must be there, and how much together with the whole's correlation. */
const leastDetail = 0.75;
const leastTogether = 1.45;
/** The same at the small size, before a place is looked at more closely. */
const leastAtFirst = 0.25;
const proposalsEach = 5;
/** Places that are looked at closely. */
const mostLooks = 140;
/** Corners of one size of the picture at most. */
const mostCorners = 5200;

/** The levels of a picture, and what was found in it, the likeliest first; of places that overlap only the likeliest stays. */
export function findEmblems(
  picture: Raster,
  references: readonly PreparedReference[],
): { readonly levels: readonly GreyLevel[]; readonly found: readonly FoundEmblem[] } {
  const levels = greyPyramid(picture);
  const proposals = [...proposeByIslands(levels, references), ...proposeByCorners(levels, references)];
  const likely = proposals
    .map(({ reference, placement, floor }) => ({ reference, floor, ...first(levels, reference, placement) }))
    .filter(({ score, floor }) => score > floor)
    .sort((a, b) => b.score - a.score)
    .slice(0, mostLooks);
  const near: Near[] = [];
  for (const { reference, placement } of likely) {
    const aligned = align(levels, reference.small, placement, 7);
    if (aligned === null || aligned.score < worth.after || sideOf(aligned.placement) < leastSide) continue;
    if (detailAt(levels, reference.small, aligned.placement) > leastAtFirst)
      near.push({ reference, ...aligned });
  }
  const found: FoundEmblem[] = [];
  for (const { reference, placement } of onceEach(near)) {
    const close = align(levels, reference.large, placement, 6);
    if (close === null || close.score < leastScore) continue;
    const detail = detailAt(levels, reference.large, close.placement);
    if (detail >= leastDetail && close.score + detail >= leastTogether)
      found.push({ reference, ...close, detail });
  }
  return { levels, found: withoutOverlaps(found) };
}

function detailAt(levels: readonly GreyLevel[], template: Template, placement: Placement): number {
  const level = levelFor(levels, template, placement);
  return level === null ? 0 : detailOf(template, sample(level, template, placement));
}

/** Of proposals of one emblem that led to one place the best. */
function onceEach(near: readonly Near[]): readonly Near[] {
  const kept: Near[] = [];
  for (const one of [...near].sort((a, b) => b.score - a.score)) {
    const known = kept.some(({ reference, placement: { a, b, c, d, e, f } }) => {
      const side = sideOf(one.placement);
      const { placement } = one;
      // A mirror image is another proposal: its artwork lies the other way round.
      const sameWay = a * e - b * d > 0 === placement.a * placement.e - placement.b * placement.d > 0;
      return (
        reference === one.reference && sameWay && Math.hypot(c - placement.c, f - placement.f) < 0.15 * side
      );
    });
    if (!known) kept.push(one);
  }
  return kept;
}

function first(levels: readonly GreyLevel[], reference: PreparedReference, placement: Placement): Aligned {
  return align(levels, reference.tiny, placement, 0) ?? { placement, score: 0 };
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
    // The second size shows what the first does at half the price.
    if (index % 3 !== 1 || index > 10) continue;
    for (const gap of [1, 3]) {
      for (const island of findIslands(level, gap))
        if (!islands.some((other) => isSame(island, other))) islands.push(island);
    }
  }
  const proposed: Proposed[] = [];
  for (const { left, top, width, height } of islands) {
    if (Math.min(width, height) < leastSide) continue;
    for (const reference of references) {
      const stretch = width / height / reference.ratio;
      if (stretch < 0.45 || stretch > 2.2) continue;
      const island = { left, top, width, height };
      // A turned figure fills its box in another way; a stretched one that is turned as well is left to corners.
      const turns = stretch > 0.8 && stretch < 1.25 ? islandTurns : [0];
      for (const side of reference.symmetric ? [1] : [1, -1])
        for (const turn of turns)
          proposed.push({ reference, placement: inBox(island, side, turn), floor: worth.island });
    }
  }
  return proposed;
}

/** The same figure seen at two sizes of the picture, or with two gaps. */
function isSame(one: Island, other: Island): boolean {
  const near = 0.04 * Math.min(one.width, one.height);
  return (
    Math.abs(one.left - other.left) < near &&
    Math.abs(one.top - other.top) < near &&
    Math.abs(one.left + one.width - other.left - other.width) < near &&
    Math.abs(one.top + one.height - other.top - other.height) < near
  );
}

/** Radians by which an emblem that stands by itself may be turned. */
const islandTurns = [0, -0.2, 0.2, Math.PI];

function inBox({ left, top, width, height }: Island, side: number, turn: number): Placement {
  const [c, s] = [Math.cos(turn), Math.sin(turn)];
  // Emblems are round or nearly so: their boxes grow by half of what a square's would.
  const fit = 1 / (1 + 0.5 * Math.abs(s));
  const [wide, high] = [(fit * width) / 2, (fit * height) / 2];
  return {
    a: side * wide * c,
    b: -high * s,
    c: left + width / 2,
    d: side * wide * s,
    e: high * c,
    f: top + height / 2,
  };
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
