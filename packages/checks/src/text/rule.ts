import type { LocalizedText } from '@sanshen/domain/kernel';
import type { FindingSeverity } from '@sanshen/domain/review';
import type { Article, ArticleFacts, ParagraphKind } from './article.ts';
import type { FindingSource, Hit } from './finding.ts';

/** A text without an error of this rule. Lines are paragraphs. */
export interface RightExample {
  readonly text: string;
  /** What the paragraph is; body text unless told. Of an article rule: the first line. */
  readonly kind?: ParagraphKind;
  readonly facts?: ArticleFacts;
}

/** A text in which the rule finds exactly `found`, in order. */
export interface WrongExample extends RightExample {
  readonly found: readonly string[];
  /** The first suggestion of the first finding, where the rule has one. */
  readonly suggestion?: string;
}

interface RuleBase {
  /** The file's path below `rules/` without its ending: `dates/impossible-date`. Never changes, since rulings are kept by it. */
  readonly id: string;
  /** Of the rule book: §5 is proofreading. */
  readonly clause: `§${number}`;
  readonly severity: FindingSeverity;
  /** Share of its findings that are right, as declared; a rule that falls below in practice is demoted to advice. */
  readonly precision: number;
  readonly source: FindingSource;
  readonly title: LocalizedText;
  /** Why it is a fault and what to do. */
  readonly explanation: LocalizedText;
  /** Its tests. */
  readonly examples: {
    readonly right: readonly (string | RightExample)[];
    readonly wrong: readonly WrongExample[];
  };
  /** Among overlapping findings the greater wins; 0 unless told. */
  readonly priority?: number;
}

/** Sees one paragraph at a time and nothing else, so that its findings can be kept while the paragraph stays as it is. */
export interface ParagraphRule extends RuleBase {
  readonly scope: 'paragraph';
  /** Pure and linear in the text's length. Offsets are the paragraph's. */
  check(text: string, kind: ParagraphKind): Iterable<Hit>;
}

/** Sees the whole article with what is known of it. */
export interface ArticleRule extends RuleBase {
  readonly scope: 'article';
  /** Pure and linear in the text's length. Offsets are the article's. */
  check(article: Article): Iterable<Hit>;
}

/** One file in `rules/<group>/`, listed in `rules/index.ts`. Tables and registers come in by a function that makes the rule of them. */
export type Rule = ParagraphRule | ArticleRule;
