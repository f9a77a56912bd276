import { readCalendar } from '@sanshen/contract/calendar';
import { listCampaigns } from '@sanshen/contract/campaigns';
import { dayOf, daysAfter } from '@sanshen/domain/calendar';
import { expect, test } from 'vitest';
import { fillCalendar } from '../src/demonstration/fill-calendar.ts';
import { organizationIn, startCity } from './organization-support.ts';

test('the demonstration has plans with a conflict, a local date, and campaigns at several steps, once', async () => {
  const city = await startCity();
  const { harness } = city;
  expect(await fillCalendar(harness.context)).toBe(3);
  expect(await fillCalendar(harness.context)).toBe(0);
  const operator = await city.as('wuhua', 'operator', 1);
  const params = { organization: organizationIn('wuhua') };
  const today = dayOf(harness.clock.now());
  const query = { from: today, to: daysAfter(today, 14) };
  const calendar = await operator.call(readCalendar, { params, query });
  expect(calendar.items.filter(({ kind }) => kind === 'entry')).toHaveLength(3);
  expect(calendar.conflicts.map(({ kind }) => kind)).toContain('tooNear');
  expect(calendar.dates.some(({ source }) => source === 'unit')).toBe(true);
  const { items } = await operator.call(listCampaigns, { params, query: {} });
  expect(items.map(({ status }) => status)).toEqual(['claimed', 'claimed']);
});
