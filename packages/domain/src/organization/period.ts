import type { Instant, OrganizationId } from '../kernel/index.ts';
import type { Appointment, Office, Period, PersonFacts } from './types.ts';

/** Tells whether a period is in force at an instant. */
export function inForce(period: Period, at: Instant): boolean {
  return period.from <= at && (period.to === null || at < period.to);
}

/** Tells whether a person is on leave at an instant. */
export function onLeave(person: PersonFacts, at: Instant): boolean {
  return person.leaves.some((leave) => inForce(leave, at));
}

/** The appointment by which a person holds one of `offices` of `organization` at an instant; a full one before an acting one. */
export function appointmentInForce(
  person: PersonFacts,
  organization: OrganizationId,
  offices: readonly Office[],
  at: Instant,
): Appointment | null {
  let acting: Appointment | null = null;
  for (const appointment of person.appointments) {
    if (appointment.organization !== organization) continue;
    if (!offices.includes(appointment.office) || !inForce(appointment, at)) continue;
    if (!appointment.acting) return appointment;
    acting ??= appointment;
  }
  return acting;
}

/** Tells whether two periods have a moment in common. */
export function overlaps(a: Period, b: Period): boolean {
  return (a.to === null || b.from < a.to) && (b.to === null || a.from < b.to);
}

/** Tells whether every moment of `inner` belongs to `outer`. */
export function covers(outer: Period, inner: Period): boolean {
  return outer.from <= inner.from && (outer.to === null || (inner.to !== null && inner.to <= outer.to));
}
