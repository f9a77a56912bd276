import type { ParagraphRule } from '@sanshen/checks/text';
import { buildLexicon, findTerms, lexiconRule, type Term } from '@sanshen/checks/text/lexicon/index';
import type { LocalizedText } from '@sanshen/domain/kernel';

/** A person of the register of names: how he is called, what he is, and his place among the others. */
export interface NamedPerson {
  readonly name: string;
  /** Titles that may stand before or behind the name, the full one first. */
  readonly titles: readonly string[];
}

/** What an organisation's registers come to, ready to be sent to a worker. `key` changes whenever anything of it does. */
export interface RegisterSet {
  readonly key: string;
  readonly lists: readonly { readonly name: string; readonly terms: readonly Term[] }[];
  readonly people: readonly NamedPerson[];
  /** Official names of institutions, full and short. */
  readonly institutions: readonly string[];
}

export const noRegisters: RegisterSet = { key: '', lists: [], people: [], institutions: [] };

const say = (zh: string, en: string): LocalizedText => ({ zh, en });

/** What the rules of registers are, without a register: for the list of rules. */
export const registerRuleFacts = {
  nameSpelling: {
    id: 'register/name-spelling',
    clause: '§5',
    severity: 'warning',
    precision: 0.8,
    source: { kind: 'register', name: '人名职务登记' },
    title: say('人名用字', 'Spelling of a name'),
    explanation: say(
      '与登记的人名读音相同而用字不同，请核对。',
      'It sounds like a registered name and is written otherwise. Check it.',
    ),
  },
  nameTitle: {
    id: 'register/name-title',
    clause: '§5',
    severity: 'warning',
    precision: 0.9,
    source: { kind: 'register', name: '人名职务登记' },
    title: say('人名与职务', 'Name and title'),
    explanation: say(
      '人名前后的职务与登记不一致，请核对现任职务。',
      'The title beside the name is another one than registered. Check which is held now.',
    ),
  },
  nameOrder: {
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
  },
} as const satisfies Record<string, Omit<ParagraphRule, 'check' | 'scope' | 'examples'>>;

const noExamples = { right: [], wrong: [] } as const;

/** The rules that an organisation's registers make. */
export function rulesOfRegisters({ lists, people, institutions }: RegisterSet): readonly ParagraphRule[] {
  const words = lists
    .filter(({ terms }) => terms.length > 0)
    .map(({ name, terms }) => lexiconRule(buildLexicon(terms), name));
  const names = [...people.map(({ name }) => name), ...institutions];
  return [
    ...words,
    ...(names.length === 0 ? [] : [ruleOfSpellings(names)]),
    ...(people.length === 0 ? [] : rulesOfNames(people)),
  ];
}

function asTerm(text: string, homophones: boolean): Term {
  return { text, category: '', severity: 'warning', ...(homophones ? { homophones: true } : {}) };
}

function ruleOfSpellings(names: readonly string[]): ParagraphRule {
  const lexicon = buildLexicon(names.map((name) => asTerm(name, true)));
  return {
    ...registerRuleFacts.nameSpelling,
    examples: noExamples,
    scope: 'paragraph',
    *check(text) {
      for (const { start, end, term, by } of findTerms(lexicon, text)) {
        const name = names[term];
        if (by !== 'homophones' || name === undefined) continue;
        const written = text.slice(start, end);
        yield {
          start,
          end,
          message: say(
            `“${written}”与登记的“${name}”同音异字，请核对。`,
            `“${written}” sounds like “${name}”, which is registered.`,
          ),
          suggestions: [name],
        };
      }
    },
  };
}

function rulesOfNames(people: readonly NamedPerson[]): readonly ParagraphRule[] {
  const names = buildLexicon(people.map(({ name }) => asTerm(name, false)));
  const allTitles = [...new Set(people.flatMap(({ titles }) => titles))];
  const titles = buildLexicon(allTitles.map((title) => asTerm(title, false)));
  const places = (text: string) =>
    findTerms(names, text).flatMap((hit) => {
      const person = people[hit.term];
      return person === undefined ? [] : [{ ...hit, person }];
    });
  return [
    {
      ...registerRuleFacts.nameTitle,
      examples: noExamples,
      scope: 'paragraph',
      *check(text) {
        const known = findTerms(titles, text);
        for (const { start, end, person } of places(text)) {
          if (person.titles.length === 0) continue;
          // The title right before the name, or right behind it.
          const beside = known.find((title) => title.end === start || title.start === end);
          if (beside === undefined) continue;
          const written = text.slice(beside.start, beside.end);
          if (person.titles.some((title) => title.includes(written) || written.includes(title))) continue;
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
    },
    {
      ...registerRuleFacts.nameOrder,
      examples: noExamples,
      scope: 'paragraph',
      *check(text) {
        const found = places(text);
        for (const [index, later] of found.entries()) {
          const earlier = found[index - 1];
          if (
            earlier === undefined ||
            !/^[^。；！？\n]{0,30}[、，]?$/.test(text.slice(earlier.end, later.start))
          )
            continue;
          if (!text.slice(earlier.end, later.start).includes('、') || later.term >= earlier.term) continue;
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
    },
  ];
}
