import { canonicalJson, type Json } from '@sanshen/domain/kernel';
import { emptyHead, parseEntry, parseLink, sealEntries, sealEntry } from '@sanshen/domain/ledger';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chain, decision, testSuites } from './ledger-support.ts';

const suite = testSuites['ed25519-sha256'];

test('an entry is canonical JSON with its format, and reads back as it was', () => {
  const { text, hash } = sealEntry(suite, 'manuscript:a', emptyHead, decision({ z: 1, a: '稿件' }));
  expect(text).toBe(canonicalJson(JSON.parse(text)));
  expect(JSON.parse(text)).toMatchObject({ format: 'sanshen-entry/1', sequence: 1, previous: null });
  expect(parseEntry(text)).toEqual({
    stream: 'manuscript:a',
    sequence: 1,
    previous: null,
    ...decision({ z: 1, a: '稿件' }),
  });
  expect(hash).toBe(`sha256:${suite.hash(text).toHex()}`);
});

test('entries of one command are linked to one another', () => {
  const sealed = sealEntries(suite, 'manuscript:a', emptyHead, [decision(1), decision(2), decision(3)]);
  const links = sealed.map((entry) => parseLink(entry.text)?.previous);
  expect(links).toEqual([null, sealed[0]?.hash, sealed[1]?.hash]);
});

test("whatever the body says, the link is the entry's own", () => {
  const forged = ',"format":"sanshen-entry/1","kind":"k","previous":null,"sequence":9,"stream":"other"}';
  const bodies: fc.Arbitrary<Json> = fc.oneof(
    // JSON values by construction; fast-check types them as unknown.
    fc.jsonValue().map((value) => value as Json),
    fc.constantFrom<Json>(
      forged,
      { body: forged },
      { format: 'sanshen-entry/1', kind: 'k', previous: null, sequence: 9, stream: 'other' },
    ),
  );
  const head = chain('manuscript:a', 3).at(-1) ?? emptyHead;
  fc.assert(
    fc.property(bodies, (body) => {
      const { text } = sealEntry(suite, 'manuscript:a', head, decision(body));
      expect(parseLink(text)).toEqual({ stream: 'manuscript:a', sequence: 4, previous: head.hash });
    }),
    { numRuns: 300 },
  );
});

test.each(['', 'with "quote"', 'back\\slash', 'line\nbreak'])(
  'a stream or kind that JSON would escape is refused: %j',
  (name) => {
    expect(() => sealEntry(suite, name, emptyHead, decision(1))).toThrow(RangeError);
    expect(() => sealEntry(suite, 's:1', emptyHead, { ...decision(1), kind: name })).toThrow(RangeError);
  },
);

test('what has no JSON form is refused', () => {
  expect(() => sealEntry(suite, 's:1', emptyHead, decision(Number.NaN))).toThrow(TypeError);
  expect(() => sealEntry(suite, 's:1', emptyHead, decision('\ud800'))).toThrow(TypeError);
});

test.each(['', '{', 'null', '[]', '{}', '{"format":"sanshen-entry/1"}'])(
  'what is no entry is not read: %j',
  (text) => {
    expect(parseEntry(text)).toBeUndefined();
    expect(parseLink(text)).toBeUndefined();
  },
);

test('the link of an entry reads the same from its bytes as from its text', () => {
  const sealed = sealEntry(suite, 'manuscript:a', emptyHead, decision({ 说明: '同意'.repeat(500) }));
  const bytes = new TextEncoder().encode(sealed.text);
  expect(parseLink(bytes)).toEqual({ stream: 'manuscript:a', sequence: 1, previous: null });
  expect(parseLink(bytes)).toEqual(parseLink(sealed.text));
  expect(parseLink(bytes.subarray(0, -1))).toBeUndefined();
});
