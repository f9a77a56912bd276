import { divisions } from '../../registers/divisions.ts';
import type { ParagraphRule } from '../../rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

const pattern = /([\u4e00-\u9fff]{2,4}市)([\u4e00-\u9fff]{2,3})(区|县|市)(?![长委民级域])/g;

/** By prefecture: its counties' names, and each by its name without the kind. */
interface Counties {
  readonly names: ReadonlySet<string>;
  readonly byStem: ReadonlyMap<string, string>;
}
let known: ReadonlyMap<string, Counties> | undefined;

function counties(): ReadonlyMap<string, Counties> {
  if (known !== undefined) return known;
  const grouped = Map.groupBy(
    divisions().filter(({ name, prefecture }) => prefecture !== '' && name !== prefecture),
    ({ prefecture }) => prefecture,
  );
  known = new Map(
    [...grouped].map(([prefecture, all]) => {
      const names = all.map(({ name }) => name);
      const stems = names.flatMap((name): [string, string][] =>
        /^[\u4e00-\u9fff]{2,3}[区县市]$/.test(name) ? [[name.slice(0, -1), name]] : [],
      );
      return [prefecture, { names: new Set(names), byStem: new Map(stems) }];
    }),
  );
  return known;
}

/** 昆明市宜良区: a county of the city under another kind of division than it is. */
export const rule: ParagraphRule = {
  id: 'official/division-kind',
  clause: '§8',
  severity: 'warning',
  precision: 0.97,
  source: sources.divisions,
  title: say('区县名称', 'Kind of a division'),
  explanation: say(
    '该市没有此名称的区县，有同名而类别（区、县、市）不同的；叙述历史的除外。',
    'The city has no such division but one of that name of another kind; history excepted.',
  ),
  examples: {
    right: ['昆明市宜良县', '昆明市五华区', '昆明市高新区', '昆明市宜良区域经济', '北京市朝阳区'],
    wrong: [
      { text: '昆明市宜良区', found: ['宜良区'], suggestion: '宜良县' },
      { text: '昆明市安宁县', found: ['安宁县'], suggestion: '安宁市' },
    ],
  },
  priority: 1,
  scope: 'paragraph',
  *check(text) {
    for (const match of text.matchAll(pattern)) {
      const [, city = '', stem = '', kind = ''] = match;
      const of = counties().get(city);
      const right = of?.byStem.get(stem);
      if (of === undefined || right === undefined || of.names.has(stem + kind)) continue;
      const start = match.index + city.length;
      yield {
        start,
        end: start + stem.length + kind.length,
        message: say(`${city}有${right}，没有${stem}${kind}。`, `${city} has ${right}.`),
        suggestions: [right],
      };
    }
  },
};
