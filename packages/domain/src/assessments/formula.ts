import type { ClauseId, LocalizedText } from '../kernel/index.ts';
import type { AssessmentRules, Gravity, Indicator } from '../policy/index.ts';

/** How an indicator's value is written: a number, a share of one, in ten thousand, hours. */
export type ValueUnit = 'count' | 'share' | 'perTenThousand' | 'hoursPerPerson';

/** One indicator's value in the period, as the clause board has it. */
export interface AssessedIndicator {
  readonly indicator: string;
  readonly clause: ClauseId;
  readonly name: LocalizedText;
  readonly better: Indicator['better'];
  readonly threshold: number;
  readonly points: number;
  readonly unit: ValueUnit;
  /** Null where there was nothing that it could be of. */
  readonly value: number | null;
  readonly numerator: number;
  readonly denominator: number;
}

/** One case that counts in the period. */
export interface AssessedCase {
  readonly case: string;
  readonly clause: ClauseId;
  readonly title: string;
  readonly gravity: Gravity;
  readonly points: number;
  /** Of these, for deadlines that were missed. */
  readonly forMissed: number;
}

/** Everything that a score depends on, and nothing else. */
export interface AssessmentInput {
  /** The rule book's formula at the time; the digest names the whole rule book. */
  readonly rules: { readonly policy: string; readonly digest: string; readonly formula: AssessmentRules };
  readonly indicators: readonly AssessedIndicator[];
  readonly cases: readonly AssessedCase[];
}

/** Points lost, and what for. */
export interface AssessmentItem {
  /** `indicator:<id>` or `case:<id>`. */
  readonly item: string;
  readonly kind: 'indicator' | 'case';
  readonly clause: ClauseId;
  /** Points lost, in steps of a tenth. */
  readonly points: number;
  /** Points that it could cost at most. */
  readonly most: number;
}

export interface AssessmentScore {
  /** What can be reached: the points of all indicators. */
  readonly full: number;
  readonly score: number;
  /** What cost points, indicators first, both in the order of the input. */
  readonly items: readonly AssessmentItem[];
}

/**
 * Points that an indicator loses: none up to its threshold, all from `at` on, in proportion between them; all at once without `at`. In tenths of a point,
 * rounded half up. Pure.
 */
export function indicatorLoss(
  { better, threshold, points, value }: Pick<AssessedIndicator, 'better' | 'threshold' | 'points' | 'value'>,
  at: number | null,
): number {
  if (value === null) return 0;
  const missed = better === 'higher' ? threshold - value : value - threshold;
  if (missed <= 0) return 0;
  const whole = at === null ? 0 : Math.abs(at - threshold);
  const part = whole === 0 ? 1 : Math.min(1, missed / whole);
  return tenths(points * part);
}

/** The published formula: each indicator and each case by itself, cases together up to the rule book's most, never below zero. Pure. */
export function scoreOf({ rules, indicators, cases }: AssessmentInput): AssessmentScore {
  const { losses, casesAtMost } = rules.formula;
  const fromIndicators = indicators.map((one): AssessmentItem => {
    const at = losses.find(({ indicator }) => indicator === one.indicator)?.at ?? null;
    return {
      item: `indicator:${one.indicator}`,
      kind: 'indicator',
      clause: one.clause,
      points: indicatorLoss(one, at),
      most: one.points,
    };
  });
  let left = Math.round(casesAtMost * 10);
  const fromCases = cases.map((one): AssessmentItem => {
    const counted = Math.min(left, Math.round(one.points * 10));
    left -= counted;
    return {
      item: `case:${one.case}`,
      kind: 'case',
      clause: one.clause,
      points: counted / 10,
      most: one.points,
    };
  });
  const items = [...fromIndicators, ...fromCases].filter(({ points }) => points > 0);
  const full = tenths(indicators.reduce((sum, { points }) => sum + points, 0));
  return {
    full,
    score: remaining(
      full,
      items.map(({ points }) => points),
    ),
    items,
  };
}

/** What is left of `full` after losses, in tenths and never below zero. Pure. */
export function remaining(full: number, losses: readonly number[]): number {
  const lost = losses.reduce((sum, points) => sum + Math.round(points * 10), 0);
  return Math.max(0, Math.round(full * 10) - lost) / 10;
}

function tenths(points: number): number {
  // 0.95 × 10 is 9.499…; the smallest step that matters is far above this.
  return Math.floor(points * 10 + 0.5 + 1e-9) / 10;
}
