import * as credentials from '@sanshen/contract/channels-credentials';
import * as devices from '@sanshen/contract/channels-devices';
import { addQualification, endQualification, readPerson } from '@sanshen/contract/organization';
import { beginPatrol } from '@sanshen/contract/patrol';
import { publish } from '@sanshen/contract/publishing';
import { readMyQualification } from '@sanshen/contract/qualification';
import { readReview } from '@sanshen/contract/review';
import { addHours, type Instant } from '@sanshen/domain/kernel';
import type { DutyKind } from '@sanshen/domain/qualification';
import { expect, test } from 'vitest';
import { demonstrationChannelId } from '../src/demonstration/index.ts';
import { proposePolicy, shippedPolicyFiles } from '../src/modules/policy/public.ts';
import type { Caller } from './harness.ts';
import { organizationIn } from './organization-support.ts';
import { startDesk } from './publishing-support.ts';
import { expectRefusal, sign, trySign, writeAndSubmit } from './review-support.ts';
import { SoftwareAuthenticator } from './software-authenticator.ts';

const desk = await startDesk();
const { harness, operator } = desk;
const organization = organizationIn('wuhua');
const registrar = await desk.as('wuhua', 'registrar');
const platformLead = await desk.as('wuhua', 'platformLead');
const leaders = [await desk.as('wuhua', 'leaderInCharge'), await desk.as('wuhua', 'mainLeader')] as const;

/** Lets a certificate end in an hour and goes to the last millisecond in which it is valid. */
async function lastMoment(of: Caller, kind: string): Promise<void> {
  const at = addHours(harness.clock.now(), 1);
  const { facts } = await registrar.call(readPerson, { params: { person: of.person } });
  const held = (facts?.qualifications ?? []).filter((one) => one.kind === kind && (one.to ?? at) >= at);
  expect(held.length).toBeGreaterThan(0);
  for (const { id } of held) {
    const ended = await registrar.send(endQualification, { params: { qualification: id }, body: { at } });
    expect(ended.statusCode, ended.body).toBeLessThan(300);
  }
  harness.clock.advance(3_600_000 - 1);
}

const nextMillisecond = () => harness.clock.advance(1);

async function renew(of: Caller, kind: string, from: Instant = harness.clock.now()): Promise<void> {
  await registrar.call(addQualification, {
    params: { person: of.person },
    body: { kind, from, to: addHours(from, 700 * 24) },
  });
}

/** What the person's own page says of a duty: null that he may, otherwise what stands against it. */
async function said(of: Caller, kind: DutyKind, id?: string) {
  const { duties } = await of.call(readMyQualification, {});
  return duties.find(({ duty }) => duty.kind === kind && (id === undefined || duty.id === id))?.obstacle;
}

test('§7 §10 the right to publish ends with the certificate to the millisecond, and is back when it is renewed', async () => {
  const { manuscript, digest } = await desk.released();
  const call = { params: { manuscript }, body: { channel: desk.channel, digest } };
  const may = async () => (await operator.call(readReview, { params: { manuscript } })).may.publish;
  await lastMoment(operator, 'newMediaOperator');
  expect([await may(), await said(operator, 'publish')]).toEqual([true, null]);
  nextMillisecond();
  expect([await may(), await said(operator, 'publish')]).toEqual([false, 'notQualified']);
  expectRefusal(await operator.send(publish, call), 403, 'publication.notPublisher');
  await renew(operator, 'newMediaOperator');
  expect([await may(), await said(operator, 'publish')]).toEqual([true, null]);
  expect((await operator.send(publish, call)).statusCode).toBe(202);
});

test('§6 §10 the right to patrol ends with the certificate to the millisecond, and is back when it is renewed', async () => {
  const turn = (platform: 'weibo' | 'douyin') => ({
    params: { organization },
    body: { channel: demonstrationChannelId('wuhua', platform), slot: 1 },
  });
  await lastMoment(operator, 'newMediaOperator');
  expect((await operator.send(beginPatrol, turn('weibo'))).statusCode).toBe(200);
  expect(await said(operator, 'patrol')).toBeNull();
  nextMillisecond();
  expect(await said(operator, 'patrol')).toBe('notQualified');
  expectRefusal(await operator.send(beginPatrol, turn('douyin')), 403, 'patrol.notOnDuty');
  await renew(operator, 'newMediaOperator');
  expect(await said(operator, 'patrol')).toBeNull();
  expect((await operator.send(beginPatrol, turn('douyin'))).statusCode).toBe(200);
});

test('§7 §10 the right to credentials ends with the certificate to the millisecond, even of a check-out that was approved before, and is back when it is renewed', async () => {
  const channel = demonstrationChannelId('wuhua', 'douyin');
  const phone = new SoftwareAuthenticator();
  const { id: device } = await platformLead.call(devices.registerDevice, {
    params: { organization },
    body: {
      ...{ assetNumber: 'KM-0001', kind: 'phone', model: '工作手机' },
      ...{ custodian: operator.person, organizationOwned: true },
    },
  });
  const key = { params: { device }, body: {} };
  // A challenge belongs to the session in which it was given.
  const lead = await harness.login(platformLead.person);
  const offered = await lead.call(devices.offerEnrolment, key);
  const enrolled = await lead.send(devices.enrolDevice, {
    params: { device },
    body: phone.register(offered),
  });
  expect(enrolled.statusCode, enrolled.body).toBeLessThan(300);
  await platformLead.call(credentials.setCredential, {
    params: { channel },
    body: { kind: 'loginPassword', label: '抖音后台', value: 'Planted-Secret-0xC0FFEE' },
  });
  const [kept] = (await operator.call(credentials.listCredentials, { params: { channel } })).items;
  const ask = () =>
    operator.send(credentials.requestCheckout, {
      params: { credential: kept?.id ?? '' },
      body: { purpose: '更换头像', minutes: 30, device },
    });
  const step = (by: Caller, checkout: string, kind: 'approve' | 'return') =>
    by.send(credentials.stepCheckout, { params: { checkout }, body: { kind } });
  const approved = async () => {
    const asked = await ask();
    expect(asked.statusCode, asked.body).toBe(201);
    const { id } = asked.json();
    for (const leader of leaders) expect((await step(leader, id, 'approve')).statusCode).toBe(204);
    return id as string;
  };
  const reveal = async (checkout: string) => {
    const params = { checkout };
    const here = await harness.login(operator.person);
    const asked = await here.send(credentials.offerReveal, { params, body: {} });
    if (asked.statusCode !== 200) return asked;
    return here.send(credentials.revealCredential, { params, body: phone.prove(asked.json()) });
  };
  await lastMoment(operator, 'newMediaOperator');
  const checkout = await approved();
  expect(await said(operator, 'credentials', channel)).toBeNull();
  nextMillisecond();
  expect(await said(operator, 'credentials', channel)).toBe('notQualified');
  expect(await said(operator, 'channel', channel)).toBe('notQualified');
  expectRefusal(await reveal(checkout), 403, 'channels.noRight');
  expectRefusal(await ask(), 403, 'channels.noRight');
  await renew(operator, 'newMediaOperator');
  expect(await said(operator, 'credentials', channel)).toBeNull();
  expect((await reveal(checkout)).json()).toMatchObject({ value: 'Planted-Secret-0xC0FFEE' });
});

test('§5 §10 where the rule book asks signers for a certificate, the right to sign ends with it to the millisecond, and is back when it is renewed', async () => {
  const kind = 'proofreader';
  // The shipped rule book asks signers for office and employment; this one asks the first seat for the certificate too.
  const files = (await shippedPolicyFiles('kunming-2023')).map(({ name, text }) => ({
    name,
    text: text
      .replace('qualifications: []', `qualifications: [${kind}]`)
      .replace(/^version: 1$/mu, 'version: 2'),
  }));
  const book = { organization: organizationIn('kunming'), files, at: harness.clock.now() };
  await harness.db
    .transaction()
    .execute((trx) => proposePolicy(trx, book, { person: 'system', name: '测试' }));
  await renew(platformLead, kind);
  const { manuscript } = await writeAndSubmit(operator, 'wuhua');
  const second = await writeAndSubmit(operator, 'wuhua');
  await lastMoment(platformLead, kind);
  expect(await said(platformLead, 'sign')).toBeNull();
  await sign(platformLead, second.manuscript, 'platform', 'platformLead');
  nextMillisecond();
  expect(await said(platformLead, 'sign')).toBe('notQualified');
  const refused = await trySign(platformLead, manuscript, 'platform', 'platformLead');
  expectRefusal(refused, 403, 'review.notQualified');
  await renew(platformLead, kind);
  expect(await said(platformLead, 'sign')).toBeNull();
  await sign(platformLead, manuscript, 'platform', 'platformLead');
});

test('§5 §10 employment and appointment are conditions like the certificate: without either nothing is signed', async () => {
  const { manuscript, digest } = await writeAndSubmit(operator, 'wuhua');
  const ends = async (table: 'employment' | 'appointment', to: Instant | null) =>
    harness.db
      .updateTable(table)
      .set({ valid_to: to })
      .where('person_id', '=', platformLead.person)
      .execute();
  const refusals = {
    employment: 'review.wrongEmployment',
    appointment: 'review.appointmentLapsed',
  } as const;
  for (const table of ['employment', 'appointment'] as const) {
    const end = addHours(harness.clock.now(), 1);
    await ends(table, end);
    harness.clock.advance(3_600_000 - 1);
    expect([table, await said(platformLead, 'sign')]).toEqual([table, null]);
    nextMillisecond();
    expect([table, await said(platformLead, 'sign')]).not.toEqual([table, null]);
    const refused = await trySign(platformLead, manuscript, 'platform', 'platformLead', {
      digest: digest ?? '',
      round: 1,
    });
    expectRefusal(refused, 403, refusals[table]);
    await ends(table, null);
    expect([table, await said(platformLead, 'sign')]).toEqual([table, null]);
  }
  await sign(platformLead, manuscript, 'platform', 'platformLead');
});
