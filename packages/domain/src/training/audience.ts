import type { Instant, OrganizationId, PersonId } from '../kernel/index.ts';
import { inForce, type Office, type PersonFacts } from '../organization/index.ts';

/** For whom a course or an examination is: people in office in a unit, or in it and all below. */
export interface Audience {
  readonly scope: 'own' | 'below';
  /** Empty: every office. */
  readonly offices: readonly Office[];
  /** Empty: everybody of those offices; else only these of them. */
  readonly people: readonly PersonId[];
}

/**
 * The organisation by which somebody belongs to an audience at `at`; null if he does not. `pathOf` gives an organisation with all that stand above it. Pure.
 */
export function placeIn(
  audience: Audience,
  owner: OrganizationId,
  person: PersonFacts,
  pathOf: (organization: OrganizationId) => readonly OrganizationId[],
  at: Instant,
): OrganizationId | null {
  if (audience.people.length > 0 && !audience.people.includes(person.id)) return null;
  const held = person.appointments.find(
    (one) =>
      inForce(one, at) &&
      (audience.offices.length === 0 || audience.offices.includes(one.office)) &&
      (audience.scope === 'own' ? one.organization === owner : pathOf(one.organization).includes(owner)),
  );
  return held?.organization ?? null;
}
