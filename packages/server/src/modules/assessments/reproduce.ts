import type { AssessmentInput } from '@sanshen/domain/assessments';
import { canonicalJson, type PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import { digestOf, gatherInput, isFrozen } from './gather-input.ts';
import { openScene } from './scene.ts';

/** Computes an assessment again from what is there now, and says what differs from what it was computed from. Throws `request.notFound`. */
export async function reproduceAssessment({ db, clock }: AppContext, person: PersonId, id: string) {
  const now = clock.now();
  const { one } = await openScene(db, person, id, now);
  const again = await gatherInput(db, one.organization, one.period, now);
  const digest = digestOf(again);
  return {
    same: digest === one.digest,
    digest: one.digest,
    again: digest,
    frozen: await isFrozen(db, one.organization, one.period),
    differs: differencesOf(one.input, again),
  };
}

/** What is other in two inputs: `rules`, or items as an assessment names them. */
function differencesOf(before: AssessmentInput, after: AssessmentInput): string[] {
  const named = (input: AssessmentInput) =>
    new Map<string, string>([
      ['rules', canonicalJson(input.rules)],
      ...input.indicators.map((one): [string, string] => [`indicator:${one.indicator}`, canonicalJson(one)]),
      ...input.cases.map((one): [string, string] => [`case:${one.case}`, canonicalJson(one)]),
    ]);
  const [first, second] = [named(before), named(after)];
  return [...new Set([...first.keys(), ...second.keys()])].filter(
    (name) => first.get(name) !== second.get(name),
  );
}
