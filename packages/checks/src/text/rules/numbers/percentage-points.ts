import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { near, say } from '../../support/text.ts';

/** 总产值增长5.2个百分点: an amount grows by per cent, a share by percentage points. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'numbers/percentage-points',
    clause: '§8',
    severity: 'warning',
    precision: 0.93,
    source: sources.arithmetic,
    title: say('百分数与百分点', 'Per cent and percentage points'),
    explanation: say(
      '数量的增减用“%”；比率、增速之间的差才用“个百分点”。',
      'Amounts change by per cent; only shares and rates differ by percentage points.',
    ),
    examples: {
      right: [
        '生产总值增长5.2%',
        '增速提高1.2个百分点',
        '比重上升3个百分点',
        '收入增速比上年加快2个百分点',
        '总收入占比提高3个百分点',
        '最终消费拉动国内生产总值增长1.1个百分点',
      ],
      wrong: [
        { text: '全年生产总值同比增长5.2个百分点', found: ['5.2个百分点'], suggestion: '5.2%' },
        { text: '志愿者人数增加了10个百分点。', found: ['10个百分点'], suggestion: '10%' },
      ],
    },
  },
  [
    {
      pattern:
        /(?:生产总值|总产值|销售额|进出口总额|零售总额|总收入|总量|产量|人数|数量|金额)(?:同比|比上年|较上年)?(?:增长|增加|下降|减少)了?(?<hit>(?<number>\d{1,3}(?:\.\d{1,2})?)个百分点)/dg,
      // What one thing adds to the growth of another is a difference of rates.
      when: ({ index }, text) => !/拉动|贡献|影响|带动/.test(near(text, index, 30)),
      message: say('数量的增减用“%”。', 'Amounts change by per cent.'),
      suggest: ({ groups }) => `${groups?.number ?? ''}%`,
    },
  ],
);
