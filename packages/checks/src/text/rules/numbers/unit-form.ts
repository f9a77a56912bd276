import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { say } from '../../support/text.ts';

const right: Readonly<Record<string, string>> = {
  KM: 'km',
  Km: 'km',
  KG: 'kg',
  Kg: 'kg',
  CM: 'cm',
  MM: 'mm',
  ML: 'mL',
  公升: '升',
  公分: '厘米',
  华里: '里',
  立升: '升',
  平米: '平方米',
  公方: '立方米',
  英吋: '英寸',
};

/** Units against the legal units of measurement. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'numbers/unit-form',
    clause: '§5',
    severity: 'advice',
    precision: 0.92,
    source: { kind: 'law', name: '《国务院关于在我国统一实行法定计量单位的命令》' },
    title: say('计量单位', 'Units of measurement'),
    explanation: say(
      '使用法定计量单位的名称和符号，符号区分大小写。',
      'Use legal units; their symbols are case-sensitive.',
    ),
    examples: {
      right: ['5 km', '30平方米', '2千克', '和平米线店'],
      wrong: [
        { text: '全长5KM', found: ['KM'], suggestion: 'km' },
        { text: '面积30平米', found: ['平米'], suggestion: '平方米' },
      ],
    },
  },
  [
    {
      pattern: /(?<=[\d十百千万])(?:KM|Km|KG|Kg|CM|MM|ML|公升|公分|立升|平米|公方|英吋)(?![A-Za-z])/g,
      message: say('应使用法定计量单位。', 'Use the legal unit.'),
      suggest: ([found]) => right[found],
    },
  ],
);
