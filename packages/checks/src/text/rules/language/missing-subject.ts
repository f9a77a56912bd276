import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** 通过…，使…: a preposition and 使 leave the sentence without a subject. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'language/missing-subject',
    clause: '§5',
    severity: 'advice',
    precision: 0.85,
    source: sources.usage,
    title: say('缺少主语', 'No subject'),
    explanation: say(
      '“通过、经过、由于、随着……”与“使、让”连用，句子没有主语，去掉其中一个。',
      'A preposition and 使 leave no subject. Drop one of them.',
    ),
    examples: {
      right: [
        '这次活动使我们受到教育。',
        '通过这次活动，我们受到教育。',
        '团区委通过宣讲，使青年受到教育。',
        '通过宣传发动，县里使政策家喻户晓。',
      ],
      wrong: [
        { text: '通过这次活动，使我们受到了教育。', found: ['通过这次活动，使'] },
        { text: '会后，大家很高兴。经过这次学习，使大家明白了道理。', found: ['经过这次学习，使'] },
      ],
    },
  },
  [
    {
      pattern:
        /(?<=^|[。！？；])(?:通过|经过|由于|随着)[^，。；！？、\n]{3,30}，(?:使|使得)(?!用|命|者|领|馆)/g,
      message: say('“通过……使……”连用，句子没有主语。', 'The sentence has no subject.'),
    },
  ],
);
