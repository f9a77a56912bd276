import * as contract from '@sanshen/contract/drills';
import { orderFreeze, readFreezes } from '@sanshen/contract/emergency';
import { listNotifications } from '@sanshen/contract/review';
import { afterAll, expect, test } from 'vitest';
import { chaseDrills } from '../src/modules/drills/chase.ts';
import { deliverJob, sweepDrills } from '../src/modules/drills/deliver.ts';
import { drillProjection } from '../src/modules/drills/record.ts';
import { checkProjection } from '../src/modules/ledger/public.ts';
import { openDatabase, openPool } from '../src/platform/db/database.ts';
import { cast, drillOf, inTransport, lasting, later, plan, run, unit } from './drills-support.ts';
import { asOwner } from './harness.ts';
import { personIn, startCity } from './organization-support.ts';
import { watchStatements } from './statements.ts';

const city = await startCity();
const { harness } = city;
const { director, observer, first, second, lead } = cast(city);
const now = () => harness.clock.now();
const read = (drill: string) => director.call(contract.readDrill, { params: { drill } });
const toldInjects = async () => {
  const { items } = await first.call(listNotifications, { query: { limit: 100 } });
  return items.filter(({ kind }) => kind === 'drillInject').length;
};
const pass = (minutes: number) => harness.clock.set(later(now(), minutes));

afterAll(async () => {
  const open = () => openDatabase(openPool(harness.serverUrl, { size: 1 }));
  expect((await checkProjection(open, drillProjection)).problem).toBeNull();
});

test('§9 a worker that dies at any statement while it delivers loses no inject and sends none twice', async () => {
  const injects = drillOf(now()).injects.map((one) => ({
    ...one,
    minute: 0,
    roles: ['operator'],
    people: [],
  }));
  const drill = await plan(director, now(), { injects });
  await run(director, drill, 'begin');
  const before = await toldInjects();
  let deaths = 0;
  for (let at = 0; at < 200; at += 1) {
    let seen = 0;
    let died = false;
    const work = watchStatements(
      () => {
        if (!died && seen === at) {
          died = true;
          throw new Error('killed');
        }
        seen += 1;
      },
      () => deliverJob(harness.context, { drill }).catch(() => {}),
    );
    await work;
    if (!died) break;
    deaths += 1;
    const { delivered } = await read(drill);
    // All or nothing, whatever of it was lost with the connection.
    expect([0, injects.length]).toContain(delivered.length);
    expect((await toldInjects()) - before).toBe(delivered.length);
  }
  expect(deaths).toBeGreaterThan(10);
  expect((await read(drill)).delivered.map(({ inject }) => inject.id).sort()).toEqual(
    injects.map(({ id }) => id).sort(),
  );
  expect((await toldInjects()) - before).toBe(injects.length);
  await run(director, drill, 'end');
});

test('§9 jobs that died with their process are found by the next one, each inject once', async () => {
  const drill = await plan(director, now());
  await run(director, drill, 'begin');
  await harness.runJobs();
  await asOwner(harness.ownerUrl, (client) =>
    client.query(
      "update graphile_worker._private_jobs set locked_at = now(), locked_by = 'dead' where key like 'drills.deliver:%'",
    ),
  );
  pass(6);
  await harness.runJobs();
  expect((await read(drill)).delivered).toHaveLength(1);
  await Promise.all([sweepDrills(harness.context), sweepDrills(harness.context)]);
  expect((await read(drill)).delivered.map(({ inject }) => inject.id)).toEqual(['down', 'stop', 'seen']);
  // The clock is set again: the rest comes by jobs.
  pass(20);
  await harness.runJobs();
  expect((await read(drill)).delivered).toHaveLength(5);
  await run(director, drill, 'end');
});

/** Tables that a drill's commands may write: its own, the ledger, messages, and what every command and job needs. */
const own = [
  'drill',
  'drill_script',
  'drill_file',
  'drill_lesson',
  'ledger_entry',
  'ledger_stream',
  'ledger_unsequenced',
  'notification',
  'idempotency',
  'session',
];

test('§9 whatever is practised in a drill, no statement of it writes to a channel, a publication or a freeze', async () => {
  const held = async () =>
    asOwner(harness.ownerUrl, async (client) => {
      const { rows: tables } = await client.query<{ name: string }>(
        `select tablename as name from pg_tables where schemaname = 'public'
         and (tablename ~ '^(channel|publi|review|release|manuscript|interaction|conversation|patrol|emergency|incident)')`,
      );
      const { rows } = await client.query(
        `${tables
          .map(
            ({ name }) =>
              `select '${name}' as name, count(*), md5(string_agg(t::text, '|' order by t::text)) from ${name} t`,
          )
          .join(' union all ')} order by 1`,
      );
      return rows;
    });
  const realFreeze = async () =>
    (await director.call(readFreezes, { params: { organization: unit } })).frozen;
  const drill = await plan(director, now());
  const before = await held();
  expect(before.length).toBeGreaterThan(15);
  const written = new Set<string>();
  await watchStatements(
    (text) => {
      for (const found of text.matchAll(
        /(?:insert\s+into|update|delete\s+from|truncate)\s+(?:only\s+)?"?([a-z_.]+)"?/gi,
      ))
        written.add((found[1] ?? '').toLowerCase());
    },
    async () => {
      await run(director, drill, 'begin');
      for (let minute = 0; minute < 21; minute += 1) {
        await deliverJob(harness.context, { drill });
        pass(1);
      }
      const act = (by: typeof lead, body: object) =>
        by.call(contract.actInDrill, { params: { drill }, body: body as never });
      await act(lead, { kind: 'freeze', target: null, text: '全部封停' });
      await act(lead, { kind: 'freeze', target: 'wx', text: '' }).catch(() => {});
      const { sandbox } = await read(drill);
      const target = sandbox?.freezes[0]?.id;
      for (const publication of ['p1', 'p2', 'p3'])
        await act(first, { kind: 'takedown', target: publication });
      await act(lead, { kind: 'statement', text: '说明' });
      await act(first, { kind: 'lift', target, text: '恢复' });
      await act(second, { kind: 'lift', target, text: '恢复' });
      await act(lead, { kind: 'freeze', target: 'wb', text: '再次封停' });
      await run(director, drill, 'end');
    },
  );
  const others = [...written].filter(
    (table) => !own.includes(table) && !/^(of|set|nowait|skip|graphile_worker.*)$/.test(table),
  );
  expect(others).toEqual([]);
  expect(written).toContain('drill');
  expect(await held()).toEqual(before);
  expect(await realFreeze()).toBe(false);
  // The ids of real channels mean nothing here, and what is frozen for real is not touched by a practised lifting.
  const again = await plan(director, now());
  await run(director, again, 'begin');
  const channel = await harness.db
    .selectFrom('channel')
    .select('channel_id')
    .where('organization_id', '=', unit)
    .executeTakeFirstOrThrow();
  for (const kind of ['freeze', 'takedown'] as const) {
    const body = { kind, target: channel.channel_id, text: '越界' };
    const answer = await lead.send(contract.actInDrill, { params: { drill: again }, body });
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'drills.targetUnknown']);
  }
  const real = lasting(city, inTransport('mainLeader'));
  const { freeze } = await real.call(orderFreeze, {
    params: { organization: unit },
    body: { reason: '真实封停' },
  });
  const lift = { kind: 'lift', target: freeze, text: '越界' } as const;
  const answer = await lead.send(contract.actInDrill, { params: { drill: again }, body: lift });
  expect(answer.json().code).toBe('drills.targetUnknown');
  expect(await realFreeze()).toBe(true);
  await run(director, again, 'abort', '真实事件优先');
});

test('§9 late reports, lessons and key dates are chased, each once a day, at both levels', async () => {
  const kindsOf = async (by: typeof lead) =>
    (await by.call(listNotifications, { query: { limit: 100 } })).items
      .map(({ kind }) => kind)
      .filter(
        (kind) =>
          kind.startsWith('drill') &&
          !['drillInject', 'drillBegun', 'drillOver', 'drillPlanned', 'drillChanged'].includes(kind),
      );
  const count = async (by: typeof lead, kind: string) =>
    (await kindsOf(by)).filter((one) => one === kind).length;
  const drill = await plan(director, now());
  await run(director, drill, 'begin');
  await run(director, drill, 'end');
  await director.call(contract.drawLesson, {
    params: { drill },
    body: { text: '补通讯录', owner: inTransport('operator', 2), due: '2026-11-30' },
  });
  expect(await count(second, 'drillLessonGiven')).toBe(1);
  harness.clock.set(later(now(), 5 * 1440));
  await chaseDrills(harness.context);
  await chaseDrills(harness.context);
  const late = await count(observer, 'drillReportLate');
  expect(late).toBeGreaterThan(0);
  expect(await count(lead, 'drillReportLate')).toBe(late);
  harness.clock.set(later(now(), 1440));
  await chaseDrills(harness.context);
  expect(await count(observer, 'drillReportLate')).toBe(late * 2);
  while (now() < '2026-12-02') {
    harness.clock.set(later(now(), 1440));
    await chaseDrills(harness.context);
  }
  expect(await count(second, 'drillLessonDue')).toBeGreaterThan(0);
  expect(await count(second, 'drillLessonLate')).toBeGreaterThan(0);
  // Youth Day: asked for when its days begin, again three days before, and the failure told above.
  const keeper = lasting(city, personIn('metro', 'platformLead'));
  harness.clock.set('2027-04-21T01:00:00.000Z' as never);
  await chaseDrills(harness.context);
  await chaseDrills(harness.context);
  expect(await count(keeper, 'drillDue')).toBe(1);
  harness.clock.set('2027-05-02T01:00:00.000Z' as never);
  await chaseDrills(harness.context);
  expect(await count(keeper, 'drillDue')).toBe(2);
  harness.clock.set('2027-05-05T01:00:00.000Z' as never);
  await chaseDrills(harness.context);
  expect(await count(keeper, 'drillMissed')).toBe(1);
  expect(await count(lasting(city, personIn('kunming', 'mainLeader')), 'drillMissed')).toBeGreaterThan(0);
  const { own: year } = await keeper.call(contract.readDrillCalendar, {
    params: { organization: 'organization-metro' },
    query: { year: 2027 },
  });
  expect(year).toMatchObject({ wanted: 2, held: 0, missing: 2 });
  expect(year?.dates.map(({ state }) => state)).toEqual(['missed', 'coming', 'coming']);
  // A department whose channels are closed owes none, and sees how the units stand.
  await harness.db
    .updateTable('channel')
    .set({ status: 'closed' })
    .where('organization_id', '=', 'organization-publicity' as never)
    .execute();
  const guiding = await observer.call(contract.readDrillCalendar, {
    params: { organization: 'organization-publicity' },
    query: { year: 2027 },
  });
  expect(guiding.own).toBeNull();
  expect(guiding.below.map(({ organization }) => organization)).toContain('organization-metro');
});
