import * as contract from '@sanshen/contract/calendar';
import { liftFreeze, orderFreeze } from '@sanshen/contract/emergency';
import { disableLogin, enableLogin } from '@sanshen/contract/logins';
import { addHours, brandId, type Instant } from '@sanshen/domain/kernel';
import { afterAll, expect, test } from 'vitest';
import { demonstrationChannelId } from '../src/demonstration/index.ts';
import { calendarProjection } from '../src/modules/calendar/record.ts';
import { campaignProjection } from '../src/modules/campaigns/record.ts';
import { checkProjection } from '../src/modules/ledger/public.ts';
import { openDatabase, openPool } from '../src/platform/db/database.ts';
import { organizationIn, personIn, startCity } from './organization-support.ts';
import { expectRefusal, write } from './review-support.ts';

const city = await startCity();
const { harness } = city;
const organization = organizationIn('wuhua');
const params = { organization };
const operator = await city.as('wuhua', 'operator', 1);
const lead = await city.as('wuhua', 'platformLead');
const channel = demonstrationChannelId('wuhua', 'weibo');
// 2026-11-23T09:00 in China.
const week = { from: '2026-11-23', to: '2026-11-29' };
const at = (day: number, hour: number, minute = 0) =>
  brandId<Instant>(new Date(Date.UTC(2026, 10, day, hour - 8, minute)).toISOString());
const plan = async (title: string, when: Instant, to: string | null = channel) =>
  (await operator.call(contract.planEntry, { params, body: { title, at: when, channel: to } })).entry;
const read = (query = week, as = operator) => as.call(contract.readCalendar, { params, query });
const conflictsOf = async (id: string) =>
  (await read()).conflicts.filter(({ item }) => item === id).map(({ kind }) => kind);

afterAll(async () => {
  for (const projection of [calendarProjection, campaignProjection]) {
    const report = await checkProjection(
      () => openDatabase(openPool(harness.serverUrl, { size: 1 })),
      projection,
    );
    expect(report.problem).toBeNull();
  }
});

test('§2 a plan is moved by whoever saw its newest version, and too near, quiet hours and a freeze show until it is moved', async () => {
  const first = await plan('第一条', at(24, 10));
  const second = await plan('第二条', at(24, 10, 30));
  expect(await conflictsOf(second)).toEqual(['tooNear']);
  const { conflicts, rules } = await read();
  expect(rules).toMatchObject({ minimumMinutes: 60, quietHours: { from: '23:00', to: '06:30' } });
  expect(conflicts[0]).toMatchObject({ other: first, clause: '§2' });
  expect(conflicts[0]?.text.zh).toContain('《第一条》');
  const move = (when: Instant, version: number) => ({
    params: { entry: second },
    body: { at: when, channel, version },
  });
  expect((await lead.call(contract.moveEntry, move(at(24, 23, 30), 1))).version).toBe(2);
  expect(await conflictsOf(second)).toEqual(['quietHours']);
  expectRefusal(
    await operator.send(contract.moveEntry, move(at(24, 12), 1)),
    409,
    'calendar.changedMeanwhile',
  );
  expectRefusal(await operator.send(contract.moveEntry, move(at(22, 12), 2)), 422, 'calendar.past');
  await operator.call(contract.moveEntry, move(at(24, 12), 2));
  expect(await conflictsOf(second)).toEqual([]);

  const main = await city.as('wuhua', 'mainLeader');
  const { freeze } = await main.call(orderFreeze, { params, body: { reason: '演练' } });
  expect(await conflictsOf(second)).toEqual(['frozen']);
  for (const office of ['mainLeader', 'leaderInCharge']) {
    const person = await city.as('wuhua', office);
    await person.call(liftFreeze, { params: { freeze }, body: { reason: '结束' } });
  }
  await operator.call(contract.dropEntry, { params: { entry: second }, body: { version: 3 } });
  expect((await read()).items.map(({ id }) => id)).not.toContain(second);
  expectRefusal(await operator.send(contract.moveEntry, move(at(25, 12), 4)), 409, 'calendar.dropped');
});

test('§2 a manuscript with a schedule stands for the plan that it was made from, and superiors see no drafts', async () => {
  const entry = await plan('志愿服务预告', at(26, 10), null);
  const shown = await write(operator, 'wuhua', { title: '定时的稿件', schedule: at(26, 18) });
  const link = (manuscript: string) =>
    operator.send(contract.linkEntry, { params: { entry }, body: { manuscript, version: 1 } });
  const foreign = await write(await city.as('panlong', 'operator', 1), 'panlong');
  expectRefusal(await link(foreign.manuscript), 422, 'calendar.manuscriptElsewhere');
  await link(shown.manuscript);
  const items = (await read()).items.filter(({ manuscript }) => manuscript === shown.manuscript);
  expect(items).toMatchObject([
    { kind: 'manuscript', title: '定时的稿件', at: at(26, 18), phase: 'drafting', channel, mayMove: false },
  ]);
  const cityMain = await city.as('kunming', 'mainLeader');
  const seen = await read(week, cityMain);
  expect(seen.items.map(({ manuscript }) => manuscript)).not.toContain(shown.manuscript);
  expect(seen).toMatchObject({ mayPlan: false, mayKeepDates: false });
});

test('§2 a channel of another unit, a time that has passed and a foreign campaign are refused', async () => {
  const body = { title: '排期', at: at(25, 10), channel: demonstrationChannelId('panlong', 'weibo') };
  expectRefusal(await operator.send(contract.planEntry, { params, body }), 422, 'calendar.channelElsewhere');
  const past = { ...body, channel, at: addHours(harness.clock.now(), -1) };
  expectRefusal(await operator.send(contract.planEntry, { params, body: past }), 422, 'calendar.past');
  const campaign = '0190a000-0000-7000-8000-000000000000';
  const foreign = { ...body, channel, campaign };
  expectRefusal(
    await operator.send(contract.planEntry, { params, body: foreign }),
    422,
    'calendar.campaignElsewhere',
  );
});

test('§1 the shipped day of mourning and one that a superior added show below it, and ask for another look', async () => {
  const december = { from: '2026-12-01', to: '2026-12-31' };
  const cityLead = await city.as('kunming', 'mainLeader');
  const dates = [{ name: '哀悼日', kind: 'mourning' as const, from: '2026-12-20', to: '2026-12-20' }];
  await cityLead.call(contract.addDates, {
    params: { organization: organizationIn('kunming') },
    body: { dates },
  });
  const onMemorial = await operator.call(contract.planEntry, {
    params,
    body: { title: '公祭日内容', at: brandId<Instant>('2026-12-13T02:00:00.000Z'), channel },
  });
  const onMourning = await operator.call(contract.planEntry, {
    params,
    body: { title: '哀悼日内容', at: brandId<Instant>('2026-12-20T02:00:00.000Z'), channel },
  });
  const shown = await read(december);
  expect(shown.conflicts).toMatchObject([
    { kind: 'mourning', item: onMemorial.entry, clause: '§1' },
    { kind: 'mourning', item: onMourning.entry },
  ]);
  expect(shown.dates.find(({ name }) => name.zh === '哀悼日')).toMatchObject({
    source: 'unit',
    mayRemove: false,
  });
});

const file = [
  'BEGIN:VCALENDAR',
  'BEGIN:VEVENT',
  'UID:kaixue',
  'SUMMARY:开学典礼',
  'DTSTART;VALUE=DATE:20261127',
  'END:VEVENT',
  'BEGIN:VEVENT',
  'UID:huodong',
  'SUMMARY:每周例会',
  'DTSTART;VALUE=DATE:20261124',
  'RRULE:FREQ=MONTHLY;BYDAY=MO;BYSETPOS=2',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n');

test('§2 an iCalendar file is looked at first, taken once, and goes out again as it came', async () => {
  const preview = await lead.call(contract.previewImport, { params, body: { text: file } });
  expect(preview.dates).toMatchObject([{ uid: 'kaixue', name: '开学典礼', known: false }]);
  expect(preview.problems).toMatchObject([{ code: 'repeatNotUnderstood', name: '每周例会', line: 11 }]);
  const dates = preview.dates.map(({ uid, name, note, from, to }) => ({
    uid,
    name,
    note,
    from,
    to,
    kind: 'local' as const,
  }));
  expect(await lead.call(contract.addDates, { params, body: { dates } })).toEqual({ added: 1, known: 0 });
  expect(await lead.call(contract.addDates, { params, body: { dates } })).toEqual({ added: 0, known: 1 });
  const exported = await operator.send(contract.exportCalendar, { params, query: week });
  expect(exported.headers['content-type']).toBe('text/calendar; charset=utf-8');
  expect(exported.body).toContain('SUMMARY:开学典礼');
  const [kept] = (await read({ from: '2026-11-27', to: '2026-11-27' })).dates;
  await lead.call(contract.removeDate, { params: { date: kept?.id ?? '' } });
  expect((await read({ from: '2026-11-27', to: '2026-11-27' })).dates).toEqual([]);
});

test('§7 a feed’s address is read without a session until it is revoked, the person leaves or his login is disabled; only its hash is kept', async () => {
  const publicityLead = await city.as('wuhua', 'publicityLead');
  const { feed, address } = await publicityLead.call(contract.openFeed, { params });
  const path = new URL(address).pathname;
  const fetched = await harness.inject({ method: 'GET', url: path });
  expect(fetched.statusCode).toBe(200);
  expect(fetched.headers['cache-control']).toBe('private, no-store');
  expect(fetched.body).toContain('BEGIN:VCALENDAR');
  const token = path.slice('/calendars/'.length, -'.ics'.length);
  const { rows } = await harness.db
    .selectFrom('calendar_feed')
    .selectAll()
    .execute()
    .then((all) => ({ rows: JSON.stringify(all) }));
  expect(rows).not.toContain(token);
  const entries = await harness.db
    .selectFrom('ledger_entry')
    .select('text')
    .where('kind', '=', 'calendar.feedOpened')
    .execute();
  expect(JSON.stringify(entries)).not.toContain(token);
  const stored = await harness.db.selectFrom('idempotency').select('result').execute();
  expect(JSON.stringify(stored)).not.toContain(token);
  for (const wrong of [`${path.slice(0, -5)}x.ics`, '/calendars/.ics', path.slice(0, -4)]) {
    expect((await harness.inject({ method: 'GET', url: wrong })).statusCode, wrong).toBe(404);
  }
  expectRefusal(await operator.send(contract.revokeFeed, { params: { feed } }), 404, 'request.notFound');

  const registrar = await city.as('wuhua', 'registrar');
  const login = { params: { person: personIn('wuhua', 'publicityLead') }, body: {} };
  await registrar.call(disableLogin, login);
  expect((await harness.inject({ method: 'GET', url: path })).statusCode).toBe(404);
  await registrar.call(enableLogin, login);
  expect((await harness.inject({ method: 'GET', url: path })).statusCode).toBe(200);

  const back = await city.as('wuhua', 'publicityLead');
  await back.call(contract.revokeFeed, { params: { feed } });
  expect((await harness.inject({ method: 'GET', url: path })).statusCode).toBe(404);
  expect((await back.call(contract.listFeeds, {})).items).toEqual([]);
});
