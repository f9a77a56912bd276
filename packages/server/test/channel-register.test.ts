import { applyForChannel, readChannel } from '@sanshen/contract/channels';
import * as contract from '@sanshen/contract/channels-register';
import { endQualification, readPerson, setEmployment } from '@sanshen/contract/organization';
import { listNotifications } from '@sanshen/contract/review';
import { addHours, type Digest } from '@sanshen/domain/kernel';
import { expect, test } from 'vitest';
import { demonstrationChannelId } from '../src/demonstration/index.ts';
import { inspectChannels } from '../src/modules/channels/inspect.ts';
import { findRightsTask } from '../src/modules/channels/rights/follow-people.ts';
import { checkProjection, projections, readStream } from '../src/modules/ledger/public.ts';
import { openDatabase, openPool } from '../src/platform/db/database.ts';
import { keepFile } from '../src/platform/files/keep-file.ts';
import { asOwner, type Caller } from './harness.ts';
import { organizationIn, personIn, startCity } from './organization-support.ts';
import { expectRefusal } from './review-support.ts';

const city = await startCity();
const { harness } = city;
const organization = organizationIn('wuhua');
let leader = await city.as('wuhua', 'leaderInCharge');
let platformLead = await city.as('wuhua', 'platformLead');
let operator = await city.as('wuhua', 'operator', 1);
let above = await city.as('publicity', 'departmentHead');

/** Time goes by, and everybody logs in again. */
async function pass(hours: number) {
  harness.clock.advance(hours * 3_600_000);
  leader = await harness.login(leader.person);
  platformLead = await harness.login(platformLead.person);
  operator = await harness.login(operator.person);
  above = await harness.login(above.person);
}

const duties = [
  { duty: 'leader', person: personIn('wuhua', 'leaderInCharge') },
  { duty: 'leader', person: personIn('wuhua', 'mainLeader'), deputy: true },
  { duty: 'platformLead', person: personIn('wuhua', 'platformLead') },
  { duty: 'operator', person: personIn('wuhua', 'operator', 1) },
] as const;
const filing = {
  verification: { kind: 'government', subject: '共青团五华区委', validTo: '2027-12-31' },
  bindings: [{ person: platformLead.person, role: 'administrator' }],
  recovery: [{ person: leader.person, via: 'phone', ending: '0001' }],
} as const;

const read = (channel: string, by?: Caller) =>
  (by ?? platformLead).call(contract.readRegisterEntry, { params: { channel } });

async function step(by: Caller, channel: string, body: object) {
  const { version } = await read(channel);
  return by.send(
    contract.stepChannel,
    { params: { channel }, body: body as never },
    { 'if-match': `"${version}"` },
  );
}

async function apply(name: string, by: readonly object[] = duties) {
  const { id } = await platformLead.call(applyForChannel, {
    params: { organization },
    body: { platform: 'toutiao', name, purpose: '发布团务信息', duties: by as never },
  });
  return id;
}

async function running(name: string, by: readonly object[] = duties) {
  const id = await apply(name, by);
  await step(leader, id, { kind: 'approve' });
  await step(platformLead, id, { kind: 'file', handle: name, filing });
  await step(above, id, { kind: 'acceptFiling' });
  return id;
}

const told = async (by: Caller) =>
  (await by.call(listNotifications, { query: { limit: 50 } })).items.map(({ kind }) => kind);

async function proof(by: Caller, text: string) {
  const svg = Buffer.from(`%PDF-1.4\n% ${text}\n`);
  const { digest } = await keepFile(harness.context, svg, {
    person: by.person,
    organization,
    name: 'closed.pdf',
  });
  // keepFile gives it as it is kept.
  return digest as Digest;
}

test('§7 §0 a channel is applied for, approved by the rule book’s office, filed with the superior’s publicity department, and only then runs', async () => {
  const id = await apply('五华头条号');
  expect(await read(id)).toMatchObject({
    status: 'applied',
    handle: '',
    may: ['setDuties'],
    procedure: { filing: '宣传部', dormantDays: expect.any(Number) },
  });
  expect((await read(id, leader)).may).toEqual(['approve', 'refuse', 'setDuties']);
  expect(await told(leader)).toContain('channelWaits');
  expectRefusal(await step(platformLead, id, { kind: 'approve' }), 403, 'channels.notApprover');
  expectRefusal(
    await step(platformLead, id, { kind: 'file', handle: 'x', filing }),
    409,
    'channels.wrongStatus',
  );
  expect((await step(leader, id, { kind: 'approve', note: '同意' })).statusCode).toBe(204);
  expectRefusal(
    await step(platformLead, id, { kind: 'file', handle: '', filing: { ...filing, recovery: [] } }),
    422,
    'channels.filingIncomplete',
  );
  await step(platformLead, id, { kind: 'file', handle: 'tt-wuhua', filing });
  expect(await read(id)).toMatchObject({ status: 'filed', handle: 'tt-wuhua', filing });
  expectRefusal(await step(leader, id, { kind: 'acceptFiling' }), 403, 'channels.notFilingOffice');
  expect(await told(above)).toContain('channelWaits');
  expect((await read(id, above)).may).toEqual(['acceptFiling', 'returnFiling']);
  await step(above, id, { kind: 'returnFiling', reason: '认证截图不清' });
  expect(await read(id)).toMatchObject({ status: 'approved', reason: '认证截图不清' });
  await step(platformLead, id, { kind: 'file', handle: 'tt-wuhua', filing });
  await step(above, id, { kind: 'acceptFiling' });
  expect(await read(id)).toMatchObject({ status: 'active', acceptedBy: { person: above.person }, gaps: [] });
  const entries = (await readStream(harness.db, `channel:${id}`, 0, 20)).map(
    ({ text }) => JSON.parse(text).kind,
  );
  expect(entries).toEqual(
    ['applied', 'approved', 'filed', 'filingReturned', 'filed', 'filingAccepted'].map(
      (kind) => `channels.${kind}`,
    ),
  );
});

test('§7 two channels cannot be filed under one handle, and a step on what has changed is refused', async () => {
  await running('同一账号');
  const second = await apply('另一账号');
  await step(leader, second, { kind: 'approve' });
  expectRefusal(
    await step(platformLead, second, { kind: 'file', handle: '同一账号', filing }),
    409,
    'channels.handleTaken',
  );
  const stale = await leader.send(
    contract.stepChannel,
    { params: { channel: second }, body: { kind: 'refuse', reason: '重复' } },
    { 'if-match': '"1"' },
  );
  expectRefusal(stale, 412, 'request.preconditionFailed');
});

test('§7 closing takes evidence that the person brought, and keeps it with the channel for whoever may read the register', async () => {
  const id = await running('将注销');
  expectRefusal(
    await step(leader, id, { kind: 'close', reason: '撤并', evidence: null }),
    422,
    'channels.evidenceMissing',
  );
  const evidence = await proof(leader, '注销结果');
  expectRefusal(
    await step(platformLead, id, { kind: 'close', reason: '撤并', evidence }),
    404,
    'request.notFound',
  );
  expect((await step(leader, id, { kind: 'close', reason: '撤并', evidence })).statusCode).toBe(204);
  expect(await read(id)).toMatchObject({ status: 'closed', evidence, may: [] });
  expect(await harness.context.fileAccess.mayRead(above.person, evidence)).toBe(true);
  const stranger = await city.as('panlong', 'mainLeader');
  expect(await harness.context.fileAccess.mayRead(stranger.person, evidence)).toBe(false);
  expectRefusal(await step(leader, id, { kind: 'resume', reason: '恢复' }), 409, 'channels.wrongStatus');
});

test('§7 a lapsed qualification ends the right at once, tells the person and the superiors, and says which channels nobody serves', async () => {
  const id = await running('资格账号');
  const mainLeader = await city.as('wuhua', 'mainLeader');
  const { facts } = await mainLeader.call(readPerson, { params: { person: operator.person } });
  const held = facts?.qualifications.find(({ kind }) => kind === 'newMediaOperator');
  await mainLeader.call(endQualification, { params: { qualification: held?.id ?? '' }, body: {} });
  // At once: before any job has run.
  expect((await read(id)).gaps).toMatchObject([
    { kind: 'operatorWithoutRight', obstacle: 'notQualified', person: operator.person },
    { kind: 'noRightLeft' },
  ]);
  const people = await platformLead.call(contract.listChannelPeople, { params: { organization } });
  expect(people.items.find(({ person }) => person === operator.person)?.obstacle).toBe('notQualified');
  expectRefusal(
    await step(platformLead, id, { kind: 'setDuties', duties: [...duties] }),
    403,
    'channels.noRight',
  );
  await harness.runJobs();
  expect(await told(operator)).toContain('publishingRightLapsed');
  expect(await told(leader)).toContain('channelUncovered');
  const lapses = (await readStream(harness.db, `organization:${organization}`, 0, 500))
    .map(({ text }) => JSON.parse(text))
    .filter(({ kind }) => kind === 'channels.rightFound');
  expect(lapses.at(-1)).toMatchObject({
    body: { person: operator.person, obstacle: 'notQualified', uncovered: expect.arrayContaining([id]) },
  });
  // Found again, it is no news.
  const before = (await told(leader)).length;
  await harness.runJobs();
  expect(await told(leader)).toHaveLength(before);
});

test('§7 a right that ends by its date lapses then, without anybody doing anything', async () => {
  const other = personIn('wuhua', 'operator', 2);
  const id = await running('用工账号', [...duties.slice(0, 3), { duty: 'operator', person: other }]);
  const mainLeader = await city.as('wuhua', 'mainLeader');
  const from = addHours(harness.clock.now(), 48);
  await mainLeader.call(setEmployment, {
    params: { person: other },
    body: { employment: 'temporary', from },
  });
  await harness.runJobs();
  expect((await read(id)).gaps).toEqual([]);
  const key = `channels.findRights:${other}:${from}`;
  const jobs = await asOwner(harness.ownerUrl, (client) =>
    client.query('select from graphile_worker.jobs where key = $1', [key]),
  );
  expect(jobs.rowCount).toBe(1);
  await pass(49);
  await findRightsTask(harness.context, { person: other });
  expect((await read(id)).gaps.map(({ kind }) => kind)).toEqual(['operatorWithoutRight', 'noRightLeft']);
  expect(await told(await harness.login(other))).toContain('publishingRightLapsed');
});

test('§7 the inspection finds channels that are silent too long and logins that nobody attested, and tells both levels once', async () => {
  const channel = demonstrationChannelId('wuhua', 'weibo');
  const { procedure } = await read(channel);
  await inspectChannels(harness.context, organization);
  expect((await read(channel)).status).toBe('active');
  await pass(Math.max(procedure.dormantDays, procedure.attestEveryDays) * 24);
  await inspectChannels(harness.context, organization);
  expect((await read(channel)).status).toBe('dormant');
  expect(await told(leader)).toEqual(expect.arrayContaining(['channelDormant', 'attestationOverdue']));
  const superior = await city.as('kunming', 'mainLeader');
  expect(await told(superior)).toContain('attestationOverdue');
  const before = (await told(superior)).length;
  await inspectChannels(harness.context, organization);
  expect(await told(superior)).toHaveLength(before);
  expect((await step(leader, channel, { kind: 'resume', reason: '恢复更新' })).statusCode).toBe(204);
  expect((await platformLead.call(readChannel, { params: { channel } })).status).toBe('active');
});

test('§11 the register below an organisation is read by who stands above or guides, and the tree says who commands and who guides', async () => {
  const params = { organization: organizationIn('kunming') };
  const page = await above.call(contract.listRegister, { params, query: { below: 'true', limit: 100 } });
  expect(page.items.length).toBe(100);
  expect(page.next).not.toBeNull();
  const found = await above.call(contract.listRegister, {
    params,
    query: { below: 'true', q: '五华区微博', status: 'active' },
  });
  expect(found.items).toMatchObject([{ organizationName: '共青团五华区委', platform: 'weibo' }]);
  const { nodes } = await above.call(contract.readResponsibility, { params });
  expect(nodes[0]).toMatchObject({ organization: params.organization, parent: null });
  const district = nodes.find((node) => node.organization === organization);
  expect(district).toMatchObject({
    parent: params.organization,
    guidance: { name: { zh: '宣传部' } },
    command: { name: { zh: expect.any(String), en: expect.any(String) } },
    gaps: expect.any(Number),
  });
  expect(district?.gaps).toBeGreaterThan(0);
  expectRefusal(await operator.send(contract.listRegister, { params, query: {} }), 403, 'access.forbidden');
});

test('the register is rebuilt from the ledger and comes out the same', async () => {
  const projection = projections().find((one) => one.name === 'channels');
  if (projection === undefined) throw new Error('no projection');
  const open = () => openDatabase(openPool(harness.ownerUrl, { size: 1 }));
  expect(await checkProjection(open, projection)).toMatchObject({ problem: null });
});
