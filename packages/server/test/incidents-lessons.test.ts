import * as contract from '@sanshen/contract/incidents';
import type { Instant } from '@sanshen/domain/kernel';
import { expect, test } from 'vitest';
import { organizationIn, startCity } from './organization-support.ts';

const city = await startCity();
const organization = organizationIn('wuhua');

test('§9 a lesson is late from the first minute after its day in China', async () => {
  const leader = await city.as('wuhua', 'leaderInCharge');
  const { incident } = await leader.call(contract.declareIncident, {
    params: { organization },
    body: { scenario: 'leak', gravity: 'ordinary', channels: [] } as never,
  });
  const params = { incident };
  const words = '补发值班表';
  await leader.call(contract.addIncidentLesson, {
    params,
    body: { words, owner: leader.person, dueOn: '2026-11-30' } as never,
  });
  const late = async () => {
    const by = await city.as('wuhua', 'leaderInCharge');
    return (await by.call(contract.readIncident, { params })).lessons[0]?.late;
  };
  city.harness.clock.set('2026-11-30T15:59:00.000Z' as Instant);
  expect(await late()).toBe(false);
  city.harness.clock.set('2026-11-30T16:01:00.000Z' as Instant);
  expect(await late()).toBe(true);
});
