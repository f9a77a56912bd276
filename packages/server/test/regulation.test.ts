import { readRegulation } from '@sanshen/contract/regulation';
import { expect, test } from 'vitest';
import { addStranger, organizationIn, startCity } from './organization-support.ts';
import { expectRefusal, writeAndSubmit } from './review-support.ts';

const city = await startCity();
const params = { organization: organizationIn('wuhua') };
const read = async (key = 'wuhua', office = 'mainLeader') =>
  (await city.as(key, office)).call(readRegulation, { params });
const clause = (answer: Awaited<ReturnType<typeof read>>, id: string) =>
  answer.clauses.find((one) => one.id === id);
const figure = (answer: Awaited<ReturnType<typeof read>>, id: string, name: string) =>
  clause(answer, id)?.state.find((one) => one.id === name);

test('§0 §12: every clause stands in its own words, with where it lives or that it does not yet', async () => {
  const answer = await read();
  expect(answer.clauses.map(({ id }) => id)).toEqual([...Array(13).keys()].map((n) => `§${n}`));
  expect(answer.clauses.every(({ text }) => text !== null && text.length > 10)).toBe(true);
  expect(answer.clauses.every(({ capabilities }) => capabilities.length > 0)).toBe(true);
  const capability = (id: string, name: string) =>
    clause(answer, id)?.capabilities.find((one) => one.id === name);
  expect(capability('§5', 'review')).toMatchObject({ available: true, path: '/manuscripts' });
  expect(capability('§6', 'interaction')).toMatchObject({ available: true, path: '/interaction' });
  expect(capability('§9', 'plans')).toMatchObject({ available: false, target: null, path: null });
  expect(capability('§12', 'ledger')).toMatchObject({ available: true, path: '/ledger' });
});

test('§5 §7: the state of the organisation is counted from what stands', async () => {
  const before = await read();
  expect(figure(before, '§5', 'inReview')?.value).toBe(0);
  await writeAndSubmit(await city.as('wuhua', 'operator', 1), 'wuhua');
  const after = await read();
  expect(figure(after, '§5', 'inReview')).toMatchObject({ value: 1, sentence: { zh: '审校中 1 件。' } });
  expect(figure(after, '§5', 'overdue')).toMatchObject({ value: 0, attention: false });
  expect(figure(after, '§7', 'channelsActive')?.value).toBeGreaterThan(0);
  expect(figure(after, '§12', 'records')?.value).toBeGreaterThan(3);
  city.harness.clock.advance(400 * 3_600_000);
  expect(figure(await read(), '§5', 'overdue')).toMatchObject({ value: 1, attention: true });
});

test('§11: a subordinate reads the clauses without the state, strangers and neighbours nothing', async () => {
  const below = await read('wuhuaYouthCentre');
  expect(below.clauses.every(({ state }) => state.length === 0)).toBe(true);
  expect(figure(await read('kunming'), '§5', 'inReview')?.value).toBe(1);
  for (const caller of [await addStranger(city), await city.as('panlong', 'mainLeader')]) {
    expectRefusal(await caller.send(readRegulation, { params }), 403, 'access.forbidden');
  }
});
