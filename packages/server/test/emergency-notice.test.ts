import { freezeChannel, liftFreeze, listMyFreezes, orderFreeze } from '@sanshen/contract/emergency';
import { listNotifications } from '@sanshen/contract/review';
import { expect, test } from 'vitest';
import { tellFrozen } from '../src/modules/emergency/freezes/tell-frozen.ts';
import type { Caller } from './harness.ts';
import { organizationIn, startCity } from './organization-support.ts';

const city = await startCity();
const { harness } = city;
const wuhua = organizationIn('wuhua');
const operator = await city.as('wuhua', 'operator', 1);
const platformLead = await city.as('wuhua', 'platformLead');
const leader = await city.as('wuhua', 'leaderInCharge');
const second = await city.as('wuhua', 'mainLeader');
const neighbour = await city.as('guandu', 'operator', 1);
const cityLeader = await city.as('kunming', 'mainLeader');
const cityDeputy = await city.as('kunming', 'deputySecretaryPublicity');
const reason = '疑似账号被盗，先行封停';

const shown = async (by: Caller) => (await by.call(listMyFreezes, {})).items;
const told = async (by: Caller, kind: string) =>
  (await by.call(listNotifications, { query: { limit: 100 } })).items.filter((one) => one.kind === kind);
const lift = (by: Caller, freeze: string) =>
  by.call(liftFreeze, { params: { freeze }, body: { reason: '已排除' } });

test('§9 who was not called by name is told that a channel of his unit is frozen: what, since when, by whom, and when it is over', async () => {
  const { channel_id } = await harness.db
    .selectFrom('channel')
    .select('channel_id')
    .where('organization_id', '=', wuhua)
    .where('status', '<>', 'closed')
    .executeTakeFirstOrThrow();
  const { freeze } = await leader.call(freezeChannel, { params: { channel: channel_id }, body: { reason } });
  // The screen knows at once, whether or not any job runs.
  for (const by of [operator, platformLead]) {
    const [one, ...others] = await shown(by);
    expect(others).toEqual([]);
    expect(one).toMatchObject({ freeze, reach: 'channel', channel: { id: channel_id }, mayLift: false });
    expect(one?.ordered).toMatchObject({ person: leader.person, reason });
  }
  expect(await shown(neighbour)).toEqual([]);
  await harness.runJobs();
  await tellFrozen(harness.context, { freeze });
  for (const by of [operator, platformLead]) {
    const notices = await told(by, 'channelsFrozen');
    expect(notices).toHaveLength(1);
    expect(notices[0]?.details).toMatchObject({ freeze, frozen: wuhua, reach: 'channel', reason });
  }
  expect(await told(leader, 'channelsFrozen')).toEqual([]);
  expect(await told(neighbour, 'channelsFrozen')).toEqual([]);
  await lift(leader, freeze);
  await harness.runJobs();
  expect(await told(operator, 'channelsUnfrozen')).toEqual([]);
  expect((await shown(second))[0]?.mayLift).toBe(true);
  await lift(second, freeze);
  await harness.runJobs();
  expect(await shown(operator)).toEqual([]);
  expect(await told(operator, 'channelsUnfrozen')).toHaveLength(1);
  expect(await told(operator, 'channelsFrozen')).toHaveLength(1);
});

test('§9 §11 a freeze from above is told in every unit that it reaches, and one of another unit to nobody here', async () => {
  const order = (by: Caller, key: string, reach: 'unit' | 'subtree') =>
    by.call(orderFreeze, { params: { organization: organizationIn(key) }, body: { reason, reach } });
  const { freeze } = await order(cityLeader, 'kunming', 'subtree');
  await harness.runJobs();
  expect((await shown(neighbour)).map((one) => one.freeze)).toEqual([freeze]);
  expect(await told(neighbour, 'channelsFrozen')).toHaveLength(1);
  await lift(cityLeader, freeze);
  await lift(cityDeputy, freeze);
  const other = await order(leader, 'wuhua', 'unit');
  await harness.runJobs();
  expect(await shown(neighbour)).toEqual([]);
  expect(await told(neighbour, 'channelsFrozen')).toHaveLength(1);
  expect((await shown(operator)).map((one) => one.freeze)).toEqual([other.freeze]);
});
