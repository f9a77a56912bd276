import {
  type AppointmentId,
  addMonths,
  type Brand,
  type Instant,
  type OrganizationId,
  type PersonId,
} from '../kernel/index.ts';
import type { Office, PersonSnapshot } from '../organization/index.ts';
import type { TrainingRules } from '../policy/index.ts';

export type SelectionId = Brand<string, 'SelectionId'>;

export const selectionStatuses = ['proposed', 'checked', 'probation', 'confirmed', 'ended'] as const;
export type SelectionStatus = (typeof selectionStatuses)[number];

/** 自荐 or 推荐. */
export const selectionOrigins = ['application', 'recommendation'] as const;
export type SelectionOrigin = (typeof selectionOrigins)[number];

/** Why it ended without a confirmation: withdrawn by the candidate, not up to the criteria, not confirmed after probation, or no need any more. */
export const endReasons = ['withdrawn', 'criteriaNotMet', 'notConfirmed', 'noNeed'] as const;
export type EndReason = (typeof endReasons)[number];

export interface SelectionWord {
  readonly by: PersonSnapshot;
  readonly at: Instant;
}

/** 遴选: how somebody comes to work on an organisation's new media. Holds no opinion on anybody: words are kept apart and deleted in time. */
export interface Selection {
  readonly id: SelectionId;
  readonly root: OrganizationId;
  readonly organization: OrganizationId;
  readonly candidate: PersonId;
  readonly candidateName: string;
  readonly office: Office;
  readonly origin: SelectionOrigin;
  readonly status: SelectionStatus;
  readonly proposed: SelectionWord;
  readonly checked: SelectionWord | null;
  readonly probation: {
    readonly mentor: PersonId;
    readonly mentorName: string;
    readonly from: Instant;
    readonly endsAt: Instant;
  } | null;
  /** When the mentor said that the probation was done as it should be. */
  readonly vouched: SelectionWord | null;
  readonly confirmed: (SelectionWord & { readonly appointment: AppointmentId }) | null;
  readonly ended: (SelectionWord & { readonly reason: EndReason }) | null;
}

export type SelectionEvent =
  | {
      readonly kind: 'proposed';
      readonly selection: SelectionId;
      readonly root: OrganizationId;
      readonly organization: OrganizationId;
      readonly candidate: PersonId;
      readonly candidateName: string;
      readonly office: Office;
      readonly origin: SelectionOrigin;
      readonly word: SelectionWord;
    }
  | { readonly kind: 'checked'; readonly selection: SelectionId; readonly word: SelectionWord }
  | {
      readonly kind: 'probationBegun';
      readonly selection: SelectionId;
      readonly mentor: PersonId;
      readonly mentorName: string;
      readonly endsAt: Instant;
      readonly word: SelectionWord;
    }
  | { readonly kind: 'vouched'; readonly selection: SelectionId; readonly word: SelectionWord }
  | {
      readonly kind: 'confirmed';
      readonly selection: SelectionId;
      readonly appointment: AppointmentId;
      readonly word: SelectionWord;
    }
  | {
      readonly kind: 'ended';
      readonly selection: SelectionId;
      readonly reason: EndReason;
      readonly word: SelectionWord;
    };

export type SelectionRefusal =
  | 'selection.wrongStatus'
  | 'selection.ownCase'
  | 'selection.secondPerson'
  | 'selection.openAlready'
  | 'selection.criteriaIncomplete'
  | 'selection.probationTooShort'
  | 'selection.mentorUnfit'
  | 'selection.probationRuns'
  | 'selection.mentorOnly'
  | 'selection.notVouched'
  | 'selection.notQualified'
  | 'selection.reasonNotYours';

export type SelectionDecision =
  | { readonly events: readonly SelectionEvent[] }
  | { readonly refusal: SelectionRefusal };

const refuse = (refusal: SelectionRefusal): SelectionDecision => ({ refusal });
const decided = (event: SelectionEvent): SelectionDecision => ({ events: [event] });

/** Proposes somebody: himself by an application, another by a recommendation. One open selection of a person for an office of a unit. */
export function proposeSelection(
  wish: Pick<Selection, 'id' | 'root' | 'organization' | 'candidate' | 'candidateName' | 'office'>,
  facts: { readonly word: SelectionWord; readonly open: boolean },
): SelectionDecision {
  if (facts.open) return refuse('selection.openAlready');
  const { id, ...rest } = wish;
  const origin = facts.word.by.person === wish.candidate ? 'application' : 'recommendation';
  return decided({ kind: 'proposed', selection: id, ...rest, origin, word: facts.word });
}

/**
 * Says that the candidate was held against every criterion of the rule book: neither he himself nor who recommended him says so. Where one of them is not met
 * the selection ends.
 */
export function checkSelection(
  selection: Selection,
  answers: readonly boolean[],
  facts: { readonly word: SelectionWord; readonly criteria: number },
): SelectionDecision {
  const { word } = facts;
  if (selection.status !== 'proposed') return refuse('selection.wrongStatus');
  if (word.by.person === selection.candidate) return refuse('selection.ownCase');
  if (word.by.person === selection.proposed.by.person) return refuse('selection.secondPerson');
  if (answers.length !== facts.criteria) return refuse('selection.criteriaIncomplete');
  return decided(
    answers.every(Boolean)
      ? { kind: 'checked', selection: selection.id, word }
      : { kind: 'ended', selection: selection.id, reason: 'criteriaNotMet', word },
  );
}

/** Puts the candidate on probation under a mentor of the unit who is qualified himself, for as long as the rule book asks at least. */
export function beginProbation(
  selection: Selection,
  wish: { readonly mentor: PersonId; readonly mentorName: string; readonly endsAt: Instant },
  facts: {
    readonly word: SelectionWord;
    readonly rules: TrainingRules['selection'];
    /** Whether the mentor works in the unit and holds what the office asks for. */
    readonly mentorFit: boolean;
  },
): SelectionDecision {
  const { word, rules, mentorFit } = facts;
  if (selection.status !== 'checked') return refuse('selection.wrongStatus');
  if (word.by.person === selection.candidate) return refuse('selection.ownCase');
  if (!mentorFit || wish.mentor === selection.candidate) return refuse('selection.mentorUnfit');
  if (wish.endsAt < addMonths(word.at, rules.probationMonths ?? 0))
    return refuse('selection.probationTooShort');
  return decided({ kind: 'probationBegun', selection: selection.id, ...wish, word });
}

/** The mentor says that the probation was done as it should be; only he, and only once it is over. */
export function vouchFor(selection: Selection, facts: { readonly word: SelectionWord }): SelectionDecision {
  const { probation } = selection;
  if (selection.status !== 'probation' || probation === null || selection.vouched !== null)
    return refuse('selection.wrongStatus');
  if (facts.word.by.person !== probation.mentor) return refuse('selection.mentorOnly');
  if (facts.word.at < probation.endsAt) return refuse('selection.probationRuns');
  return decided({ kind: 'vouched', selection: selection.id, word: facts.word });
}

/** Confirms the candidate in the office: after the probation and the mentor's word, and only with the qualification that the office's work asks for. */
export function confirmSelection(
  selection: Selection,
  appointment: AppointmentId,
  facts: { readonly word: SelectionWord; readonly qualified: boolean },
): SelectionDecision {
  const { word } = facts;
  if (selection.status !== 'probation' || selection.probation === null)
    return refuse('selection.wrongStatus');
  if (word.by.person === selection.candidate) return refuse('selection.ownCase');
  if (word.at < selection.probation.endsAt) return refuse('selection.probationRuns');
  if (selection.vouched === null) return refuse('selection.notVouched');
  if (!facts.qualified) return refuse('selection.notQualified');
  return decided({ kind: 'confirmed', selection: selection.id, appointment, word });
}

/** Ends a selection: the candidate withdraws; the unit says for which other reason. */
export function endSelection(
  selection: Selection,
  reason: EndReason,
  facts: { readonly word: SelectionWord },
): SelectionDecision {
  if (selection.status === 'confirmed' || selection.status === 'ended')
    return refuse('selection.wrongStatus');
  const own = facts.word.by.person === selection.candidate;
  if (own !== (reason === 'withdrawn')) return refuse('selection.reasonNotYours');
  if (reason === 'notConfirmed' && selection.status !== 'probation') return refuse('selection.wrongStatus');
  return decided({ kind: 'ended', selection: selection.id, reason, word: facts.word });
}

/** The selection after an event; null stands for none before. Pure. */
export function applySelection(before: Selection | null, event: SelectionEvent): Selection {
  if (event.kind === 'proposed') {
    const { root, organization, candidate, candidateName, office, origin, word } = event;
    return {
      ...{ id: event.selection, root, organization, candidate, candidateName, office, origin },
      ...{ status: 'proposed', proposed: word, checked: null, probation: null, vouched: null },
      ...{ confirmed: null, ended: null },
    };
  }
  if (before === null) throw new TypeError('a selection that nobody proposed');
  switch (event.kind) {
    case 'checked':
      return { ...before, status: 'checked', checked: event.word };
    case 'probationBegun': {
      const { mentor, mentorName, endsAt, word } = event;
      return { ...before, status: 'probation', probation: { mentor, mentorName, from: word.at, endsAt } };
    }
    case 'vouched':
      return { ...before, vouched: event.word };
    case 'confirmed':
      return { ...before, status: 'confirmed', confirmed: { ...event.word, appointment: event.appointment } };
    case 'ended':
      return { ...before, status: 'ended', ended: { ...event.word, reason: event.reason } };
  }
}

export { addMonths };
