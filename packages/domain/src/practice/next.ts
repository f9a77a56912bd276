import { type PracticeKind, practiceKinds } from './kinds.ts';
import type { KindScore } from './score.ts';

/** Adds up how the kinds came off in several exercises, in the order of {@link practiceKinds}. */
export function addScores(scores: readonly (readonly KindScore[])[]): readonly KindScore[] {
  const all = scores.flat();
  return practiceKinds.flatMap((kind) => {
    const own = all.filter((one) => one.kind === kind);
    if (own.length === 0) return [];
    const planted = own.reduce((sum, one) => sum + one.planted, 0);
    return [{ kind, planted, found: own.reduce((sum, one) => sum + one.found, 0) }];
  });
}

/**
 * Kinds in the order in which they should be practised: those missed most often first. A kind that was hardly met counts as half missed, so that nothing
 * stays unpractised and one bad day does not fill all that follows. Pure.
 */
export function weakestKinds(history: readonly KindScore[]): readonly PracticeKind[] {
  const weakness = (kind: PracticeKind) => {
    const met = history.find((one) => one.kind === kind);
    if (met === undefined) return 0.5;
    return (met.planted - met.found + 1) / (met.planted + 2);
  };
  return practiceKinds
    .map((kind, index) => ({ kind, index, weak: weakness(kind) }))
    .sort((a, b) => b.weak - a.weak || a.index - b.index)
    .map(({ kind }) => kind);
}

/** Errors of real work as scores: what was found, of all that was found or passed. What no rule tells the kind of is left out. */
export function realScores(
  counts: readonly {
    readonly kind: PracticeKind | null;
    readonly caught: number;
    readonly passed: number;
  }[],
): readonly KindScore[] {
  return counts.flatMap(({ kind, caught, passed }) =>
    kind === null ? [] : [{ kind, planted: caught + passed, found: caught }],
  );
}

/** How many kinds a training plan names at once: more would say nothing. */
const namedAtOnce = 3;

/** The kinds that a training plan should name: those missed most often, in practice and in real work together; none that was never missed. Pure. */
export function toLearn(history: readonly KindScore[]): readonly KindScore[] {
  return weakestKinds(history)
    .flatMap((kind) => history.filter((one) => one.kind === kind && one.found < one.planted))
    .slice(0, namedAtOnce);
}
