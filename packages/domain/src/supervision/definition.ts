import type { LocalizedText } from '../kernel/index.ts';
import type { IndicatorMeasure } from '../policy/index.ts';
import type { Month } from './month.ts';
import type { Observation, ObservationKind } from './observation.ts';

/**
 * How a value is made from its sums: `count` is the numerator; `share` is numerator by denominator, 0 to 1; `perTenThousand` is that times 10,000;
 * `hoursPerPerson` is minutes as
 * hours by the people on the record, averaged over the months.
 */
export const units = ['count', 'share', 'perTenThousand', 'hoursPerPerson'] as const;
export type Unit = (typeof units)[number];

/** What one observation adds. */
export interface Weight {
  readonly numerator: number;
  readonly denominator: number;
}

/** How one number of the board comes about. Another way to count is another version; months before its first keep the version that they had. */
export interface Definition {
  readonly measure: IndicatorMeasure;
  readonly version: number;
  /** The first month that it counts; null for always. */
  readonly from: Month | null;
  readonly unit: Unit;
  /** The period to which the rule book's threshold belongs: any, or a whole year, before which the value is only on its way. */
  readonly judged: 'always' | 'byYear';
  readonly name: LocalizedText;
  /** In words: what is counted, of what, and when. */
  readonly how: LocalizedText;
  readonly observes: readonly ObservationKind[];
  /** What an observation adds; null where it is none of its business. */
  readonly weigh: (observation: Observation) => Weight | null;
}

/** One or nothing, of one. */
export function one(counts: boolean): Weight {
  return { numerator: counts ? 1 : 0, denominator: 1 };
}

/** The value that sums have; null where there is nothing that it could be of. `months` is the length of the period. */
export function valueIn(unit: Unit, { numerator, denominator }: Weight, months: number): number | null {
  switch (unit) {
    case 'count':
      return numerator;
    case 'share':
      return denominator === 0 ? null : numerator / denominator;
    case 'perTenThousand':
      return denominator === 0 ? null : (numerator * 10_000) / denominator;
    case 'hoursPerPerson':
      return denominator === 0 ? null : ((numerator / 60) * months) / denominator;
  }
}

export type IndicatorVerdict = 'met' | 'missed' | 'nothing' | 'underway';

/** How a value stands to the rule book's threshold. `whole` is whether the period is a whole year. */
export function verdictOf(
  { judged }: Pick<Definition, 'judged'>,
  value: number | null,
  { better, threshold }: { readonly better: 'higher' | 'lower'; readonly threshold: number },
  whole: boolean,
): IndicatorVerdict {
  if (value === null) return 'nothing';
  const good = better === 'higher' ? value >= threshold : value <= threshold;
  if (good) return 'met';
  // What is to be reached within a year cannot be missed before its end; what must not be passed can.
  return judged === 'byYear' && !whole && better === 'higher' ? 'underway' : 'missed';
}
