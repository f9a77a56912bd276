import { readUnitPractice } from '@sanshen/contract/practice';
import { listSelections } from '@sanshen/contract/qualification-selection';
import { expect, test } from 'vitest';
import { fillPractice } from '../src/demonstration/fill-practice.ts';
import { organizationIn, startCity } from './organization-support.ts';

const city = await startCity();

test('the demonstration has three exercises, one of them shared, and a candidate on probation, once', async () => {
  expect(await fillPractice(city.harness.context)).toBe(3);
  expect(await fillPractice(city.harness.context)).toBe(0);
  const head = await city.as('schoolAffairs', 'departmentHead');
  const params = { organization: organizationIn('schoolAffairs') };
  const unit = await head.call(readUnitPractice, { params });
  expect(unit).toMatchObject({ practised: 3, exercises: 3, falseAlarms: 1 });
  expect(unit.shared.map(({ exercises }) => exercises)).toEqual([1]);
  const { items } = await head.call(listSelections, { params, query: { state: 'open' } });
  expect(items.map(({ status }) => status)).toEqual(['probation']);
});
