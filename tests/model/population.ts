import type { OrganizationId } from '@sanshen/domain/kernel';
import type { Office, PersonFacts } from '@sanshen/domain/organization';
import type { Procedure, Scope } from '@sanshen/domain/policy';
import {
  aPerson,
  at,
  type Held,
  own,
  ownPublicity,
  root,
  superior,
  superiorPublicity,
} from '../factories/index.ts';
import { rulesOf } from './entitlement.ts';

/** Hours after the start at which the second moment of every world lies: dated things begin and end in between. */
export const secondMoment = 30;

const places: Readonly<Record<Scope, OrganizationId>> = {
  own,
  ownPublicity,
  superior,
  superiorPublicity,
  root,
  rootPublicity: superiorPublicity,
};

interface Choice {
  readonly offices: readonly Office[];
  readonly scope: Scope;
}

const held = ({ offices, scope }: Choice, change: Partial<Held> = {}): Held => ({
  office: offices[0] ?? 'nobody',
  in: places[scope],
  ...change,
});

/**
 * A small population for a procedure: one holder for each named seat and three for each board, and those who must be kept out or let in with
 * care. The author and the co-editor hold offices of the chain themselves, so that only the rules keep them from their own text.
 */
export function populationFor(procedure: Procedure): readonly PersonFacts[] {
  const stages = [...procedure.stages, ...procedure.escalations.flatMap((one) => one.stages)];
  const rules = stages.flatMap((stage) =>
    rulesOf(stage).map((rule) => ({ rule, board: stage.composition.kind === 'board', stage })),
  );
  const [first, second] = rules;
  const last = procedure.stages.at(-1);
  if (first === undefined || second === undefined || last === undefined)
    throw new Error('fewer than two seats');
  const lastRule = rulesOf(last)[0] ?? second.rule;
  const holders = new Map<string, PersonFacts>();
  for (const { rule, board, stage } of rules) {
    const leads = stage.composition.kind === 'board' ? stage.composition.ledBy : [];
    const others = rule.offices.filter((one) => !leads.includes(one));
    const sketches = board
      ? [[leads[0] ?? rule.offices[0]], others.slice(0, 1), others.slice(0, 1)]
      : [rule.offices.slice(0, 1)];
    sketches.forEach((offices, index) => {
      const [office] = offices;
      const id = `${rule.scope}.${office}${board ? index : ''}`;
      if (office !== undefined && !holders.has(id))
        holders.set(id, aPerson(id, { offices: [held({ offices: [office], scope: rule.scope })] }));
    });
  }
  const kinds = new Set([
    ...rules.flatMap(({ rule }) => rule.qualifications),
    ...procedure.publishers.qualifications,
  ]);
  const qualified = [...kinds].map((kind) => ({ kind, from: at(-10_000), to: null }));
  const confirm = procedure.emergency?.confirmBy.at(-1);
  const people = [
    aPerson('author', {
      offices: [
        'secretary',
        held(first.rule),
        held(lastRule),
        'registrar',
        ...(confirm ? [held(confirm)] : []),
      ],
    }),
    aPerson('editor', { offices: ['secretary', held(second.rule)] }),
    ...holders.values(),
    aPerson('double', { offices: ['secretary', held(first.rule), held(second.rule)] }),
    aPerson('acting', { offices: [held(lastRule, { acting: true, from: at(secondMoment - 1) })] }),
    aPerson('lapsing', { offices: [held(first.rule, { to: at(secondMoment - 1) })] }),
    aPerson('away', {
      offices: [held(second.rule)],
      leaves: [{ from: at(-10), to: at(secondMoment - 1) }],
    }),
    aPerson('temporary', {
      employment: 'temporary',
      offices: [held(first.rule), held(procedure.publishers)],
    }),
    aPerson('operator', { offices: ['operator', held(procedure.publishers)] }),
    aPerson('unqualified', { offices: [held(procedure.publishers)], qualifications: [] }),
    aPerson('responsible', { offices: [held(procedure.responsible)] }),
    aPerson('registrar', { offices: ['registrar'] }),
    aPerson('outsider', { offices: [{ office: held(first.rule).office, in: root }] }),
  ];
  return people.map((person) =>
    person.id === 'unqualified' ? person : { ...person, qualifications: qualified },
  );
}
