import type { Procedure, Stage } from '../policy/index.ts';
import type { ReviewState } from './state.ts';

const noStages: readonly Stage[] = [];
// A plan depends on procedure and level alone; both are immutable, so it is worth keeping.
const plans = new WeakMap<Procedure, Map<string, readonly Stage[]>>();

/** The rank of a level of importance in a procedure, or -1. */
export function rankOf(procedure: Procedure, level: string): number {
  return procedure.importance.findIndex((known) => known.id === level);
}

/** The stages that a procedure asks for at a level of importance: the base ones, then the escalations it has reached. */
export function stagesFor(procedure: Procedure, level: string): readonly Stage[] {
  let known = plans.get(procedure);
  if (known === undefined) {
    known = new Map();
    plans.set(procedure, known);
  }
  const kept = known.get(level);
  if (kept !== undefined) return kept;
  const rank = rankOf(procedure, level);
  const reached = procedure.escalations.filter((escalation) => rank >= rankOf(procedure, escalation.from));
  const stages = [...procedure.stages, ...reached.flatMap((escalation) => escalation.stages)];
  known.set(level, stages);
  return stages;
}

/** The stages of a run under way at its present importance; none before it is submitted. */
export function planOf(state: ReviewState): readonly Stage[] {
  if (state.pinned === null || state.importance === null) return noStages;
  return stagesFor(state.pinned.procedure, state.importance);
}

/** What was raised stays raised when a text comes again, also after a withdrawal, if the procedure knows the level; otherwise the lowest one. */
export function importanceIn(state: ReviewState, procedure: Procedure): string {
  const { importance } = state;
  if (importance !== null && rankOf(procedure, importance) >= 0) return importance;
  return procedure.importance[0]?.id ?? '';
}
