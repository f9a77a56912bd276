import type { Instant, OrganizationId, PersonId } from '../kernel/index.ts';
import { holdersOf, type Office, type PersonFacts, type VacancyReason } from '../organization/index.ts';
import type { OfficeAt, PlanRule, Scope } from '../policy/index.ts';
import { type Plan, type PlanContent, type PlanRole, planInForce } from './plan.ts';

/** The plan that an organisation acts on: its own, its superior's, or its own last one that has expired and that nothing has replaced. */
export interface PlanThatCounts {
  readonly plan: Plan;
  readonly from: 'own' | 'inherited' | 'expired';
}

/**
 * Which plan counts for the first of `path` (an organisation and its superiors, the nearest first) at an instant, out of plans for one scenario: the nearest
 * in force; else its own newest that has expired; null where there is none at all. Pure.
 */
export function planThatCounts(
  path: readonly OrganizationId[],
  plans: readonly Plan[],
  at: Instant,
): PlanThatCounts | null {
  for (const [index, organization] of path.entries()) {
    const plan = plans.find((one) => one.organization === organization && planInForce(one, at));
    if (plan !== undefined) return { plan, from: index === 0 ? 'own' : 'inherited' };
  }
  const last = plans
    .filter((one) => one.organization === path[0] && hasExpired(one, at))
    .toSorted((a, b) => b.number - a.number)[0];
  return last === undefined ? null : { plan: last, from: 'expired' };
}

function hasExpired({ status, expiresAt }: Plan, at: Instant): boolean {
  return status === 'expired' || (status === 'approved' && expiresAt !== null && expiresAt <= at);
}

/** Somebody who plays a role because of an office that he holds now. */
export interface RolePerson {
  readonly person: PersonId;
  readonly name: string;
  readonly office: Office;
  readonly organization: OrganizationId;
  readonly acting: boolean;
}

/** A role with the people who play it now. */
export interface FilledRole extends PlanRole {
  readonly people: readonly RolePerson[];
  readonly deputyPeople: readonly RolePerson[];
  /** Why no holder can act; null if one can. */
  readonly vacancy: VacancyReason | 'noOrganization' | null;
  /** Nobody at all: neither holder nor deputy. */
  readonly gap: boolean;
}

/** Fills the roles of a plan with people in office in the scopes of the organisation that acts on it. Pure. */
export function fillRoles(
  { roles }: Pick<PlanContent, 'roles'>,
  scopes: Partial<Record<Scope, OrganizationId>>,
  people: readonly PersonFacts[],
  at: Instant,
): readonly FilledRole[] {
  return roles.map((role) => {
    const holders = found(role.holders, scopes, people, at);
    const deputies = role.deputies === null ? null : found(role.deputies, scopes, people, at);
    const known = new Set(holders.people.map(({ person }) => person));
    const deputyPeople = (deputies?.people ?? []).filter(({ person }) => !known.has(person));
    const { people: able, vacancy } = holders;
    return { ...role, people: able, deputyPeople, vacancy, gap: able.length + deputyPeople.length === 0 };
  });
}

function found(
  { offices, scope }: OfficeAt,
  scopes: Partial<Record<Scope, OrganizationId>>,
  people: readonly PersonFacts[],
  at: Instant,
): { readonly people: readonly RolePerson[]; readonly vacancy: FilledRole['vacancy'] } {
  const organization = scopes[scope];
  if (organization === undefined) return { people: [], vacancy: 'noOrganization' };
  const nothingAsked = { employment: [], qualifications: [] };
  const { able, vacancy } = holdersOf(people, organization, offices, nothingAsked, at);
  const there = able.map(({ person, appointment }) => ({
    person: person.id,
    name: person.name,
    office: appointment.office,
    organization,
    acting: appointment.acting,
  }));
  return { people: there, vacancy };
}

/** Everybody of a contact tree, each once, under the first role that he plays: holders before deputies. */
export function peopleOfTree(
  roles: readonly FilledRole[],
): readonly { readonly person: PersonId; readonly name: string; readonly role: string }[] {
  const seen = new Map<PersonId, { person: PersonId; name: string; role: string }>();
  for (const which of ['people', 'deputyPeople'] as const) {
    for (const role of roles) {
      for (const { person, name } of role[which]) {
        if (!seen.has(person)) seen.set(person, { person, name, role: role.name });
      }
    }
  }
  return [...seen.values()];
}

/** How an organisation stands to a scenario of its rule book. */
export type ScenarioState = 'own' | 'inherited' | 'expiring' | 'expired' | 'missing' | 'voluntary';

/** The state that a board shows: a plan that ends within `days` days is expiring; nothing is lacking where the rule book leaves it open. Pure. */
export function scenarioState(
  counts: PlanThatCounts | null,
  rule: Pick<PlanRule, 'compulsory'>,
  days: number,
  at: Instant,
): ScenarioState {
  if (counts === null) return rule.compulsory === false ? 'voluntary' : 'missing';
  if (counts.from !== 'own') return counts.from;
  const soon = Date.parse(counts.plan.expiresAt ?? at) - Date.parse(at) <= days * 86_400_000;
  return soon ? 'expiring' : 'own';
}
