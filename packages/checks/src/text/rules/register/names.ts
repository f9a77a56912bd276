import type { OrganizationRegister } from '../../registers/organization.ts';
import type { ParagraphRule } from '../../rule.ts';
import { type Phrase, phraseRule } from '../../support/phrase-rule.ts';
import { say } from '../../support/text.ts';

/** Names by forms that the organisation's register calls wrong. */
export function registeredNames({ source, names }: OrganizationRegister): ParagraphRule {
  const phrases = (): readonly Phrase[] =>
    names.flatMap(({ name, short, wrong }) =>
      wrong.map((text) => ({
        text,
        suggestions: [name],
        // A wrong form may be a part of a right one.
        exceptions: [name, ...short].filter((right) => right.includes(text)),
      })),
    );
  return phraseRule(
    {
      id: 'register/names',
      clause: '§8',
      severity: 'error',
      precision: 0.98,
      source: { kind: 'register', name: source },
      title: say('名称不规范', 'Name not as registered'),
      explanation: say(
        '本单位登记表列为错误写法，请用规范名称。',
        'The organisation’s register calls this form wrong.',
      ),
      examples: { right: [], wrong: [] },
      priority: 3,
    },
    phrases,
    {
      message: (_found, { suggestions = [] }) =>
        say(`规范名称为“${suggestions[0] ?? ''}”。`, `The registered name is ${suggestions[0] ?? ''}.`),
    },
  );
}
