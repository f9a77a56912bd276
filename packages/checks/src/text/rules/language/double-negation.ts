import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** 避免不…, 切忌不要…: one no too many turns the meaning round. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'language/double-negation',
    clause: '§5',
    severity: 'warning',
    precision: 0.95,
    source: sources.usage,
    title: say('否定不当', 'One no too many'),
    explanation: say(
      '“避免、切忌、杜绝、禁止、以防、难免”已含否定或可能义，再加“不、不要、不得、没有”意思相反或重复。',
      'The verb says no already; another no turns the meaning round or repeats it.',
    ),
    examples: {
      right: [
        '避免不必要的损失',
        '避免不了',
        '杜绝不文明行为',
        '禁止不正当竞争',
        '难免不舒服',
        '以防不测',
        '避免不合格产品流入',
      ],
      wrong: [
        { text: '避免不发生事故', found: ['避免不发生'], suggestion: '避免发生' },
        { text: '切忌不要急躁', found: ['切忌不要'], suggestion: '切忌' },
        { text: '严禁不得携带火种', found: ['严禁不得'], suggestion: '严禁' },
        { text: '杜绝不再出现类似问题', found: ['杜绝不再出现'], suggestion: '杜绝再出现' },
      ],
    },
  },
  [
    {
      pattern: /(避免|杜绝|以防|以免)(?:不|没有)(再次?)?(发生|出现|产生|造成|引发|导致)/g,
      message: say('否定重复，意思相反。', 'The second no turns the meaning round.'),
      suggest: ([, verb, again = '', what]) => `${verb}${again}${what}`,
    },
    {
      pattern: /(切忌|严禁|禁止|忌讳)(?:不要|不得|不可|不能|不准)(?!不)/g,
      message: say('否定重复。', 'No is said twice.'),
      suggest: ([, verb]) => verb,
    },
  ],
);
