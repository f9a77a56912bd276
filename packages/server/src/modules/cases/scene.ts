import { casesProblems } from '@sanshen/contract/cases-problems';
import {
  type AccountabilityRecord,
  type Capacity,
  type Case,
  type CaseActor,
  type CaseRefusal,
  type CaseSight,
  decidersOf,
  type RecordRefusal,
  recordVerdictRefusal,
  seesCase,
} from '@sanshen/domain/cases';
import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import {
  type Action,
  appointmentInForce,
  type Grant,
  grantOf,
  type OrganizationTree,
  type PersonFacts,
  pathTo,
  resolveScopes,
} from '@sanshen/domain/organization';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { snapshotOf, standpoint } from '../organization/public.ts';
import { findCase, isConcerned } from './store.ts';

/** How somebody stands to a case. */
export interface CaseScene {
  readonly one: Case;
  readonly actor: CaseActor;
  readonly facts: PersonFacts;
  /** Whether the rule book lets him read accountability records of the unit (§12). */
  readonly readsRecords: boolean;
  /** Whether he decides appeals against what an organisation over the unit did: he leads above it, or at the root. */
  readonly leadsAbove: (maker: OrganizationId | null) => boolean;
  readonly now: Instant;
}

/** Opens a case for a person. Throws `request.notFound` for one that he may not see as for one that there isn't. */
export async function openScene(
  db: Database | Transaction,
  person: PersonId,
  id: string,
  now: Instant,
  hold = false,
): Promise<CaseScene> {
  const one = await findCase(db, id, hold);
  if (one === null) throw platformProblem('request.notFound');
  const { facts, tree } = await standpoint(db, person, [one.organization, one.handler], now);
  const sights = facts === null ? [] : sightsOf(tree, facts, one.organization, now);
  const ofOpener = facts !== null && isOfOpener(facts, one, now);
  if (facts === null || !sights.some((sight) => seesCase(one, sight, { ofOpener })))
    throw platformProblem('request.notFound');
  const concerned = await isConcerned(db, one.id, person);
  const actor = actorIn(tree, facts, one, { concerned, now });
  const led = placesLed(tree, facts, one.organization, now);
  const leadsAbove = (maker: OrganizationId | null) =>
    led.some((place) => pathTo(tree, appealPlace(tree, one, maker)).includes(place));
  return { one, actor, facts, readsRecords: readsRecords(tree, facts, one, now), leadsAbove, now };
}

function isOfOpener(facts: PersonFacts, { opened }: Case, now: Instant): boolean {
  const place = opened.by?.organization ?? null;
  return place !== null && facts.appointments.some((held) => held.organization === place && held.from <= now);
}

/** At the root, above which there is nobody, its own leaders are the command; a department's people never are. */
function commands(grant: Grant | null, tree: OrganizationTree, unit: OrganizationId): boolean {
  if (grant === null) return false;
  if (grant.relation === 'above') return true;
  return grant.relation === 'own' && isRoot(tree, unit) && grant.appointment.organization === unit;
}

function isRoot(tree: OrganizationTree, unit: OrganizationId): boolean {
  return (tree.get(unit)?.parent ?? null) === null;
}

/** As what somebody may see cases of a unit; several where his appointments give several. */
export function sightsOf(
  tree: OrganizationTree,
  facts: PersonFacts,
  unit: OrganizationId,
  now: Instant,
): readonly CaseSight[] {
  const sights = new Set<CaseSight>();
  for (const held of facts.appointments) {
    const read = grantOf(tree, [held], unit, 'readCases', now);
    if (read?.relation === 'above') sights.add('command');
    if (read?.relation === 'guidance') sights.add('guidance');
    if (read?.relation === 'own') sights.add('unit');
    if (commands(grantOf(tree, [held], unit, 'decideCase', now), tree, unit)) sights.add('command');
  }
  return [...sights];
}

const actionOf: Readonly<Record<Capacity, Action>> = {
  leads: 'decideCase',
  handles: 'handleCase',
  guides: 'guideCase',
  answers: 'answerCase',
};

function actorIn(
  tree: OrganizationTree,
  facts: PersonFacts,
  one: Case,
  { concerned, now }: { readonly concerned: boolean; readonly now: Instant },
): CaseActor {
  const unit = one.organization;
  const found = facts.appointments.flatMap((held) =>
    (Object.keys(actionOf) as Capacity[]).flatMap((capacity) => {
      const grant = grantOf(tree, [held], unit, actionOf[capacity], now);
      const commanding = capacity === 'leads' || capacity === 'handles';
      const held_ = commanding ? commands(grant, tree, unit) : grant !== null;
      return held_ && grant !== null ? [{ capacity, grant }] : [];
    }),
  );
  const ofUnit = facts.appointments.some(
    (held) => grantOf(tree, [held], unit, 'readCases', now)?.relation === 'own',
  );
  const place = appealPlace(tree, one);
  const leading = found.filter(({ capacity }) => capacity === 'leads');
  const above = leading.find(({ grant }) => pathTo(tree, place).includes(grant.appointment.organization));
  const first = (one.status === 'appealed' ? above : undefined) ?? leading[0] ?? found[0];
  return {
    by: snapshotOf(facts, first?.grant.appointment.organization ?? null, now),
    at: now,
    capacities: [...new Set(found.map(({ capacity }) => capacity))],
    ownCause: concerned || (ofUnit && !isRoot(tree, unit)),
    aboveDecider: above !== undefined,
  };
}

/** Where an appeal is decided: at the superior of who decided; at the root by somebody else of it. */
function appealPlace(
  tree: OrganizationTree,
  one: Case,
  decider = decidersOf(one).at(-1)?.by.organization ?? null,
): OrganizationId {
  const path = pathTo(tree, one.organization);
  const index = path.indexOf(decider ?? one.handler);
  return (index > 0 ? path[index - 1] : path[0]) ?? one.handler;
}

/** Where somebody answers for the command over a unit. */
function placesLed(
  tree: OrganizationTree,
  facts: PersonFacts,
  unit: OrganizationId,
  now: Instant,
): readonly OrganizationId[] {
  return facts.appointments
    .filter((held) => commands(grantOf(tree, [held], unit, 'decideCase', now), tree, unit))
    .map((held) => held.organization);
}

function readsRecords(tree: OrganizationTree, facts: PersonFacts, one: Case, now: Instant): boolean {
  const scopes = resolveScopes(tree, one.organization);
  return one.terms.rules.recordsReadBy.some(({ offices, scope }) => {
    const place = scopes[scope];
    return place !== undefined && appointmentInForce(facts, place, offices, now) !== null;
  });
}

/** Why somebody may not decide about the appeal against a record; null where he may. */
export function verdictRefusal(
  record: AccountabilityRecord,
  { actor, leadsAbove }: CaseScene,
): RecordRefusal | null {
  const { by, capacities, ownCause } = actor;
  const aboveMaker = leadsAbove(record.made.by.organization);
  return recordVerdictRefusal(record, { by, leads: capacities.includes('leads'), ownCause, aboveMaker });
}

/** A refusal of the rules on its way to the caller. */
export function refusal(code: CaseRefusal | RecordRefusal): Problem {
  return new Problem(casesProblems[code]);
}
