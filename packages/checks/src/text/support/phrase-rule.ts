import type { LocalizedText } from '@sanshen/domain/kernel';
import type { ParagraphKind } from '../article.ts';
import type { FindingSource, Hit } from '../finding.ts';
import { buildLexicon, findTerms, type Lexicon } from '../lexicon/lexicon.ts';
import type { Term } from '../lexicon/term.ts';
import type { ParagraphRule } from '../rule.ts';

/** A wording that is looked for. */
export interface Phrase {
  readonly text: string;
  readonly suggestions?: readonly string[];
  readonly exceptions?: readonly string[];
  readonly note?: LocalizedText;
  readonly severity?: Hit['severity'];
  readonly source?: FindingSource;
  readonly separators?: boolean;
  readonly wholeWord?: boolean;
  /** Also in full width, capitals and traditional characters. A wording that is wrong as written is looked for as written. */
  readonly folded?: boolean;
}

interface Options {
  readonly message: (found: string, phrase: Phrase) => LocalizedText;
  readonly kinds?: readonly ParagraphKind[];
  /** Asked of each hit: false drops it. */
  readonly when?: (text: string, start: number, end: number, phrase: Phrase) => boolean;
}

/** A paragraph rule that is a list of wordings; the list is made ready when it is first used. */
export function phraseRule(
  head: Omit<ParagraphRule, 'scope' | 'check'>,
  phrases: () => readonly Phrase[],
  { message, kinds, when }: Options,
): ParagraphRule {
  let ready: { readonly list: readonly Phrase[]; readonly lexicon: Lexicon } | undefined;
  return {
    ...head,
    scope: 'paragraph',
    *check(text, kind) {
      if (kinds !== undefined && !kinds.includes(kind)) return;
      if (ready === undefined) {
        const list = phrases();
        ready = { list, lexicon: buildLexicon(list.map((phrase) => termOf(phrase))) };
      }
      for (const { term, start, end } of findTerms(ready.lexicon, text)) {
        const phrase = ready.list[term];
        if (phrase === undefined || (when !== undefined && !when(text, start, end, phrase))) continue;
        yield {
          start,
          end,
          message: message(text.slice(start, end), phrase),
          ...(phrase.suggestions === undefined ? {} : { suggestions: phrase.suggestions }),
          ...(phrase.severity === undefined ? {} : { severity: phrase.severity }),
          ...(phrase.source === undefined ? {} : { source: phrase.source }),
        };
      }
    },
  };
}

function termOf({ text, exceptions, separators, wholeWord, folded = false }: Phrase): Term {
  return {
    text,
    category: '',
    severity: 'warning',
    exact: !folded,
    ...(exceptions === undefined ? {} : { exceptions }),
    ...(separators === undefined ? {} : { separators }),
    ...(wholeWord === undefined ? {} : { wholeWord }),
  };
}

/** Phrases from lines of `wrong right|right !exception|exception`; the right forms and the exceptions may be missing. */
export function phrasesOf(lines: string, more: Omit<Phrase, 'text'> = {}): readonly Phrase[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [text = '', ...rest] = line.trim().split(/\s+/);
      const exceptions = rest
        .filter((part) => part.startsWith('!'))
        .flatMap((part) => part.slice(1).split('|'));
      const suggestions = rest.filter((part) => !part.startsWith('!')).flatMap((part) => part.split('|'));
      return {
        text,
        ...(suggestions.length === 0 ? {} : { suggestions }),
        ...(exceptions.length === 0 ? {} : { exceptions }),
        ...more,
      };
    });
}
