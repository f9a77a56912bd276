import { setTimeout } from 'node:timers/promises';
import * as contract from '@sanshen/contract/cases';
import { listNotifications } from '@sanshen/contract/review';
import type { RouteCall } from '@sanshen/contract/route';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openCase } from '../src/modules/cases/public.ts';
import { checkProjection, projections } from '../src/modules/ledger/public.ts';
import { openDatabase, openPool } from '../src/platform/db/database.ts';
import type { Caller } from './harness.ts';
import { organizationIn, startCity } from './organization-support.ts';
import { expectRefusal } from './review-support.ts';

const city = await startCity();
const { db, clock, ownerUrl } = city.harness;
const unit = organizationIn('yunnanUniversity');
const root = organizationIn('kunming');
const leader = await city.as('kunming', 'mainLeader');
const deputy = await city.as('kunming', 'deputySecretaryBusiness');
const unitLead = await city.as('yunnanUniversity', 'platformLead');
const person = await city.as('yunnanUniversity', 'operator', 1);
const second = await city.as('yunnanUniversity', 'operator', 2);

type Step = NonNullable<RouteCall<typeof contract.stepCase>['body']>;
const step = (by: Caller, id: string, body: Step) =>
  by.call(contract.stepCase, { params: { case: id }, body });

async function grave(): Promise<string> {
  const { case: id } = await deputy.call(contract.openCase, {
    params: { organization: unit },
    body: {
      ...{ clause: '§5', gravity: 'grave', title: '擅自发布', note: '没有三审记录' },
      evidence: [{ kind: 'page', id: 'https://example.com/a', name: '页面' }],
    } as never,
  });
  await step(deputy, id, { kind: 'verify', gravity: 'grave', measures: ['accountability'], note: '属实' });
  await step(deputy, id, { kind: 'notify', note: '请答复' });
  return id;
}
const make = (id: string, about: Caller) =>
  leader.send(contract.makeRecord, {
    params: { case: id },
    body: { person: about.person, grounds: '未走审批流程' },
  });

test('§12 a case that falls takes the records about people with it, and nobody is held accountable twice in one', async () => {
  const id = await grave();
  const made = await make(id, person);
  expect(made.statusCode).toBe(201);
  expectRefusal(await make(id, person), 409, 'cases.recordTwice');
  expect((await make(id, second)).statusCode).toBe(201);
  await step(unitLead, id, { kind: 'appeal', note: '有三审记录' });
  await step(leader, id, { kind: 'decideAppeal', verdict: 'overturned', note: '查明有记录' });
  const records = await db.selectFrom('accountability_record').select(['status', 'sealed_at']).execute();
  expect(records.map(({ status }) => status)).toEqual(['revoked', 'revoked']);
  expect(records.every(({ sealed_at }) => sealed_at !== null)).toBe(true);
  expect(await db.selectFrom('accountability_record_person').selectAll().execute()).toEqual([]);
  expect((await person.call(contract.listOwnRecords, {})).items).toEqual([]);
  const told = (await person.call(listNotifications, { query: { limit: 50 } })).items.map(({ kind }) => kind);
  expect(told).toContain('accountabilityDecided');
  expect(told).not.toContain('accountabilityRecorded');
});

test('§12 who decides about a record and who reads records hold the case first: neither waits for the other for ever', async () => {
  const id = await grave();
  const { record } = (await make(id, person)).json() as { record: string };
  const appeal = { params: { record }, body: { note: '当时在休假' } };
  await person.call(contract.appealRecord, appeal);
  const decide = () =>
    deputy.send(contract.decideRecord, { params: { record }, body: { verdict: 'upheld', note: '情况属实' } });
  const look = () => leader.send(contract.readCaseRecords, { params: { case: id }, body: {} });
  let settled = false;
  // What a reader holds half-way: the case, and its stream of the ledger. The record comes next.
  const deciding = await db.transaction().execute(async (trx) => {
    await sql`select from accountability_case where case_id = ${id} for update`.execute(trx);
    await sql`select from ledger_stream where stream = ${`case:${id}`} for update`.execute(trx);
    const answer = decide().finally(() => {
      settled = true;
    });
    const waiting = async () =>
      (await sql`select from pg_locks where not granted`.execute(db)).rows.length > 0 || settled;
    while (!(await waiting())) await setTimeout(20);
    await sql`select from accountability_record where record_id = ${record} for update nowait`.execute(trx);
    return { answer };
  });
  expect((await deciding.answer).json().status).toBe('upheld');
  const looks = await Promise.all([look(), decide(), look(), decide(), look()]);
  expect(looks.map(({ statusCode }) => statusCode)).toEqual([200, 409, 200, 409, 200]);
});

test('§12 two who open a case of the same thing at once open one', async () => {
  const opening = {
    ...({ clause: '§6', gravity: 'minor', source: { kind: 'incident', id: 'incident-2' } } as const),
    ...{ root, organization: unit, title: '漏巡', evidence: [], by: null, at: clock.now() },
  };
  const open = () => db.transaction().execute((trx) => openCase(trx, opening));
  const ids = await Promise.all([open(), open(), open()]);
  expect(new Set(ids).size).toBe(1);
});

test('§12 a case whose title was cut within a character is opened all the same', async () => {
  const opening = {
    ...({ clause: '§6', gravity: 'minor', source: { kind: 'incident', id: 'incident-3' } } as const),
    ...{ root, organization: unit, evidence: [], by: null, at: clock.now() },
    ...{ title: '发现问题：😀'.slice(0, -1), note: '说明😀'.slice(0, -1) },
  };
  const id = await db.transaction().execute((trx) => openCase(trx, opening));
  const { title } = await deputy.call(contract.readCase, { params: { case: id } });
  expect(title).toBe('发现问题：');
});

test('§12 what fell is rebuilt from the ledger as it is', async () => {
  const projection = projections().find(({ name }) => name === 'cases');
  if (projection === undefined) throw new Error('no projection');
  const open = () => openDatabase(openPool(ownerUrl, { size: 1 }));
  expect(await checkProjection(open, projection)).toMatchObject({ problem: null });
});
