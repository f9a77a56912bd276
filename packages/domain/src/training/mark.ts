import { type ItemContent, type PlantedError, plain } from './item.ts';

/** A place that a taker marked on a page, and what should stand there in his view. */
export interface PageMark {
  readonly start: number;
  readonly end: number;
  readonly correction: string;
}

/** What somebody answered; options by their place in the item, whatever order they were shown in. */
export type Answer =
  | { readonly kind: 'single'; readonly choice: number }
  | { readonly kind: 'multiple'; readonly choices: readonly number[] }
  | { readonly kind: 'judge'; readonly verdict: boolean }
  | { readonly kind: 'fill'; readonly texts: readonly string[] }
  | { readonly kind: 'proofreading'; readonly marks: readonly PageMark[] }
  | { readonly kind: 'free'; readonly text: string };

/** Most marks that a page takes. */
export const mostMarks = 60;

/** True if an answer is one to this question at all. Pure. */
export function answerFits(content: ItemContent, answer: Answer): boolean {
  switch (answer.kind) {
    case 'single':
      return content.kind === 'single' && answer.choice >= 0 && answer.choice < content.options.length;
    case 'multiple':
      return (
        content.kind === 'multiple' &&
        answer.choices.every((one) => one >= 0 && one < content.options.length) &&
        new Set(answer.choices).size === answer.choices.length
      );
    case 'fill':
      return content.kind === 'fill' && answer.texts.length === content.blanks.length;
    case 'proofreading':
      return (
        content.kind === 'proofreading' &&
        answer.marks.length <= mostMarks &&
        answer.marks.every(({ start, end }) => start >= 0 && end > start && end <= content.page.length)
      );
    default:
      return content.kind === answer.kind;
  }
}

/** How much of a question is right, from 0 to 1; null where people have to say. No answer is worth nothing. Pure. */
export function shareRight(content: ItemContent, answer: Answer | null): number | null {
  if (content.kind === 'free') return answer === null || isEmpty(answer) ? 0 : null;
  if (answer === null || answer.kind !== content.kind) return 0;
  switch (answer.kind) {
    case 'single':
      return content.kind === 'single' && answer.choice === content.right ? 1 : 0;
    case 'judge':
      return content.kind === 'judge' && answer.verdict === content.right ? 1 : 0;
    case 'multiple':
      return content.kind === 'multiple' ? shareOfChoices(content.right, answer.choices) : 0;
    case 'fill':
      return content.kind === 'fill' ? shareOfBlanks(content.blanks, answer.texts) : 0;
    case 'proofreading':
      return content.kind === 'proofreading' ? readPage(content.page, content.errors, answer.marks).share : 0;
  }
}

function isEmpty(answer: Answer): boolean {
  return answer.kind === 'free' && answer.text.trim() === '';
}

/** All of them: the whole; some and none wrong: a half; anything wrong: nothing. */
function shareOfChoices(right: readonly number[], choices: readonly number[]): number {
  if (choices.length === 0 || choices.some((one) => !right.includes(one))) return 0;
  return choices.length === right.length ? 1 : 0.5;
}

function shareOfBlanks(blanks: readonly (readonly string[])[], texts: readonly string[]): number {
  const filled = blanks.filter((accepted, index) => {
    const text = plain(texts[index] ?? '');
    return text !== '' && accepted.some((one) => plain(one) === text);
  });
  return filled.length / blanks.length;
}

/** What a reader found on a page. */
export interface PageReading {
  /** From 0 to 1. */
  readonly share: number;
  readonly found: number;
  readonly corrected: number;
  readonly falseMarks: number;
  /** For each error in the item's order: how it was met. */
  readonly errors: readonly ('missed' | 'found' | 'corrected')[];
}

/**
 * Compares marks with the errors of a page. Finding an error is worth a half of it, a correction that gives the right text the other half; each mark where
 * nothing is wrong costs a half, so that marking everything gains nothing. Pure.
 */
export function readPage(
  page: string,
  errors: readonly PlantedError[],
  marks: readonly PageMark[],
): PageReading {
  const found = new Set<number>();
  const mended = new Set<number>();
  let falseMarks = 0;
  for (const one of marks) {
    const inside = errors.flatMap((error, index) => (overlap(one, error) ? [index] : []));
    if (inside.length === 0) falseMarks += 1;
    for (const index of inside) found.add(index);
    for (const index of mendedBy(page, errors, inside, one)) mended.add(index);
  }
  const met = errors.map((_, index): PageReading['errors'][number] =>
    mended.has(index) ? 'corrected' : found.has(index) ? 'found' : 'missed',
  );
  const worth = (found.size + mended.size - falseMarks) / 2;
  const share = errors.length === 0 ? 0 : Math.max(0, worth / errors.length);
  return { share, found: found.size, corrected: mended.size, falseMarks, errors: met };
}

function overlap(mark: PageMark, error: PlantedError): boolean {
  return mark.start < error.end && error.start < mark.end;
}

/** Errors in one mark of which every way to mend them is tried; more are taken as found only. */
const mostInMark = 4;

/**
 * The errors that writing the correction over the mark mends, however much around them was marked: the text is compared with the page in which some of them, in
 * any of their right forms, are mended and the others are not.
 */
function mendedBy(
  page: string,
  errors: readonly PlantedError[],
  inside: readonly number[],
  mark: PageMark,
): readonly number[] {
  if (inside.length === 0 || inside.length > mostInMark) return [];
  const within = inside
    .flatMap((index) => {
      const error = errors[index];
      return error === undefined ? [] : [{ index, error }];
    })
    .sort((a, b) => a.error.start - b.error.start);
  const start = Math.min(mark.start, ...within.map(({ error }) => error.start));
  const end = Math.max(mark.end, ...within.map(({ error }) => error.end));
  const written = tight(page.slice(start, mark.start) + mark.correction + page.slice(mark.end, end));
  let best: readonly number[] = [];
  const tryFrom = (place: number, at: number, text: string, mended: readonly number[]): void => {
    const next = within[place];
    if (next === undefined) {
      if (mended.length > best.length && tight(text + page.slice(at, end)) === written) best = mended;
      return;
    }
    const { error, index } = next;
    const before = text + page.slice(at, error.start);
    tryFrom(place + 1, error.end, before + page.slice(error.start, error.end), mended);
    for (const right of error.right) tryFrom(place + 1, error.end, before + right, [...mended, index]);
  };
  tryFrom(0, start, '', []);
  return best;
}

/** As a page is compared: a stop or a quotation mark is what may be wrong there, so they count. */
function tight(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '');
}

/** Points to two decimals. Pure. */
export function pointsFor(share: number, points: number): number {
  return Math.round(share * points * 100) / 100;
}

/** One person's points for a free answer. */
export interface Mark {
  readonly marker: string;
  readonly points: number;
}

export type Settlement =
  | { readonly kind: 'settled'; readonly points: number }
  | { readonly kind: 'waits'; readonly for: 'first' | 'second' | 'third' };

/**
 * What marks by several people, each without knowing the others', come to. Two that differ by no more than `tolerance` (a share of the question's points)
 * give their mean; else a third is asked, and the mean is his and the nearer one's; exactly between both it is his own. Pure.
 */
export function settleMarks(marks: readonly Mark[], points: number, tolerance: number): Settlement {
  const [first, second, third] = marks;
  if (first === undefined) return { kind: 'waits', for: 'first' };
  if (second === undefined) return { kind: 'waits', for: 'second' };
  const near = Math.abs(first.points - second.points) <= tolerance * points + 1e-9;
  if (near) return { kind: 'settled', points: mean(first.points, second.points) };
  if (third === undefined) return { kind: 'waits', for: 'third' };
  const toFirst = Math.abs(third.points - first.points);
  const toSecond = Math.abs(third.points - second.points);
  if (Math.abs(toFirst - toSecond) < 1e-9) return { kind: 'settled', points: third.points };
  const nearer = toFirst < toSecond ? first : second;
  return { kind: 'settled', points: mean(third.points, nearer.points) };
}

function mean(a: number, b: number): number {
  return Math.round(((a + b) / 2) * 100) / 100;
}
