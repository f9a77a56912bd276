import * as calls from '@sanshen/contract/emergency-calls';
import * as contacts from '@sanshen/contract/emergency-plans';
import * as incidents from '@sanshen/contract/incidents';
import { addHours } from '@sanshen/domain/kernel';
import { expect, test } from 'vitest';
import { organizationIn, personIn, startCity } from './organization-support.ts';
import { expectRefusal } from './review-support.ts';

const city = await startCity();
const { harness } = city;
const { db, clock } = harness;
const organization = organizationIn('wuhua');
// Sessions end while the clock is set forward: everybody logs in when he acts.
const lead = () => city.as('wuhua', 'platformLead');
const leader = () => city.as('wuhua', 'leaderInCharge');
const operator = () => city.as('wuhua', 'operator', 1);
const number = '13987654321';

/** An open incident with a call of everybody of the unit. */
async function called(): Promise<{ readonly incident: string; readonly call: string }> {
  const by = await lead();
  const { incident } = await by.call(incidents.declareIncident, {
    params: { organization },
    body: { scenario: 'leak', gravity: 'ordinary', channels: [] } as never,
  });
  await by.call(incidents.callForIncident, { params: { incident }, body: { text: '请立即到岗' } as never });
  const [call] = (await by.call(incidents.readIncident, { params: { incident } })).calls;
  return { incident, call: call?.call ?? '' };
}
const code = async (call: string) =>
  (await lead()).call(calls.issueCallAddress, {
    params: { call, person: personIn('wuhua', 'operator', 1) },
  });
const answer = (typed: string) =>
  harness.inject({
    method: 'POST',
    url: '/r/answer',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: `code=${typed}`,
  });

test('§9 a code is good for a day, for its last issue, once and for one of several who type it at once', async () => {
  const { call } = await called();
  const old = await code(call);
  clock.set(addHours(clock.now(), 24));
  expect((await answer(old.code)).statusCode).toBe(404);
  const replaced = await code(call);
  const { code: last } = await code(call);
  expect((await answer(replaced.code)).statusCode).toBe(404);
  const typed = await Promise.all([answer(last), answer(last), answer(last)]);
  expect(typed.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 404, 404]);
});

test('§9 codes are tried forty times an hour from an address, whoever they belong to, and never written down', async () => {
  const { call } = await called();
  const good = await code(call);
  clock.set(addHours(clock.now(), 1));
  const tried = [];
  for (let n = 0; n < 41; n++) tried.push((await answer('0000-0000')).statusCode);
  expect(tried.filter((status) => status === 404)).toHaveLength(40);
  expect(tried.at(-1)).toBe(429);
  expect((await answer(good.code)).statusCode).toBe(429);
  clock.set(addHours(clock.now(), 1));
  expect((await answer(good.code)).statusCode).toBe(200);
  const plain = good.code.replace('-', '');
  for (const table of ['idempotency', 'ledger_entry', 'emergency_address'] as const) {
    expect(JSON.stringify(await db.selectFrom(table).selectAll().execute())).not.toContain(plain);
  }
  expect((await answer('8'.repeat(61))).statusCode).toBe(400);
});

test('§9 an incident that is closed ends its calls, codes and numbers with it', async () => {
  const { incident, call } = await called();
  const self = await operator();
  await self.call(contacts.keepContact, {
    params: { organization, person: self.person },
    body: { number },
  });
  const shown = async (by: Awaited<ReturnType<typeof lead>>) =>
    (await by.call(calls.readCall, { params: { call } })).people.find(({ person }) => person === self.person);
  const inCharge = await leader();
  expect((await shown(inCharge))?.number).toBe(number);
  const open = await code(call);
  const done = { facts: '处置完毕', worked: '响应及时', failed: '无' };
  await inCharge.call(incidents.closeIncident, { params: { incident }, body: done });
  expect((await (await lead()).call(calls.readCall, { params: { call } })).closed).not.toBeNull();
  expect((await answer(open.code)).statusCode).toBe(404);
  const waiting = (await self.call(calls.listMyCalls, {})).items.map((one) => one.call);
  expect(waiting).not.toContain(call);
  // Of those who were called; who keeps the contact tree still has it there.
  expect((await shown(self))?.number).toBeNull();
});

test('§9 who has left office reads no call of the time before', async () => {
  const { call } = await called();
  const gone = await operator();
  await gone.call(calls.readCall, { params: { call } });
  await db
    .updateTable('appointment')
    .set({ valid_to: clock.now() })
    .where('person_id', '=', gone.person)
    .execute();
  expectRefusal(await gone.send(calls.readCall, { params: { call } }), 404, 'request.notFound');
  const about = { call, person: personIn('wuhua', 'leaderInCharge') };
  expectRefusal(await gone.send(calls.issueCallAddress, { params: about }), 404, 'request.notFound');
});
