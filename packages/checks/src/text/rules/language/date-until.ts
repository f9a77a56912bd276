import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** 截止 before a date where 截至 is meant. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'language/date-until',
    clause: '§5',
    severity: 'error',
    precision: 0.98,
    source: sources.usage,
    title: say('截止与截至', '截止 and 截至'),
    explanation: say(
      '“截至”后接时间；“截止”表示到期停止，后面不直接带时间（可说“截止到”“于……截止”）。',
      '截至 takes a time after it; 截止 means that something ends and takes none.',
    ),
    examples: {
      right: ['截至5月4日', '报名于5月4日截止', '截止到5月4日', '截止日期为5月4日'],
      wrong: [
        { text: '截止2023年5月，共有', found: ['截止'], suggestion: '截至' },
        { text: '截止目前，共有', found: ['截止'], suggestion: '截至' },
      ],
    },
    priority: 1,
  },
  [
    {
      pattern:
        /截止(?=\d{1,4}[年月日]|目前|今[年天日]|昨[天日]|当前|去年|上月|本月|年底|月底|发稿|记者|现在|今日|二〇)/g,
      message: say('后接时间时用“截至”。', '截至 is meant before a time.'),
      suggest: () => '截至',
    },
  ],
);
