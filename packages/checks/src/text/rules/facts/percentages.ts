import type { ParagraphRule } from '../../rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

const growth =
  /由(?:\d{4}年的?)?(\d{1,9}(?:\.\d{1,4})?)(万|亿|千)?(\p{Script=Han}{1,3}?)(?:增长|增加|提高|提升|上升|减少|下降|降低)(?:到|至)(?:\d{4}年的?)?(\d{1,9}(?:\.\d{1,4})?)(万|亿|千)?\3，?(?:增长|增幅(?:为|达)?|增加|提高|减少|下降|降低|降幅(?:为|达)?)了?(?<hit>(\d{1,4}(?:\.\d{1,3})?)[%％])/dgu;
const share = /(?:占|占比(?:为|达|达到)?)[^，。；！？\d%]{0,12}(?<hit>(\d{3,4}(?:\.\d{1,3})?)[%％])/dg;
const scale: Readonly<Record<string, number>> = { 千: 1e3, 万: 1e4, 亿: 1e8 };

/** Growth that does not follow from the two figures, and shares above 100 %. */
export const rule: ParagraphRule = {
  id: 'facts/percentages',
  clause: '§8',
  severity: 'warning',
  precision: 0.95,
  source: sources.arithmetic,
  title: say('百分比核算', 'Percentages'),
  explanation: say(
    '按所给两数推算的增减幅度与所写不符，或占比超过100%。',
    'The growth does not follow from the figures, or a share exceeds 100 %.',
  ),
  examples: {
    right: ['由100家增长到150家，增长50%', '占比达100%', '同比增长120%'],
    wrong: [
      { text: '由100家增长到150家，增长60%', found: ['60%'], suggestion: '50%' },
      { text: '团员占总人数的120%', found: ['120%'] },
    ],
  },
  scope: 'paragraph',
  *check(text) {
    for (const match of text.matchAll(growth)) {
      const from = Number(match[1]) * (scale[match[2] ?? ''] ?? 1);
      const to = Number(match[4]) * (scale[match[5] ?? ''] ?? 1);
      const said = Number(match[7]);
      const [start, end] = match.indices?.groups?.hit ?? [0, 0];
      const real = (Math.abs(to - from) / from) * 100;
      if (from === 0 || Math.abs(real - said) <= Math.max(1, real * 0.03)) continue;
      const right = `${Number(real.toFixed(1))}%`;
      yield {
        start,
        end,
        message: say(`按所给两数推算约为${right}。`, `By the two figures it is about ${right}.`),
        suggestions: [right],
      };
    }
    for (const match of text.matchAll(share)) {
      if (Number(match[2]) <= 100) continue;
      const [start, end] = match.indices?.groups?.hit ?? [0, 0];
      yield { start, end, message: say('占比超过100%。', 'A share exceeds 100 %.') };
    }
  },
};
