import type { Instant, OrganizationId, PersonId } from '../kernel/index.ts';
import {
  type Employment,
  inForce,
  type Office,
  type Period,
  type PersonFacts,
} from '../organization/index.ts';

/** A person with everything dated that his rights rest on: certificate, employment, appointment. */
export interface PersonTerms extends PersonFacts {
  readonly employments: readonly (Period & { readonly employment: Employment })[];
}

export const conditionKinds = ['qualification', 'employment', 'appointment'] as const;
export type ConditionKind = (typeof conditionKinds)[number];

/** A condition that ends by its date, with nothing of the same to follow it at once. */
export interface Ending {
  readonly person: PersonId;
  readonly what: ConditionKind;
  /** The kind of qualification, the employment, or the office. */
  readonly item: string;
  /** Of an appointment; null for what holds everywhere. */
  readonly organization: OrganizationId | null;
  readonly at: Instant;
}

/** The person as rules know him at an instant; who has no employment then counts as a volunteer. */
export function factsAt(terms: PersonTerms, at: Instant): PersonFacts {
  const { employments, ...facts } = terms;
  const employment = employments.find((one) => inForce(one, at))?.employment ?? 'volunteer';
  return { ...facts, employment };
}

/** Conditions of a person that end after `from` and not after `to`, the next first. Pure. */
export function endingsOf(terms: PersonTerms, from: Instant, to: Instant): readonly Ending[] {
  const within = ({ to: end }: Period) => end !== null && end > from && end <= to;
  const endings: Ending[] = [];
  const add = (
    what: ConditionKind,
    item: string,
    organization: OrganizationId | null,
    at: Instant | null,
  ) => {
    if (at !== null) endings.push({ person: terms.id, what, item, organization, at });
  };
  for (const one of terms.qualifications) {
    const followed = terms.qualifications.some((next) => next.kind === one.kind && follows(next, one));
    if (within(one) && !followed) add('qualification', one.kind, null, one.to);
  }
  for (const one of terms.employments) {
    const followed = terms.employments.some(
      (next) => next.employment === one.employment && follows(next, one),
    );
    if (within(one) && !followed) add('employment', one.employment, null, one.to);
  }
  for (const one of terms.appointments) {
    const same = (next: { readonly organization: OrganizationId; readonly office: Office }) =>
      next.organization === one.organization && next.office === one.office;
    const followed = terms.appointments.some((next) => same(next) && follows(next, one));
    if (within(one) && !followed) add('appointment', one.office, one.organization, one.to);
  }
  return endings.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.item < b.item ? -1 : 1));
}

/** Whether a period is in force where another ends. */
function follows(next: Period, { to }: Period): boolean {
  return to !== null && inForce(next, to);
}

/**
 * The warning that an ending calls for now: the least number of days of the rule book's that its end is within; null where none is due yet, or the end has
 * come. Asked once a day, each number comes up once.
 */
export function warningFor(
  ending: Pick<Ending, 'at'>,
  daysBefore: readonly number[],
  now: Instant,
): number | null {
  const left = (Date.parse(ending.at) - Date.parse(now)) / 86_400_000;
  if (left <= 0) return null;
  const due = daysBefore.filter((days) => left <= days);
  return due.length === 0 ? null : Math.min(...due);
}
