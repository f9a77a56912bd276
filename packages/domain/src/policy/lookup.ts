import { administratorOffice, type OfficeStanding } from '../organization/index.ts';
import type { Policy } from './policy.ts';
import type { Procedure } from './procedure.ts';

/** What an office counts for under a rule book; null for an office that it does not define. The administrator's office needs no definition. */
export function standingOf(policy: Pick<Policy, 'offices'>, office: string): OfficeStanding | null {
  if (office === administratorOffice) return 'administrator';
  return policy.offices.find(({ id }) => id === office)?.standsFor ?? null;
}

/** The assignment for a kind of organisation, or null if the rule book does not know the kind. */
export function assignmentFor(policy: Policy, kind: string) {
  return policy.assignments.find((assignment) => assignment.kind === kind) ?? null;
}

/**
 * The procedure that serves channels of a kind of organisation: the assigned one, or `choice` if the rule book lets this kind choose it.
 * Null if the kind is unknown or the choice is not open to it.
 */
export function procedureFor(policy: Policy, kind: string, choice: string | null): Procedure | null {
  const assignment = assignmentFor(policy, kind);
  if (assignment === null) return null;
  if (choice !== null && choice !== assignment.procedure && !assignment.choices.includes(choice)) return null;
  const id = choice ?? assignment.procedure;
  return policy.procedures.find((procedure) => procedure.id === id) ?? null;
}
