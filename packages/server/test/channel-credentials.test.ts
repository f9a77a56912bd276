import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { promisify } from 'node:util';
import * as contract from '@sanshen/contract/channels-credentials';
import * as devices from '@sanshen/contract/channels-devices';
import { endAppointment } from '@sanshen/contract/organization';
import { listNotifications } from '@sanshen/contract/review';
import { addHours, type Digest } from '@sanshen/domain/kernel';
import pino from 'pino';
import { expect, test } from 'vitest';
import { compose } from '../src/compose.ts';
import { demonstrationChannelId } from '../src/demonstration/index.ts';
import { inspectChannels } from '../src/modules/channels/inspect.ts';
import { checkProjection, projections, readStream } from '../src/modules/ledger/public.ts';
import { openDatabase, openPool } from '../src/platform/db/database.ts';
import { keepFile } from '../src/platform/files/keep-file.ts';
import type { Caller } from './harness.ts';
import { organizationIn, personIn, startCity } from './organization-support.ts';
import { dump } from './publishing-support.ts';
import { expectRefusal } from './review-support.ts';
import { SoftwareAuthenticator } from './software-authenticator.ts';

const city = await startCity();
const { harness } = city;
const organization = organizationIn('wuhua');
const channel = demonstrationChannelId('wuhua', 'douyin');
const leader = await city.as('wuhua', 'leaderInCharge');
const mainLeader = await city.as('wuhua', 'mainLeader');
const platformLead = await city.as('wuhua', 'platformLead');
const operator = await city.as('wuhua', 'operator', 1);
const second = await city.as('wuhua', 'operator', 2);

const phone = new SoftwareAuthenticator();
const secret = 'Planted-Secret-七彩云南-0xC0FFEE';

async function register(assetNumber: string) {
  const { id } = await platformLead.call(devices.registerDevice, {
    params: { organization },
    body: {
      assetNumber,
      kind: 'phone',
      model: '工作手机',
      custodian: operator.person,
      organizationOwned: true,
    },
  });
  return id;
}

async function enrol(device: string, authenticator: SoftwareAuthenticator, habits: object = {}) {
  const params = { device };
  const offered = await platformLead.call(devices.offerEnrolment, { params, body: {} });
  return platformLead.send(devices.enrolDevice, { params, body: authenticator.register(offered, habits) });
}

const device = await register('KM-0001');
await enrol(device, phone);
await platformLead.call(contract.setCredential, {
  params: { channel },
  body: { kind: 'loginPassword', label: '抖音后台', value: secret },
});
const [credential] = (await operator.call(contract.listCredentials, { params: { channel } })).items;

const ask = (by: Caller = operator, more: object = {}) =>
  by.send(contract.requestCheckout, {
    params: { credential: credential?.id ?? '' },
    body: { purpose: '更换头像', minutes: 30, device, ...more },
  });
const step = (by: Caller, checkout: string, kind: 'approve' | 'return') =>
  by.send(contract.stepCheckout, { params: { checkout }, body: { kind } });

async function approved(by: Caller = operator) {
  const { id } = (await ask(by)).json();
  expect((await step(leader, id, 'approve')).statusCode).toBe(204);
  expect((await step(mainLeader, id, 'approve')).statusCode).toBe(204);
  return id as string;
}

async function reveal(by: Caller, checkout: string, authenticator = phone, habits: object = {}) {
  const params = { checkout };
  const offered = await by.send(contract.offerReveal, { params, body: {} });
  if (offered.statusCode !== 200) return offered;
  return by.send(contract.revealCredential, { params, body: authenticator.prove(offered.json(), habits) });
}

test('§7 only a passkey that stays in the device enrols it, and a device has an asset number of its own', async () => {
  const other = await register('KM-0002');
  const backupEligible = 0x08;
  const synced = await enrol(other, new SoftwareAuthenticator(), { flags: 0x05 | backupEligible });
  expectRefusal(synced, 422, 'devices.keySynced');
  const again = await platformLead.send(devices.registerDevice, {
    params: { organization },
    body: {
      assetNumber: 'KM-0001',
      kind: 'laptop',
      model: 'x',
      custodian: operator.person,
      organizationOwned: true,
    },
  });
  expectRefusal(again, 409, 'devices.assetTaken');
  expectRefusal(await ask(operator, { device: other }), 403, 'checkout.deviceNotEnrolled');
  const { items } = await operator.call(devices.listDevices, { params: { organization } });
  expect(items.map(({ assetNumber, enrolledAt }) => [assetNumber, enrolledAt === null])).toEqual([
    ['KM-0001', false],
    ['KM-0002', true],
  ]);
  await platformLead.call(devices.retireDevice, { params: { device: other }, body: { reason: '报废' } });
});

test('§7 a credential is shown once, to who asked, after two other people approved, on the enrolled device, and must then be changed', async () => {
  expectRefusal(await ask(leader), 403, 'checkout.notOperator');
  expectRefusal(await ask(operator, { minutes: 61 }), 422, 'checkout.tooLong');
  expectRefusal(await ask(operator, { purpose: ' ' }), 422, 'channels.purposeMissing');
  const { id } = (await ask()).json();
  expectRefusal(await step(operator, id, 'approve'), 403, 'checkout.ownRequest');
  expectRefusal(await step(second, id, 'approve'), 403, 'checkout.notApprover');
  await step(leader, id, 'approve');
  expectRefusal(await step(leader, id, 'approve'), 409, 'checkout.approvedAlready');
  expectRefusal(await reveal(operator, id), 409, 'checkout.wrongStatus');
  await step(mainLeader, id, 'approve');
  expectRefusal(await ask(second), 409, 'checkout.othersOut');
  expectRefusal(await reveal(second, id), 403, 'checkout.notYours');
  expectRefusal(await reveal(operator, id, new SoftwareAuthenticator()), 422, 'factor.passkeyRefused');
  const shown = await reveal(operator, id);
  expect(shown.json()).toEqual({ value: secret, maskAfterSeconds: 60 });
  expect(shown.headers['cache-control']).toContain('no-store');
  expectRefusal(await reveal(operator, id), 409, 'checkout.shownAlready');
  expect((await step(operator, id, 'return')).statusCode).toBe(204);
  const { items } = await operator.call(contract.listCredentials, { params: { channel } });
  expect(items).toMatchObject([
    { rotationWhy: 'returned', rotationDueAt: addHours(harness.clock.now(), 24) },
  ]);
  expect(JSON.stringify(items)).not.toContain(secret);
  const told = await operator.call(listNotifications, { query: {} });
  expect(told.items.map(({ kind }) => kind)).toContain('checkoutDecided');
});

test('§7 every condition is looked at again when the credential is shown: a device retired meanwhile shows nothing', async () => {
  const other = await register('KM-0003');
  const key = new SoftwareAuthenticator();
  await enrol(other, key);
  const { id } = (await ask(operator, { device: other })).json();
  await step(leader, id, 'approve');
  await step(mainLeader, id, 'approve');
  await platformLead.call(devices.retireDevice, { params: { device: other }, body: { reason: '丢失' } });
  expectRefusal(await reveal(operator, id, key), 403, 'checkout.deviceNotEnrolled');
  await step(operator, id, 'return');
});

test('§7 a check-out that nobody returned expires, and what was seen must be changed', async () => {
  await platformLead.call(contract.setCredential, {
    params: { channel },
    body: { credential: credential?.id, kind: 'loginPassword', label: '抖音后台', value: secret },
  });
  const id = await approved();
  expect((await reveal(operator, id)).statusCode).toBe(200);
  harness.clock.advance(31 * 60_000);
  await inspectChannels(harness.context, organization);
  expect(await operator.call(contract.readCheckout, { params: { checkout: id } })).toMatchObject({
    status: 'expired',
  });
  const { items } = await operator.call(contract.listCredentials, { params: { channel } });
  expect(items[0]?.rotationWhy).toBe('expired');
});

test('§7 attested logins: every one that is on no device of the organisation’s is a finding until somebody clears it', async () => {
  const kept = await keepFile(harness.context, Buffer.from('%PDF-1.4\n% 登录设备\n'), {
    person: operator.person,
    organization,
    name: 'logins.pdf',
  });
  const evidence = kept.digest as Digest;
  const logins = [
    { device, label: '工作手机', personal: false },
    { device: null, label: 'iPhone 15', personal: true },
    { device: null, label: '未知设备', personal: false },
  ];
  const params = { channel };
  const bare = await operator.send(devices.attestChannel, { params, body: { evidence: null, logins } });
  expectRefusal(bare, 422, 'devices.evidenceMissing');
  const made = await operator.call(devices.attestChannel, { params, body: { evidence, logins } });
  expect(made.findings).toBe(2);
  const superior = await city.as('kunming', 'mainLeader');
  const open = () => superior.call(devices.listLoginFindings, { params: { organization }, query: {} });
  const [first] = (await open()).items;
  expect((await open()).items.map(({ kind }) => kind).sort()).toEqual(['notRegistered', 'personalDevice']);
  const told = await superior.call(listNotifications, { query: {} });
  expect(told.items.map(({ kind }) => kind)).toContain('loginFindingFound');
  const clearance = { params: { finding: first?.id ?? '' }, body: { note: '已退出并更换密码' } };
  await platformLead.call(devices.clearLoginFinding, clearance);
  expect((await open()).items).toHaveLength(1);
  expectRefusal(await platformLead.send(devices.clearLoginFinding, clearance), 409, 'devices.findingCleared');
  const { items } = await operator.call(devices.listAttestations, { params, query: {} });
  expect(items).toMatchObject([{ by: operator.person, evidence, findings: [{}, {}] }]);
});

test('§7 who leaves takes nothing along: what he saw must be changed within the rule book’s hours', async () => {
  await platformLead.call(contract.setCredential, {
    params: { channel },
    body: { credential: credential?.id, kind: 'loginPassword', label: '抖音后台', value: secret },
  });
  const id = await approved(second);
  expect((await reveal(second, id)).statusCode).toBe(200);
  await step(second, id, 'return');
  const appointment = `appointment-${personIn('wuhua', 'operator', 2)}`;
  await mainLeader.call(endAppointment, { params: { appointment }, body: {} });
  await harness.runJobs();
  const { items } = await operator.call(contract.listCredentials, { params: { channel } });
  expect(items).toMatchObject([
    { rotationWhy: 'departure', rotationDueAt: addHours(harness.clock.now(), 4) },
  ]);
});

test('§7 a planted credential stands in no table, no log and no ledger', async () => {
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk, _, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const pool = openPool(harness.serverUrl, { size: 3 });
  const server = await compose({
    pool,
    clock: harness.clock,
    log: pino({ level: 'trace' }, sink),
    dataFolder: harness.context.dataFolder,
    publicUrl: 'http://localhost',
  });
  // Made of parts, so that no text of this test is what is looked for.
  const planted = ['Hidden', String(Date.now()), 'Kūnmíng-昆明'].join('~');
  const put = await server.app.inject({
    method: 'PUT',
    url: `/api/v1/channels/${channel}/credentials`,
    headers: { cookie: platformLead.cookie, 'x-sanshen-request': '1', 'idempotency-key': 'plant-a-secret' },
    payload: { credential: credential?.id, kind: 'loginPassword', label: '抖音后台', value: planted },
  });
  expect([put.statusCode, put.body]).toEqual([204, '']);
  const id = await approved();
  expect((await reveal(operator, id)).json().value).toBe(planted);
  const database = await dump(harness.ownerUrl);
  const log = lines.join('\n');
  for (const form of [
    planted,
    Buffer.from(planted).toString('hex'),
    Buffer.from(planted).toString('base64'),
  ]) {
    expect(database.includes(form), 'database').toBe(false);
    expect(log.includes(form), 'log').toBe(false);
  }
  expect(log).toContain('channels.setCredential');
  const ledger = (await readStream(harness.db, `channel:${channel}`, 0, 200))
    .map(({ text }) => text)
    .join('\n');
  expect(ledger).toContain('checkoutShown');
  expect(ledger.includes(planted)).toBe(false);
  await server.app.close();
  await server.context.db.destroy();
});

test('the register with its check-outs is rebuilt from the ledger and comes out the same', async () => {
  const projection = projections().find((one) => one.name === 'channels');
  if (projection === undefined) throw new Error('no projection');
  const open = () => openDatabase(openPool(harness.ownerUrl, { size: 1 }));
  expect(await checkProjection(open, projection)).toMatchObject({ problem: null });
});

test('§7 a snapshot of a process’s memory holds no secret that it has sealed, opened and given back', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sanshen-heap-'));
  // What is looked for is made in the process, of parts that it says afterwards.
  const script = `
    import { randomBytes } from 'node:crypto';
    import { writeHeapSnapshot } from 'node:v8';
    import { openVault } from ${JSON.stringify(new URL('../src/platform/vault.ts', import.meta.url).href)};
    const vault = await openVault(${JSON.stringify(folder)}, undefined);
    const parts = [randomBytes(12), randomBytes(12)];
    const text = () => parts.map((part) => part.toString('hex')).join('=');
    const held = Buffer.from(text() + '!held').toString();
    const sealed = (() => vault.seal(text(), 'heap'))();
    const length = vault.use(sealed, 'heap', (plain) => plain.length);
    writeHeapSnapshot(${JSON.stringify(join(folder, 'heap.json'))});
    console.log(JSON.stringify({ length, text: text(), held: held.length }));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
  const { length, text, held } = JSON.parse(stdout);
  const snapshot = await readFile(join(folder, 'heap.json'), 'latin1');
  await rm(folder, { recursive: true, force: true });
  expect([length, held]).toEqual([49, 54]);
  // The one that is still held shows that the snapshot would have it.
  expect([snapshot.split(text).length, snapshot.includes(`${text}!held`)]).toEqual([2, true]);
});
