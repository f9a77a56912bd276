import type { AssessmentGrade, AssessmentRules } from '../policy/index.ts';

/** The grade of a score: the first one whose bound it reaches; null where the rule book has none. Pure. */
export function gradeOf(score: number, grades: readonly AssessmentGrade[]): AssessmentGrade | null {
  return grades.find(({ atLeast }) => score >= atLeast) ?? null;
}

/** One unit among others. */
export interface Ranked<Unit> {
  readonly unit: Unit;
  readonly score: number;
  /** 1 for the best; those with the same score share a place. Null where the rule book ranks nobody by place. */
  readonly place: number | null;
}

/**
 * Units with their places where the rule book wants the order (the best first), by their names or whatever order they come in where it does not. Only final
 * assessments may be given: a place that an appeal can still change is none. Pure.
 */
export function rank<Unit>(
  units: readonly { readonly unit: Unit; readonly score: number }[],
  ranking: AssessmentRules['ranking'],
): readonly Ranked<Unit>[] {
  if (ranking !== 'order') return units.map((one) => ({ ...one, place: null }));
  const sorted = [...units].sort((a, b) => b.score - a.score);
  return sorted.map((one) => ({
    ...one,
    place: 1 + sorted.findIndex(({ score }) => score === one.score),
  }));
}
