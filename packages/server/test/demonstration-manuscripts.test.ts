import { listDevices, listLoginFindings } from '@sanshen/contract/channels-devices';
import { listManuscripts } from '@sanshen/contract/content';
import { expect, test } from 'vitest';
import { fillManuscripts } from '../src/demonstration/index.ts';
import { stories } from '../src/demonstration/stories.ts';
import { organizationIn, startCity } from './organization-support.ts';

test('the demonstration begins with manuscripts in every state, each in its past, and is filled once', async () => {
  const city = await startCity();
  const { harness } = city;
  expect(await fillManuscripts(harness.context)).toBe(stories.length);
  expect(await fillManuscripts(harness.context)).toBe(0);
  const keeper = await city.as('panlong', 'platformLead');
  const params = { organization: organizationIn('panlong') };
  expect((await keeper.call(listDevices, { params })).items).toHaveLength(3);
  expect((await keeper.call(listLoginFindings, { params, query: {} })).items).toMatchObject([
    { kind: 'personalDevice' },
  ]);
  const lead = await city.as('wuhua', 'platformLead');
  const { items } = await lead.call(listManuscripts, {
    query: { organization: organizationIn('wuhua'), limit: 100 },
  });
  expect(new Set(items.map((one) => one.phase))).toEqual(
    new Set([
      'drafting',
      'inReview',
      'returned',
      'released',
      'publishing',
      'published',
      'takenDown',
      'abandoned',
    ]),
  );
  const stages = new Set(items.flatMap((one) => one.waiting.map((seat) => seat.stage)));
  expect(stages).toEqual(new Set(['platform', 'publicity', 'leader']));
  expect(items.filter((one) => one.createdAt >= harness.clock.now())).toEqual([]);
  expect(items.filter((one) => one.changedAt > harness.clock.now())).toEqual([]);
});
