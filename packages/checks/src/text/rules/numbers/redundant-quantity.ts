import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

const number = '(?:\\d[\\d,.]{0,11}|[一二两三四五六七八九十百千万亿〇零]{1,8})(?:[十百千万亿]{0,3})';
const unit = '[^，。；、！？：（）“”《》\\s\\d多余来左右上下以至到]{0,4}';
const message = say('约数词前后重复，保留一个。', 'The estimate is said twice; keep one.');

/** 约…左右, 近…多 and the like: an estimate said twice. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'numbers/redundant-quantity',
    clause: '§5',
    severity: 'error',
    precision: 0.99,
    source: sources.usage,
    title: say('约数重复', 'Estimate said twice'),
    explanation: say(
      '“约、近、大约、超过、至少”与“左右、多、余、上下、以上”意思重复，只留一个（“至少……及以上”不在此列）。',
      'Words before and after the number say the same: keep one.',
    ),
    examples: {
      right: [
        '约30人',
        '30人左右',
        '近三年',
        '至少达到二级及以上',
        '大约用了三个多月',
        '最近三年以上',
        '约定10天以上',
      ],
      wrong: [
        { text: '约30人左右参加', found: ['约30人左右'], suggestion: '约30人' },
        { text: '大约有500米左右', found: ['大约有500米左右'] },
        { text: '近30多人', found: ['近30多'], suggestion: '近30' },
        { text: '将近五百余名', found: ['将近五百余'] },
        { text: '超过50余人', found: ['超过50余'], suggestion: '超过50' },
        { text: '超过100人以上', found: ['超过100人以上'], suggestion: '超过100人' },
      ],
    },
    priority: 1,
  },
  [
    {
      pattern: new RegExp(
        `(?<![大契条盟预相节特制签履违公邀简])(大约|约(?!定|束|谈|请|有)|大概|约莫|大致|差不多)(?:有|为|需|在)?${number}${unit}(左右|上下)(?!两|各|限|楼|班|车|[一-龥]{0,1}[侧边翼手])`,
        'g',
      ),
      message,
      suggest: ([found]) => found.replace(/(左右|上下)$/, ''),
    },
    {
      pattern: new RegExp(
        `(将近|接近|(?<![最附靠临邻相亲贴就远新逼])近)${number}(?:多|余)(?=[十百千万亿]?[名人个家件项次万亿千百米公里元吨亩户]|(?<=将近.{1,12})[年天])`,
        'g',
      ),
      message,
      suggest: ([found]) => found.slice(0, -1),
    },
    {
      pattern: new RegExp(
        `(超过|不少于|不低于|至少)${number}(?:多|余)(?=[十百千万亿]?[名人个家件项次元公亩户])`,
        'g',
      ),
      message,
      suggest: ([found]) => found.slice(0, -1),
    },
    {
      pattern: new RegExp(
        `(超过|高达|至少)${number}${unit}(?<!规模)以上(?!学历|人民|地方|国家|行政|的?(?:学历|处罚|行政|党委|干部|公务员))`,
        'g',
      ),
      when: ([found]) => !/及以上$/.test(found) && !/[级届]以上$/.test(found),
      message,
      suggest: ([found]) => found.replace(/以上$/, ''),
    },
  ],
);
