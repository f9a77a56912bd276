/** How something may come to be looked at: by chance alone, or the likelier the more speaks for a fault. */
export const samplingMethods = ['random', 'risk'] as const;
export type SamplingMethod = (typeof samplingMethods)[number];

/** What speaks for looking at a published item. */
export interface RiskReasons {
  /** Findings of severity error that people ruled on. */
  readonly findings: number;
  /** 0 for the lowest importance of its procedure. */
  readonly importance: number;
  readonly emergency: boolean;
  /** Some seat signed sooner than the text can be read. */
  readonly fastSigning: boolean;
}

/** The greatest weight; an item of it is about as likely to come up as this many of weight 1. */
export const greatestWeight = 20;

/** The weight of an item: 1 where nothing speaks for a fault. Pure. */
export function riskWeight({ findings, importance, emergency, fastSigning }: RiskReasons): number {
  const weight =
    1 + Math.min(3, findings) + 2 * Math.min(4, importance) + (emergency ? 5 : 0) + (fastSigning ? 3 : 0);
  return Math.min(greatestWeight, weight);
}

/** An item that may be drawn; `weight` is a whole number from 1 to {@link greatestWeight}. */
export interface Candidate {
  readonly id: string;
  readonly weight: number;
}

/**
 * Draws `size` different items, an item of weight w as often first as w items of weight 1 would be together (the greatest of w even draws: Efraimidis and
 * Spirakis 2006 in whole numbers, so that every machine draws the same). The same population, size and seed give the same sample in whatever order the
 * population comes; in the order in which they were drawn. Pure.
 */
export function drawSample(population: readonly Candidate[], size: number, seed: string): readonly string[] {
  const drawn = population.map(({ id, weight }) => {
    let key = 0;
    for (let draw = 0; draw < weight; draw++) key = Math.max(key, evenDraw(`${seed}:${id}:${draw}`));
    return { id, key };
  });
  // Two equal keys of 53 bits do not happen by chance; if they did, the ids decide.
  drawn.sort((a, b) => b.key - a.key || (a.id < b.id ? -1 : 1));
  return drawn.slice(0, size).map(({ id }) => id);
}

/** A whole number of 53 bits that depends on every character. */
function evenDraw(text: string): number {
  return mix(text, 0) * 0x20_00_00 + (mix(text, 0x9e3779b9) >>> 11);
}

/** 32 bits: FNV-1a over the code units, then the finaliser of MurmurHash3, after which every bit depends on every bit. */
function mix(text: string, salt: number): number {
  let hash = 0x811c9dc5 ^ salt;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
