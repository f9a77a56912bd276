import type { AppointmentId, Instant, OrganizationId, PersonId } from '../kernel/index.ts';
import type { OrganizationChange } from './change.ts';
import type { Appointment, Employment, Period, Qualification } from './types.ts';

/** A dated fact with the id by which a later event ends it. */
export type Identified<Fact> = Fact & { readonly id: string };

/** A person as a roster brings him: who he is, and everything dated that is known of him. */
export interface RosterPerson {
  readonly id: PersonId;
  readonly name: string;
  readonly employments: readonly Identified<Period & { readonly employment: Employment }>[];
  readonly qualifications: readonly Identified<Qualification>[];
  readonly appointments: readonly Appointment[];
}

/** What was decided about an organisation, its offices or its people; bodies of the ledger's `organization:<id>` streams. */
export type OrganizationEvent =
  | { readonly kind: 'treeChanged'; readonly root: OrganizationId; readonly change: OrganizationChange }
  | { readonly kind: 'rosterRecorded'; readonly people: readonly RosterPerson[] }
  | { readonly kind: 'appointed'; readonly appointment: Appointment }
  | {
      readonly kind: 'appointmentEnded';
      readonly appointment: AppointmentId;
      readonly person: PersonId;
      readonly to: Instant;
    }
  | {
      readonly kind: 'employmentSet';
      readonly id: string;
      readonly person: PersonId;
      readonly employment: Employment;
      readonly from: Instant;
      readonly to: Instant | null;
    }
  | {
      readonly kind: 'qualificationAdded';
      readonly person: PersonId;
      readonly qualification: Identified<Qualification>;
    }
  | {
      readonly kind: 'qualificationEnded';
      readonly person: PersonId;
      readonly qualification: string;
      readonly to: Instant;
    }
  | {
      readonly kind: 'leaveRecorded';
      readonly id: string;
      readonly person: PersonId;
      readonly from: Instant;
      readonly to: Instant | null;
    }
  | {
      readonly kind: 'leaveEnded';
      readonly leave: string;
      readonly person: PersonId;
      readonly to: Instant;
    };

export type OrganizationEventKind = OrganizationEvent['kind'];
