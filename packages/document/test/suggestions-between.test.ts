import {
  acceptAll,
  canonicalBody,
  readSuggestedBody,
  rejectAll,
  suggestionsBetween,
  suggestionsIn,
} from '@sanshen/document';
import type { Json } from '@sanshen/domain/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { someBody } from './arbitraries.ts';

const paragraph = (text: string): Json => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const doc = (...content: Json[]): Json => ({ type: 'doc', content });

test('what leads from one body to another gives back both, whatever stands in them', () => {
  fc.assert(
    fc.property(someBody, someBody, (before, after) => {
      const marked = readSuggestedBody(suggestionsBetween(before, after));
      expect(rejectAll(marked)).toEqual(canonicalBody(before));
      expect(acceptAll(marked)).toEqual(canonicalBody(after));
    }),
    { numRuns: 150 },
  );
});

test('a changed word is one replacement at its place; a new paragraph is an insertion', () => {
  const before = doc(paragraph('第一段。'), paragraph('周末，三十名志愿者来到社区。'));
  const after = doc(paragraph('第一段。'), paragraph('周末，五十名志愿者来到社区。'), paragraph('记者：甲'));
  expect(suggestionsIn(suggestionsBetween(before, after))).toEqual([
    { id: '1', kind: 'replacement', before: '三', after: '五', place: { from: 8, to: 9 } },
    { id: '2', kind: 'insertion', before: '', after: '记者：甲', place: { from: 19, to: 19 } },
  ]);
});

test('a zero-width space that somebody typed is no holder of a mark', () => {
  const [before, after] = [doc(paragraph('\u200b甲乙\u200b')), doc(paragraph('\u200b乙丙\u200b'))];
  const marked = readSuggestedBody(suggestionsBetween(before, after));
  expect([rejectAll(marked), acceptAll(marked)]).toEqual([canonicalBody(before), canonicalBody(after)]);
});
