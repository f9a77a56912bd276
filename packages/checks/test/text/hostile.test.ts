import { articleOf, articleOfParts, Checker, corrected } from '@sanshen/checks/text';
import { buildLexicon, lexiconRule } from '@sanshen/checks/text/lexicon/index';
import { rules } from '@sanshen/checks/text/rules/index';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const lexicon = buildLexicon(
  ['青年', '青年志愿', '旧社区'].map((text) => ({
    text,
    category: '测试',
    severity: 'warning' as const,
    separators: true,
    homophones: true,
  })),
);
const all = [...rules, lexiconRule(lexicon, '测试')];

/** Milliseconds of processor time. */
function timeOf(text: string): number {
  const before = process.cpuUsage();
  new Checker({ rules: all, kept: 1 }).check(
    articleOf(text, { publishedOn: '2023-05-04', sources: [], platforms: [{ name: '甲', bodyLength: 10 }] }),
  );
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const unit = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...'“”‘’（）《》【】〔〕(),，。、；：！？…—-~·“一二三四五六七八九十百零〇0123456789年月日时分号第约近超左右多余以上是要共其中占由增长到',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '\ud800',
      '\udc00',
      '\u200b',
      '\u202e',
      '\u200f',
      '\ufeff',
      '\ufffd',
      '\u0000',
      '\r',
      '\n',
      '👨‍👩‍👧',
      '́',
      'http://',
      'www。',
      '@',
      '★',
    ),
  },
  { weight: 2, arbitrary: fc.constantFrom(...'的了在青年志愿者昆明市云南省机密共青团abcXYZ') },
);

describe('whatever comes in', () => {
  test('findings lie within the text, in order, apart from one another, and say what they mean', () => {
    const passages = new Set(rules.filter(({ priority = 0 }) => priority < 0).map(({ id }) => id));
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 400 }), fc.string({ unit, maxLength: 30 }), (body, title) => {
        const article = articleOfParts({ title, body }, { publishedOn: '2023-05-04' });
        const findings = new Checker({ rules: all }).check(article);
        let last = 0;
        let covered = 0;
        for (const { rule, start, end, text, message } of findings) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(article.text.length);
          expect(text).toBe(article.text.slice(start, end));
          expect(message.zh === '' || message.en === '').toBe(false);
          last = start;
          if (passages.has(rule)) continue;
          expect(start).toBeGreaterThanOrEqual(covered);
          covered = end;
        }
        expect(typeof corrected(article.text, findings)).toBe('string');
      }),
      { numRuns: 400 },
    );
  }, 60_000);

  test('the same text gives the same findings, kept or not', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit, maxLength: 60 }), { maxLength: 6 }), (lines) => {
        const checker = new Checker({ rules: all });
        const text = lines.join('\n');
        const first = checker.check(text);
        expect(checker.check(text)).toEqual(first);
        expect(new Checker({ rules: all }).check(text)).toEqual(first);
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  const hostile: readonly (readonly [string, string])[] = [
    ['nested quotes', '“'],
    ['quotes opened and closed', '“‘'],
    ['brackets', '（《【〔'],
    ['closing brackets', '）》】〕'],
    ['zero width', '\u200b\u200d'],
    ['lone surrogates', '\ud800'],
    ['right-to-left marks', '\u202e\u200f'],
    ['digits', '1'],
    ['digits and commas', '1,11，'],
    ['numerals', '一二三十'],
    ['one character', '甲'],
    ['blanks', ' '],
    ['a word of the list cut apart', '青 年·'],
    ['homophones', '轻黏'],
    ['address', 'http://www.'],
    ['mail', 'a.b-c@'],
    ['約…', '约1'],
    ['items', '一是，二是，'],
    ['titles', '《中华人民共和国'],
    ['divisions', '云南省昆明市'],
    ['totals', '共1人，其中1人、'],
    ['dates', '2023年1月1日'],
    ['exclamations', '！？'],
    ['emoji', '👍'],
    ['fixed wordings', '实现中华民'],
  ];
  test.each(hostile)(
    'linear time: %s',
    (_name, piece) => {
      const small = piece.repeat(Math.ceil(25_000 / piece.length));
      timeOf(small);
      const one = Math.min(timeOf(small), timeOf(small));
      const eight = timeOf(piece.repeat(Math.ceil(200_000 / piece.length)));
      // Eight times the text; quadratic would be 64 times. The floor keeps the clock's grain and the collector out of it.
      expect(eight / Math.max(one, 8)).toBeLessThan(28);
    },
    60_000,
  );

  test('five megabytes in one paragraph', () => {
    expect(timeOf('今天，青年志愿者走进社区（五华区）开展活动。'.repeat(80_000))).toBeLessThan(60_000);
  }, 120_000);
});
