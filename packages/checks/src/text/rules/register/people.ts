import type { Hit } from '../../finding.ts';
import { buildLexicon, findTerms, type Lexicon } from '../../lexicon/lexicon.ts';
import type { OrganizationRegister, RegisteredPerson } from '../../registers/organization.ts';
import type { ParagraphRule } from '../../rule.ts';
import { say } from '../../support/text.ts';

interface Mention {
  readonly person: RegisteredPerson;
  readonly start: number;
  readonly end: number;
}

const office =
  /(?:副?(?:书记|部长|主席|主任|局长|处长|科长|校长|院长|会长|秘书长|委员|区长|县长|市长)|常委)$/;

/** Registered people with another title than the register's, names of like sound, and lists out of order. */
export function registeredPeople({ source, people }: OrganizationRegister): ParagraphRule {
  let lexicon: Lexicon | undefined;
  return {
    id: 'register/people',
    clause: '§8',
    severity: 'warning',
    precision: 0.9,
    source: { kind: 'register', name: source },
    title: say('人名、职务与排序', 'Names, titles and order of people'),
    explanation: say(
      '与本单位登记的姓名、职务或排序不符，请核对；叙述过去任职的除外。',
      'Differs from the register’s name, title or order; past offices excepted.',
    ),
    examples: { right: [], wrong: [] },
    priority: 3,
    scope: 'paragraph',
    *check(text) {
      lexicon ??= buildLexicon(
        people.map(({ name }) => ({
          text: name,
          category: '',
          severity: 'warning',
          homophones: name.length > 2,
        })),
      );
      const mentions: Mention[] = [];
      for (const { term, start, end, by } of findTerms(lexicon, text)) {
        const person = people[term];
        if (person === undefined) continue;
        mentions.push({ person, start, end });
        if (by === 'homophones' && text.charAt(start) === person.name.charAt(0)) {
          yield {
            start,
            end,
            message: say(`登记的姓名为“${person.name}”。`, `The registered name is ${person.name}.`),
            suggestions: [person.name],
          };
        } else yield* titleOf(text, person, start);
      }
      yield* order(text, mentions);
    },
  };
}

/** A title right before the name that is not the register's. */
function* titleOf(text: string, { name, title }: RegisteredPerson, start: number): Generator<Hit> {
  const before = text.slice(Math.max(0, start - 16), start);
  const written = /[\u4e00-\u9fff]{2,16}$/.exec(before)?.[0] ?? '';
  if (title === '' || !office.test(written) || /原|时任|曾任|前任/.test(before) || /[任由请]$/.test(written))
    return;
  if (written.endsWith(title) || title.endsWith(written)) return;
  const own = office.exec(title)?.[0];
  const said = office.exec(written)?.[0];
  if (own === undefined || said === undefined || own === said) return;
  yield {
    start: start - said.length,
    end: start,
    message: say(`${name}登记的职务为“${title}”。`, `The registered title of ${name} is ${title}.`),
    suggestions: [own],
  };
}

/** Names in a row, parted by 、 or blanks, that stand in another order than the register's. */
function* order(text: string, mentions: readonly Mention[]): Generator<Hit> {
  for (const [index, { person, start, end }] of mentions.entries()) {
    const before = mentions[index - 1];
    if (before === undefined || before.person.order === null || person.order === null) continue;
    if (
      !/^(?:[、，\s]{1,2}|和|及)$/.test(text.slice(before.end, start)) ||
      before.person.order <= person.order
    )
      continue;
    yield {
      start,
      end,
      message: say(
        `按登记的排序，${person.name}在${before.person.name}之前。`,
        `By the register ${person.name} comes before ${before.person.name}.`,
      ),
    };
  }
}
