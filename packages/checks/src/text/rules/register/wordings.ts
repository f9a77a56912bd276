import type { OrganizationRegister } from '../../registers/organization.ts';
import type { ParagraphRule } from '../../rule.ts';
import { NearMisses } from '../../support/near-miss.ts';
import { say } from '../../support/text.ts';

/** Wordings of the organisation's register with one character wrong, missing or surplus. */
export function registeredWordings({ source, wordings, names }: OrganizationRegister): ParagraphRule {
  const known = [...wordings, ...names.map(({ name }) => name)];
  let ready: NearMisses | undefined;
  return {
    id: 'register/wordings',
    clause: '§1',
    severity: 'warning',
    precision: 0.9,
    source: { kind: 'register', name: source },
    title: say('表述与登记表不符', 'Wording not as registered'),
    explanation: say(
      '与本单位登记的表述、名称只差一个字，请核对。',
      'Differs from a registered wording or name by one character.',
    ),
    examples: { right: [], wrong: [] },
    priority: 2,
    scope: 'paragraph',
    *check(text) {
      ready ??= new NearMisses(
        known,
        names.flatMap(({ short }) => short),
      );
      for (const { index, start, end } of ready.find(text)) {
        const right = known[index] ?? '';
        yield {
          start,
          end,
          message: say(`登记的表述为“${right}”。`, `The registered wording is ${right}.`),
          suggestions: [right],
        };
      }
    },
  };
}
