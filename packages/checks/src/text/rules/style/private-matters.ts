import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** What concerns only the person who writes. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'style/private-matters',
    clause: '§4',
    severity: 'advice',
    precision: 0.85,
    source: sources.rulebook,
    title: say('私人事务', 'Private matters'),
    explanation: say(
      '官方账号不发布工作人员的私事、情绪。',
      'An official channel does not tell of its staff’s private matters and moods.',
    ),
    examples: {
      right: ['志愿者的妈妈来了', '我家门口新建了公园', '“我男朋友也来了。”'],
      wrong: [
        { text: '我男朋友今天请我吃饭', found: ['我男朋友'] },
        { text: '不想上班的一天', found: ['不想上班'] },
      ],
    },
  },
  [
    {
      pattern:
        /我(?:的)?(?:男|女)朋友|我(?:家)?(?:老公|老婆|男神|女神|闺蜜|前任)|我家(?:娃|喵|汪|猫|狗子|主子|宝贝)|(?:不想|懒得)(?:上班|加班|起床|搬砖)|(?:求|在线求)(?:脱单|偶遇|抱抱|安慰|红包)|(?:今天|今晚)(?:吃啥|吃什么好|又胖了|失眠了)|心情(?:不美丽|down|丧)/gu,
      when: (match, text) => {
        const before = text.slice(Math.max(0, match.index - 300), match.index);
        return before.lastIndexOf('“') <= before.lastIndexOf('”');
      },
      message: say('似为工作人员私事，不宜在官方账号发布。', 'Looks private: not for an official channel.'),
    },
  ],
);
