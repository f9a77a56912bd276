import type { ParagraphRule } from '../../rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** Verbs, the objects that do not go with them, and the verb that does. */
const pairs: readonly (readonly [verb: string, objects: string, right: string])[] = [
  ['达到', '任务|目的地|义务', '完成'],
  ['发挥', '效果|成效|贡献', '取得'],
  ['起到', '效果|成效|贡献', '取得'],
  ['履行', '承诺书|任务目标|精神', '落实'],
  ['加快', '力度|水平|质量', '加大'],
  ['加大', '速度|步伐|进程', '加快'],
  ['提高', '步伐|力度|面积', '加快'],
  ['增加', '水平|素质|力度', '提高'],
  ['扩大', '水平|力度|素质', '提高'],
  ['降低', '压力|负担', '减轻'],
  ['减少', '水平|速度|压力', '降低'],
];
const right = new Map(
  pairs.flatMap(([verb, objects, better]) =>
    objects.split('|').map((object) => [`${verb}…${object}`, better] as const),
  ),
);
const pattern = new RegExp(
  pairs
    .map(
      ([verb, objects]) =>
        `(?<![\\u4e00-\\u9fff]的)${verb}(?:了|着)?(?:很?好?的|较大的?|良好的?|工作|整改|建设|宣传|服务|学习|安全|生活|执行)?(?:${objects})(?=[，。；、！]|$)`,
    )
    .join('|'),
  'g',
);

/** 提高步伐, 加大速度: a verb with an object that it does not take. */
export const rule: ParagraphRule = {
  id: 'language/collocation',
  clause: '§5',
  severity: 'advice',
  precision: 0.85,
  source: sources.usage,
  title: say('动宾搭配', 'Verb and object'),
  explanation: say(
    '动词与宾语习惯上不搭配，建议换用另一个动词。',
    'The verb does not take this object. Another one does.',
  ),
  examples: {
    right: [
      '加快步伐。',
      '提高水平。',
      '加大力度，',
      '取得良好效果。',
      '减轻负担。',
      '发挥作用。',
      '增加了面积。',
    ],
    wrong: [
      { text: '进一步提高步伐。', found: ['提高步伐'], suggestion: '加快步伐' },
      { text: '加大工作速度，', found: ['加大工作速度'], suggestion: '加快工作速度' },
      { text: '发挥了良好的效果。', found: ['发挥了良好的效果'], suggestion: '取得了良好的效果' },
    ],
  },
  scope: 'paragraph',
  *check(text) {
    for (const match of text.matchAll(pattern)) {
      const [found] = match;
      const entry = [...right].find(([key]) => {
        const [verb = '', object = ''] = key.split('…');
        return found.startsWith(verb) && found.endsWith(object);
      });
      if (entry === undefined) continue;
      const verb = entry[0].split('…')[0] ?? '';
      yield {
        start: match.index,
        end: match.index + found.length,
        message: say(`“${verb}”与宾语不搭配。`, `${verb} does not take this object.`),
        suggestions: [entry[1] + found.slice(verb.length)],
      };
    }
  },
};
