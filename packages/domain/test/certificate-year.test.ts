import { expect, test } from 'vitest';
import type { Instant } from '../src/kernel/index.ts';
import { certificateNumber } from '../src/training/index.ts';

test('§10 a certificate is numbered in the year that it is in China', () => {
  expect(certificateNumber('2026-12-31T15:59:59.999Z' as Instant, 7)).toBe('SJ2026-00007');
  expect(certificateNumber('2026-12-31T16:00:00.000Z' as Instant, 8)).toBe('SJ2027-00008');
});
