import type { AppointmentId, Brand, Instant, OrganizationId, PersonId } from '../kernel/index.ts';

/** An office (职务) that the rule book names, such as `platformLead`. */
export type Office = Brand<string, 'Office'>;

/** Nature of employment (用工性质); §7 lets only the first two hold publishing rights. */
export type Employment = 'formalCadre' | 'longTermStaff' | 'temporary' | 'volunteer';

export const employments = [
  'formalCadre',
  'longTermStaff',
  'temporary',
  'volunteer',
] as const satisfies Employment[];

/** A half-open span of time: `from` belongs to it, `to` does not; null means without an end. */
export interface Period {
  readonly from: Instant;
  readonly to: Instant | null;
}

/**
 * What an office counts for in the table of rights, said by the rule book that defines the office; the office's own name says nothing. Each of
 * these has rights of its own; two offices with the same rights stand for the same.
 */
export type OfficeStanding =
  | 'mainLeader'
  | 'departmentHead'
  | 'leaderInCharge'
  | 'leader'
  | 'publicityLead'
  | 'platformLead'
  | 'contentWorker'
  | 'registrar'
  | 'administrator';

export const officeStandings = [
  'mainLeader',
  'departmentHead',
  'leaderInCharge',
  'leader',
  'publicityLead',
  'platformLead',
  'contentWorker',
  'registrar',
  'administrator',
] as const satisfies OfficeStanding[];

/** The office of who keeps the system running: every installation has it, and no rule book defines it. */
export const administratorOffice = 'administrator';

/** 任职: a person holds an office of an organisation for a period; `acting` says 代行, `delegatedBy` on whose word. */
export interface Appointment extends Period {
  readonly id: AppointmentId;
  readonly person: PersonId;
  readonly organization: OrganizationId;
  readonly office: Office;
  /** As the rule book in force said when he was appointed; a later rule book leaves it as it is. */
  readonly standing: OfficeStanding;
  readonly acting: boolean;
  readonly delegatedBy?: PersonId;
}

/** A fact that somebody is qualified (资格) for a period, such as a training certificate. */
export interface Qualification extends Period {
  readonly kind: string;
}

/** What rules may know of a person: never more than they need. */
export interface PersonFacts {
  readonly id: PersonId;
  readonly name: string;
  readonly employment: Employment;
  readonly appointments: readonly Appointment[];
  readonly leaves: readonly Period[];
  readonly qualifications: readonly Qualification[];
}

/** Who somebody was when he acted; kept in every event, so that history never loses a name. */
export interface PersonSnapshot {
  readonly person: PersonId;
  readonly name: string;
  readonly office: Office | null;
  readonly organization: OrganizationId | null;
  readonly acting: boolean;
}

/**
 * Where the office of a seat is looked for, seen from the manuscript's organisation: the organisation itself, its territorial superior,
 * the publicity department of either, the root of the tree, or the root's publicity department.
 */
export type Scope = 'own' | 'ownPublicity' | 'superior' | 'superiorPublicity' | 'root' | 'rootPublicity';

export const scopes = [
  'own',
  'ownPublicity',
  'superior',
  'superiorPublicity',
  'root',
  'rootPublicity',
] as const satisfies Scope[];
