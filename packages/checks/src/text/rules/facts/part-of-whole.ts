import type { ParagraphRule } from '../../rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

const unit = '名|人|个|项|家|件|户|场|次|所|支|条|篇|万元|亿元|元|亩|吨';
const ofThese = new RegExp(
  `(?<![\\d.第])(\\d{1,9})(${unit})[\\u4e00-\\u9fff]{0,6}中，?(?:仅|就|已)?有(\\d{1,9})(${unit})`,
  'g',
);
const sexes =
  /(?<![\d.])男[\u4e00-\u9fff]{0,3}(\d{1,9})([名人])[，、]女[\u4e00-\u9fff]{0,3}(\d{1,9})\2，(?:总|合)?共(?:计|有)?(\d{1,9})\2/g;

/** “30人中有35人”, “男30人，女20人，共60人”: parts that do not fit the whole named before or behind them. */
export const rule: ParagraphRule = {
  id: 'facts/part-of-whole',
  clause: '§8',
  severity: 'warning',
  precision: 0.95,
  source: sources.arithmetic,
  title: say('部分与全体不符', 'A part that does not fit the whole'),
  explanation: say(
    '部分大于全体，或分项相加不等于合计，请核对。',
    'A part exceeds the whole, or the parts do not make it up.',
  ),
  examples: {
    right: ['30人中有25人是团员', '男30人，女20人，共50人', '第30名中有35人', '30人中有35%'],
    wrong: [
      { text: '30人中有35人是团员', found: ['35人'] },
      { text: '男30人，女20人，共60人', found: ['60人'] },
    ],
  },
  scope: 'paragraph',
  *check(text) {
    for (const match of text.matchAll(ofThese)) {
      const [found, whole = '', one, part = '', two = ''] = match;
      if (one !== two || Number(part) <= Number(whole)) continue;
      const end = match.index + found.length;
      yield {
        start: end - part.length - two.length,
        end,
        message: say(
          `部分（${part}${two}）大于全体（${whole}${one}）。`,
          `${part} of ${whole} are more than there are.`,
        ),
      };
    }
    for (const match of text.matchAll(sexes)) {
      const [found, men = '', name = '', women = '', whole = ''] = match;
      const sum = Number(men) + Number(women);
      if (sum === Number(whole)) continue;
      const end = match.index + found.length;
      yield {
        start: end - whole.length - name.length,
        end,
        message: say(
          `男女合计${sum}${name}，写作${whole}${name}。`,
          `Men and women make ${sum}; ${whole} is given.`,
        ),
      };
    }
  },
};
