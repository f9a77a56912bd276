import { articleOf, articleOfParts, Checker, corrected } from '@sanshen/checks/text';
import { buildLexicon, lexiconRule } from '@sanshen/checks/text/lexicon/index';
import { readingFigures } from '@sanshen/checks/text/reading/reading-level';
import { rules } from '@sanshen/checks/text/rules/index';
import { noRegisters, registerRules } from '@sanshen/checks/text/rules/register/index';
import { archivePrints, sharedPassages } from '@sanshen/checks/text/similarity/index';
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
const all = [
  ...rules,
  lexiconRule(lexicon, '测试'),
  ...registerRules({
    ...noRegisters,
    key: 'hostile',
    people: [
      { name: '甲明远', titles: ['书记'] },
      { name: '乙思齐', titles: ['副书记', '常委'] },
    ],
    institutions: ['昆明市青少年宫活动中心'],
    wordings: ['让青春在服务群众中绽放光彩'],
  }),
];

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
    ['names in a row', '甲明远、'],
    ['names and titles', '副书记甲明远'],
    ['half a wording', '让青春在服务'],
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
    ['estimates', '三、四十'],
    ['times', '早上七点30'],
    ['short years', '25年5月4'],
    ['days of remembrance', '12月14日是'],
    ['events', '1949年10月2日，'],
    ['counties', '昆明市宜良'],
    ['prepositions', '通过这次活动'],
    ['two sides', '能否成功，关键在于'],
    ['parts', '30人中有'],
    ['men and women', '男30人，女20人，'],
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

  test('100,000 nested quotes and brackets, alone and mixed, closed and open', () => {
    const deep = 100_000;
    for (const [open, close] of ['“”', '（）'].map((pair) => [...pair])) {
      const text = `${open?.repeat(deep)}甲${close?.repeat(deep)}`;
      expect(timeOf(text)).toBeLessThan(20_000);
      expect(timeOf(text.slice(0, deep))).toBeLessThan(20_000);
    }
    expect(timeOf('“‘“‘'.repeat(deep / 4) + '’”’”'.repeat(deep / 4))).toBeLessThan(20_000);
  }, 120_000);

  test('any bytes, read as text or as UTF-16, give findings or none and never an error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
        const utf8 = new TextDecoder().decode(bytes);
        const utf16 = String.fromCharCode(...new Uint16Array(bytes.buffer.slice(0, bytes.length & ~1)));
        for (const text of [utf8, utf16]) {
          const findings = new Checker({ rules: all, kept: 1 }).check(text);
          for (const { start, end } of findings) expect(text.slice(start, end)).not.toBe('');
          expect(readingFigures(text)?.sentenceLength ?? 1).toBeGreaterThan(0);
          expect(sharedPassages(text, text).share).toBeLessThanOrEqual(1);
          expect(archivePrints(text).length).toBeLessThanOrEqual(2000);
        }
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  test('five megabytes are compared, printed and weighed in linear time', () => {
    const five = '今天，青年志愿者走进社区开展活动。'.repeat(100_000);
    const before = process.cpuUsage();
    archivePrints(five);
    readingFigures(five);
    sharedPassages(five, five);
    const { user } = process.cpuUsage(before);
    expect(user / 1e6).toBeLessThan(30);
  }, 120_000);
});
