import { liftFreeze, orderFreeze, readFreezes } from '@sanshen/contract/emergency';
import * as contract from '@sanshen/contract/publishing';
import { addHours } from '@sanshen/domain/kernel';
import { expect, test } from 'vitest';
import { organizationIn } from './organization-support.ts';
import { secondServer, startDesk } from './publishing-support.ts';
import { expectRefusal } from './review-support.ts';

let beforeSubmit: (() => Promise<void>) | null = null;
const desk = await startDesk({
  atCrashPoint: async (point) => {
    const work = point === 'prepared' ? beforeSubmit : null;
    beforeSubmit = null;
    await work?.();
  },
});
const { harness, operator, simulators } = desk;
const wuhua = organizationIn('wuhua');
const kunming = organizationIn('kunming');
const leader = await desk.as('wuhua', 'leaderInCharge');
const main = await desk.as('wuhua', 'mainLeader');
const cityMain = await desk.as('kunming', 'mainLeader');
const cityLeader = await desk.as('kunming', 'deputySecretaryPublicity');
const submissions = () => simulators.control.requests('/cgi-bin/freepublish/submit');
const reason = '网络舆情突发，暂停发布。';

const freeze = async (by: typeof leader, organization: string) =>
  (await by.call(orderFreeze, { params: { organization }, body: { reason } })).freeze;
const lift = async (who: typeof leader, id: string) =>
  (await who.call(liftFreeze, { params: { freeze: id }, body: { reason: '风险已排除。' } })).lifted;

test('§9 a freeze between preparing and submitting is obeyed by another process, and takes two people to lift', async () => {
  const before = submissions();
  const other = await secondServer(desk);
  const { publication, manuscript, digest } = await desk.begun();
  let id = '';
  beforeSubmit = async () => {
    id = await freeze(leader, wuhua);
  };
  await harness.runJobs();
  await other.runJobs();
  expect(await desk.read(publication)).toMatchObject({
    status: 'rejected',
    message: { code: 'publishing.frozen' },
  });
  expect(submissions()).toBe(before);
  // What begins meanwhile ends the same way, in whichever process.
  const body = { channel: desk.channel, digest };
  const again = await operator.call(contract.publish, { params: { manuscript }, body });
  await other.runJobs();
  expect(await desk.read(again.publication)).toMatchObject({ status: 'rejected' });

  expectRefusal(
    await leader.send(orderFreeze, { params: { organization: wuhua }, body: { reason } }),
    409,
    'emergency.alreadyFrozen',
  );
  expect(await lift(leader, id)).toBe(false);
  expectRefusal(
    await leader.send(liftFreeze, { params: { freeze: id }, body: { reason } }),
    409,
    'emergency.secondPerson',
  );
  expect((await main.call(readFreezes, { params: { organization: wuhua } })).frozen).toBe(true);
  expect(await lift(main, id)).toBe(true);
  expectRefusal(
    await main.send(liftFreeze, { params: { freeze: id }, body: { reason } }),
    409,
    'emergency.alreadyLifted',
  );

  const third = await operator.call(contract.publish, { params: { manuscript }, body });
  expect(await desk.settle(third.publication)).toMatchObject({ status: 'done' });
  expect(submissions() - before).toBe(1);
});

test('§9 what the city freezes stops schedules of its districts, and no district lifts it', async () => {
  const before = submissions();
  const { manuscript } = await desk.released({ schedule: addHours(harness.clock.now(), 2) });
  const id = await freeze(cityMain, kunming);
  await desk.after(2 * 3600 + 60);
  const { items } = await operator.call(contract.listPublications, { params: { manuscript } });
  expect(items).toMatchObject([{ status: 'rejected', message: { code: 'publishing.frozen' } }]);
  expect(submissions()).toBe(before);
  const seen = await operator.call(readFreezes, { params: { organization: wuhua } });
  expect(seen).toMatchObject({ frozen: true, mayFreeze: false });
  expect(seen.items[0]).toMatchObject({ freeze: id, organization: kunming, lifted: null, mayLift: false });
  expectRefusal(
    await main.send(liftFreeze, { params: { freeze: id }, body: { reason } }),
    403,
    'access.forbidden',
  );
  expect(await lift(cityLeader, id)).toBe(false);
  expect(await lift(cityMain, id)).toBe(true);
});

test('§9 what is public can be taken down under a freeze', async () => {
  const { publication } = await desk.published();
  const id = await freeze(cityMain, wuhua);
  await operator.call(contract.takeDown, { params: { publication }, body: { reason: '撤下。' } });
  expect(await desk.settle(publication)).toMatchObject({ status: 'takenDown' });
  // Its own leaders may lift for their organisation, but not what was ordered from above.
  expectRefusal(
    await main.send(liftFreeze, { params: { freeze: id }, body: { reason } }),
    403,
    'emergency.orderedAbove',
  );
  await lift(cityLeader, id);
  await lift(cityMain, id);
});
