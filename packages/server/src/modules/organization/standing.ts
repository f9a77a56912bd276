import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { Actor } from '@sanshen/domain/ledger';
import {
  type Action,
  appointmentInForce,
  type Grant,
  grantOf as grantIn,
  holdersOf,
  inForce,
  type Office,
  type PersonFacts,
  type PersonSnapshot,
  type Relation,
  relation,
  resolveScopes as scopesIn,
  type VacancyReason,
} from '@sanshen/domain/organization';
import type { Scope } from '@sanshen/domain/policy';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { platformProblem } from '../../platform/problem.ts';
import { loadPersonFacts } from './person-store.ts';
import { loadSurroundings, namesOf } from './tree-store.ts';

/** The organisations in which the seats of a manuscript of `organization` are looked for at `at`; one query. */
export async function resolveScopes(
  db: Database | Transaction,
  organization: OrganizationId,
  at: Instant,
): Promise<Partial<Record<Scope, OrganizationId>>> {
  return scopesIn(await loadSurroundings(db, [organization], at), organization);
}

/** The superior organisation at `at`; null for a root, an unknown or a closed organisation. */
export async function superiorOf(
  db: Database | Transaction,
  organization: OrganizationId,
  at: Instant,
): Promise<OrganizationId | null> {
  return (await resolveScopes(db, organization, at)).superior ?? null;
}

/** How the caller's organisations stand to one organisation; two queries. */
export async function relationOf(
  db: Database | Transaction,
  person: PersonId,
  organization: OrganizationId,
  at: Instant,
): Promise<Relation> {
  const { tree, facts } = await standpoint(db, person, [organization], at);
  return relation(tree, facts?.appointments ?? [], organization, at);
}

/** What allows a person an action on an organisation at `at`; null if nothing does. */
export async function grantOf(
  db: Database | Transaction,
  person: PersonId,
  organization: OrganizationId,
  action: Action,
  at: Instant,
): Promise<Grant | null> {
  const { tree, facts } = await standpoint(db, person, [organization], at);
  return grantIn(tree, facts?.appointments ?? [], organization, action, at);
}

/** As {@link grantOf}, but throws `access.forbidden` when nothing allows it. */
export async function requireGrant(
  db: Database | Transaction,
  person: PersonId,
  organization: OrganizationId,
  action: Action,
  at: Instant,
): Promise<Grant> {
  const grant = await grantOf(db, person, organization, action, at);
  if (grant === null) throw platformProblem('access.forbidden', { organization, action });
  return grant;
}

/** A person's facts and the part of the tree that tells how he stands to some organisations. */
export async function standpoint(
  db: Database | Transaction,
  person: PersonId,
  organizations: readonly OrganizationId[],
  at: Instant,
) {
  const [facts] = await loadPersonFacts(db, { people: [person] }, at);
  const held = (facts?.appointments ?? []).map((appointment) => appointment.organization);
  const tree = await loadSurroundings(db, [...organizations, ...held], at);
  return { facts: facts ?? null, tree };
}

/** Who somebody is at `at` in one organisation, or by the first appointment in force if `organization` is null. */
export function snapshotOf(
  facts: PersonFacts,
  organization: OrganizationId | null,
  at: Instant,
): PersonSnapshot {
  const appointment =
    facts.appointments.find(
      (one) => inForce(one, at) && (organization === null || one.organization === organization),
    ) ?? null;
  return {
    person: facts.id,
    name: facts.name,
    office: appointment?.office ?? null,
    organization: appointment?.organization ?? null,
    acting: appointment?.acting ?? false,
  };
}

/** The snapshot as the ledger keeps it, with the organisation's name of that moment. */
export async function actorOf(
  db: Database | Transaction,
  snapshot: PersonSnapshot,
  at: Instant,
): Promise<Actor> {
  const { person, name, office, organization } = snapshot;
  if (organization === null) return { person, name };
  const organizationName = (await namesOf(db, [organization], at)).get(organization);
  return {
    person,
    name,
    organization,
    ...(office === null ? {} : { office }),
    ...(organizationName === undefined ? {} : { organizationName }),
  };
}

/** Somebody who should be told because of an office. */
export interface Recipient {
  readonly person: PersonId;
  readonly name: string;
  readonly office: Office;
  readonly acting: boolean;
}

/**
 * Who is told when something concerns offices of an organisation: every holder who is not on leave. If that is nobody, `vacancy` says why,
 * and whoever is told instead (the responsible superior) must be told that too.
 */
export async function recipientsOf(
  db: Database | Transaction,
  organization: OrganizationId,
  offices: readonly Office[],
  at: Instant,
): Promise<{ readonly recipients: readonly Recipient[]; readonly vacancy: VacancyReason | null }> {
  const people = await loadPersonFacts(db, { offices: [{ organization, offices }] }, at);
  const nothingAsked = { employment: [], qualifications: [] };
  const { able, vacancy } = holdersOf(people, organization, offices, nothingAsked, at);
  const recipients = able.map(({ person, appointment }) => ({
    person: person.id,
    name: person.name,
    office: appointment.office,
    acting: appointment.acting,
  }));
  return { recipients, vacancy };
}

/** Whether a person holds one of `offices` of an organisation at `at`. */
export async function holdsOffice(
  db: Database | Transaction,
  person: PersonId,
  organization: OrganizationId,
  offices: readonly Office[],
  at: Instant,
): Promise<boolean> {
  const [facts] = await loadPersonFacts(db, { people: [person] }, at);
  return facts !== undefined && appointmentInForce(facts, organization, offices, at) !== null;
}

/** The name of a person, as registered; null for an unknown id. */
export async function displayName(db: Database | Transaction, person: PersonId): Promise<string | null> {
  const row = await db.selectFrom('person').select('name').where('person_id', '=', person).executeTakeFirst();
  return row?.name ?? null;
}
