import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** 减少了3倍: what falls cannot fall by multiples. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'numbers/decrease-by-multiple',
    clause: '§8',
    severity: 'warning',
    precision: 0.97,
    source: sources.usage,
    title: say('“减少……倍”', 'Decrease by multiples'),
    explanation: say(
      '减少、降低不用倍数表示，应写百分之几或几分之几。',
      'A decrease is told in per cent or fractions, never in multiples.',
    ),
    examples: {
      right: ['增长了3倍', '减少了三分之一', '下降30%', '减少1.5倍工资的支出'],
      wrong: [
        { text: '事故减少了3倍。', found: ['减少了3倍'] },
        { text: '成本降低两倍，', found: ['降低两倍'] },
      ],
    },
  },
  [
    {
      pattern:
        /(?:减少|降低|下降|缩短|缩小)了?(?:近|约)?(?:\d{1,4}(?:\.\d+)?|[一二两三四五六七八九十百]{1,4})(?:多)?倍(?=[，。；！]|$)/g,
      message: say('减少、降低不用倍数。', 'A decrease is not told in multiples.'),
    },
  ],
);
