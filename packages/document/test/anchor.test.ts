import { anchorAt, anchorMover, moveAnchor } from '@sanshen/document';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { someText } from './arbitraries.ts';

test('a passage goes with its text', () => {
  const old = '周末，三十名志愿者来到社区。';
  const anchor = anchorAt(old, 3, 6);
  expect(anchor.quote).toBe('三十名');
  expect(moveAnchor(old, `编者按。${old}`, anchor)).toEqual({
    lost: false,
    anchor: { from: 7, to: 10, quote: '三十名' },
  });
  expect(moveAnchor(old, '周末，五十名志愿者来到社区。', anchor)).toEqual({
    lost: false,
    anchor: { from: 4, to: 6, quote: '十名' },
  });
  expect(moveAnchor(old, '周末，志愿者来到社区。', anchor)).toEqual({ lost: true, at: 3, quote: '三十名' });
  expect(moveAnchor(old, '', anchor)).toEqual({ lost: true, at: 0, quote: '三十名' });
});

test('what is inserted inside a passage belongs to it, beside it not', () => {
  const anchor = anchorAt('甲乙丙丁', 1, 3);
  expect(moveAnchor('甲乙丙丁', '甲新乙及丙新丁', anchor)).toMatchObject({
    anchor: { from: 2, to: 5, quote: '乙及丙' },
  });
});

test('a passage that is not there, or half a character, is no passage', () => {
  for (const [from, to] of [
    [0, 9],
    [-1, 1],
    [2, 1],
    [0.5, 1],
    [0, 1],
  ] as const)
    expect(() => anchorAt('𠮷野', from, to)).toThrow(RangeError);
});

const passage = fc
  .tuple(someText, someText, someText)
  .map(([a, b, c]) => ({ text: a + b + c, anchor: { from: a.length, to: a.length + b.length, quote: b } }));

test('the same text leaves every passage where it is', () => {
  fc.assert(
    fc.property(passage, ({ text, anchor }) => {
      expect(moveAnchor(text, text, anchor)).toEqual({ lost: false, anchor });
    }),
  );
});

test('text before and after moves a passage by its length, or finds its words in what was added', () => {
  fc.assert(
    fc.property(passage, fc.constantFrom('', '〔一〕', '〔一〕〔二〕'), ({ text, anchor }, added) => {
      const from = anchor.from + added.length;
      expect(moveAnchor(text, `${added}${text}${added}`, anchor)).toEqual({
        lost: false,
        anchor: { ...anchor, from, to: from + anchor.quote.length },
      });
    }),
  );
});

test('a moved passage lies in the new text, quotes what stands there, and is lost only with its words', () => {
  fc.assert(
    fc.property(passage, passage, ({ text, anchor }, next) => {
      const moved = anchorMover(text, next.text)(anchor);
      if (moved.lost) {
        expect(moved.at).toBeGreaterThanOrEqual(0);
        expect(moved.at).toBeLessThanOrEqual(next.text.length);
        expect(moved.quote).toBe(anchor.quote);
        return;
      }
      const { from, to, quote } = moved.anchor;
      expect(next.text.slice(from, to)).toBe(quote);
      expect(to).toBeGreaterThan(from);
      expect([...quote].some((character) => anchor.quote.includes(character))).toBe(true);
      expect(quote.isWellFormed()).toBe(true);
    }),
  );
});

test('a point stays between its neighbours', () => {
  expect(moveAnchor('甲乙', '甲新乙', { from: 1, to: 1, quote: '' })).toMatchObject({
    anchor: { from: 1, to: 1 },
  });
  expect(moveAnchor('甲乙', '新甲乙', { from: 0, to: 0, quote: '' })).toMatchObject({
    anchor: { from: 0, to: 0 },
  });
});
