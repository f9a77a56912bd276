/** Random numbers that a seed repeats. */
export interface Random {
  /** In [0, 1). */
  number(): number;
  /** In [from, to). */
  between(from: number, to: number): number;
  /** Like `between`, every doubling as likely as any other: for sizes. */
  scale(from: number, to: number): number;
  /** A whole number in [from, to]. */
  whole(from: number, to: number): number;
  happens(probability: number): boolean;
  /** `value` or its negative. */
  either(value: number): number;
  pick<T>(values: readonly T[]): T;
}

/** A stream of random numbers of its own for every seed and name, so that more of one thing moves nothing else. */
export function randomOf(seed: number, name: string): Random {
  let state = seed >>> 0;
  for (const letter of name)
    state = (Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x9e3779b1) ^ (state >>> 15)) >>> 0;
  const number = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (from: number, to: number) => from + (to - from) * number();
  return {
    number,
    between,
    scale: (from, to) => from * (to / from) ** number(),
    whole: (from, to) => from + Math.floor(number() * (to - from + 1)),
    happens: (probability) => number() < probability,
    either: (value) => (number() < 0.5 ? value : -value),
    pick: (values) => {
      const value = values[Math.floor(number() * values.length)];
      if (value === undefined) throw new RangeError('nothing to pick from');
      return value;
    },
  };
}

export type SeedSet = 'tuning' | 'report';

// Far apart, so that no count makes them meet.
const first: Readonly<Record<SeedSet, number>> = { tuning: 1_000_000, report: 500_000_000 };

/** Seeds that the checker is tuned on, and those that its figures are reported on; never the same. */
export function seedsOf(set: SeedSet, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => first[set] + index);
}
