import { FIRST_CHARACTER } from './alphabet.ts';
import { type PairTable, pairValue } from './pair-table.ts';

/** A value of q means a pointwise mutual information of q × NEAR_STEP. */
export const NEAR_STEP = 0.04;

/** How well a token goes with the two tokens on each side that stand next but one and next but two to place `at`. */
export function nearness(
  near: PairTable,
  ids: Uint16Array,
  length: number,
  at: number,
  token: number,
): number {
  let sum = 0;
  for (let distance = 2; distance <= 3; distance++) {
    const left = at - distance;
    const right = at + distance;
    if (left >= 1) sum += value(near, ids[left] ?? 0, token);
    if (right <= length) sum += value(near, token, ids[right] ?? 0);
  }
  return sum;
}

function value(near: PairTable, first: number, second: number): number {
  if (first < FIRST_CHARACTER || second < FIRST_CHARACTER) return 0;
  const found = pairValue(near, first * near.size + second);
  return found < 0 ? NOT_NEAR : found * NEAR_STEP;
}

const NOT_NEAR = -0.5;
