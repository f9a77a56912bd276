import type { ParagraphRule } from '../../rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

const unit = '名|人|个|项|家|件|户|场|次|所|支|条|万元|亿元|元|亩|吨';
const total = new RegExp(
  `(?:共|共计|合计|总计|共有)[^，。；！？\\d]{0,12}?(\\d{1,9}(?:\\.\\d{1,4})?)(${unit})`,
  'g',
);

/** “共30人，其中男生18人、女生13人”: the parts must not exceed the whole, and 男 and 女 must make it up. */
export const rule: ParagraphRule = {
  id: 'facts/sums',
  clause: '§8',
  severity: 'warning',
  precision: 0.93,
  source: sources.arithmetic,
  title: say('分项与合计不符', 'Parts do not make up the whole'),
  explanation: say(
    '“其中”后各项之和超过合计，或男女之和不等于合计，请核对。',
    'The parts exceed the whole, or men and women do not add up; check them.',
  ),
  examples: {
    right: [
      '共30人，其中男生17人、女生13人。',
      '共30人，其中党员5人。',
      '共有100个项目，其中新建30个，续建40个。',
    ],
    wrong: [
      { text: '共30人，其中男生18人、女生13人。', found: ['30人'] },
      { text: '共有100个项目，其中新建60个、续建50个。', found: ['100个'] },
    ],
  },
  scope: 'paragraph',
  *check(text) {
    for (const match of text.matchAll(total)) {
      const [found, whole = '', name = ''] = match;
      const from = match.index + found.length;
      const rest = /^[^。；！？\n]{0,200}/.exec(text.slice(from, from + 200))?.[0] ?? '';
      const at = rest.indexOf('其中');
      if (at < 0 || at > 14) continue;
      const list = rest.slice(at);
      // Another total or share starts another count.
      const stop = list.search(/[（(]|占|共|总|另|同比|增长|分别|包括|含/);
      const parts = [
        ...(stop < 0 ? list : list.slice(0, stop)).matchAll(
          new RegExp(`(\\d{1,9}(?:\\.\\d{1,4})?)(${unit})`, 'g'),
        ),
      ];
      if (parts.length < 2 || parts.some((part) => part[2] !== name) || !isList(list, parts)) continue;
      const sum = parts.reduce((value, part) => value + Number(part[1]), 0);
      const sexes = parts.length === 2 && /男[^\d，、]{0,6}\d[^男女]*女[^\d，、]{0,6}\d/.test(list);
      const wrong = sexes
        ? Math.abs(sum - Number(whole)) > 1e-6
        : sum > Number(whole) + 1e-6 && parts.length === 2;
      if (!wrong) continue;
      const end = from;
      yield {
        start: end - whole.length - name.length,
        end,
        message: say(
          `分项之和为${Number(sum.toFixed(4))}${name}，合计写作${whole}${name}。`,
          `The parts make ${Number(sum.toFixed(4))}, the whole is given as ${whole}.`,
        ),
      };
    }
  },
};

/** Whether each number stands right behind a short label, as in 男生18人、女生13人. */
function isList(list: string, parts: readonly RegExpExecArray[]): boolean {
  let from = 2;
  return parts.every((part) => {
    const label = list.slice(from, part.index);
    from = part.index + part[0].length;
    return label.length <= 10 && !/[各获所参]/.test(label);
  });
}
