import { describe, expect, test } from 'vitest';
import {
  answerHindrance,
  isLate,
  otherAnswering,
  type PublicMessageState,
  publicMessageStates,
  settledBySight,
  settleHindrance,
} from '../src/conversations/index.ts';
import { brandId, type Instant, type PersonId } from '../src/kernel/index.ts';

const at = brandId<Instant>('2026-11-23T04:00:00.000Z');
const later = brandId<Instant>('2026-11-23T11:00:00.000Z');
const person = brandId<PersonId>('p1');
const pending = {
  action: 'a1',
  by: { person, name: '运营人员甲', office: null, organization: null, acting: false },
  at,
};
const message = { state: 'open' as PublicMessageState, answering: null, goneAt: null, version: 3 };

describe('§6 an answer', () => {
  test.each([
    ['open, seen as it is', {}, 3, null],
    ['open, nobody said what he saw', {}, null, null],
    ['put aside: somebody may still answer', { state: 'noAnswerNeeded' }, 3, null],
    ['passed on: its answer comes from there', { state: 'passedOn' }, 3, null],
    ['another version', {}, 2, 'conversations.changed'],
    ['deleted by its writer', { goneAt: at }, 3, 'conversations.gone'],
    ['answered', { state: 'answered' }, 3, 'conversations.alreadySettled'],
    ['hidden', { state: 'hidden' }, 3, 'conversations.alreadySettled'],
    [
      'an answer is on its way, whatever else holds',
      { answering: pending, goneAt: at },
      2,
      'conversations.beingAnswered',
    ],
  ] as const)('%s', (_, change, seen, hindrance) => {
    expect(answerHindrance({ ...message, ...change }, seen)).toBe(hindrance);
  });
});

describe('§6 putting aside', () => {
  test.each([
    ['open to aside', 'open', 'noAnswerNeeded', 3, null],
    ['aside to open', 'noAnswerNeeded', 'open', 3, null],
    ['passed on to open', 'passedOn', 'open', 3, null],
    ['to where it is', 'open', 'open', 3, 'conversations.alreadySettled'],
    ['answered stays answered', 'answered', 'open', 3, 'conversations.alreadySettled'],
    ['hidden stays hidden', 'hidden', 'open', 3, 'conversations.alreadySettled'],
    ['another version', 'open', 'noAnswerNeeded', 1, 'conversations.changed'],
  ] as const)('%s', (_, state, to, seen, hindrance) => {
    expect(settleHindrance({ ...message, state }, to, seen)).toBe(hindrance);
  });

  test('not while an answer is on its way', () => {
    expect(settleHindrance({ ...message, answering: pending }, 'noAnswerNeeded', 3)).toBe(
      'conversations.beingAnswered',
    );
  });
});

test('an answer that the platform shows settles only what waits, and never what ours is on its way to', () => {
  const settled = publicMessageStates.filter((state) => settledBySight({ ...message, state }));
  expect(settled).toEqual(['open', 'noAnswerNeeded']);
  expect(settledBySight({ ...message, answering: pending })).toBe(false);
});

test('presence counts only while it has not run out, of others, and of who answers', () => {
  const one = { person, name: '甲', doing: 'answering' as const, until: later };
  const other = brandId<PersonId>('p2');
  expect(otherAnswering([one], other, at)).toBe(one);
  expect(otherAnswering([one], person, at)).toBeNull();
  expect(otherAnswering([one], other, later)).toBeNull();
  expect(otherAnswering([{ ...one, doing: 'reading' }], other, at)).toBeNull();
});

test('what came hours after it was written is late', () => {
  expect(isLate({ writtenAt: at, receivedAt: later })).toBe(true);
  expect(isLate({ writtenAt: at, receivedAt: at })).toBe(false);
});
