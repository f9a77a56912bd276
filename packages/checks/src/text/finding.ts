import type { LocalizedText } from '@sanshen/domain/kernel';
import type { FindingSeverity } from '@sanshen/domain/review';

/** What a finding rests on: a standard, a law, a register that somebody keeps, statistics of a corpus, or a language model's opinion. */
export interface FindingSource {
  readonly kind: 'standard' | 'law' | 'register' | 'statistics' | 'model';
  /** For people, in Chinese: 《标点符号用法》（GB/T 15834—2011）. */
  readonly name: string;
}

/**
 * What a rule saw in the text it was given. Offsets are UTF-16 units of that text: of the paragraph for a paragraph rule, of the
 * whole article for an article rule.
 */
export interface Hit {
  readonly start: number;
  /** One past the last unit; greater than `start`. */
  readonly end: number;
  readonly message: LocalizedText;
  /** Texts that may stand in place of `start … end`, best first. */
  readonly suggestions?: readonly string[];
  /** Only if it differs from the rule's; never more severe than the rule's. */
  readonly severity?: FindingSeverity;
  /** Only if it differs from the rule's, as where a register names its own source. */
  readonly source?: FindingSource;
  /** 0 to 1, for rules that rest on statistics. */
  readonly confidence?: number;
}

/** A finding (问题) on an article's extracted plain text. It never blocks anything: people rule on it. */
export interface Finding {
  /** The id of the rule that found it. */
  readonly rule: string;
  /** The clause of the rule book it serves, such as §8. */
  readonly clause?: string;
  readonly severity: FindingSeverity;
  /** UTF-16 units of the extracted plain text. */
  readonly start: number;
  readonly end: number;
  /** The text from `start` to `end`. */
  readonly text: string;
  readonly message: LocalizedText;
  readonly suggestions: readonly string[];
  readonly source: FindingSource;
  readonly confidence?: number;
}
