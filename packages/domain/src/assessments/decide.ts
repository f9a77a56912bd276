import type { Instant } from '../kernel/index.ts';
import { addHours } from '../kernel/index.ts';
import type { PersonSnapshot } from '../organization/index.ts';
import type {
  Assessment,
  AssessmentAppeal,
  AssessmentEvent,
  AssessmentFile,
  AssessmentWord,
} from './assessment.ts';
import { remaining } from './formula.ts';

/** What somebody wants done about an assessment; who may is not asked here. */
export type AssessmentWish =
  | ({ readonly kind: 'redraft' } & Pick<Assessment, 'input' | 'digest' | 'result'>)
  | { readonly kind: 'publish'; readonly appealDays: number }
  | { readonly kind: 'appeal'; readonly item: string; readonly files: readonly AssessmentFile[] }
  | {
      readonly kind: 'decideAppeal';
      readonly item: string;
      readonly restored: number;
      /** Whether who decides is of the unit himself. */
      readonly ownCause: boolean;
    };

export const assessmentRefusals = [
  'assessments.published',
  'assessments.notPublished',
  'assessments.final',
  'assessments.itemUnknown',
  'assessments.appealOver',
  'assessments.appealed',
  'assessments.notAppealed',
  'assessments.appealDecided',
  'assessments.ownCause',
  'assessments.restoredTooMuch',
  'assessments.reasonMissing',
  'assessments.appealOpen',
  'assessments.appealPossible',
] as const;
export type AssessmentRefusal = (typeof assessmentRefusals)[number];

type Decision = { readonly event: AssessmentEvent } | { readonly refusal: AssessmentRefusal };

/** What follows from a wish: an event, or the first thing that speaks against it. Pure. */
export function decideAssessment(one: Assessment, wish: AssessmentWish, word: AssessmentWord): Decision {
  if (one.status === 'final') return { refusal: 'assessments.final' };
  const assessment = one.id;
  switch (wish.kind) {
    case 'redraft': {
      if (one.status !== 'draft') return { refusal: 'assessments.published' };
      const { input, digest, result } = wish;
      return { event: { kind: 'redrafted', assessment, input, digest, result, word } };
    }
    case 'publish': {
      if (one.status !== 'draft') return { refusal: 'assessments.published' };
      const appealUntil = addHours(word.at, 24 * wish.appealDays);
      return { event: { kind: 'published', assessment, appealUntil, word } };
    }
    case 'appeal':
      return decideAppeal(one, wish, word);
    case 'decideAppeal': {
      const appeal = appealOf(one, wish.item);
      if (appeal === undefined) return { refusal: 'assessments.notAppealed' };
      if (appeal.decided !== null) return { refusal: 'assessments.appealDecided' };
      const ownHand = appeal.word.by.person === word.by.person;
      if (wish.ownCause || ownHand) return { refusal: 'assessments.ownCause' };
      if (word.note === '') return { refusal: 'assessments.reasonMissing' };
      const lost = one.result.items.find(({ item }) => item === wish.item)?.points ?? 0;
      if (wish.restored < 0 || wish.restored > lost) return { refusal: 'assessments.restoredTooMuch' };
      const restored = Math.round(wish.restored * 10) / 10;
      return { event: { kind: 'appealDecided', assessment, item: wish.item, restored, word } };
    }
  }
}

function decideAppeal(
  one: Assessment,
  { item, files }: Extract<AssessmentWish, { kind: 'appeal' }>,
  word: AssessmentWord,
): Decision {
  if (one.appealUntil === null) return { refusal: 'assessments.notPublished' };
  if (word.at >= one.appealUntil) return { refusal: 'assessments.appealOver' };
  if (!one.result.items.some((lost) => lost.item === item)) return { refusal: 'assessments.itemUnknown' };
  if (appealOf(one, item) !== undefined) return { refusal: 'assessments.appealed' };
  if (word.note === '') return { refusal: 'assessments.reasonMissing' };
  const { answerDays } = one.input.rules.formula;
  const dueAt = addHours(word.at, 24 * answerDays);
  return { event: { kind: 'appealed', assessment: one.id, item, files, dueAt, word } };
}

/** Makes it final: after the time to appeal, when every appeal was decided. Pure. */
export function finalise(one: Assessment, at: Instant, by: PersonSnapshot | null): Decision {
  if (one.status === 'final') return { refusal: 'assessments.final' };
  if (one.appealUntil === null) return { refusal: 'assessments.notPublished' };
  if (one.appeals.some(({ decided }) => decided === null)) return { refusal: 'assessments.appealOpen' };
  if (at < one.appealUntil) return { refusal: 'assessments.appealPossible' };
  return { event: { kind: 'finalised', assessment: one.id, by, at } };
}

/** The assessment after an event; null stands for none before. Pure. Throws TypeError on an event of one that is not there. */
export function applyToAssessment(before: Assessment | null, event: AssessmentEvent): Assessment {
  if (event.kind === 'drafted') {
    const { kind, assessment, word, ...drawn } = event;
    const nothing = { published: null, appealUntil: null, appeals: [], final: null };
    return { ...drawn, id: assessment, status: 'draft', drafted: word, ...nothing };
  }
  if (before === null) throw new TypeError('an assessment that was never drafted');
  switch (event.kind) {
    case 'redrafted': {
      const { input, digest, result, word } = event;
      return { ...before, input, digest, result, drafted: word };
    }
    case 'published':
      return { ...before, status: 'published', published: event.word, appealUntil: event.appealUntil };
    case 'appealed': {
      const { item, files, dueAt, word } = event;
      return { ...before, appeals: [...before.appeals, { item, files, dueAt, word, decided: null }] };
    }
    case 'appealDecided': {
      const decided = { ...event.word, restored: event.restored };
      const appeals = before.appeals.map((one) => (one.item === event.item ? { ...one, decided } : one));
      return { ...before, appeals };
    }
    case 'finalised':
      return { ...before, status: 'final', final: { by: event.by, at: event.at } };
  }
}

function appealOf(one: Assessment, item: string): AssessmentAppeal | undefined {
  return one.appeals.find((appeal) => appeal.item === item);
}

/** Points given back on appeal for an item. */
export function restoredFor(one: Pick<Assessment, 'appeals'>, item: string): number {
  return one.appeals.find((appeal) => appeal.item === item)?.decided?.restored ?? 0;
}

/** The score as it stands: what appeals gave back is no longer lost. Pure. */
export function standingScore(one: Pick<Assessment, 'result' | 'appeals'>): number {
  const { full, items } = one.result;
  return remaining(
    full,
    items.map(({ item, points }) => points - restoredFor(one, item)),
  );
}
