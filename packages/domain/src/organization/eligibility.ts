import type { Instant, OrganizationId } from '../kernel/index.ts';
import { inForce, onLeave, overlaps } from './period.ts';
import type { Appointment, Employment, Office, Period, PersonFacts } from './types.ts';

/** What somebody must be to fill an office's duty; an empty list asks for nothing. */
export interface Requirement {
  readonly employment: readonly Employment[];
  readonly qualifications: readonly string[];
}

/** Why nobody can fill it: nobody appointed, all of them away, the wrong nature of employment, or a qualification that is missing or lapsed. */
export type VacancyReason = 'noHolder' | 'allOnLeave' | 'employment' | 'notQualified';

export interface Holder {
  readonly person: PersonFacts;
  readonly appointment: Appointment;
}

export interface Holders {
  /** Those who can act now, holders proper before acting ones. */
  readonly able: readonly Holder[];
  /** Null if somebody is able. */
  readonly vacancy: VacancyReason | null;
}

/** Whether somebody holds a qualification of this kind at an instant. */
export function isQualified(person: PersonFacts, kind: string, at: Instant): boolean {
  return person.qualifications.some((one) => one.kind === kind && inForce(one, at));
}

/** The first reason why a person may not fill a duty, null if nothing stands against it. */
export function obstacleOf(
  person: PersonFacts,
  requirement: Requirement,
  at: Instant,
): Exclude<VacancyReason, 'noHolder'> | null {
  if (onLeave(person, at)) return 'allOnLeave';
  if (requirement.employment.length > 0 && !requirement.employment.includes(person.employment)) {
    return 'employment';
  }
  const qualified = requirement.qualifications.every((kind) => isQualified(person, kind, at));
  return qualified ? null : 'notQualified';
}

/** Who of `people` holds one of `offices` of an organisation and can act at an instant; if nobody, the reason nearest to being solved. */
export function holdersOf(
  people: readonly PersonFacts[],
  organization: OrganizationId,
  offices: readonly Office[],
  requirement: Requirement,
  at: Instant,
): Holders {
  const appointed = people.flatMap((person) => {
    const held = person.appointments.filter(
      (one) => one.organization === organization && offices.includes(one.office) && inForce(one, at),
    );
    const appointment = held.find((one) => !one.acting) ?? held[0];
    return appointment === undefined ? [] : [{ person, appointment }];
  });
  const obstacles = appointed.map((holder) => obstacleOf(holder.person, requirement, at));
  const able = appointed.filter((_, index) => obstacles[index] === null);
  if (able.length > 0) {
    return {
      able: able.toSorted((a, b) => Number(a.appointment.acting) - Number(b.appointment.acting)),
      vacancy: null,
    };
  }
  const order = ['notQualified', 'employment', 'allOnLeave'] as const;
  return { able: [], vacancy: order.find((reason) => obstacles.includes(reason)) ?? 'noHolder' };
}

/** From the firmest employment down; a substitute may not be less firmly employed than the holder. */
const firmest: readonly Employment[] = ['formalCadre', 'longTermStaff', 'temporary', 'volunteer'];

/**
 * Why somebody may not act for an office-holder in a period, null if he may. Whatever made the holder eligible the substitute must have as well,
 * so that acting never lowers what a rule book asks for; rules that ask the holder for less than he has do not matter here.
 */
export function standInObstacle(
  holder: PersonFacts,
  substitute: PersonFacts,
  period: Period,
): Exclude<VacancyReason, 'noHolder'> | null {
  if (substitute.leaves.some((leave) => overlaps(leave, period))) return 'allOnLeave';
  if (firmest.indexOf(substitute.employment) > firmest.indexOf(holder.employment)) return 'employment';
  const needed = holder.qualifications.filter((one) => inForce(one, period.from));
  const held = needed.every(({ kind }) => isQualified(substitute, kind, period.from));
  return held ? null : 'notQualified';
}
