import type { ParagraphRule } from '../../rule.ts';
import { say } from '../../support/text.ts';

/** Events with the day on which they happened, by what texts call them. */
const events: readonly (readonly [words: string, date: string])[] = [
  ['五四运动(?:爆发|发生)', '1919年5月4日'],
  ['中国社会主义青年团(?:正式)?成立', '1922年5月5日'],
  ['南昌起义(?:爆发|打响)', '1927年8月1日'],
  ['“?九一八”?事变(?:爆发|发生)', '1931年9月18日'],
  ['一二·?九运动(?:爆发|发生)', '1935年12月9日'],
  ['西安事变(?:爆发|发生)', '1936年12月12日'],
  ['(?:卢沟桥|七七)事变(?:爆发|发生)', '1937年7月7日'],
  ['日本(?:宣布|政府宣布)?无条件投降', '1945年8月15日'],
  ['(?:中华人民共和国|新中国)(?:正式|宣告|宣布)?成立', '1949年10月1日'],
  ['(?:第一颗|首颗)原子弹爆炸成功', '1964年10月16日'],
  ['(?:第一颗|首颗)人造(?:地球)?卫星(?:“?东方红一号”?)?(?:成功)?发射', '1970年4月24日'],
  ['香港(?:回归|正式回归)祖国', '1997年7月1日'],
  ['澳门(?:回归|正式回归)祖国', '1999年12月20日'],
  ['汶川(?:特大)?地震发生', '2008年5月12日'],
];
const pattern = new RegExp(
  `(?<!\\d)(?<date>(?:19|20)\\d{2}年\\d{1,2}月\\d{1,2}日)，?(?:(?![为前后自筹备])[\\u4e00-\\u9fff]){0,4}?(?<event>${events
    .map(([words]) => words)
    .join('|')})(?=[，。；！、（）”]|$)`,
  'g',
);
const known = events.map(([words, date]) => [new RegExp(`^(?:${words})$`), date] as const);

/** “1949年10月2日，中华人民共和国成立”: a great event on another day than its own. */
export const rule: ParagraphRule = {
  id: 'dates/historical-date',
  clause: '§8',
  severity: 'warning',
  precision: 0.97,
  source: { kind: 'register', name: '重大历史事件日期登记表（公开史实）' },
  title: say('历史事件的日期', 'Date of a historical event'),
  explanation: say('与公认的日期不符，请核对。', 'It differs from the accepted date. Check it.'),
  examples: {
    right: [
      '1949年10月1日，中华人民共和国成立',
      '1922年5月5日，中国社会主义青年团成立',
      '1949年9月21日，为中华人民共和国成立作准备',
      '1921年7月，中国共产党成立',
      '2016年8月19日，新中国成立以来的首次大会',
    ],
    wrong: [
      { text: '1949年10月2日，中华人民共和国成立', found: ['1949年10月2日'], suggestion: '1949年10月1日' },
      { text: '1919年5月5日，五四运动爆发', found: ['1919年5月5日'], suggestion: '1919年5月4日' },
      { text: '1922年5月6日中国社会主义青年团正式成立', found: ['1922年5月6日'], suggestion: '1922年5月5日' },
    ],
  },
  priority: 2,
  scope: 'paragraph',
  *check(text) {
    for (const match of text.matchAll(pattern)) {
      const { date = '', event = '' } = match.groups ?? {};
      const right = known.find(([form]) => form.test(event))?.[1];
      if (right === undefined || right === date.replace(/(?<=[年月])0/g, '')) continue;
      yield {
        start: match.index,
        end: match.index + date.length,
        message: say(`公认的日期为${right}。`, `The accepted date is ${right}.`),
        suggestions: [right],
      };
    }
  },
};
