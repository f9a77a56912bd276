import type { Instant, OrganizationId } from '../kernel/index.ts';
import { type Grant, grantOf, relationFor } from './jurisdiction.ts';
import { inForce } from './period.ts';
import type { Relation } from './relation.ts';
import { type Action, type Entitled, entitled } from './rights.ts';
import type { OrganizationTree } from './tree.ts';
import type { Appointment } from './types.ts';

/**
 * Why one appointment does not allow an action: `relation`, nobody of that organisation may do it there; `standing`, only other offices of that
 * organisation may.
 */
export interface Shortfall {
  readonly appointment: Appointment;
  readonly relation: Relation;
  readonly lacks: 'relation' | 'standing';
}

/** Why somebody may do something to an organisation, or why not; and who may (§11). */
export interface Explanation {
  readonly action: Action;
  readonly grant: Grant | null;
  /** Each appointment in force and what it lacks; empty where one of them allows it. */
  readonly shortfalls: readonly Shortfall[];
  readonly entitled: Partial<Readonly<Record<Relation, Entitled>>>;
}

/** Explains what {@link grantOf} decides, by the same table: never a reason that the decision does not have. */
export function explain(
  tree: OrganizationTree,
  appointments: readonly Appointment[],
  organization: OrganizationId,
  action: Action,
  at: Instant,
): Explanation {
  const grant = grantOf(tree, appointments, organization, action, at);
  const holders = entitled(action);
  const shortfalls =
    grant === null
      ? appointments
          .filter((one) => inForce(one, at))
          .map((appointment): Shortfall => {
            const relation = relationFor(tree, appointment.organization, organization, action);
            return {
              appointment,
              relation,
              lacks: holders[relation] === undefined ? 'relation' : 'standing',
            };
          })
      : [];
  return { action, grant, shortfalls, entitled: holders };
}
