import type { Digest, Instant } from '../kernel/index.ts';
import { addHours } from '../kernel/index.ts';
import {
  type Circular,
  type CircularEnvelope,
  type CircularEvent,
  type CircularStatus,
  type CircularWord,
  envelopeLine,
} from './circular.ts';

export const circularRefusals = [
  'circulars.notDraft',
  'circulars.notIssued',
  'circulars.notReleased',
  'circulars.envelopeDiffers',
  'circulars.bylineDiffers',
  'circulars.noRecipient',
  'circulars.replaced',
] as const;
export type CircularRefusal = (typeof circularRefusals)[number];

type Decision = { readonly event: CircularEvent } | { readonly refusal: CircularRefusal };

/** The manuscript as the review left it. */
export interface SignedText {
  /** Whether every seat of its procedure signed exactly this content (phase released). */
  readonly released: boolean;
  readonly digest: Digest;
  readonly revision: number;
  readonly title: string;
  readonly byline: string;
  readonly summary: string;
}

/** Changes whom a draft goes to, or its 机关代字. Pure. */
export function envelope(
  one: Circular,
  { envelope: changed, prefix }: { readonly envelope: CircularEnvelope; readonly prefix: string },
  word: CircularWord,
): Decision {
  if (one.status !== 'draft') return { refusal: 'circulars.notDraft' };
  if (changed.recipients.length === 0) return { refusal: 'circulars.noRecipient' };
  return { event: { kind: 'enveloped', circular: one.id, envelope: changed, prefix, word } };
}

/**
 * Issues a circular: only a released text, and only to whom and under whose name the signed text itself says. `of` is the circular that it corrects or
 * recalls. Pure; the number is the caller's, who holds the register.
 */
export function issue(
  one: Circular,
  text: SignedText,
  about: {
    readonly issuerName: string;
    readonly of: Circular | null;
    readonly number: number;
    readonly year: number;
    readonly receiptHours: number;
  },
  word: CircularWord,
): Decision {
  if (one.status !== 'draft') return { refusal: 'circulars.notDraft' };
  if (!text.released) return { refusal: 'circulars.notReleased' };
  if (one.envelope.recipients.length === 0) return { refusal: 'circulars.noRecipient' };
  if (text.byline !== about.issuerName) return { refusal: 'circulars.bylineDiffers' };
  if (text.summary !== envelopeLine(one.envelope)) return { refusal: 'circulars.envelopeDiffers' };
  if (about.of !== null && about.of.status !== 'issued') return { refusal: 'circulars.replaced' };
  const { digest, revision, title } = text;
  const number = { prefix: one.prefix, year: about.year, number: about.number };
  const receiptDue = addHours(word.at, about.receiptHours);
  return {
    event: { kind: 'issued', circular: one.id, issue: { number, digest, revision, title, receiptDue }, word },
  };
}

/** Gives a draft up. Pure. */
export function abandon(one: Circular, word: CircularWord): Decision {
  return one.status === 'draft'
    ? { event: { kind: 'abandoned', circular: one.id, word } }
    : { refusal: 'circulars.notDraft' };
}

/** The circular after an event of its own; null stands for none before. Pure. Throws TypeError on an event of one that is not there. */
export function applyToCircular(before: Circular | null, event: CircularEvent): Circular {
  if (event.kind === 'drafted') {
    const { kind, circular, circularKind, word, ...rest } = event;
    const nothing = { issued: null, abandoned: null, replacedBy: null };
    return { ...rest, id: circular, kind: circularKind, status: 'draft', drafted: word, ...nothing };
  }
  if (before === null) throw new TypeError('a circular that was never drafted');
  switch (event.kind) {
    case 'enveloped':
      return { ...before, envelope: event.envelope, prefix: event.prefix };
    case 'issued':
      return { ...before, status: 'issued', issued: { ...event.word, ...event.issue } };
    case 'abandoned':
      return { ...before, status: 'abandoned', abandoned: event.word };
    case 'received':
      return before;
  }
}

/** What becomes of a circular when another one is issued that corrects or recalls it. Pure. */
export function replaceBy(before: Circular, by: Pick<Circular, 'id' | 'kind'>): Circular {
  const status: CircularStatus = by.kind === 'recall' ? 'recalled' : 'corrected';
  return { ...before, status, replacedBy: by.id };
}

const dayHours = 24;

/** When an addressee that has not signed is reminded next: at `due`, and every day from then on. Pure. */
export function nextChase(due: Instant, after: Instant): Instant {
  if (due > after) return due;
  const days = Math.floor((Date.parse(after) - Date.parse(due)) / (dayHours * 3_600_000)) + 1;
  return addHours(due, days * dayHours);
}
