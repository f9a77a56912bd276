/** Random numbers that a seed repeats (mulberry32). */
export interface Chance {
  /** In [0, 1). */
  number(): number;
  /** True with this probability. */
  happens(probability: number): boolean;
  /** A whole number in [from, to]. */
  between(from: number, to: number): number;
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const number = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    number,
    happens: (probability) => number() < probability,
    between: (from, to) => from + Math.floor(number() * (to - from + 1)),
  };
}

/** Comes back after so many milliseconds. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
