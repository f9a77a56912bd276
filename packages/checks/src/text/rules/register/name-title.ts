import { findTerms } from '../../lexicon/lexicon.ts';
import type { NamedPerson } from '../../registers/register-set.ts';
import type { ParagraphRule } from '../../rule.ts';
import { say } from '../../support/text.ts';
import { mentionsIn, namesLexicon, noExamples, type RegisterRuleFacts } from './support.ts';

export const facts = {
  id: 'register/name-title',
  clause: '§5',
  severity: 'warning',
  precision: 0.9,
  source: { kind: 'register', name: '人名职务登记' },
  title: say('人名与职务', 'Name and title'),
  explanation: say(
    '人名前后的职务与登记不一致，请核对现任职务；叙述过去任职的除外。',
    'The title beside the name is another one than registered. Check which is held now; past offices are excepted.',
  ),
} as const satisfies RegisterRuleFacts;

/** What says that an office was held once, within some units before it. */
const past = /原|时任|曾任|前任|历任/;
const reach = 6;

/** A registered title right before or behind a registered name that is not this person's. */
export function nameTitle(people: readonly NamedPerson[]): ParagraphRule {
  const names = namesLexicon(people.map(({ name }) => name));
  const titles = namesLexicon([...new Set(people.flatMap((one) => one.titles))]);
  return {
    ...facts,
    examples: noExamples,
    scope: 'paragraph',
    *check(text) {
      const known = findTerms(titles, text);
      const byEnd = new Map(known.map((title) => [title.end, title]));
      const byStart = new Map(known.map((title) => [title.start, title]));
      for (const { start, end, person } of mentionsIn(text, names, people)) {
        const beside = byEnd.get(start) ?? byStart.get(end);
        if (person.titles.length === 0 || beside === undefined) continue;
        const written = text.slice(beside.start, beside.end);
        if (person.titles.some((title) => title.includes(written) || written.includes(title))) continue;
        if (past.test(text.slice(Math.max(0, beside.start - reach), beside.start))) continue;
        const [full = ''] = person.titles;
        yield {
          start: beside.start,
          end: beside.end,
          message: say(
            `登记中${person.name}的职务为“${full}”，此处写作“${written}”。`,
            `${person.name} is registered as “${full}”.`,
          ),
          suggestions: [full],
        };
      }
    },
  };
}
