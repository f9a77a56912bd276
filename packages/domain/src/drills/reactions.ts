import { addHours, type Instant, type PersonId } from '../kernel/index.ts';
import type { Delivery, Drill, ExpectationKind, Moment, MomentKind } from './drill.ts';
import { drillMinute } from './time.ts';

export const reactionStates = ['waiting', 'inTime', 'late', 'missed'] as const;
export type ReactionState = (typeof reactionStates)[number];

/** How an inject that asked for something was met, in minutes of the drill's time. */
export interface Reaction {
  readonly inject: string;
  readonly kind: ExpectationKind;
  readonly withinMinutes: number;
  readonly deliveredAt: Instant;
  readonly state: ReactionState;
  readonly metAt: Instant | null;
  /** Minutes from the delivery until it was met, pauses left out; null while it is not. */
  readonly minutes: number | null;
  readonly by: { readonly person: PersonId; readonly name: string } | null;
  /** Who has not confirmed yet; for receipts only, which everybody reached owes. */
  readonly waitingFor: readonly PersonId[];
}

const fitting: Readonly<Record<ExpectationKind, readonly MomentKind[]>> = {
  receipt: ['receipt', 'answer'],
  answer: ['answer'],
  freeze: ['froze'],
  lift: ['lifted'],
  takedown: ['tookDown'],
  statement: ['statementApproved'],
};

/** How every inject that asked for something was met until `now`, in the order of delivery. Pure. */
export function reactionsOf(drill: Drill, now: Instant): readonly Reaction[] {
  return drill.delivered.flatMap((delivery) => {
    const { expected, id } = delivery.inject;
    if (expected === null) return [];
    const { met, waitingFor } = metBy(drill, delivery, expected.kind);
    const from = drillMinute(drill, delivery.at);
    const minutes = met === null ? null : Math.max(0, drillMinute(drill, met.at) - from);
    const waited = drillMinute(drill, now) - from;
    const over = drill.finished !== null;
    const state: ReactionState =
      minutes === null
        ? over || waited > expected.withinMinutes
          ? 'missed'
          : 'waiting'
        : minutes <= expected.withinMinutes
          ? 'inTime'
          : 'late';
    return [
      {
        inject: id,
        kind: expected.kind,
        withinMinutes: expected.withinMinutes,
        deliveredAt: delivery.at,
        state,
        metAt: met?.at ?? null,
        minutes,
        by: met === null ? null : { person: met.by.person, name: met.by.name },
        waitingFor,
      },
    ];
  });
}

function metBy(
  drill: Drill,
  { inject, people, at }: Delivery,
  kind: ExpectationKind,
): { readonly met: Moment | null; readonly waitingFor: readonly PersonId[] } {
  const fits = drill.moments.filter((moment) => fitting[kind].includes(moment.kind) && moment.at >= at);
  switch (kind) {
    case 'receipt': {
      const own = fits.filter((moment) => moment.inject === inject.id);
      const waitingFor = people.filter((person) => !own.some(({ by }) => by.person === person));
      return { met: waitingFor.length === 0 ? lastFirst(own, people) : null, waitingFor };
    }
    case 'answer':
      return { met: fits.find((moment) => moment.inject === inject.id) ?? null, waitingFor: [] };
    case 'takedown':
      return { met: allDown(drill, at), waitingFor: [] };
    case 'freeze':
      return { met: standingFreeze(drill, at) ?? fits[0] ?? null, waitingFor: [] };
    default:
      return { met: fits[0] ?? null, waitingFor: [] };
  }
}

/** The moment of a freeze that stood already when it was asked for: who was quicker than the script is not late. */
function standingFreeze({ moments, sandbox }: Drill, at: Instant): Moment | null {
  const standing = sandbox.freezes.find(
    ({ ordered, lifted }) => ordered.at <= at && (lifted === null || lifted.at > at),
  );
  return standing === undefined ? null : (moments.find(({ id }) => id === standing.id) ?? null);
}

/** The moment at which the last of these people did it for the first time. */
function lastFirst(moments: readonly Moment[], people: readonly PersonId[]): Moment | null {
  const firsts = people.flatMap((person) => moments.find(({ by }) => by.person === person) ?? []);
  return firsts.reduce<Moment | null>((last, one) => (last === null || one.at > last.at ? one : last), null);
}

/** The moment at which the last harmful publication was down; where none is harmful, the first takedown after the inject. */
function allDown({ moments, sandbox }: Drill, after: Instant): Moment | null {
  const downs = moments.filter(({ kind }) => kind === 'tookDown');
  const harmful = sandbox.channels.flatMap(({ publications }) =>
    publications.filter((one) => one.harmful).map(({ id }) => id),
  );
  if (harmful.length === 0) return downs.find(({ at }) => at >= after) ?? null;
  const reached = harmful.map((id) => downs.find(({ target }) => target === id));
  if (reached.some((one) => one === undefined)) return null;
  return reached.reduce<Moment | null>(
    (last, one) => (one !== undefined && (last === null || one.at > last.at) ? one : last),
    null,
  );
}

/** Counts of the reactions of a drill. */
export interface ReactionCounts {
  readonly asked: number;
  readonly inTime: number;
  readonly late: number;
  readonly missed: number;
}

/** Counts reactions; what is still waited for is asked but nothing else. Pure. */
export function countReactions(reactions: readonly Pick<Reaction, 'state'>[]): ReactionCounts {
  const count = (state: ReactionState) => reactions.filter((one) => one.state === state).length;
  return {
    asked: reactions.length,
    inTime: count('inTime'),
    late: count('late'),
    missed: count('missed'),
  };
}

/** When the report of a drill that ends now is due. */
export function reportDueAt(endedAt: Instant, withinDays: number): Instant {
  return addHours(endedAt, withinDays * 24);
}
