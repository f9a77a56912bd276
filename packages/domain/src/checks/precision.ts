import type { FindingSeverity } from '../review/index.ts';

/** How people ruled on what one rule found. */
export interface RuleCounts {
  readonly accepted: number;
  readonly overruled: number;
  /** Findings whose suggestion stood in the next text: nobody ruled, but the author took it. */
  readonly applied: number;
}

/** A rule's share of right findings as people ruled; bounds of the Wilson score interval (95 %). */
export interface MeasuredPrecision {
  readonly ruled: number;
  readonly precision: number;
  readonly low: number;
  readonly high: number;
}

/** Rulings without which nothing is said about a rule. */
export const fewestRulings = 20;

/** Of the standard normal distribution: two-sided 95 %. */
const z = 1.959964;

/** What rulings say about a rule; null before the first. */
export function measuredPrecision({ accepted, overruled, applied }: RuleCounts): MeasuredPrecision | null {
  const right = accepted + applied;
  const ruled = right + overruled;
  if (ruled === 0) return null;
  const share = right / ruled;
  const weight = z ** 2 / ruled;
  const middle = (share + weight / 2) / (1 + weight);
  const half = (z / (1 + weight)) * Math.sqrt((share * (1 - share)) / ruled + weight / (4 * ruled));
  return {
    ruled,
    precision: share,
    low: Math.max(0, middle - half),
    high: Math.min(1, middle + half),
  };
}

/**
 * Whether a rule gives advice only. It is demoted once enough people ruled and even the upper bound lies below what the rule declares, so
 * that bad luck demotes nothing; it comes back when its share reaches the declared one again.
 */
export function isDemoted(declared: number, counts: RuleCounts, demotedBefore: boolean): boolean {
  const measured = measuredPrecision(counts);
  if (measured === null || measured.ruled < fewestRulings) return demotedBefore;
  return demotedBefore ? measured.precision < declared : measured.high < declared;
}

/** The severity at which a finding is shown. */
export function shownSeverity(declared: FindingSeverity, demoted: boolean): FindingSeverity {
  return demoted ? 'advice' : declared;
}
