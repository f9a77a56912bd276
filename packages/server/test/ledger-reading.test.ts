import { listEntries } from '@sanshen/contract/ledger';
import * as contract from '@sanshen/contract/ledger-reading';
import * as organization from '@sanshen/contract/organization';
import { expect, test } from 'vitest';
import { sequenceNow } from '../src/modules/ledger/public.ts';
import { asOwner } from './harness.ts';
import { addStranger, organizationIn, personIn, startCity } from './organization-support.ts';
import { expectRefusal, sign, write, writeAndSubmit } from './review-support.ts';

const city = await startCity();
const { harness } = city;
const operator = await city.as('wuhua', 'operator', 1);
const mainLeader = await city.as('wuhua', 'mainLeader');
const cityLeader = await city.as('kunming', 'mainLeader');
const platformLead = await city.as('wuhua', 'platformLead');

harness.clock.advance(60_000);
const draft = await write(operator, 'wuhua', { title: '只有本单位能看的草稿' });
const sent = await writeAndSubmit(operator, 'wuhua');
harness.clock.advance(60_000);
await sign(platformLead, sent.manuscript, 'platform', 'platformLead', { opinion: '意见里的原话' });

const find = async (caller = mainLeader, query: object = {}) =>
  (await caller.call(contract.searchLedger, { query: { limit: 50, ...query } })).items;

test('§12: who did what, newest first, in one sentence, with the name of that time and what it is about', async () => {
  const [newest] = await find();
  expect(newest).toMatchObject({
    stream: `manuscript:${sent.manuscript}`,
    kind: 'review.decided',
    organizationName: '共青团五华区委',
    actor: { name: '五华区平台负责人', organizationName: '共青团五华区委' },
    subject: { kind: 'manuscript', id: sent.manuscript, title: '青年志愿者走进社区' },
    sentence: { zh: '五华区平台负责人：《青年志愿者走进社区》签署、审次完成、进入审次。' },
  });
  const all = JSON.stringify(await find());
  expect(all).not.toContain('意见里的原话');
});

test('§12: filters by organisation, person, kind, stream and time; pages meet without gap', async () => {
  const mine = await find(mainLeader, { person: personIn('wuhua', 'platformLead') });
  expect(mine.map(({ stream }) => stream)).toEqual([`manuscript:${sent.manuscript}`]);
  const tree = await find(mainLeader, {
    kind: 'organization.treeChanged',
    organization: organizationIn('wuhua'),
  });
  expect(tree.every(({ kind }) => kind === 'organization.treeChanged')).toBe(true);
  expect(tree[0]?.sentence.zh).toMatch(/设立/);
  const stream = await find(operator, { stream: `manuscript:${sent.manuscript}` });
  expect(stream.map(({ sequence }) => sequence)).toEqual([4, 3, 2, 1]);
  const from = mine[0]?.at ?? '';
  expect(await find(mainLeader, { from })).toHaveLength(1);
  expectRefusal(
    await mainLeader.send(contract.searchLedger, { query: { from, to: from } }),
    422,
    'ledger.rangeEmpty',
  );
  const paged: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await mainLeader.call(contract.searchLedger, {
      query: { limit: 2, ...(cursor ? { cursor } : {}) },
    });
    paged.push(...page.items.map((one) => `${one.stream}/${one.sequence}`));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  expect(paged).toEqual(
    (await find(mainLeader, { limit: 100 })).map((one) => `${one.stream}/${one.sequence}`),
  );
  expect(new Set(paged).size).toBe(paged.length);
});

test('§11: superiors see what happened below but no drafts; neighbours, operators and strangers see none of it', async () => {
  const below = await find(cityLeader, { organization: organizationIn('wuhua') });
  expect(below.some(({ stream }) => stream === `manuscript:${sent.manuscript}`)).toBe(true);
  expect(JSON.stringify(below)).not.toContain(draft.manuscript);
  expect((await find(mainLeader)).some(({ stream }) => stream === `manuscript:${draft.manuscript}`)).toBe(
    true,
  );
  const neighbour = await city.as('panlong', 'mainLeader');
  expect(JSON.stringify(await find(neighbour))).not.toContain('五华');
  const query = { organization: organizationIn('wuhua') };
  for (const caller of [neighbour, operator, await addStranger(city)]) {
    expectRefusal(await caller.send(contract.searchLedger, { query }), 403, 'access.forbidden');
  }
  expect(await find(operator)).toEqual([]);
  const hidden = { stream: `manuscript:${draft.manuscript}` };
  expectRefusal(await neighbour.send(contract.searchLedger, { query: hidden }), 404, 'ledger.streamClosed');
});

test('appointments are told with person and office by their names', async () => {
  const params = { organization: organizationIn('wuhua') };
  const { version } = await mainLeader.call(organization.readOrganization, { params });
  const body = { person: personIn('wuhua', 'operator', 2), office: 'secretary' };
  harness.clock.advance(1000);
  await mainLeader.call(organization.appoint, { params, body }, { 'if-match': `"${version}"` });
  const [line] = await find(mainLeader, { kind: 'organization.appointed' });
  expect(line?.sentence.zh).toMatch(
    /^五华区.+：任命五华区运营人员乙担任书记班子成员（\d{4}-\d\d-\d\d起）。$/,
  );
});

test('the columns that find an entry say what its text says', async () => {
  const { rows } = await asOwner(harness.ownerUrl, (client) =>
    client.query(`select count(*)::int as entries, count(*) filter (where at is distinct from (text::json ->> 'at')::timestamptz
      or actor_id is distinct from text::json -> 'actor' ->> 'person' or kind is distinct from text::json ->> 'kind'
      or organization_id is null)::int as wrong from ledger_entry`),
  );
  expect(rows[0].entries).toBeGreaterThan(10);
  expect(rows[0].wrong).toBe(0);
});

test('§12: a verification that somebody begins runs as a job, tells what it found, and only one runs at a time', async () => {
  await sequenceNow(harness.context);
  expectRefusal(await operator.send(contract.startVerification, {}), 403, 'access.forbidden');
  const begun = await mainLeader.call(contract.startVerification, {});
  expect(begun).toMatchObject({ state: 'waiting', startedBy: '五华区主要负责人' });
  expectRefusal(await mainLeader.send(contract.startVerification, {}), 409, 'ledger.verificationRunning');
  await harness.runJobs();
  const params = { verification: begun.verification };
  const done = await operator.call(contract.readVerification, { params });
  expect(done).toMatchObject({ state: 'held', firstProblem: null });
  expect(done.checked).toBe(done.total);
  expect(done.checked).toBeGreaterThan(10);
  expectRefusal(
    await mainLeader.send(contract.cancelVerification, { params }),
    409,
    'ledger.verificationEnded',
  );
  const { items } = await operator.call(contract.listVerificationRuns, { query: {} });
  expect(items.map(({ verification }) => verification)).toEqual([begun.verification]);
});

test('a verification is cancelled before it begins, and one of a ledger that was tampered with names the first problem', async () => {
  const begun = await mainLeader.call(contract.startVerification, {});
  const params = { verification: begun.verification };
  expectRefusal(await operator.send(contract.cancelVerification, { params }), 403, 'access.forbidden');
  expect((await mainLeader.call(contract.cancelVerification, { params })).state).toBe('cancelled');
  await harness.runJobs();
  expect((await mainLeader.call(contract.readVerification, { params })).state).toBe('cancelled');
  await asOwner(harness.ownerUrl, async (client) => {
    await client.query('alter table ledger_entry disable trigger append_only');
    await client.query(
      `update ledger_entry set text = replace(text, '系统', '系纺') where stream like 'organization:%' and sequence = 1`,
    );
    await client.query(
      `update ledger_entry set text = replace(text, '签', '笺') where stream = 'manuscript:${sent.manuscript}'`,
    );
    await client.query(
      `update ledger_entry set text = text || ' ' where stream = 'manuscript:${sent.manuscript}' and sequence = 1`,
    );
    await client.query('alter table ledger_entry enable always trigger append_only');
  });
  const second = await mainLeader.call(contract.startVerification, {});
  await harness.runJobs();
  const failed = await mainLeader.call(contract.readVerification, {
    params: { verification: second.verification },
  });
  expect(failed.state).toBe('failed');
  expect(failed.firstProblem?.place).toHaveProperty('stream');
});

test('the checkpoint says how fresh it is', async () => {
  const { size, ageSeconds, note, line } = await operator.call(contract.checkpointStatus, {});
  expect(size).toBeGreaterThan(0);
  expect(ageSeconds).toBeGreaterThanOrEqual(0);
  expect(note).toContain(String(size));
  expect(line.zh).toMatch(/最近一次检查点/);
  const { items } = await operator.call(contract.listLedgerKinds, {});
  expect(items.length).toBeGreaterThan(15);
  const entries = await operator.call(listEntries, {
    params: { stream: `manuscript:${sent.manuscript}` },
    query: {},
  });
  expect(entries.items.length).toBe(4);
});
