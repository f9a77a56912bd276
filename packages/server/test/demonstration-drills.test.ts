import { listDrills, listLessons } from '@sanshen/contract/drills';
import { expect, test } from 'vitest';
import { fillDrills } from '../src/demonstration/fill-drills.ts';
import { organizationIn, startCity } from './organization-support.ts';

const city = await startCity();
const { harness } = city;

test('the demonstration has a drill that was held and reported, one that is planned, and a lesson that is open; made once', async () => {
  expect(await fillDrills(harness.context)).toBe(2);
  expect(await fillDrills(harness.context)).toBe(0);
  await harness.runJobs();
  const operator = await city.as('wuhua', 'operator', 2);
  const params = { organization: organizationIn('wuhua') };
  const { items } = await operator.call(listDrills, { params, query: {} });
  expect(items).toMatchObject([
    { status: 'planned', report: null, part: 'participant' },
    { status: 'ended', report: { status: 'acknowledged', late: false } },
  ]);
  const { items: lessons } = await operator.call(listLessons, { params });
  expect(lessons).toMatchObject([{ done: null, mayComplete: true, late: false }]);
});
