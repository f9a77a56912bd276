import { type Instant, instant, type PersonId } from '../kernel/index.ts';
import type { Drill, Inject } from './drill.ts';

const minuteMs = 60_000;

type Timed = Pick<Drill, 'begun' | 'finished' | 'pauses'>;

/** Minutes of the drill's own time at an instant: since it began, without its pauses. 0 before it began. Pure. */
export function drillMinute({ begun, finished, pauses }: Timed, at: Instant): number {
  if (begun === null) return 0;
  const until = Math.min(
    Date.parse(at),
    finished === null ? Number.POSITIVE_INFINITY : Date.parse(finished.at),
  );
  const paused = pauses.reduce((sum, { from, to }) => {
    const start = Math.min(Date.parse(from), until);
    const end = Math.min(to === null ? until : Date.parse(to), until);
    return sum + Math.max(0, end - start);
  }, 0);
  return Math.max(0, (until - Date.parse(begun.at) - paused) / minuteMs);
}

/** When the drill's time comes to a minute, if nothing pauses it any more; null while it does not run. Pure. */
export function instantOfMinute(drill: Pick<Drill, 'status'> & Timed, minute: number): Instant | null {
  const { status, begun, pauses } = drill;
  if (status !== 'running' || begun === null) return null;
  const paused = pauses.reduce(
    (sum, { from, to }) => sum + (to === null ? 0 : Date.parse(to) - Date.parse(from)),
    0,
  );
  return instant(new Date(Date.parse(begun.at) + paused + minute * minuteMs).toISOString());
}

/** Injects that have not been delivered, by their time. Pure. */
export function comingInjects(
  drill: Pick<Drill, 'delivered'>,
  injects: readonly Inject[],
): readonly Inject[] {
  const sent = new Set(drill.delivered.map(({ inject }) => inject.id));
  return injects.filter(({ id }) => !sent.has(id)).sort((a, b) => a.minute - b.minute);
}

/** Injects whose time has come and that were not delivered, by their time; none while the drill does not run. Pure. */
export function dueInjects(
  drill: Pick<Drill, 'status' | 'delivered'> & Timed,
  injects: readonly Inject[],
  now: Instant,
): readonly Inject[] {
  return comingInjects(drill, injects).filter(({ minute }) => {
    const at = instantOfMinute(drill, minute);
    return at !== null && at <= now;
  });
}

/** When the next inject is due; null where none is. Pure. */
export function nextDelivery(
  drill: Pick<Drill, 'status' | 'delivered'> & Timed,
  injects: readonly Inject[],
): Instant | null {
  const [next] = comingInjects(drill, injects);
  return next === undefined ? null : instantOfMinute(drill, next.minute);
}

/** Whom an inject reaches: the holders of its roles and its people, everybody who takes part where it names nobody. Pure. */
export function addresseesOf(
  { participants }: Pick<Drill, 'participants'>,
  { roles, people }: Pick<Inject, 'roles' | 'people'>,
): readonly PersonId[] {
  const reached = participants.filter(
    ({ person, role }) =>
      (roles.length === 0 && people.length === 0) || roles.includes(role) || people.includes(person),
  );
  return [...new Set(reached.map(({ person }) => person))];
}
