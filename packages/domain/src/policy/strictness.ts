import type { Assignment, Policy } from './policy.ts';
import { procedureRule } from './strictness-procedure.ts';
import {
  below,
  type Difference,
  equal,
  keyed,
  members,
  note,
  overallVerdict,
  type Rule,
  type Take,
  type Where,
  wording,
} from './strictness-rules.ts';
import { byId, sectionRules } from './strictness-sections.ts';

/**
 * Compares two complete rule books, item by item, and says of every difference whether the second is stricter. Equal rule books give none.
 * What only the wording of has changed is listed as `same`.
 */
export function compareStrictness(base: Policy, derived: Policy): readonly Difference[] {
  const differences: Difference[] = [];
  const take: Take = (difference) => differences.push(difference);
  members<Omit<Policy, 'procedures' | 'assignments'>>(sectionRules)(
    base,
    derived,
    { pointer: '', path: '' },
    take,
  );
  compareProcedures(base, derived, take);
  compareAssignments(base, derived, take);
  return differences;
}

/** Those differences for which a derived rule book is refused: what loosens, and what cannot be compared. */
export function loosenings(differences: readonly Difference[]): readonly Difference[] {
  return differences.filter(({ verdict }) => verdict === 'looser' || verdict === 'incomparable');
}

function compareProcedures(base: Policy, derived: Policy, take: Take): void {
  const at = { pointer: '/procedures', path: 'procedures' };
  const inUse = new Set(base.assignments.flatMap(({ procedure, choices }) => [procedure, ...choices]));
  keyed(procedureRule, { key: byId, added: 'same', removed: 'looser' })(
    base.procedures.filter(
      (procedure) => inUse.has(procedure.id) || derived.procedures.some(({ id }) => id === procedure.id),
    ),
    derived.procedures,
    at,
    take,
  );
}

function compareAssignments(base: Policy, derived: Policy, take: Take): void {
  const at = { pointer: '/assignments', path: 'assignments' };
  const compare: Rule<Assignment> = (before, after, place, put) => {
    wording(before.clause, after.clause, below(place, 'clause'), put);
    const open = [before.procedure, ...before.choices];
    if (after.procedure !== before.procedure) {
      compareChoice(base, derived, open, after.procedure, below(place, 'procedure'), put, before.procedure);
    }
    after.choices.forEach((choice, index) => {
      if (!open.includes(choice)) {
        compareChoice(
          base,
          derived,
          open,
          choice,
          below(below(place, 'choices'), index, choice),
          put,
          before.choices,
        );
      }
    });
    const still = [after.procedure, ...after.choices];
    if (open.some((id) => !still.includes(id))) {
      note(put, below(place, 'choices'), 'stricter', 'fewerStricter', before.choices, after.choices);
    }
  };
  keyed(compare, { key: (item) => item.kind, added: 'same', removed: 'looser' })(
    base.assignments,
    derived.assignments,
    at,
    take,
  );
}

/** A procedure that was not open before must be no looser than one that was. */
function compareChoice(
  base: Policy,
  derived: Policy,
  open: readonly string[],
  choice: string,
  at: Where,
  take: Take,
  before: unknown,
): void {
  if (open.includes(choice)) return;
  const now = derived.procedures.find((procedure) => procedure.id === choice);
  const fits = base.procedures.some((was) => {
    if (now === undefined || !open.includes(was.id)) return false;
    if (equal(was, now)) return true;
    const found: Difference[] = [];
    procedureRule(was, now, at, (difference) => found.push(difference));
    return ['same', 'stricter'].includes(overallVerdict(found));
  });
  if (fits) note(take, at, 'stricter', 'procedureStricter', before, choice);
  else note(take, at, 'looser', 'procedureLooser', before, choice);
}
