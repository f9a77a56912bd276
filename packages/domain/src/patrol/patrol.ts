import type { Brand, ChannelId, Digest, Instant, OrganizationId, PersonId } from '../kernel/index.ts';
import { addHours } from '../kernel/index.ts';
import type { PersonSnapshot } from '../organization/index.ts';
import type { InteractionRules } from '../policy/index.ts';

export type PatrolId = Brand<string, 'PatrolId'>;
export type PatrolFindingId = Brand<string, 'PatrolFindingId'>;

export const patrolStatuses = ['planned', 'begun', 'done', 'overdue', 'missed'] as const;
export type PatrolStatus = (typeof patrolStatuses)[number];

/** What a patrol looks for; `actedOutside` is found by comparing the platform with the record. */
export const patrolFindingKinds = [
  'improperAct',
  'wrongReply',
  'unanswered',
  'unlawful',
  'spam',
  'impersonation',
  'actedOutside',
  'other',
] as const;
export type PatrolFindingKind = (typeof patrolFindingKinds)[number];

/** One turn on the roster: a channel on a day, the n-th of that day. */
export interface Turn {
  readonly root: OrganizationId;
  readonly organization: OrganizationId;
  readonly channel: ChannelId;
  /** `YYYY-MM-DD` in Asia/Shanghai. */
  readonly day: string;
  readonly slot: number;
}

export interface PatrolWord {
  readonly by: PersonSnapshot;
  readonly at: Instant;
}

/** One patrol (巡查) of a channel's comments. */
export interface Patrol extends Turn {
  readonly id: PatrolId;
  readonly status: PatrolStatus;
  readonly dueAt: Instant;
  /** Who is on duty; null where nobody was named. */
  readonly duty: PersonId | null;
  readonly begun: PatrolWord | null;
  readonly finished: PatrolWord | null;
  /** For each line of the checklist whether it was as it should be; null before it was finished. */
  readonly answers: readonly boolean[] | null;
  readonly findings: number;
  /** When it was found not to be done in time; a patrol that was done later keeps it. */
  readonly overdueAt: Instant | null;
}

export type PatrolEvent =
  | ({
      readonly kind: 'assigned';
      readonly patrol: PatrolId;
      readonly dueAt: Instant;
      readonly duty: PersonId;
      readonly word: PatrolWord;
    } & Turn)
  | ({
      readonly kind: 'begun';
      readonly patrol: PatrolId;
      readonly dueAt: Instant;
      readonly word: PatrolWord;
    } & Turn)
  | {
      readonly kind: 'finished';
      readonly patrol: PatrolId;
      readonly answers: readonly boolean[];
      readonly findings: number;
      readonly word: PatrolWord;
    }
  | ({
      readonly kind: 'overdue' | 'missed';
      readonly patrol: PatrolId;
      readonly dueAt: Instant;
      readonly at: Instant;
    } & Turn);

/** The patrol after an event; null stands for none before. Pure. */
export function applyPatrol(before: Patrol | null, event: PatrolEvent): Patrol {
  if (event.kind === 'finished') {
    if (before === null) throw new TypeError('a patrol that nobody began');
    const { answers, findings, word } = event;
    return { ...before, status: 'done', finished: word, answers, findings };
  }
  const { root, organization, channel, day, slot, dueAt } = event;
  const patrol: Patrol = before ?? {
    ...{ id: event.patrol, root, organization, channel, day, slot, dueAt },
    ...{
      status: 'planned',
      duty: null,
      begun: null,
      finished: null,
      answers: null,
      findings: 0,
      overdueAt: null,
    },
  };
  switch (event.kind) {
    case 'assigned':
      return { ...patrol, duty: event.duty };
    case 'begun':
      return { ...patrol, status: 'begun', begun: event.word };
    case 'overdue':
      return { ...patrol, status: patrol.status === 'begun' ? 'begun' : 'overdue', overdueAt: event.at };
    case 'missed':
      return { ...patrol, status: 'missed', overdueAt: patrol.overdueAt ?? event.at };
  }
}

/** Hours of a day, in Asia/Shanghai, between which patrols are spread. */
const workday = { from: 9, to: 18 } as const;

/** When the n-th of a day's patrols is due: they are spread evenly over the working day. Pure. */
export function patrolDueAt(day: string, slot: number, timesPerDay: number): Instant {
  const midnight = `${day}T00:00:00.000Z` as Instant;
  const hours = workday.from + ((workday.to - workday.from) * slot) / timesPerDay;
  return addHours(midnight, hours - 8);
}

/** The day of an instant in Asia/Shanghai, which has no summer time. Pure. */
export function dayOf(at: Instant): string {
  return addHours(at, 8).slice(0, 10);
}

/** When a day in Asia/Shanghai is over. Pure. */
export function dayEnd(day: string): Instant {
  return addHours(`${day}T00:00:00.000Z` as Instant, 16);
}

export type PatrolRefusal =
  | 'patrol.notOnDuty'
  | 'patrol.notToday'
  | 'patrol.alreadyDone'
  | 'patrol.notBegun'
  | 'patrol.otherPatrols'
  | 'patrol.checklistIncomplete'
  | 'patrol.findingMissing'
  | 'patrol.evidenceMissing'
  | 'patrol.secondPerson'
  | 'patrol.wrongStatus';

type Decided<E> = { readonly events: readonly E[] } | { readonly refusal: PatrolRefusal };

/** Begins a patrol: whoever is on duty, or anybody whose office patrols where nobody was named. Pure. */
export function beginPatrol(
  patrol: Patrol | null,
  turn: Turn & { readonly id: PatrolId },
  facts: { readonly word: PatrolWord; readonly entitled: boolean; readonly rule: InteractionRules['patrol'] },
): Decided<PatrolEvent> {
  const { word, entitled, rule } = facts;
  if (!entitled) return { refusal: 'patrol.notOnDuty' };
  if (patrol?.duty != null && patrol.duty !== word.by.person) return { refusal: 'patrol.notOnDuty' };
  if (turn.day !== dayOf(word.at) || turn.slot < 1 || turn.slot > rule.timesPerDay)
    return { refusal: 'patrol.notToday' };
  if (patrol?.status === 'done' || patrol?.status === 'missed') return { refusal: 'patrol.alreadyDone' };
  if (patrol?.begun != null && patrol.begun.by.person !== word.by.person)
    return { refusal: 'patrol.otherPatrols' };
  if (patrol?.begun != null) return { events: [] };
  const { id, ...where } = turn;
  const dueAt = patrol?.dueAt ?? patrolDueAt(turn.day, turn.slot, rule.timesPerDay);
  return { events: [{ kind: 'begun', patrol: id, dueAt, word, ...where }] };
}

/** Finishes a patrol: every line of the checklist has an answer, and what was not as it should be has a finding. Pure. */
export function finishPatrol(
  patrol: Patrol,
  done: { readonly answers: readonly boolean[]; readonly findings: number },
  facts: { readonly word: PatrolWord; readonly lines: number },
): Decided<PatrolEvent> {
  const { word, lines } = facts;
  const { answers, findings } = done;
  if (patrol.status === 'done' || patrol.status === 'missed') return { refusal: 'patrol.alreadyDone' };
  if (patrol.begun === null) return { refusal: 'patrol.notBegun' };
  if (patrol.begun.by.person !== word.by.person) return { refusal: 'patrol.otherPatrols' };
  if (answers.length !== lines) return { refusal: 'patrol.checklistIncomplete' };
  if (answers.includes(false) && findings === 0) return { refusal: 'patrol.findingMissing' };
  return { events: [{ kind: 'finished', patrol: patrol.id, answers, findings, word }] };
}

/** Something that a patrol, or comparing the platform with the record, has found. Its words are kept apart. */
export interface PatrolFinding {
  readonly id: PatrolFindingId;
  readonly patrol: PatrolId | null;
  readonly root: OrganizationId;
  readonly organization: OrganizationId;
  readonly channel: ChannelId;
  readonly kind: PatrolFindingKind;
  readonly status: 'open' | 'corrected' | 'closed';
  /** Null: found by the system. */
  readonly raised: { readonly by: PersonSnapshot | null; readonly at: Instant };
  readonly dueAt: Instant;
  readonly before: Digest | null;
  readonly after: Digest | null;
  readonly corrected: PatrolWord | null;
  readonly closed: PatrolWord | null;
  readonly overdueAt: Instant | null;
}

export type FindingEvent =
  | ({
      readonly kind: 'findingRaised';
      readonly finding: PatrolFindingId;
      readonly at: Instant;
      readonly by: PersonSnapshot | null;
    } & Pick<PatrolFinding, 'patrol' | 'root' | 'organization' | 'channel' | 'dueAt' | 'before'> & {
        readonly what: PatrolFindingKind;
      })
  | {
      readonly kind: 'findingCorrected';
      readonly finding: PatrolFindingId;
      readonly before: Digest | null;
      readonly after: Digest | null;
      readonly word: PatrolWord;
    }
  | {
      readonly kind: 'findingClosed' | 'findingReopened';
      readonly finding: PatrolFindingId;
      readonly word: PatrolWord;
    }
  | { readonly kind: 'findingOverdue'; readonly finding: PatrolFindingId; readonly at: Instant };

/** The finding after an event; null stands for none before. Pure. */
export function applyFinding(before: PatrolFinding | null, event: FindingEvent): PatrolFinding {
  if (event.kind === 'findingRaised') {
    const { finding: id, patrol, root, organization, channel, dueAt, what, by, at } = event;
    return {
      ...{ id, patrol, root, organization, channel, dueAt, kind: what, before: event.before },
      ...{ status: 'open', raised: { by, at }, after: null, corrected: null, closed: null, overdueAt: null },
    };
  }
  if (before === null) throw new TypeError('a finding that nobody raised');
  switch (event.kind) {
    case 'findingCorrected':
      return {
        ...before,
        status: 'corrected',
        corrected: event.word,
        before: event.before,
        after: event.after,
      };
    case 'findingClosed':
      return { ...before, status: 'closed', closed: event.word };
    case 'findingReopened':
      return { ...before, status: 'open', corrected: null, after: null };
    case 'findingOverdue':
      return { ...before, overdueAt: event.at };
  }
}

/** Corrects a finding, with evidence of how it was before and how it is after. Pure. */
export function correctFinding(
  finding: PatrolFinding,
  evidence: { readonly before: Digest | null; readonly after: Digest | null },
  word: PatrolWord,
): Decided<FindingEvent> {
  if (finding.status !== 'open') return { refusal: 'patrol.wrongStatus' };
  const before = evidence.before ?? finding.before;
  if (before === null || evidence.after === null) return { refusal: 'patrol.evidenceMissing' };
  return { events: [{ kind: 'findingCorrected', finding: finding.id, before, after: evidence.after, word }] };
}

/** Closes a corrected finding, or sends it back: by another person than who corrected it. Pure. */
export function closeFinding(
  finding: PatrolFinding,
  verdict: 'close' | 'reopen',
  word: PatrolWord,
): Decided<FindingEvent> {
  if (finding.status !== 'corrected') return { refusal: 'patrol.wrongStatus' };
  if (finding.corrected?.by.person === word.by.person) return { refusal: 'patrol.secondPerson' };
  const kind = verdict === 'close' ? 'findingClosed' : 'findingReopened';
  return { events: [{ kind, finding: finding.id, word }] };
}
