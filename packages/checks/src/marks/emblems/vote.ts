/** From corners that look alike to where an artwork may lie: matches that agree in place, size and direction. */
import type { Placement } from './align.ts';
import type { Features, Match } from './features.ts';
import type { ReferenceSize } from './reference.ts';

export interface Proposal {
  readonly placement: Placement;
  readonly votes: number;
}

/** Matches that must agree. */
const leastVotes = 4;

interface Vote {
  readonly x: number;
  readonly y: number;
  readonly angle: number;
}

/**
 * Where an artwork may lie in one size of a picture (`step` its pixels), the most agreed first. Each match says by its direction where the
 * artwork's middle is; those that say the same, roughly, propose the place together.
 */
export function propose(
  size: ReferenceSize,
  picture: Features,
  matches: readonly Match[],
  step: number,
  most: number,
): readonly Proposal[] {
  const { features, width, height } = size;
  const votes = matches.map(({ artwork, picture: at }): Vote => {
    const angle = (picture.angle[at] ?? 0) - (features.angle[artwork] ?? 0);
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    const dx = width / 2 - (features.x[artwork] ?? 0);
    const dy = height / 2 - (features.y[artwork] ?? 0);
    return {
      x: (picture.x[at] ?? 0) + dx * c - dy * s,
      y: (picture.y[at] ?? 0) + dx * s + dy * c,
      angle,
    };
  });
  const near = 0.2 * Math.max(width, height);
  const groups = agreeing(votes, near);
  const proposals: Proposal[] = [];
  const used = new Set<number>();
  for (const group of groups) {
    const fresh = group.filter((index) => !used.has(index));
    // Several corners of the picture may look like one of the artwork's: it counts once.
    const corners = new Set(fresh.map((index) => matches[index]?.artwork));
    if (corners.size < leastVotes) continue;
    for (const index of fresh) used.add(index);
    proposals.push({
      placement: meanPlacement(
        size,
        fresh.map((index) => votes[index] ?? zero),
        step,
      ),
      votes: corners.size,
    });
    if (proposals.length >= most) break;
  }
  return proposals;
}

const zero: Vote = { x: 0, y: 0, angle: 0 };

/** For each vote those that agree with it, the largest groups first. Votes are looked up by squares, so that many cost little. */
function agreeing(votes: readonly Vote[], near: number): readonly (readonly number[])[] {
  const squares = new Map<number, number[]>();
  const key = (x: number, y: number) => Math.floor(x / near) * 65_536 + Math.floor(y / near);
  for (const [index, { x, y }] of votes.entries()) {
    const name = key(x, y);
    const square = squares.get(name);
    if (square === undefined) squares.set(name, [index]);
    else square.push(index);
  }
  const groups = votes.map(({ x, y, angle }) => {
    const group: number[] = [];
    for (let dy = -1; dy <= 1; dy++)
      for (let dx = -1; dx <= 1; dx++)
        for (const index of squares.get(key(x + dx * near, y + dy * near)) ?? []) {
          const other = votes[index] ?? zero;
          if (Math.hypot(other.x - x, other.y - y) < near && between(other.angle, angle) < 0.45)
            group.push(index);
        }
    return group;
  });
  return groups.filter((group) => group.length >= leastVotes).sort((a, b) => b.length - a.length);
}

function between(one: number, other: number): number {
  const turn = Math.abs(one - other) % (2 * Math.PI);
  return Math.min(turn, 2 * Math.PI - turn);
}

function meanPlacement(
  { width, height, mirrored }: ReferenceSize,
  votes: readonly Vote[],
  step: number,
): Placement {
  let [x, y, c, s] = [0, 0, 0, 0];
  for (const vote of votes) {
    x += vote.x;
    y += vote.y;
    c += Math.cos(vote.angle);
    s += Math.sin(vote.angle);
  }
  const long = Math.hypot(c, s);
  [c, s] = [c / long, s / long];
  const [half, tall] = [(width / 2) * step * (mirrored ? -1 : 1), (height / 2) * step];
  return {
    a: half * c,
    b: -tall * s,
    c: ((x + 0.5) / votes.length) * step,
    d: half * s,
    e: tall * c,
    f: ((y + 0.5) / votes.length) * step,
  };
}
