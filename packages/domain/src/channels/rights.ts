import type { Instant, OrganizationId } from '../kernel/index.ts';
import { inForce, obstacleOf, type PersonFacts } from '../organization/index.ts';
import type { ChannelRules } from '../policy/index.ts';

/** Why somebody has no publishing right (发布权限) now: no appointment in force, away, the wrong nature of employment, no valid qualification. */
export const rightObstacles = ['noAppointment', 'onLeave', 'employment', 'notQualified'] as const;
export type RightObstacle = (typeof rightObstacles)[number];

/**
 * The first thing that stands against somebody's publishing right at an instant (§7); null if he has it. `organizations` are those whose people run the
 * channel: its own, and for a committee its publicity department. An office that only keeps the system or its records gives none.
 */
export function rightObstacle(
  person: PersonFacts,
  rules: ChannelRules['publishingRights'],
  organizations: readonly OrganizationId[],
  at: Instant,
): RightObstacle | null {
  const appointed = person.appointments.some(
    (one) =>
      organizations.includes(one.organization) &&
      inForce(one, at) &&
      one.standing !== 'administrator' &&
      one.standing !== 'registrar',
  );
  if (!appointed) return 'noAppointment';
  const obstacle = obstacleOf(person, rules, at);
  return obstacle === 'allOnLeave' ? 'onLeave' : obstacle;
}

/** The next instant after `at` at which somebody's right may change by itself: a dated fact begins or ends. Null if none does. */
export function rightMayChangeAt(person: PersonFacts, at: Instant): Instant | null {
  const dated = [...person.appointments, ...person.leaves, ...person.qualifications];
  const moments = dated.flatMap(({ from, to }) => (to === null ? [from] : [from, to]));
  return moments.filter((one) => one > at).sort()[0] ?? null;
}
