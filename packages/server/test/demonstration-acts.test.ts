import { listCases } from '@sanshen/contract/cases';
import { listActs } from '@sanshen/contract/interaction';
import { listStanding, readHidings } from '@sanshen/contract/interaction-standing';
import { listPatrolFindings, readPatrols } from '@sanshen/contract/patrol';
import { addHours } from '@sanshen/domain/kernel';
import { dayOf } from '@sanshen/domain/patrol';
import { expect, test } from 'vitest';
import { fillActs } from '../src/demonstration/fill-acts.ts';
import { fillCases } from '../src/demonstration/fill-cases.ts';
import { fillPatrols } from '../src/demonstration/fill-patrols.ts';
import { organizationIn, startCity } from './organization-support.ts';

const city = await startCity();
const { harness } = city;

test('the demonstration has acts that wait, a standing approval, and a spam comment hidden with its reason, once', async () => {
  expect(await fillActs(harness.context)).toBe(3);
  expect(await fillActs(harness.context)).toBe(0);
  await harness.runJobs();
  const lead = await city.as('panlong', 'platformLead');
  const params = { organization: organizationIn('panlong') };
  const { items } = await lead.call(listActs, { params, query: { view: 'record' } });
  expect(items.map(({ action, status, via }) => ({ action, status, via }))).toEqual([
    { action: 'reply', status: 'asked', via: null },
    { action: 'follow', status: 'asked', via: null },
    { action: 'hideComment', status: 'done', via: 'spamRule' },
  ]);
  expect(items[2]?.evidence).not.toBeNull();
  const standings = await lead.call(listStanding, { params });
  expect(standings.items.map(({ status }) => status)).toEqual(['granted']);
  const hidings = await lead.call(readHidings, { params, query: {} });
  expect(hidings.recent.map(({ reason }) => reason.zh)).toEqual(['广告、刷屏']);
});

test('the demonstration has patrols of yesterday and today, with one finding closed and one open, once', async () => {
  expect(await fillPatrols(harness.context)).toBe(8);
  expect(await fillPatrols(harness.context)).toBe(0);
  const lead = await city.as('schoolAffairs', 'platformLead');
  const params = { organization: organizationIn('schoolAffairs') };
  const now = harness.clock.now();
  const on = async (day: string) => {
    const { channels } = await lead.call(readPatrols, { params, query: { day } });
    return channels.flatMap(({ turns }) => turns.map(({ status }) => status)).sort();
  };
  expect(await on(dayOf(addHours(now, -24)))).toEqual(['done', 'done', 'done', 'done']);
  expect(await on(dayOf(now))).toEqual(['done', 'planned', 'planned', 'planned']);
  const { items } = await lead.call(listPatrolFindings, { params, query: { state: 'all' } });
  expect(items.map(({ kind, status, late }) => ({ kind, status, late }))).toEqual([
    { kind: 'unanswered', status: 'open', late: false },
    { kind: 'wrongReply', status: 'closed', late: false },
  ]);
  expect(items[1]?.after).not.toBeNull();
});

test('the demonstration has cases in different states, and one record that only those concerned may read, once', async () => {
  expect(await fillCases(harness.context)).toBe(4);
  expect(await fillCases(harness.context)).toBe(0);
  const leader = await city.as('kunming', 'mainLeader');
  const { items } = await leader.call(listCases, {
    params: { organization: organizationIn('kunming') },
    query: { state: 'all' },
  });
  expect(items.map(({ status }) => status).toSorted()).toEqual(['answered', 'closed', 'found', 'notified']);
  const records = await harness.db.selectFrom('accountability_record').select('status').execute();
  expect(records).toEqual([{ status: 'inForce' }]);
});
