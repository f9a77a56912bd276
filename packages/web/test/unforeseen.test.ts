import { expect, test } from 'vitest';
import { z } from 'zod';
import { unforeseen } from '../src/app/unforeseen.ts';

test('an answer that breaks the contract has a code and four digits, the same each time, and nothing of its inside', () => {
  const { error } = z.object({ rows: z.array(z.string()) }).safeParse({ rows: [1] });
  const { code, number } = unforeseen(error);
  expect(code).toBe('page.outdated');
  expect(number).toMatch(/^\d{4}$/u);
  expect(unforeseen(error).number).toBe(number);
  expect(unforeseen(new Error('another')).number).not.toBe(number);
});

test('a gateway that answers in the place of the server is named by its status, and a fault of the page as such', () => {
  expect(unforeseen(new Error('workbench.read answered 502 without a problem document')).code).toBe(
    'answer.502',
  );
  expect(unforeseen(new TypeError('Failed to fetch dynamically imported module')).code).toBe('page.outdated');
  expect(unforeseen(new TypeError('x is not a function')).code).toBe('page.failed');
});
