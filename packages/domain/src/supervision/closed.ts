import type { ClauseId, Digest, Instant, LocalizedText, OrganizationId } from '../kernel/index.ts';
import { canonicalJson } from '../kernel/index.ts';
import type { PersonSnapshot } from '../organization/index.ts';
import type { Indicator, IndicatorMeasure } from '../policy/index.ts';
import type { Weight } from './definition.ts';
import { definitionAt } from './definitions/index.ts';
import type { Month } from './month.ts';

/** Days after the end of a month at which it is frozen, so that what a stopped server owes is counted first. */
export const freezeAfterDays = 3;

/** What a month came to by one measure. */
export interface ClosedValue extends Weight {
  readonly measure: IndicatorMeasure;
  readonly version: number;
}

/** An indicator as the rule book had it when the month was frozen. */
export interface ClosedIndicator {
  readonly id: string;
  readonly clause: ClauseId;
  readonly name: LocalizedText;
  readonly measure: IndicatorMeasure;
  readonly better: 'higher' | 'lower';
  readonly threshold: number;
  readonly points: number;
}

/** A month of a unit that is closed: values, the indicators that they are held against, and the words of the definitions by which they were counted. */
export interface ClosedPeriod {
  readonly organization: OrganizationId;
  readonly month: Month;
  /** 0 when it is frozen; one more with each amendment. */
  readonly amendment: number;
  readonly values: readonly ClosedValue[];
  readonly indicators: readonly ClosedIndicator[];
  /** Of the definitions: their words, units and versions. */
  readonly definitions: Digest;
  /** Leaves of the ledger that were counted: with these and no later ones it comes out the same. */
  readonly leaves: number;
  /** Up to when time had passed. */
  readonly countedAt: Instant;
}

export type SupervisionEvent =
  | {
      readonly kind: 'periodFrozen';
      readonly root: OrganizationId;
      readonly period: ClosedPeriod;
      readonly digest: Digest;
    }
  | {
      readonly kind: 'periodAmended';
      readonly root: OrganizationId;
      readonly period: ClosedPeriod;
      readonly digest: Digest;
      /** Of the version before. */
      readonly replaces: Digest;
      readonly reason: string;
      readonly by: PersonSnapshot;
    };

/** The values in the one order in which they are hashed. */
export function sortedValues(values: readonly ClosedValue[]): readonly ClosedValue[] {
  return values
    .map(({ measure, version, numerator, denominator }) => ({ measure, version, numerator, denominator }))
    .toSorted((a, b) => (a.measure < b.measure ? -1 : 1));
}

/** An indicator of the rule book as it is kept with a month. */
export function closedIndicator(indicator: Indicator): ClosedIndicator {
  const { id, clause, name, measure, better, threshold, points } = indicator;
  return { id, clause, name, measure, better, threshold, points };
}

/** What the digest of the definitions of some measures in a month is of. */
export function definitionsText(measures: readonly IndicatorMeasure[], month: Month): string {
  const used = [...new Set(measures)].toSorted().map((measure) => {
    const definition = definitionAt(measure, month);
    if (definition === null) return { measure };
    const { version, unit, judged, name, how, from } = definition;
    return { measure, version, unit, judged, name, how, from };
  });
  return canonicalJson(used);
}

/** What the digest of a closed month is of. */
export function closedText(period: ClosedPeriod): string {
  return canonicalJson({ ...period, values: sortedValues(period.values) });
}

/** The first thing in which two countings of a month differ; null if none. */
export function differingMeasure(
  before: readonly ClosedValue[],
  after: readonly ClosedValue[],
): {
  readonly measure: IndicatorMeasure;
  readonly before: Weight | null;
  readonly after: Weight | null;
} | null {
  const measures = [...new Set([...before, ...after].map(({ measure }) => measure))].toSorted();
  for (const measure of measures) {
    const [a, b] = [before, after].map((values) => values.find((one) => one.measure === measure) ?? null);
    const same =
      (a?.numerator ?? 0) === (b?.numerator ?? 0) && (a?.denominator ?? 0) === (b?.denominator ?? 0);
    if (!same) return { measure, before: a ?? null, after: b ?? null };
  }
  return null;
}
