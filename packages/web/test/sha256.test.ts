import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { sha256 } from '../src/features/ledger/sha256.ts';

test('the hash of the browser is that of everybody else, whatever the length', () => {
  for (const length of [0, 1, 31, 32, 55, 56, 63, 64, 65, 119, 120, 128, 10_000]) {
    const bytes = randomBytes(length);
    expect(sha256(bytes).toHex()).toBe(createHash('sha256').update(bytes).digest('hex'));
  }
});

test('a text is hashed as its UTF-8 bytes', () => {
  const text = '三审三校，一字不差😀';
  expect(sha256(text).toHex()).toBe(createHash('sha256').update(text).digest('hex'));
});
