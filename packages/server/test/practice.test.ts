import * as contract from '@sanshen/contract/practice';
import * as review from '@sanshen/contract/review';
import { myTraining } from '@sanshen/contract/training';
import type { practiceKinds } from '@sanshen/domain/practice';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { checkProjection, projections } from '../src/modules/ledger/public.ts';
import { beginPractice } from '../src/modules/practice/begin-practice.ts';
import { choosePictures, drawPicture, faultText } from '../src/modules/practice/pictures.ts';
import { practiceOf } from '../src/modules/practice/public.ts';
import { purgePractice } from '../src/modules/practice/purge.ts';
import { findSession } from '../src/modules/practice/store.ts';
import { openDatabase, openPool } from '../src/platform/db/database.ts';
import type { Caller } from './harness.ts';
import { organizationIn, startCity } from './organization-support.ts';
import { expectRefusal, sign, writeAndSubmit } from './review-support.ts';

const city = await startCity();
const { harness } = city;
const organization = organizationIn('wuhua');
const operator = await city.as('wuhua', 'operator', 1);
const second = await city.as('wuhua', 'operator', 2);
const platformLead = await city.as('wuhua', 'platformLead');
const publicityLead = await city.as('wuhua', 'publicityLead');
const leader = await city.as('wuhua', 'leaderInCharge');

async function begin(by: Caller, kinds: readonly (typeof practiceKinds)[number][] = []): Promise<string> {
  const { session } = await by.call(contract.beginPractice, { body: { kinds: [...kinds] } });
  return session;
}

/** Hands in everything that was planted, read where only the server can. */
async function solve(by: Caller, session: string) {
  const kept = await findSession(harness.db, by.person, session);
  if (kept === null) throw new Error('no such exercise');
  const marks = kept.planted.errors.map(({ start, end, kind, right }) => ({
    start,
    end,
    kind,
    correction: right,
  }));
  const pictures = kept.pictures.flatMap(({ fault }, index) => (fault === null ? [] : [index]));
  return by.call(contract.handInPractice, { params: { session }, body: { marks, pictures } });
}

test('§10 nothing of what was planted leaves the server before the exercise is handed in; then all of it does, to the person only', async () => {
  const session = await begin(operator);
  expect(await begin(operator)).toBe(session);
  const params = { session };
  const kept = await findSession(harness.db, operator.person, session);
  const answer = await operator.send(contract.readPracticeSession, { params });
  const open = answer.json();
  expect(open.result).toBeNull();
  expect(open.text).toBe(kept?.planted.text);
  expect(Object.keys(open).sort()).toEqual(['pictures', 'result', 'session', 'startedAt', 'text']);
  for (const picture of open.pictures) expect(Object.keys(picture).sort()).toEqual(['image', 'name']);
  for (const { right, wrong } of kept?.planted.errors ?? []) {
    if (!wrong.includes(right)) expect(answer.body).not.toContain(JSON.stringify(right).slice(1, -1));
  }
  expectRefusal(await second.send(contract.readPracticeSession, { params }), 404, 'request.notFound');
  harness.clock.advance(90_000);
  const score = await solve(operator, session);
  expect(score.found).toBe(score.planted);
  expect(score).toMatchObject({ falseAlarms: 0, corrected: kept?.planted.errors.length });
  const done = await operator.call(contract.readPracticeSession, { params });
  expect(done.result).toMatchObject({ seconds: 90, found: score.planted });
  expect(done.result?.pictures.some(({ fault }) => fault !== null)).toBe(true);
  expectRefusal(await second.send(contract.readPracticeSession, { params }), 404, 'request.notFound');
  const again = await operator.send(contract.handInPractice, { params, body: { marks: [], pictures: [] } });
  expectRefusal(again, 409, 'practice.handedInAlready');
});

test('§10 who begins twice at once, as in two tabs, has one exercise', async () => {
  const { person } = await city.as('guandu', 'operator', 1);
  const key = (tab: number) => ({
    ...{ idempotencyKey: `practice-tab-${tab}`, person, route: contract.beginPractice.id },
    bodyDigest: 'sha256:0',
  });
  // Each has a connection already: else the first is done before the second has one.
  await Promise.all([1, 2, 3, 4].map(() => sql`select pg_sleep(0.1)`.execute(harness.db)));
  const begun = await Promise.all(
    [1, 2, 3, 4].map((tab) => beginPractice(harness.context, key(tab), { kinds: [], errors: 5 })),
  );
  expect(new Set(begun.map(({ session }) => session)).size).toBe(1);
});

test('§10 false accusations are counted, and what was missed is practised next', async () => {
  const session = await begin(second, ['sum']);
  const outside = { marks: [{ start: 0, end: 9999, kind: null, correction: null }], pictures: [] };
  expectRefusal(
    await second.send(contract.handInPractice, { params: { session }, body: outside }),
    400,
    'practice.placesOutside',
  );
  const wrong = { marks: [{ start: 0, end: 1, kind: null, correction: null }], pictures: [] };
  const score = await second.call(contract.handInPractice, { params: { session }, body: wrong });
  expect(score).toMatchObject({ found: 0, falseAlarms: 1 });
  const mine = await second.call(contract.readPractice, {});
  expect(mine.next[0]).toBe('sum');
  expect((await practiceOf(harness.db, second.person)).weakest[0]).toBe('sum');
  expect(mine.sessions).toHaveLength(1);
});

test('§10 a leader sees the unit in sums, single people only as far as they share, and nobody else sees either', async () => {
  const unit = () => leader.call(contract.readUnitPractice, { params: { organization } });
  expect(await unit()).toMatchObject({ practised: 2, byKind: null, shared: [] });
  await solve(platformLead, await begin(platformLead));
  const three = await unit();
  expect(three.practised).toBe(3);
  expect(three.byKind?.length).toBeGreaterThan(0);
  await operator.call(contract.sharePractice, { body: { shared: true } });
  expect((await unit()).shared.map(({ person }) => person)).toEqual([operator.person]);
  await operator.call(contract.sharePractice, { body: { shared: false } });
  expect((await unit()).shared).toEqual([]);
  const refused = await operator.send(contract.readUnitPractice, { params: { organization } });
  expectRefusal(refused, 403, 'access.forbidden');
});

test('§10 §5 an error that a later stage finds is the finder’s catch and was passed by who signed before; each sees his own', async () => {
  const { manuscript } = await writeAndSubmit(operator, 'wuhua');
  const params = { manuscript };
  await sign(platformLead, manuscript, 'platform', 'platformLead');
  await publicityLead.call(review.noteFinding, {
    params,
    body: { severity: 'error', text: '日期有误', kind: 'weekday' },
  });
  const counts = async (by: Caller) => (await by.call(contract.readCatches, {})).byKind;
  expect(await counts(publicityLead)).toEqual([]);
  const { items } = await publicityLead.call(review.listFindings, { params, query: {} });
  await publicityLead.call(review.ruleFinding, {
    params: { ...params, finding: items[0]?.finding ?? '' },
    body: { ruling: 'accepted', reason: '已核' },
  });
  expect(await counts(publicityLead)).toEqual([{ kind: 'weekday', caught: 1, passed: 0 }]);
  expect(await counts(platformLead)).toEqual([{ kind: 'weekday', caught: 0, passed: 1 }]);
  expect(await counts(operator)).toEqual([]);
  const [passed] = (await platformLead.call(contract.readCatches, {})).errors;
  expect(passed).toMatchObject({ role: 'passed', manuscript, where: { zh: expect.stringContaining('审') } });
  // What he passed in real work comes first in his own training plan, and in no other.
  const weakOf = async (by: Caller) => (await by.call(myTraining, {})).practise;
  expect(await weakOf(platformLead)).toEqual([
    { kind: 'weekday', planted: expect.any(Number), found: expect.any(Number) },
  ]);
  expect(await weakOf(publicityLead)).toEqual([]);
  const { stages } = await leader.call(contract.readUnitPractice, { params: { organization } });
  expect(stages).toEqual([
    expect.objectContaining({ stage: 'platform', caught: 0, passed: 1 }),
    expect.objectContaining({ stage: 'publicity', caught: 1, passed: 0 }),
  ]);
});

test('errors of real work are rebuilt from the ledger and come out the same', async () => {
  const projection = projections().find(({ name }) => name === 'practice');
  if (projection === undefined) throw new Error('no projection');
  const open = () => openDatabase(openPool(harness.ownerUrl, { size: 1 }));
  expect(await checkProjection(open, projection)).toMatchObject({ problem: null, rows: 2 });
});

test('§10 pictures: at least one right and one wrong, the same from the same seed, and no drawing names its fault', async () => {
  for (let seed = 0; seed < 40; seed += 1) {
    const pictures = choosePictures(String(seed), 4);
    expect(pictures).toEqual(choosePictures(String(seed), 4));
    const wrong = pictures.filter(({ fault }) => fault !== null);
    expect(wrong.length).toBeGreaterThan(0);
    expect(wrong.length).toBeLessThan(4);
    for (const picture of wrong) expect(faultText(picture)?.zh.length).toBeGreaterThan(3);
  }
  const right = await drawPicture({ mark: 'nationalFlag', fault: null });
  expect(right).not.toBe(await drawPicture({ mark: 'nationalFlag', fault: 'smallStarsUpright' }));
  expect(right.startsWith('data:image/png;base64,')).toBe(true);
});

test('§10 results are deleted when the rule book says, and exercises that nobody hands in after a day', async () => {
  const left = await begin(operator);
  harness.clock.advance(25 * 3_600_000);
  const late = await harness.login(operator.person);
  const hand = late.send(contract.handInPractice, {
    params: { session: left },
    body: { marks: [], pictures: [] },
  });
  expectRefusal(await hand, 409, 'practice.lapsed');
  const purge = async () => {
    await purgePractice(harness.context);
    const rows = await harness.db.selectFrom('practice_session').select('session_id').execute();
    return rows.length;
  };
  expect(await purge()).toBe(3);
  harness.clock.advance(731 * 86_400_000);
  expect(await purge()).toBe(0);
});
