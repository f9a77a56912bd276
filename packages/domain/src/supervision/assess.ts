import type { ClauseId, LocalizedText } from '../kernel/index.ts';
import type { IndicatorMeasure } from '../policy/index.ts';
import type { ClosedIndicator, ClosedValue } from './closed.ts';
import { type Definition, type IndicatorVerdict, type Unit, valueIn, verdictOf } from './definition.ts';
import { definitionAt } from './definitions/index.ts';
import { isMeasured } from './followers.ts';
import { type Month, monthsOf, type PeriodKey } from './month.ts';

/** How an indicator of the rule book stands in a period. */
export interface IndicatorValue {
  readonly indicator: string;
  readonly clause: ClauseId;
  readonly name: LocalizedText;
  readonly measure: IndicatorMeasure;
  /** Of the definition by which the last month was counted. */
  readonly version: number;
  readonly unit: Unit;
  readonly better: 'higher' | 'lower';
  readonly threshold: number;
  readonly points: number;
  readonly numerator: number;
  readonly denominator: number;
  /** Null where there is nothing that it could be of, and where nothing in the product shows it yet. */
  readonly value: number | null;
  readonly verdict: IndicatorVerdict | 'notMeasured';
}

/** How indicators stand by the sums of a period; `months` are those of the period that have begun. */
export function assess(
  indicators: readonly ClosedIndicator[],
  sums: readonly ClosedValue[],
  period: PeriodKey,
  months: readonly Month[],
): readonly IndicatorValue[] {
  const last = months.at(-1) ?? monthsOf(period).at(-1) ?? period;
  const whole = months.length === 12;
  return indicators.map(({ id, clause, name, measure, better, threshold, points }) => {
    const sum = sums.find((one) => one.measure === measure);
    const definition = definitionAt(measure, last);
    const { numerator, denominator } = sum ?? { numerator: 0, denominator: 0 };
    const shown = { indicator: id, clause, name, measure, better, threshold, points, numerator, denominator };
    const version = sum?.version ?? definition?.version ?? 0;
    if (definition === null || !isMeasured(measure))
      return { ...shown, version, unit: definition?.unit ?? 'count', value: null, verdict: 'notMeasured' };
    const value = valueIn(definition.unit, { numerator, denominator }, Math.max(months.length, 1));
    const verdict = verdictOf(definition, value, { better, threshold }, whole);
    return { ...shown, version, unit: definition.unit, value, verdict };
  });
}

/** The definition of an indicator as it counts a month, in words. */
export type ShownDefinition = Pick<
  Definition,
  'measure' | 'version' | 'from' | 'unit' | 'judged' | 'name' | 'how'
>;
