import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** Dates not written as offices write them. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'dates/date-form',
    clause: '§5',
    severity: 'advice',
    precision: 0.95,
    source: sources.documents,
    title: say('日期写法', 'Form of dates'),
    explanation: say(
      '日期用阿拉伯数字写全年、月、日，月、日不编虚位（1不写作01），年份不简写。',
      'Dates say the full year, month and day in digits, without leading zeros.',
    ),
    examples: {
      right: ['2025年5月4日', '2025-05-04', '1980年代', '2025年10月'],
      wrong: [
        { text: '2025年05月04日', found: ['2025年05月04日'], suggestion: '2025年5月4日' },
        { text: '于2025.5.4开会', found: ['2025.5.4'], suggestion: '2025年5月4日' },
        { text: '二零二五年', found: ['二零二五年'], suggestion: '二〇二五年' },
        { text: '二O二五年', found: ['二O二五年'], suggestion: '二〇二五年' },
        { text: '2025年5月4号', found: ['4号'], suggestion: '4日' },
      ],
    },
  },
  [
    {
      pattern: /(?<!\d)(\d{4})年(0\d|1[0-2])月(0\d|[12]\d|3[01])日/g,
      when: ([, , month = '', day = '']) => month.startsWith('0') || day.startsWith('0'),
      message: say('月、日不编虚位。', 'Month and day take no leading zero.'),
      suggest: ([, year, month, day]) => `${year}年${Number(month)}月${Number(day)}日`,
    },
    {
      pattern: /(?<![\d.])(20\d\d|19\d\d)[.．](1[0-2]|0?[1-9])[.．](3[01]|[12]\d|0?[1-9])(?![\d.])/g,
      message: say('正文中的日期应写作“年月日”。', 'In running text write 年, 月 and 日.'),
      suggest: ([, year, month, day]) => `${year}年${Number(month)}月${Number(day)}日`,
    },
    {
      pattern:
        /(?<![〇零一二三四五六七八九十百千万])[一二]([零〇OoＯ○0]|[九])([零〇OoＯ○0一二三四五六七八九])([零〇OoＯ○0一二三四五六七八九])年/g,
      when: ([found]) => /[零OoＯ○0]/.test(found),
      message: say('年份用汉字书写时用“〇”。', 'A year in Chinese numerals takes 〇.'),
      suggest: ([found]) => found.replace(/[零OoＯ○0]/g, '〇'),
    },
    {
      pattern: /(?<=\d{4}年\d{1,2}月)\d{1,2}号/g,
      message: say('书面语用“日”。', 'Written language says 日.'),
      suggest: ([found]) => found.replace('号', '日'),
    },
  ],
);
