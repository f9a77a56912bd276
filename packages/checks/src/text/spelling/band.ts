import type { FindingSeverity } from '@sanshen/domain/review';
import type { ParagraphRule } from '../rule.ts';

/** A rule of spelling before it has its tables: what it reports is a band of confidence. */
export interface SpellingBand extends Omit<ParagraphRule, 'check' | 'scope'> {
  readonly severity: FindingSeverity;
  /** Least confidence of its findings; they reach up to the next band's. */
  readonly least: number;
}
