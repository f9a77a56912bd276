import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { startDemonstrationSimulators } from '../src/demonstration/simulators.ts';
import { startCity } from './organization-support.ts';

const { harness } = await startCity();
const folder = await mkdtemp(join(tmpdir(), 'sanshen-simulator-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a second start finds the platform at its place, with what it held, and records nothing anew', async () => {
  const { context } = harness;
  const options = { stateFile: join(folder, 'wechat.json') };
  const entries = async () => (await harness.db.selectFrom('ledger_entry').select('hash').execute()).length;
  const channels = await harness.db
    .selectFrom('channel')
    .selectAll()
    .where('platform', '=', 'wechat')
    .execute();

  const first = await startDemonstrationSimulators(context, options);
  const recorded = await entries();
  const appIds = channels.map((channel) => channel.handle);
  const secrets = appIds.map((appId) => first.control.account(appId).config.secret);
  await first.close();

  const second = await startDemonstrationSimulators(context, options);
  expect(second.urls).toEqual(first.urls);
  expect(await entries()).toBe(recorded);
  expect(appIds.map((appId) => second.control.account(appId).config.secret)).toEqual(secrets);
  expect(new Set(secrets).size).toBe(channels.length);

  // Its port is taken: it moves, and the channels follow.
  const third = await startDemonstrationSimulators(context, { stateFile: null });
  expect(third.urls).not.toEqual(second.urls);
  const served = await harness.db
    .selectFrom('channel')
    .select('channel_id')
    .where('connector', '<>', 'manual')
    // The product itself is a feed's platform, and stays where it is.
    .where('platform', '<>', 'feed')
    .execute();
  expect(await entries()).toBe(recorded + served.length);
  await Promise.all([second.close(), third.close()]);
});
