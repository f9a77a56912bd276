import type { Difficulty, ItemId, ItemKind, ItemTopic } from './item.ts';

/** A line of a blueprint (组卷蓝图): so many questions of a kind, about a topic and of a difficulty where these are named. */
export interface BlueprintLine {
  readonly kind: ItemKind;
  readonly topic: ItemTopic | null;
  readonly difficulty: Difficulty | null;
  readonly count: number;
  /** For each question. */
  readonly points: number;
}

/** What drawing needs to know of a question. */
export interface PoolItem {
  readonly id: ItemId;
  readonly version: number;
  readonly kind: ItemKind;
  readonly topic: ItemTopic;
  readonly difficulty: Difficulty;
  /** How many options can be shuffled; 0 for kinds without. */
  readonly options: number;
}

/** A question on a sheet: which, what it counts, and the order in which its options are shown. */
export interface SheetItem {
  readonly item: ItemId;
  readonly version: number;
  readonly kind: ItemKind;
  readonly points: number;
  readonly options: readonly number[];
}

export type Drawn =
  | { readonly sheet: readonly SheetItem[] }
  | { readonly short: readonly { readonly line: number; readonly lacks: number }[] };

/**
 * A stream of numbers in [0, 1) that a text decides: the same seed gives the same stream on every machine. The text is mixed into 128 bits (xmur3 by
 * bryc, public domain), which run a small fast counter generator (sfc32 by C. Doty-Humphrey, public domain). Not for secrets: the seed is the secret. Pure.
 */
export function numbersFrom(seed: string): () => number {
  let h = 1779033703 ^ seed.length;
  for (let index = 0; index < seed.length; index += 1) {
    h = Math.imul(h ^ seed.charCodeAt(index), 3432918353);
    h = (h << 13) | (h >>> 19);
  }
  const word = () => {
    h = Math.imul(h ^ (h >>> 16), 2246822507);
    h = Math.imul(h ^ (h >>> 13), 3266489909);
    h ^= h >>> 16;
    return h >>> 0;
  };
  let a = word();
  let b = word();
  let c = word();
  let d = word();
  const next = () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let round = 0; round < 15; round += 1) next();
  return next;
}

/** The same things in an order that the stream decides. Pure but for the stream. */
export function shuffled<T>(things: readonly T[], next: () => number): T[] {
  const order = [...things];
  for (let index = order.length - 1; index > 0; index -= 1) {
    const other = Math.floor(next() * (index + 1));
    // Both are inside the array.
    [order[index], order[other]] = [order[other] as T, order[index] as T];
  }
  return order;
}

/**
 * Draws a sheet by a blueprint. Lines that ask for the same kind share the pool without taking each other's last questions: if there is a way to fill all of
 * them, it is found. `questions` decides which are drawn, `order` in what order they and their options stand; the same seeds and pool give the same sheet. Pure.
 */
export function drawSheet(
  blueprint: readonly BlueprintLine[],
  pool: readonly PoolItem[],
  seeds: { readonly questions: string; readonly order: string },
): Drawn {
  // The pool's own order must not decide.
  const sorted = [...pool].sort((a, b) => (a.id < b.id ? -1 : 1));
  const candidates = shuffled(sorted, numbersFrom(seeds.questions));
  const slots = blueprint.flatMap((line, index) =>
    Array.from({ length: line.count }, () => ({ line, index })),
  );
  const takenBy = new Map<ItemId, number>();
  const given = new Map<number, PoolItem>();
  const fits = ({ kind, topic, difficulty }: BlueprintLine, item: PoolItem) =>
    item.kind === kind &&
    (topic === null || item.topic === topic) &&
    (difficulty === null || item.difficulty === difficulty);
  const place = (slot: number, seen: Set<ItemId>): boolean => {
    const line = slots[slot]?.line;
    if (line === undefined) return false;
    const fitting = candidates.filter((item) => !seen.has(item.id) && fits(line, item));
    const free = fitting.find((item) => !takenBy.has(item.id));
    for (const item of free === undefined ? fitting : [free]) {
      seen.add(item.id);
      const holder = takenBy.get(item.id);
      if (holder === undefined || place(holder, seen)) {
        takenBy.set(item.id, slot);
        given.set(slot, item);
        return true;
      }
    }
    return false;
  };
  const lacks = new Map<number, number>();
  slots.forEach(({ index }, slot) => {
    if (!place(slot, new Set())) lacks.set(index, (lacks.get(index) ?? 0) + 1);
  });
  if (lacks.size > 0) return { short: [...lacks].map(([line, count]) => ({ line, lacks: count })) };
  const next = numbersFrom(seeds.order);
  const drawn = slots.flatMap(({ line }, slot) => {
    const item = given.get(slot);
    return item === undefined ? [] : [{ item, points: line.points }];
  });
  // Kinds stay together, as people expect of a paper; within a kind the order is the taker's own.
  const byKind = [...new Set(blueprint.map(({ kind }) => kind))];
  const sheet = byKind.flatMap((kind) =>
    shuffled(
      drawn.filter((one) => one.item.kind === kind),
      next,
    ),
  );
  return {
    sheet: sheet.map(({ item, points }) => ({
      ...{ item: item.id, version: item.version, kind: item.kind, points },
      options: shuffled(
        Array.from({ length: item.options }, (_, index) => index),
        next,
      ),
    })),
  };
}

/** What a sheet by this blueprint counts at most. Pure. */
export function fullPoints(blueprint: readonly BlueprintLine[]): number {
  return blueprint.reduce((sum, { count, points }) => sum + count * points, 0);
}
