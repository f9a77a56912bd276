import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import {
  type Office,
  type OrganizationTree,
  type PersonFacts,
  resolveScopes,
} from '@sanshen/domain/organization';
import type { PinnedProcedure, Procedure, Scope, Seat, Stage } from '@sanshen/domain/policy';
import type { Facts } from '@sanshen/domain/review';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { loadPersonFacts, loadSurroundings } from '../organization/public.ts';

/** Facts for one decision, and what the organisations around it are called. */
export interface LoadedFacts {
  readonly facts: Facts;
  readonly names: ReadonlyMap<OrganizationId, string>;
}

/**
 * Everything that decide() may know for one command, loaded inside the deciding transaction: the actor, and everyone who holds an
 * office that the procedure names. Facts that cannot bear on the procedure are left out, since they stay in the record for good.
 */
export async function loadFacts(
  trx: Database | Transaction,
  about: {
    readonly actors: readonly PersonId[];
    readonly organization: OrganizationId;
    /** The procedure of the run, or the one that a new run would be pinned to. */
    readonly pinned: PinnedProcedure | null;
    /** The procedure in force, where the command may start a run. */
    readonly inForce: PinnedProcedure | null;
    /** The tree around the organisation at this moment, if the caller has it already. */
    readonly tree?: OrganizationTree | null;
  },
  now: Instant,
): Promise<LoadedFacts> {
  const tree = about.tree ?? (await loadSurroundings(trx, [about.organization], now));
  const scopes = resolveScopes(tree, about.organization);
  const procedure = (about.pinned ?? about.inForce)?.procedure;
  const chain = procedure === undefined ? [] : officesOf(procedure);
  const offices = chain.flatMap(({ scope, offices: names }) => {
    const organization = scopes[scope];
    return organization === undefined ? [] : [{ organization, offices: names }];
  });
  const people = await loadPersonFacts(trx, { people: about.actors, offices }, now);
  const organizations = new Set<OrganizationId>(Object.values(scopes));
  const relevantPeople = people.map((one) => relevant(one, organizations));
  return {
    facts: { now, scopes, procedure: about.inForce, people: relevantPeople },
    names: new Map([...tree].map(([id, node]) => [id, node.name])),
  };
}

function relevant(person: PersonFacts, organizations: ReadonlySet<OrganizationId>): PersonFacts {
  return {
    ...person,
    appointments: person.appointments.filter((one) => organizations.has(one.organization)),
  };
}

interface ScopedOffices {
  readonly scope: Scope;
  readonly offices: readonly Office[];
}

const chains = new WeakMap<Procedure, readonly ScopedOffices[]>();

/** Every office that a procedure names anywhere, by scope. */
export function officesOf(procedure: Procedure): readonly ScopedOffices[] {
  const known = chains.get(procedure);
  if (known !== undefined) return known;
  const stages = [...procedure.stages, ...procedure.escalations.flatMap((escalation) => escalation.stages)];
  const named: readonly ScopedOffices[] = [
    ...stages.flatMap(seatsIn),
    ...(procedure.emergency?.requestBy ?? []),
    ...(procedure.emergency?.confirmBy ?? []),
    procedure.publishers,
    procedure.responsible,
    { scope: 'own', offices: procedure.registrars },
  ];
  const byScope = new Map<Scope, Set<Office>>();
  for (const { scope, offices } of named) {
    const all = byScope.get(scope) ?? new Set<Office>();
    for (const office of offices) all.add(office);
    byScope.set(scope, all);
  }
  const chain = [...byScope].map(([scope, offices]) => ({ scope, offices: [...offices] }));
  chains.set(procedure, chain);
  return chain;
}

function seatsIn(stage: Stage): readonly ScopedOffices[] {
  const { composition } = stage;
  if (composition.kind === 'seats') return composition.seats.map((seat: Seat) => seat);
  return [composition.member, { scope: composition.member.scope, offices: composition.ledBy }];
}
