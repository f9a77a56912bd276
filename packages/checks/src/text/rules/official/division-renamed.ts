import { renamedDivisions } from '../../registers/divisions.ts';
import type { ParagraphRule } from '../../rule.ts';
import { phraseRule } from '../../support/phrase-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** Divisions by a name that they no longer have. */
export const rule: ParagraphRule = phraseRule(
  {
    id: 'official/division-renamed',
    clause: '§8',
    severity: 'warning',
    precision: 0.95,
    source: sources.divisions,
    title: say('已更名的行政区划', 'Renamed division'),
    explanation: say(
      '该行政区划已撤并或更名；叙述当时情况的，可写“原……”。',
      'The division has another name now; of its past write 原….',
    ),
    examples: {
      right: ['呈贡区', '原呈贡县', '时任思茅市委', '1998年，呈贡县成立', '新蓟县'],
      wrong: [
        { text: '昆明市呈贡县', found: ['呈贡县'], suggestion: '呈贡区' },
        { text: '湖北省襄樊市', found: ['襄樊市'], suggestion: '襄阳市' },
      ],
    },
  },
  () => renamedDivisions.map(([text, now]) => ({ text, suggestions: [now] })),
  {
    message: (found, { suggestions = [] }) =>
      say(`${found}现为${suggestions[0] ?? ''}。`, `${found} is ${suggestions[0] ?? ''} now.`),
    when: (text, start, end) => {
      const before = text.slice(Math.max(0, start - 24), start);
      if (text.slice(start, end) === '蓟县' && !/天津市?$/.test(before)) return false;
      return (
        !/(?:原|时任|曾|旧称|撤销|撤|改|前身)[^。]{0,6}$|(?:19\d\d|200\d)年[^。]{0,20}$/.test(before) &&
        !/^(?:改|撤|更名|（今|\(今)/.test(text.slice(end, end + 4))
      );
    },
  },
);
