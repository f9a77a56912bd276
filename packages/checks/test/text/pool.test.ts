import { CheckPool } from '@sanshen/checks/check-pool';
import { articleOf, Checker } from '@sanshen/checks/text';
import { rules } from '@sanshen/checks/text/rules/index';
import { afterAll, expect, test } from 'vitest';

const pool = new CheckPool(
  {
    spelling: false,
    lists: [{ name: '本单位', terms: [{ text: '旧社区', category: '更名', severity: 'warning' }] }],
  },
  1,
);
afterAll(() => pool.close());

test('a worker finds what the same thread finds, and the terms that it was given', async () => {
  const article = articleOf('截止2023年5月，约30人左右。\n旧社区来信');
  const here = new Checker({ rules }).check(article);
  const there = await pool.check(article);
  expect(there.filter(({ rule }) => rule !== 'lexicon/terms')).toEqual(here);
  expect(there.filter(({ rule }) => rule === 'lexicon/terms').map(({ text }) => text)).toEqual(['旧社区']);
});

test('an aborted check rejects and the worker goes on with the next', async () => {
  const abort = new AbortController();
  const long = articleOf('今天，大家来了。\n'.repeat(100_000));
  const slow = pool.check(long, { signal: abort.signal });
  const after = pool.check(articleOf('4月31日'));
  abort.abort(new Error('enough'));
  await expect(slow).rejects.toThrow('enough');
  expect((await after).map(({ rule }) => rule)).toEqual(['dates/impossible-date']);
});
