import type { IndicatorMeasure } from '../../policy/index.ts';
import type { Definition } from '../definition.ts';
import type { Month } from '../month.ts';
import type { Observation } from '../observation.ts';
import { conductDefinitions } from './conduct.ts';
import { contentDefinitions } from './content.ts';
import { dutyDefinitions } from './duties.ts';
import { errorDefinitions } from './errors.ts';
import { reviewDefinitions } from './review.ts';

/** Every version of every definition. A version that has counted a month stays here for good, or that month could not be counted again. */
export const definitions: readonly Definition[] = [
  ...contentDefinitions,
  ...errorDefinitions,
  ...reviewDefinitions,
  ...conductDefinitions,
  ...dutyDefinitions,
];

/** The version of a definition that counts a month; null where the measure has none. */
export function definitionAt(
  measure: IndicatorMeasure,
  month: Month,
  among: readonly Definition[] = definitions,
): Definition | null {
  return (
    among
      .filter((one) => one.measure === measure && (one.from === null || one.from <= month))
      .toSorted((a, b) => b.version - a.version)[0] ?? null
  );
}

/** What an observation adds to which measures, by the definitions of its month. */
export function weigh(
  observation: Observation,
  month: Month,
  among: readonly Definition[] = definitions,
): readonly {
  readonly definition: Definition;
  readonly numerator: number;
  readonly denominator: number;
}[] {
  return among.flatMap((definition) => {
    if (!definition.observes.includes(observation.kind)) return [];
    if (definitionAt(definition.measure, month, among) !== definition) return [];
    const weight = definition.weigh(observation);
    return weight === null ? [] : [{ definition, ...weight }];
  });
}
