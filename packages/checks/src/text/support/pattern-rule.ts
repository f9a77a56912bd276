import type { LocalizedText } from '@sanshen/domain/kernel';
import type { ParagraphKind } from '../article.ts';
import type { Hit } from '../finding.ts';
import type { ParagraphRule } from '../rule.ts';

/** A form that is looked for, with what to say about it. */
export interface Pattern {
  /** Global, and without a part that repeats inside a repetition: matching must be linear. The finding is group `hit`, or the match. */
  readonly pattern: RegExp;
  /** Not asked for matches that it says false to. */
  readonly when?: (match: RegExpExecArray, text: string, kind: ParagraphKind) => boolean;
  readonly message: LocalizedText | ((match: RegExpExecArray) => LocalizedText);
  readonly suggest?: (match: RegExpExecArray) => string | readonly string[] | undefined;
  readonly severity?: Hit['severity'];
}

type Head = Omit<ParagraphRule, 'scope' | 'check'>;

/** A paragraph rule that is a list of patterns. */
export function patternRule(
  head: Head,
  patterns: readonly Pattern[],
  kinds?: readonly ParagraphKind[],
): ParagraphRule {
  return {
    ...head,
    scope: 'paragraph',
    *check(text, kind) {
      if (kinds !== undefined && !kinds.includes(kind)) return;
      for (const one of patterns) yield* matchesOf(one, text, kind);
    },
  };
}

/** The hits of one pattern in a text. */
export function* matchesOf(
  { pattern, when, message, suggest, severity }: Pattern,
  text: string,
  kind: ParagraphKind,
): Generator<Hit> {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const { lastIndex } = pattern;
    if (match[0].length === 0) pattern.lastIndex++;
    if (when !== undefined && !when(match, text, kind)) continue;
    const [start, end] = match.indices?.groups?.hit ?? [match.index, match.index + match[0].length];
    const suggestion = suggest?.(match);
    yield {
      start,
      end,
      message: typeof message === 'function' ? message(match) : message,
      ...(suggestion === undefined ? {} : { suggestions: [suggestion].flat() }),
      ...(severity === undefined ? {} : { severity }),
    };
    pattern.lastIndex = Math.max(pattern.lastIndex, lastIndex);
  }
}
