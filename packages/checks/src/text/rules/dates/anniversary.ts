import type { ParagraphRule } from '../../rule.ts';
import { say } from '../../support/text.ts';

/** Founding years that are certain, by the words that name them. */
const founded: readonly (readonly [RegExp, number, string])[] = [
  [/(?:建党|中国共产党成立)/, 1921, '中国共产党成立'],
  [/(?:建团|(?:中国)?共青团成立|中国共产主义青年团成立)/, 1922, '共青团成立'],
  [/(?:建军|中国人民解放军建军)/, 1927, '中国人民解放军建军'],
  [/(?:新中国成立|中华人民共和国成立|建国)/, 1949, '中华人民共和国成立'],
  [/少先队建队|中国少年先锋队建队/, 1949, '中国少年先锋队建队'],
  [/五四运动/, 1919, '五四运动'],
  [/改革开放(?!再出发)/, 1978, '改革开放'],
  [/抗日战争(?:暨世界反法西斯战争)?胜利/, 1945, '抗日战争胜利'],
  [/红军长征胜利/, 1936, '红军长征胜利'],
  [/抗美援朝出国作战/, 1950, '抗美援朝出国作战'],
  [/香港回归(?:祖国)?/, 1997, '香港回归'],
  [/澳门回归(?:祖国)?/, 1999, '澳门回归'],
];
const pattern =
  /(?<![\d])(\d{4})年[^。！？；\n\d]{0,24}?((?:建党|中国共产党成立|建团|(?:中国)?共青团成立|中国共产主义青年团成立|建军|新中国成立|中华人民共和国成立|建国|少先队建队|五四运动|改革开放|抗日战争(?:暨世界反法西斯战争)?胜利|红军长征胜利|抗美援朝出国作战|香港回归(?:祖国)?|澳门回归(?:祖国)?)(?:暨世界反法西斯战争胜利)?)(\d{1,3})周年/g;

/** “2021年是建党100周年”: the years must add up. */
export const rule: ParagraphRule = {
  id: 'dates/anniversary',
  clause: '§8',
  severity: 'error',
  precision: 0.97,
  source: { kind: 'register', name: '重大纪念日登记表（公开史实）' },
  title: say('周年与年份不符', 'Anniversary does not fit the year'),
  explanation: say(
    '周年数应等于所在年份减去起始年份。',
    'An anniversary is the year less the founding year.',
  ),
  examples: {
    right: ['2021年是中国共产党成立100周年', '2022年，建团100周年', '2024年10月1日是新中国成立75周年'],
    wrong: [
      { text: '2022年是中国共产党成立100周年', found: ['100周年'], suggestion: '101周年' },
      { text: '2022年迎来建团101周年', found: ['101周年'], suggestion: '100周年' },
    ],
  },
  priority: 2,
  scope: 'paragraph',
  *check(text) {
    for (const match of text.matchAll(pattern)) {
      const [found, year, event = '', count = ''] = match;
      const entry = founded.find(([form]) => form.test(event));
      if (entry === undefined || Number(year) - entry[1] === Number(count)) continue;
      const right = Number(year) - entry[1];
      const end = match.index + found.length;
      yield {
        start: end - count.length - 2,
        end,
        message: say(
          `${entry[2]}于${entry[1]}年，${year}年为${right}周年。`,
          `${entry[2]}: ${entry[1]}; ${year} is the ${right}th anniversary.`,
        ),
        ...(right > 0 ? { suggestions: [`${right}周年`] } : {}),
      };
    }
  },
};
