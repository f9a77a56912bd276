import { standardRules } from '@sanshen/checks/standard-rules';
import { articleOf, Checker } from '@sanshen/checks/text';
import { plant, textKinds, unplant } from '@sanshen/domain/practice';
import { expect, test } from 'vitest';
import { passages } from '../src/modules/practice/passages/index.ts';

const checker = new Checker({ rules: standardRules() });
const loud = (text: string) =>
  checker
    .check(articleOf(text, {}, (line) => (line === 0 ? 'title' : 'body')))
    .filter(({ severity }) => severity !== 'advice');

test('§10 there are at least twelve texts of 300 to 900 characters, with every kind of error that can be planted in a text', () => {
  expect(passages.length).toBeGreaterThanOrEqual(12);
  for (const { id, text } of passages) {
    expect([id, text.length >= 300 && text.length <= 900]).toEqual([id, true]);
  }
  const kinds = new Set(passages.flatMap(({ slots }) => slots.map(({ kind }) => kind)));
  expect([...textKinds].filter((kind) => !kinds.has(kind))).toEqual([]);
  // Six different errors of one exercise never need more than a text has.
  expect(passages.filter(({ slots }) => slots.length < 12).map(({ id }) => id)).toEqual([]);
});

test('§10 the product’s own proofreader finds nothing in a faultless text', () => {
  const found = passages.flatMap(({ id, text }) =>
    loud(text).map(({ rule, text: words }) => `${id} ${rule} ${words}`),
  );
  expect(found).toEqual([]);
});

test('§10 nothing that is planted occurs in the faultless text beside its place', () => {
  const doubled = passages.flatMap(({ id, text, slots }) =>
    slots
      .filter(({ wrong, right }) => !right.includes(wrong) && text.includes(wrong))
      .map(({ wrong }) => `${id} ${wrong}`),
  );
  expect(doubled).toEqual([]);
});

test('§10 every place of every text can be planted and taken out again', () => {
  for (const passage of passages) {
    const planted = plant(passage, { kinds: textKinds, count: 100, seed: 'all' });
    expect(planted.errors).toHaveLength(passage.slots.length);
    expect(unplant(planted)).toBe(passage.text);
  }
});
