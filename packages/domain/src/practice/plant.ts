import type { TextKind } from './kinds.ts';
import type { Passage, Slot } from './passage.ts';
import { seeded, shuffled } from './random.ts';

/** An error as it stands in the text that somebody reads. */
export interface PlantedError {
  readonly kind: TextKind;
  /** Offsets in UTF-16 units of the planted text; `end` does not belong to it. */
  readonly start: number;
  readonly end: number;
  readonly right: string;
  readonly wrong: string;
}

export interface Planted {
  readonly text: string;
  /** In the order of the text. */
  readonly errors: readonly PlantedError[];
}

export interface PlantWish {
  readonly kinds: readonly TextKind[];
  /** How many errors at most; fewer where the text has fewer places of these kinds. */
  readonly count: number;
  readonly seed: string;
}

/** Plants errors of some kinds in a faultless text, as evenly over the kinds as it has places. Pure: the same wish plants the same errors. */
export function plant(passage: Passage, { kinds, count, seed }: PlantWish): Planted {
  const random = seeded(`${passage.id} ${seed}`);
  const queues = shuffled(kinds, random).map((kind) =>
    shuffled(
      passage.slots.filter((slot) => slot.kind === kind),
      random,
    ),
  );
  const chosen: Slot[] = [];
  for (let turn = 0; chosen.length < count && queues.some((queue) => turn < queue.length); turn += 1) {
    for (const queue of queues) {
      const slot = queue[turn];
      if (slot !== undefined && chosen.length < count) chosen.push(slot);
    }
  }
  return plantSlots(passage.text, chosen);
}

function plantSlots(text: string, slots: readonly Slot[]): Planted {
  const errors: PlantedError[] = [];
  let planted = '';
  let from = 0;
  for (const { kind, start, right, wrong } of slots.toSorted((a, b) => a.start - b.start)) {
    planted += text.slice(from, start);
    errors.push({ kind, start: planted.length, end: planted.length + wrong.length, right, wrong });
    planted += wrong;
    from = start + right.length;
  }
  return { text: planted + text.slice(from), errors };
}

/** The faultless text again: what was planted taken out. */
export function unplant({ text, errors }: Planted): string {
  return errors
    .toReversed()
    .reduce((now, one) => now.slice(0, one.start) + one.right + now.slice(one.end), text);
}
