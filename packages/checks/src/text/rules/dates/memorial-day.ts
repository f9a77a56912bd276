import type { ParagraphRule } from '../../rule.ts';
import { say } from '../../support/text.ts';

/** Days that fall on the same date each year. */
const days: Readonly<Record<string, readonly [month: number, day: number]>> = {
  学雷锋纪念日: [3, 5],
  国际劳动妇女节: [3, 8],
  植树节: [3, 12],
  国际消费者权益日: [3, 15],
  全民国家安全教育日: [4, 15],
  世界读书日: [4, 23],
  中国航天日: [4, 24],
  国际劳动节: [5, 1],
  五四青年节: [5, 4],
  国际护士节: [5, 12],
  全国防灾减灾日: [5, 12],
  全国科技工作者日: [5, 30],
  国际儿童节: [6, 1],
  世界环境日: [6, 5],
  国际禁毒日: [6, 26],
  建军节: [8, 1],
  中国医师节: [8, 19],
  中国人民抗日战争胜利纪念日: [9, 3],
  教师节: [9, 10],
  烈士纪念日: [9, 30],
  中国少年先锋队建队日: [10, 13],
  中国记者节: [11, 8],
  全国消防日: [11, 9],
  国家宪法日: [12, 4],
  国际志愿者日: [12, 5],
  南京大屠杀死难者国家公祭日: [12, 13],
  国家公祭日: [12, 13],
};
const names = Object.keys(days)
  .sort((a, b) => b.length - a.length)
  .join('|');
const dated = new RegExp(
  `(?<!\\d)(\\d{1,2})月(\\d{1,2})日(?:是|为|系|正值|，?(?:迎来|恰逢))(?:我国|全国|中国)?(?:第[\\d一二三四五六七八九十百]{1,5}个)?[“"]?(?<name>${names})`,
  'g',
);

/** “12月14日是国家公祭日”: a day named beside another date than its own. */
export const rule: ParagraphRule = {
  id: 'dates/memorial-day',
  clause: '§8',
  severity: 'error',
  precision: 0.98,
  source: { kind: 'register', name: '纪念日、节日登记表（公开规定）' },
  title: say('纪念日与日期不符', 'A day of remembrance on another date'),
  explanation: say(
    '该纪念日、节日每年日期固定，与文中日期不符。',
    'The day falls on another date each year.',
  ),
  examples: {
    right: [
      '12月13日是国家公祭日',
      '9月30日是第十个烈士纪念日',
      '5月4日是五四青年节',
      '5月5日，五四青年节活动闭幕',
    ],
    wrong: [
      { text: '12月14日是国家公祭日', found: ['12月14日'], suggestion: '12月13日' },
      { text: '5月5日是五四青年节', found: ['5月5日'], suggestion: '5月4日' },
      { text: '12月3日是第十个国家宪法日', found: ['12月3日'], suggestion: '12月4日' },
    ],
  },
  priority: 2,
  scope: 'paragraph',
  *check(text) {
    for (const match of text.matchAll(dated)) {
      const [, month = '', day = ''] = match;
      const name = match.groups?.name ?? '';
      const right = days[name];
      if (right === undefined || (Number(month) === right[0] && Number(day) === right[1])) continue;
      yield {
        start: match.index,
        end: match.index + month.length + day.length + 2,
        message: say(`${name}是${right[0]}月${right[1]}日。`, `${name} is on ${right[0]}/${right[1]}.`),
        suggestions: [`${right[0]}月${right[1]}日`],
      };
    }
  },
};
