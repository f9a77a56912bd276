import type { Brand, Instant, OrganizationId, PersonId } from '../kernel/index.ts';
import { addMonths } from '../kernel/index.ts';
import type { PersonSnapshot } from '../organization/index.ts';

export type CallId = Brand<string, 'CallId'>;

/** What people are called for. */
export interface CallReason {
  readonly kind: 'incident' | 'drill' | 'reachability';
  readonly id: string;
}

export const acknowledgementWays = ['desk', 'address', 'telephone'] as const;
/** On the desk himself; by a one-time short address; or told by telephone, which somebody else recorded. */
export type AcknowledgementWay = (typeof acknowledgementWays)[number];

export interface Acknowledgement {
  readonly how: AcknowledgementWay;
  /** Who recorded it, or gave the short address out; null where the person did it himself on the desk. */
  readonly by: PersonSnapshot | null;
  readonly at: Instant;
}

export interface CalledPerson {
  readonly person: PersonId;
  readonly name: string;
  readonly role: string | null;
}

/** Everybody concerned called at once (呼叫), each of whom has to say that he heard. */
export interface Call {
  readonly id: CallId;
  readonly root: OrganizationId;
  readonly organization: OrganizationId;
  readonly reason: CallReason;
  /** Not for real: marked wherever it is shown. */
  readonly drill: boolean;
  readonly text: string;
  readonly people: readonly (CalledPerson & { readonly acknowledged: Acknowledgement | null })[];
  readonly started: { readonly by: PersonSnapshot; readonly at: Instant };
  /** Until when everybody should have answered. */
  readonly answerBy: Instant;
  /** When it was found that some had not. */
  readonly overdueAt: Instant | null;
  readonly closed: { readonly by: PersonSnapshot; readonly at: Instant } | null;
}

/** The ledger's events; none holds a telephone number. */
export type CallEvent =
  | {
      readonly kind: 'callStarted';
      readonly call: CallId;
      readonly root: OrganizationId;
      readonly organization: OrganizationId;
      readonly reason: CallReason;
      readonly drill: boolean;
      readonly text: string;
      readonly people: readonly CalledPerson[];
      readonly answerBy: Instant;
      readonly word: { readonly by: PersonSnapshot; readonly at: Instant };
    }
  | ({
      readonly kind: 'callAcknowledged';
      readonly call: CallId;
      readonly person: PersonId;
    } & Acknowledgement)
  | {
      readonly kind: 'callOverdue';
      readonly call: CallId;
      readonly people: readonly PersonId[];
      readonly at: Instant;
    }
  | {
      readonly kind: 'callClosed';
      readonly call: CallId;
      readonly word: { readonly by: PersonSnapshot; readonly at: Instant };
    };

export type CallRefusal =
  | 'emergency.notCalled'
  | 'emergency.callClosed'
  | 'emergency.callOtherHand'
  | 'emergency.nobodyToCall';

/** What follows when somebody answers, or it is recorded for him; nothing where he has answered already. Pure. */
export function decideAcknowledgement(
  call: Call,
  person: PersonId,
  { how, by, at }: Acknowledgement,
): { readonly events: readonly CallEvent[] } | { readonly refusal: CallRefusal } {
  const called = call.people.find((one) => one.person === person);
  if (called === undefined) return { refusal: 'emergency.notCalled' };
  if (called.acknowledged !== null) return { events: [] };
  if (call.closed !== null) return { refusal: 'emergency.callClosed' };
  // On the telephone there are two.
  if (how === 'telephone' && by?.person === person) return { refusal: 'emergency.callOtherHand' };
  return { events: [{ kind: 'callAcknowledged', call: call.id, person, how, by, at }] };
}

/** Those who have not answered. */
export function unanswered(call: Call): readonly PersonId[] {
  return call.people.filter(({ acknowledged }) => acknowledged === null).map(({ person }) => person);
}

/** A call after an event; null stands for none before. Pure. */
export function applyCall(before: Call | null, event: CallEvent): Call {
  if (event.kind === 'callStarted') {
    const { kind: _, call: id, word: started, people, ...rest } = event;
    return {
      id,
      ...rest,
      started,
      people: people.map((one) => ({ ...one, acknowledged: null })),
      overdueAt: null,
      closed: null,
    };
  }
  if (before === null) throw new TypeError('a call that was never started');
  switch (event.kind) {
    case 'callAcknowledged': {
      const { person, how, by, at } = event;
      const people = before.people.map((one) =>
        one.person === person && one.acknowledged === null ? { ...one, acknowledged: { how, by, at } } : one,
      );
      return { ...before, people };
    }
    case 'callOverdue':
      return { ...before, overdueAt: event.at };
    case 'callClosed':
      return { ...before, closed: event.word };
  }
}

/** Whether somebody is known to be reached: confirmed, due again, never asked, or silent when he was last called. */
export type Reachability = 'confirmed' | 'due' | 'never' | 'silent';

/** What is known of how a person answers calls. */
export interface ReachRecord {
  /** When he last answered a call; null for never. */
  readonly reachedAt: Instant | null;
  /** When he last let a call's time pass without an answer; null for never. */
  readonly silentAt: Instant | null;
}

/** How a person of a contact tree stands. Pure. */
export function reachability(
  { reachedAt, silentAt }: ReachRecord,
  confirmEveryMonths: number,
  at: Instant,
): Reachability {
  if (silentAt !== null && (reachedAt === null || silentAt > reachedAt)) return 'silent';
  if (reachedAt === null) return 'never';
  return addMonths(reachedAt, confirmEveryMonths) > at ? 'confirmed' : 'due';
}
