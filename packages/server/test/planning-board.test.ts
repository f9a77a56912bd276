import { compareUnits, listPlanned, readBoard } from '@sanshen/contract/planning';
import { publish, resolvePublication, takeDown } from '@sanshen/contract/publishing';
import { abandon, returnManuscript } from '@sanshen/contract/review';
import { addHours, instant } from '@sanshen/domain/kernel';
import { plannedStateOf } from '@sanshen/domain/planning';
import type { Phase } from '@sanshen/domain/review';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { demonstrationChannelId, fillDemonstration } from '../src/demonstration/index.ts';
import { checkProjection } from '../src/modules/ledger/public.ts';
import { planningProjection } from '../src/modules/planning/record.ts';
import { openDatabase, openPool } from '../src/platform/db/database.ts';
import { type Caller, startHarness } from './harness.ts';
import { organizationIn, personIn } from './organization-support.ts';
import { article, expectRefusal, revise, sign, submit, write } from './review-support.ts';

// A Monday in the middle of a month, noon in China.
const harness = await startHarness({ now: instant('2026-11-16T04:00:00.000Z') });
await fillDemonstration(harness.context);
const as = (key: string, office: string, copy?: number) => harness.login(personIn(key, office, copy));
let operator = await as('wuhua', 'operator', 1);

/** Goes to another day; a session does not last that long. */
async function goTo(at: string) {
  harness.clock.set(instant(at));
  operator = await as('wuhua', 'operator', 1);
}
const wuhua = organizationIn('wuhua');
const channel = demonstrationChannelId('wuhua', 'weibo');
const signers = [
  [await as('wuhua', 'platformLead'), 'platform', 'platformLead'],
  [await as('wuhua', 'publicityLead'), 'publicity', 'publicityLead'],
  [await as('wuhua', 'leaderInCharge'), 'leader', 'leader'],
] as const;

const board = (caller: Caller, query: object = {}) =>
  caller.call(readBoard, { query: { organization: wuhua, ...query } });
const countsOf = async (query: object = {}) => {
  const { counts } = await board(operator, query);
  return counts.map(({ state, topic, form, count }) => `${state} ${topic} ${form} ${count}`).sort();
};
const rebuilt = () =>
  checkProjection(() => openDatabase(openPool(harness.serverUrl, { size: 1 })), planningProjection);

async function released(change: object = {}) {
  const shown = await write(operator, 'wuhua', change);
  await submit(operator, shown);
  for (const [signer, stage, seat] of signers) await sign(signer, shown.manuscript, stage, seat);
  return { manuscript: shown.manuscript, digest: shown.digest ?? '' };
}

async function published(change: object = {}) {
  const { manuscript, digest } = await released(change);
  const begun = await operator.call(publish, { params: { manuscript }, body: { channel, digest } });
  await harness.runJobs();
  const params = { publication: begun.publication };
  await operator.call(resolvePublication, {
    params,
    body: { happened: true, url: `https://weibo.example/${manuscript}` },
  });
  return params;
}

test('§1 §2 the counts follow every step of a manuscript, and are what a rebuild gives', async () => {
  const draft = await write(operator, 'wuhua', {
    topic: 'theory',
    schedule: addHours(harness.clock.now(), 24),
  });
  expect(await countsOf()).toEqual(['draft theory original 1']);
  expect(await countsOf({ period: 'week' })).toEqual(['draft theory original 1']);
  expect(await countsOf({ date: '2026-12-05' })).toEqual([]);
  // Another topic, form and month.
  const change = { topic: 'answers', source: { form: 'repost' as const, sources: [{ who: '新华社' }] } };
  const moved = await revise(
    operator,
    draft.manuscript,
    article('wuhua', { ...change, schedule: instant('2026-12-04T01:00:00.000Z') }),
  );
  expect(await countsOf()).toEqual([]);
  expect(await countsOf({ date: '2026-12-05' })).toEqual(['draft answers repost 1']);
  await submit(operator, moved);
  expect(await countsOf({ date: '2026-12-05' })).toEqual(['inReview answers repost 1']);
  expect(await countsOf({ period: 'quarter' })).toEqual(['inReview answers repost 1']);
  const [lead] = signers[0];
  await lead.call(returnManuscript, {
    params: { manuscript: moved.manuscript },
    body: { to: null, round: 1, digest: moved.digest ?? '', reasons: '换一个角度' },
  });
  expect(await countsOf({ date: '2026-12-05' })).toEqual(['draft answers repost 1']);
  await operator.call(abandon, { params: { manuscript: moved.manuscript }, body: { reason: '不写了' } });
  expect(await countsOf({ date: '2026-12-05' })).toEqual([]);

  await released({ topic: 'work', schedule: addHours(harness.clock.now(), 30) });
  const item = await published({ topic: 'policy' });
  expect(await countsOf()).toEqual(['published policy original 1', 'scheduled work original 1']);
  await operator.call(takeDown, { params: item, body: { reason: '更正' } });
  expect((await rebuilt()).problem).toBeNull();
  expect((await rebuilt()).rows).toBeGreaterThan(2);
  // A rebuild that says so when a count is not what it should be.
  await sql`update planning_count set count = count + 1 where state = 'scheduled'`.execute(harness.db);
  expect((await rebuilt()).problem?.en).toContain('planning_count');
  await sql`update planning_count set count = count - 1 where state = 'scheduled'`.execute(harness.db);
});

test('§2 what is late or has no day counts this month until it is out, and the view says the phases as the rules do', async () => {
  await write(operator, 'wuhua', { topic: 'service', schedule: instant('2026-11-18T01:00:00.000Z') });
  await write(operator, 'wuhua', { topic: 'service' });
  const before = await countsOf();
  expect(before).toContain('draft service original 2');
  await goTo('2026-12-02T04:00:00.000Z');
  expect(await countsOf()).toEqual(['draft service original 2', 'scheduled work original 1']);
  expect(await countsOf({ date: '2026-11-30' })).toEqual(['published policy original 1']);
  const { items } = await operator.call(listPlanned, { query: { organization: wuhua } });
  expect(items.map(({ state, day, late }) => [state, day, late])).toEqual([
    ['scheduled', '2026-11-17', true],
    ['draft', '2026-11-18', true],
    ['draft', null, false],
  ]);
  await goTo('2026-11-16T05:00:00.000Z');
  // The view writes down in SQL what the domain says of phases.
  const [{ manuscript } = { manuscript: '' }] = (
    await operator.call(listPlanned, { query: { organization: wuhua, state: 'draft' } })
  ).items.map(({ id }) => ({ manuscript: id ?? '' }));
  for (const phase of Object.keys(plannedStateOf) as Phase[]) {
    await harness.db
      .transaction()
      .execute(async (trx) => {
        await sql`update manuscript set phase = ${phase} where manuscript_id = ${manuscript}::uuid`.execute(
          trx,
        );
        const { rows } = await sql<{ state: string }>`
          select state from planning_item_due where item_id = ${manuscript}::uuid`.execute(trx);
        expect(rows[0]?.state ?? null, phase).toBe(plannedStateOf[phase]);
        throw new Error('undo');
      })
      .catch((error: Error) => {
        if (error.message !== 'undo') throw error;
      });
  }
});

test('§1 §2 the board holds each target against its own period and says what the next article changes', async () => {
  const shown = await board(operator);
  expect(shown.span).toEqual({ period: 'month', key: '2026-11', from: '2026-11-01', to: '2026-12-01' });
  const byId = new Map(shown.targets.map((target) => [target.id, target]));
  expect(byId.get('answers')?.span.key).toBe('2026-Q4');
  expect(byId.get('politicalGuidance')).toMatchObject({
    published: { in: 1, of: 1 },
    expected: { in: 1, of: 4 },
    verdict: 'slipping',
    lacking: 1,
  });
  expect(byId.get('politicalGuidance')?.line.zh).toContain('还差 1 篇');
  const theory = shown.next.find(({ topic }) => topic === 'theory');
  expect(theory?.effects.find(({ target }) => target === 'politicalGuidance')).toMatchObject({
    expected: { in: 2, of: 5 },
    effect: 'helps',
    turns: 'reached',
  });
  const recommended = shown.recommendations.find(({ target }) => target === 'answers');
  expect(recommended).toMatchObject({ kind: 'more', count: 1 });
  expect(recommended?.line.zh).toMatch(/低于 10% 的要求，还差 1 篇；近期节点有.*，可考虑/);
  expect(shown.mayPlan).toBe(true);
});

test('§11 a superior compares units by their figures; a draft is a number to him, and a neighbour sees nothing', async () => {
  const above = await as('kunming', 'mainLeader');
  const compared = await above.call(compareUnits, { query: { organization: organizationIn('kunming') } });
  expect(compared.year).toBe(2026);
  const unit = compared.units.find(({ organization }) => organization === wuhua);
  expect(unit?.depth).toBe(1);
  const focus = compared.targets.findIndex(({ id }) => id === 'focus');
  expect(compared.targets[focus]?.spans).toHaveLength(12);
  const standing = unit?.standings.find(({ target }) => target === 'focus');
  expect(standing?.cells[10]).toEqual([1, 1, 2, 4, 'slipping']);
  expect(standing?.cells[9]?.[4]).toBe('empty');
  const mine = await operator.call(compareUnits, { query: { organization: wuhua } });
  expect(mine.units.map(({ organization }) => organization)).toContain(wuhua);
  expect(mine.units.map(({ organization }) => organization)).not.toContain(organizationIn('panlong'));

  const { items } = await above.call(listPlanned, { query: { organization: wuhua } });
  expect(items.filter(({ state }) => state === 'draft').map(({ id, title }) => [id, title])).toEqual([
    [null, null],
    [null, null],
  ]);
  expect(items.find(({ state }) => state === 'scheduled')?.title).not.toBeNull();
  const neighbour = await as('panlong', 'operator', 1);
  for (const route of [readBoard, compareUnits, listPlanned])
    expectRefusal(await neighbour.send(route, { query: { organization: wuhua } }), 403, 'access.forbidden');
});

test('pages of what is behind a number follow one another without a gap', async () => {
  const seen: unknown[] = [];
  let cursor: string | undefined;
  do {
    const query = { organization: wuhua, limit: 1, ...(cursor === undefined ? {} : { cursor }) };
    const page = await operator.call(listPlanned, { query });
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  const { items } = await operator.call(listPlanned, { query: { organization: wuhua } });
  expect(seen).toEqual(items.map(({ id }) => id));
  const only = await operator.call(listPlanned, {
    query: { organization: wuhua, target: 'politicalGuidance' },
  });
  expect(only.items.map(({ topic }) => topic)).toEqual(['policy']);
});

test('many drafts at once are all counted, each once', async () => {
  await Promise.all(
    Array.from({ length: 12 }, (_, n) => write(operator, 'wuhua', { topic: n % 2 === 0 ? 'work' : 'other' })),
  );
  const counts = await countsOf();
  expect(counts).toContain('draft work original 6');
  expect(counts).toContain('draft other original 6');
  expect((await rebuilt()).problem).toBeNull();
});
