import { expect, test } from 'vitest';
import {
  applyFreeze,
  decideLift,
  type Freeze,
  type FreezeId,
  type FreezeWord,
} from '../src/emergency/index.ts';
import { brandId, instant, type OrganizationId, type PersonId } from '../src/kernel/index.ts';

const word = (person: string): FreezeWord => ({
  by: { person: brandId<PersonId>(person), name: person, office: null, organization: null, acting: false },
  reason: '舆情处置',
  at: instant('2026-11-23T02:00:00.000Z'),
});
const id = brandId<FreezeId>('freeze-1');
const frozen = applyFreeze(null, {
  kind: 'frozen',
  freeze: id,
  organization: brandId<OrganizationId>('wuhua'),
  word: word('leader'),
});

function lift(freeze: Freeze, person: string, entitled = true) {
  const decided = decideLift(freeze, word(person), entitled);
  return 'refusal' in decided ? decided.refusal : applyFreeze(freeze, decided.event);
}

test('§9 lifting takes two people', () => {
  const proposed = lift(frozen, 'first');
  if (typeof proposed === 'string') throw new Error(proposed);
  expect(proposed.lifted).toBeNull();
  expect(lift(proposed, 'first')).toBe('emergency.secondPerson');
  const lifted = lift(proposed, 'second');
  if (typeof lifted === 'string') throw new Error(lifted);
  expect(lifted.lifted?.by.person).toBe('second');
  expect(lift(lifted, 'third')).toBe('emergency.alreadyLifted');
});

test('§9 who may not command whoever ordered it lifts nothing', () => {
  expect(lift(frozen, 'below', false)).toBe('emergency.orderedAbove');
});
