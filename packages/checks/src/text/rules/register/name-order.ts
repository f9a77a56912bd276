import type { NamedPerson } from '../../registers/register-set.ts';
import type { ParagraphRule } from '../../rule.ts';
import { say } from '../../support/text.ts';
import { mentionsIn, namesLexicon, noExamples, type RegisterRuleFacts } from './support.ts';

export const facts = {
  id: 'register/name-order',
  clause: '§5',
  severity: 'advice',
  precision: 0.9,
  source: { kind: 'register', name: '人名职务登记' },
  title: say('排名顺序', 'Order of names'),
  explanation: say(
    '并列人名的顺序与登记的排序不一致。',
    'Names listed side by side stand in another order than registered.',
  ),
} as const satisfies RegisterRuleFacts;

/** Units that may stand between two names of one list: titles and 、. */
const between = /^[^。；！？\n]{0,30}[、，]?$/;

/** Registered people named side by side in another order than the register's. */
export function nameOrder(people: readonly NamedPerson[]): ParagraphRule {
  const names = namesLexicon(people.map(({ name }) => name));
  return {
    ...facts,
    examples: noExamples,
    scope: 'paragraph',
    *check(text) {
      const found = mentionsIn(text, names, people);
      for (const [index, later] of found.entries()) {
        const earlier = found[index - 1];
        // A long way between two names is no list.
        if (earlier === undefined || later.start - earlier.end > 40 || later.term >= earlier.term) continue;
        const gap = text.slice(earlier.end, later.start);
        if (!between.test(gap) || !gap.includes('、')) continue;
        yield {
          start: earlier.start,
          end: later.end,
          message: say(
            `登记的顺序为${later.person.name}在前、${earlier.person.name}在后。`,
            `By the register ${later.person.name} comes before ${earlier.person.name}.`,
          ),
        };
      }
    },
  };
}
