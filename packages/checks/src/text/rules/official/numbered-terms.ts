import type { ParagraphRule } from '../../rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** Set terms that begin with a number, by what is counted. */
const terms: Readonly<Record<string, string>> = {
  个意识: '四',
  个自信: '四',
  个维护: '两',
  个确立: '两',
  个全面: '四',
  位一体: '五',
  严三实: '三',
  会一课: '三',
};
/** What must stand around a term that has other meanings: “三位一体”, and “三个意识” of some regions. */
const context: Readonly<Record<string, RegExp>> = {
  位一体: /总体布局/,
  个意识: /增强|树牢|树立|强化/,
};
const pattern =
  /[“"](?<count>[一二两三四五六七八九十])(?<rest>个(?:意识|自信|维护|确立|全面)|位一体|严三实|会一课)[”"]/dg;
const rules = /中央(?<count>[一二三四五六七九十])项规定(?=精神|及其实施细则|的?实施细则)/dg;

/** “五个意识”: a set term with another number than its own. */
export const rule: ParagraphRule = {
  id: 'official/numbered-terms',
  clause: '§1',
  severity: 'error',
  precision: 0.98,
  source: sources.wordings,
  title: say('数字提法', 'Set terms with a number'),
  explanation: say('固定提法中的数字有误。', 'The number in a set term is another one.'),
  examples: {
    right: [
      '增强“四个意识”、坚定“四个自信”、做到“两个维护”',
      '五个意识形态阵地',
      '中央八项规定精神',
      '“三位一体”',
    ],
    wrong: [
      { text: '增强“五个意识”', found: ['五'], suggestion: '四' },
      { text: '统筹推进“四位一体”总体布局', found: ['四'], suggestion: '五' },
      { text: '落实中央九项规定精神', found: ['九'], suggestion: '八' },
    ],
  },
  priority: 2,
  scope: 'paragraph',
  *check(text) {
    for (const match of text.matchAll(pattern)) {
      const { count = '', rest = '' } = match.groups ?? {};
      const right = terms[rest];
      const around = text.slice(Math.max(0, match.index - 6), match.index + 12);
      const meant = !(rest in context) || context[rest]?.test(around) === true;
      if (right === undefined || right === count || !meant) continue;
      yield* hit(match, right, `${right}${rest}`);
    }
    for (const match of text.matchAll(rules)) yield* hit(match, '八', '中央八项规定');
  },
};

function* hit(match: RegExpExecArray, right: string, term: string) {
  const [start, end] = match.indices?.groups?.count ?? [match.index, match.index + 1];
  yield { start, end, message: say(`应为“${term}”。`, `It is “${term}”.`), suggestions: [right] };
}
