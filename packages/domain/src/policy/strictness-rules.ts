import type { LocalizedText } from '../kernel/index.ts';
import { pointer } from './problem.ts';
import { type ReasonCode, reasons } from './strictness-text.ts';

/** How a rule stands to the one that it replaces. */
export type Verdict = 'same' | 'stricter' | 'looser' | 'incomparable';

/** One difference between two rule books. */
export interface Difference {
  /** JSON pointer into the derived rule book; for what was removed, that of the list that held it. */
  readonly pointer: string;
  /** The same place by ids, as people read it: `procedures/county/stages/leader/deadlineHours`. */
  readonly path: string;
  readonly verdict: Verdict;
  readonly before: unknown;
  readonly after: unknown;
  readonly why: LocalizedText;
}

/** Where a comparison stands, in both ways of writing. */
export interface Where {
  readonly pointer: string;
  readonly path: string;
}
export type Take = (difference: Difference) => void;
/** Compares two values of a field and takes up every difference. Equal values give none. */
export type Rule<T> = (before: T, after: T, at: Where, take: Take) => void;

/** The place of a member or item below `at`; `name` where people call it otherwise than the pointer does. */
export function below(at: Where, key: string | number, name: string = String(key)): Where {
  return { pointer: at.pointer + pointer(key), path: at.path === '' ? name : `${at.path}/${name}` };
}

/** Tells whether two JSON values are equal; the order of members does not count. */
export function equal(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && equal(Reflect.get(a, key), Reflect.get(b, key)));
}

/** Takes up a difference with its reason. */
export function note(
  take: Take,
  at: Where,
  verdict: Verdict,
  reason: ReasonCode,
  before: unknown,
  after: unknown,
): void {
  take({ ...at, verdict, before: before ?? null, after: after ?? null, why: reasons[reason] });
}

/** Text and references that bind nobody. */
export const wording: Rule<unknown> = (before, after, at, take) => {
  if (!equal(before, after)) note(take, at, 'same', 'wording', before, after);
};

/** A field in which no value is stricter than another, so that it must stay. */
export const exact: Rule<unknown> = (before, after, at, take) => {
  if (!equal(before, after)) note(take, at, 'incomparable', 'exact', before, after);
};

/** A number of which less is stricter: deadlines, ceilings. */
export const lower: Rule<number> = (before, after, at, take) => {
  if (after < before) note(take, at, 'stricter', 'lowerStricter', before, after);
  if (after > before) note(take, at, 'looser', 'higherLooser', before, after);
};

/** A number of which more is stricter: targets, counts of approvals. */
export const higher: Rule<number> = (before, after, at, take) => {
  if (after > before) note(take, at, 'stricter', 'higherStricter', before, after);
  if (after < before) note(take, at, 'looser', 'lowerLooser', before, after);
};

/** A switch of which `stricter` is the strict position. */
export function strictWhen(stricter: boolean): Rule<boolean> {
  return (before, after, at, take) => {
    if (before === after) return;
    if (after === stricter) note(take, at, 'stricter', 'switchedStricter', before, after);
    else note(take, at, 'looser', 'switchedLooser', before, after);
  };
}

/** One of several words, listed from the loosest to the strictest. */
export function ranked<T extends string>(order: readonly T[]): Rule<T> {
  return (before, after, at, take) => {
    const step = order.indexOf(after) - order.indexOf(before);
    if (step > 0) note(take, at, 'stricter', 'switchedStricter', before, after);
    if (step < 0) note(take, at, 'looser', 'switchedLooser', before, after);
  };
}

function compareSets(before: readonly unknown[], after: readonly unknown[]) {
  return {
    lost: before.some((item) => !after.some((other) => equal(item, other))),
    gained: after.some((item) => !before.some((other) => equal(item, other))),
  };
}

/** A set of what is admitted: fewer is stricter. */
export const fewer: Rule<readonly unknown[]> = (before, after, at, take) => {
  const { lost, gained } = compareSets(before, after);
  if (lost && gained) note(take, at, 'incomparable', 'setDiffers', before, after);
  else if (lost) note(take, at, 'stricter', 'fewerStricter', before, after);
  else if (gained) note(take, at, 'looser', 'moreLooser', before, after);
};

/** A set of what is required: more is stricter. */
export const more: Rule<readonly unknown[]> = (before, after, at, take) => {
  const { lost, gained } = compareSets(before, after);
  if (lost && gained) note(take, at, 'incomparable', 'setDiffers', before, after);
  else if (gained) note(take, at, 'stricter', 'moreStricter', before, after);
  else if (lost) note(take, at, 'looser', 'fewerLooser', before, after);
};

/** An object, member by member; a member without a rule does not compile. */
export function members<T extends object>(
  rules: NoInfer<{ readonly [K in keyof T]-?: Rule<T[K]> }>,
): Rule<T> {
  return (before, after, at, take) => {
    for (const key of Object.keys(rules) as (keyof T & string)[]) {
      rules[key](before[key], after[key], below(at, key), take);
    }
  };
}

/** A value that may be null (or absent); `strict` says whether having none is the strict position. */
export function nullable<T>(rule: Rule<T>, strict: 'null' | 'value'): Rule<T | null> {
  return (before, after, at, take) => {
    if (before !== null && after !== null) rule(before, after, at, take);
    else if (before !== after)
      strictWhen(strict === 'null')(before === null, after === null, at, (difference) =>
        take({ ...difference, before, after }),
      );
  };
}

/** As {@link nullable}, for a value that may be left out. */
export function optional<T>(rule: Rule<T>, strict: 'null' | 'value'): Rule<T | undefined> {
  const orNull = nullable(rule, strict);
  return (before, after, at, take) => orNull(before ?? null, after ?? null, at, take);
}

export interface KeyedOptions<T> {
  readonly key: (item: T) => string;
  readonly added: 'stricter' | 'same' | 'looser';
  readonly removed: 'looser' | 'stricter';
  /** The order of the items matters. */
  readonly ordered?: boolean;
}
const addedReasons = {
  stricter: 'itemAddedStricter',
  same: 'itemAddedSame',
  looser: 'itemAddedLooser',
} as const;
const removedReasons = { looser: 'itemRemovedLooser', stricter: 'itemRemovedStricter' } as const;

/** A list of items that are known by a key. */
export function keyed<T>(rule: Rule<T>, options: KeyedOptions<NoInfer<T>>): Rule<readonly T[]> {
  const { key } = options;
  return (before, after, at, take) => {
    for (const item of before) {
      const index = after.findIndex((other) => key(other) === key(item));
      const match = after[index];
      if (match !== undefined) rule(item, match, below(at, index, key(item)), take);
      else {
        const place = { pointer: at.pointer, path: below(at, key(item)).path };
        note(take, place, options.removed, removedReasons[options.removed], item, null);
      }
    }
    after.forEach((item, index) => {
      if (before.some((other) => key(other) === key(item))) return;
      note(take, below(at, index, key(item)), options.added, addedReasons[options.added], null, item);
    });
    if (options.ordered === true && !sameOrder(before.map(key), after.map(key))) {
      note(take, at, 'incomparable', 'orderChanged', before.map(key), after.map(key));
    }
  };
}

/** Tells whether the keys that both lists have come in the same order. */
export function sameOrder(before: readonly string[], after: readonly string[]): boolean {
  const common = after.filter((key) => before.includes(key));
  return equal(
    before.filter((key) => common.includes(key)),
    common,
  );
}

/** The verdict over several differences: looser and stricter together cannot be compared. */
export function overallVerdict(differences: readonly Pick<Difference, 'verdict'>[]): Verdict {
  const verdicts = new Set(differences.map((difference) => difference.verdict));
  if (verdicts.has('incomparable') || (verdicts.has('looser') && verdicts.has('stricter')))
    return 'incomparable';
  return verdicts.has('looser') ? 'looser' : verdicts.has('stricter') ? 'stricter' : 'same';
}
