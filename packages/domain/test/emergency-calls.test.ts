import {
  type Acknowledgement,
  applyCall,
  type Call,
  type CallId,
  decideAcknowledgement,
  unanswered,
} from '@sanshen/domain/emergency';
import { brandId, instant, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import { expect, test } from 'vitest';

const at = instant('2026-11-23T03:00:00.000Z');
const id = (name: string) => brandId<PersonId>(name);
const as = (name: string): PersonSnapshot => ({
  person: id(name),
  name,
  office: null,
  organization: null,
  acting: false,
});
const call: Call = applyCall(null, {
  kind: 'callStarted',
  call: brandId<CallId>('call'),
  root: brandId<OrganizationId>('city'),
  organization: brandId<OrganizationId>('county'),
  reason: { kind: 'drill', id: 'drill' },
  drill: true,
  text: '请确认',
  people: ['a', 'b'].map((name) => ({ person: id(name), name, role: null })),
  answerBy: at,
  word: { by: as('a'), at },
});

test.each<[string, string, Partial<Acknowledgement>, string[] | string]>([
  ['himself on the desk', 'a', {}, ['b']],
  ['by the short address that somebody gave him', 'b', { how: 'address', by: as('a') }, ['a']],
  ['by telephone, as another recorded', 'b', { how: 'telephone', by: as('a') }, ['a']],
  ['by telephone with himself', 'a', { how: 'telephone', by: as('a') }, 'emergency.callOtherHand'],
  ['who was not called', 'c', {}, 'emergency.notCalled'],
])('§9 somebody answers a call: %s', (_, person, change, expected) => {
  const decided = decideAcknowledgement(call, id(person), { how: 'desk', by: null, at, ...change });
  if ('refusal' in decided) {
    expect(decided.refusal).toBe(expected);
    return;
  }
  const after = decided.events.reduce<Call>(applyCall, call);
  expect(unanswered(after)).toEqual(expected);
  // Twice is as once, and the first way stays on record.
  expect(decideAcknowledgement(after, id(person), { how: 'telephone', by: as('z'), at })).toEqual({
    events: [],
  });
});

test('§9 a closed call takes no more answers, and keeps those it has', () => {
  const closed = applyCall(call, { kind: 'callClosed', call: call.id, word: { by: as('a'), at } });
  expect(decideAcknowledgement(closed, id('a'), { how: 'desk', by: null, at })).toEqual({
    refusal: 'emergency.callClosed',
  });
});
