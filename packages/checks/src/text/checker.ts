import { type Article, articleOf, type Paragraph } from './article.ts';
import type { Finding, Hit } from './finding.ts';
import { withoutOverlaps } from './overlaps.ts';
import type { ArticleRule, ParagraphRule, Rule } from './rule.ts';

export interface CheckerOptions {
  readonly rules: readonly Rule[];
  /** Rules whose findings are advice only, since people overruled them too often. */
  readonly demoted?: ReadonlySet<string>;
  /** Paragraphs whose findings are kept for the next run. */
  readonly kept?: number;
}

export interface RunOptions {
  /** Looked at between paragraphs; an aborted run throws the signal's reason. */
  readonly signal?: AbortSignal;
  /** Told after each paragraph: how many of how many units are done. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** What one paragraph rule or article rule found in one text. */
interface Found {
  readonly rule: Rule;
  readonly hit: Hit;
}

/**
 * Runs rules over articles and keeps what it found in each paragraph, so that after a keystroke only the changed paragraph and the
 * article rules run again. Findings come in order of place, rank and rule: the same text gives the same list.
 */
export class Checker {
  readonly #paragraphRules: readonly ParagraphRule[];
  readonly #articleRules: readonly ArticleRule[];
  readonly #demoted: ReadonlySet<string>;
  readonly #limit: number;
  /** By kind and text, least recently used first. */
  readonly #known = new Map<string, readonly Found[]>();

  constructor({ rules, demoted = new Set(), kept = 2000 }: CheckerOptions) {
    this.#paragraphRules = rules.filter((rule) => rule.scope === 'paragraph');
    this.#articleRules = rules.filter((rule) => rule.scope === 'article');
    this.#demoted = demoted;
    this.#limit = kept;
  }

  /** All findings of an article, at once. */
  check(article: Article | string, options: RunOptions = {}): readonly Finding[] {
    const steps = this.#steps(typeof article === 'string' ? articleOf(article) : article, options);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  }

  /** The same without holding the thread for longer than a few milliseconds at a time; `pause` lets others run. */
  async checkInSteps(
    article: Article | string,
    options: RunOptions & { readonly pause: () => Promise<void> },
  ): Promise<readonly Finding[]> {
    const steps = this.#steps(typeof article === 'string' ? articleOf(article) : article, options);
    let since = performance.now();
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      if (performance.now() - since > 8) {
        await options.pause();
        since = performance.now();
      }
    }
  }

  *#steps(article: Article, { signal, onProgress }: RunOptions): Generator<undefined, readonly Finding[]> {
    const findings: Finding[] = [];
    const add = ({ rule, hit }: Found, offset: number) =>
      findings.push(this.#finding(rule, hit, article.text, offset));
    for (const paragraph of article.paragraphs) {
      signal?.throwIfAborted();
      for (const found of this.#ofParagraph(paragraph)) add(found, paragraph.start);
      onProgress?.(paragraph.start + paragraph.text.length, article.text.length);
      yield;
    }
    for (const rule of this.#articleRules) {
      signal?.throwIfAborted();
      for (const hit of rule.check(article)) add({ rule, hit }, 0);
      yield;
    }
    return withoutOverlaps(findings, article.text.length, this.#rank);
  }

  #ofParagraph({ kind, text }: Paragraph): readonly Found[] {
    const key = `${kind}\n${text}`;
    const known = this.#known.get(key);
    if (known !== undefined) {
      this.#known.delete(key);
      this.#known.set(key, known);
      return known;
    }
    const found: Found[] = [];
    for (const rule of this.#paragraphRules) {
      for (const hit of rule.check(text, kind)) found.push({ rule, hit });
    }
    this.#known.set(key, found);
    if (this.#known.size > this.#limit) {
      for (const oldest of this.#known.keys()) {
        this.#known.delete(oldest);
        break;
      }
    }
    return found;
  }

  #finding(rule: Rule, hit: Hit, text: string, offset: number): Finding {
    const start = hit.start + offset;
    const end = hit.end + offset;
    return {
      rule: rule.id,
      clause: rule.clause,
      severity: this.#demoted.has(rule.id) ? 'advice' : (hit.severity ?? rule.severity),
      start,
      end,
      text: text.slice(start, end),
      message: hit.message,
      suggestions: hit.suggestions ?? [],
      source: hit.source ?? rule.source,
      ...(hit.confidence === undefined ? {} : { confidence: hit.confidence }),
    };
  }

  readonly #ranks = new Map<string, number>();
  readonly #rank = (id: string): number => {
    if (this.#ranks.size === 0) {
      for (const rule of [...this.#paragraphRules, ...this.#articleRules]) {
        this.#ranks.set(rule.id, rule.priority ?? 0);
      }
    }
    return this.#ranks.get(id) ?? 0;
  };
}
