import { addQualification, endQualification, readPerson } from '@sanshen/contract/organization';
import { beginPatrol } from '@sanshen/contract/patrol';
import * as contract from '@sanshen/contract/qualification';
import { listNotifications } from '@sanshen/contract/review';
import { addHours } from '@sanshen/domain/kernel';
import { expect, test } from 'vitest';
import { demonstrationChannelId } from '../src/demonstration/index.ts';
import { lookAtPerson, warnOfEnds } from '../src/modules/qualification/warn.ts';
import type { Caller } from './harness.ts';
import { organizationIn, startCity } from './organization-support.ts';
import { expectRefusal, trySign, writeAndSubmit } from './review-support.ts';

const city = await startCity();
const { harness } = city;
const organization = organizationIn('wuhua');
const params = { organization };
let operator = await city.as('wuhua', 'operator', 1);
const second = await city.as('wuhua', 'operator', 2);
let mainLeader = await city.as('wuhua', 'mainLeader');
const platformLead = await city.as('wuhua', 'platformLead');
let registrar = await city.as('wuhua', 'registrar');
let above = await city.as('publicity', 'departmentHead');
let city_ = await city.as('kunming', 'mainLeader');

async function pass(days: number): Promise<void> {
  harness.clock.advance(days * 86_400_000);
  operator = await harness.login(operator.person);
  mainLeader = await harness.login(mainLeader.person);
  registrar = await harness.login(registrar.person);
  above = await harness.login(above.person);
  city_ = await harness.login(city_.person);
}

const kindsOf = async (by: Caller) =>
  (await by.call(listNotifications, { query: { limit: 100 } })).items.map(({ kind }) => kind);
const count = (kinds: readonly string[], kind: string) => kinds.filter((one) => one === kind).length;
const mine = async (by: Caller) => (await by.call(contract.readMyQualification, {})).duties;
const unit = () => mainLeader.call(contract.readUnitQualifications, { params });

async function endCertificates(of: Caller, by: Caller, at?: string): Promise<void> {
  const { facts } = await by.call(readPerson, { params: { person: of.person } });
  for (const { id, kind } of facts?.qualifications ?? []) {
    if (kind !== 'newMediaOperator') continue;
    const done = await by.send(endQualification, {
      params: { qualification: id },
      body: at === undefined ? {} : { at },
    });
    expect(done.statusCode, done.body).toBeLessThan(300);
  }
}

test('§10 §7 the page says what each right rests on: certificate, employment, appointment', async () => {
  const { employment, conditions, duties } = await operator.call(contract.readMyQualification, {});
  expect(employment).toBe('longTermStaff');
  expect(new Set(conditions.map(({ what }) => what))).toEqual(
    new Set(['qualification', 'employment', 'appointment']),
  );
  const kinds = new Set(duties.filter(({ obstacle }) => obstacle === null).map(({ duty }) => duty.kind));
  expect(kinds).toEqual(new Set(['publish', 'channel', 'patrol']));
  // The certificate is the first of the three to end.
  const certified = conditions.find(({ what, name }) => what === 'qualification' && name.zh.includes('运营'));
  expect(duties.find(({ duty }) => duty.kind === 'publish')?.until).toBe(certified?.to);
  const signs = await platformLead.call(contract.readMyQualification, {});
  expect(signs.duties.filter(({ duty }) => duty.kind === 'sign')[0]).toMatchObject({ obstacle: null });
});

test('§11 people’s qualifications are for who answers for them; that something is uncovered, and where, for those above too', async () => {
  for (const by of [operator, second]) {
    expectRefusal(await by.send(contract.readUnitQualifications, { params }), 403, 'access.forbidden');
  }
  expectRefusal(await above.send(contract.readUnitQualifications, { params }), 403, 'access.forbidden');
  const { people } = await unit();
  expect(people.map(({ person }) => person)).toContain(operator.person);
  const answer = await above.send(contract.listQualificationGaps, { params });
  expect(answer.statusCode).toBe(200);
  expect(answer.body).not.toContain(operator.person);
});

test('§10 warnings come 30, 7 and 1 days before, once each, to the person and his leader; at the end the right is gone that moment', async () => {
  const endsAt = addHours(harness.clock.now(), 40 * 24);
  await endCertificates(operator, registrar, endsAt);
  const told: number[] = [];
  for (let day = 0; day <= 39; day += 1) {
    if (day > 0) harness.clock.advance(86_400_000);
    await warnOfEnds(harness.context);
    await warnOfEnds(harness.context);
    const { n } = await harness.db
      .selectFrom('notification')
      .select((row) => row.fn.countAll<number>().as('n'))
      .where('person_id', '=', operator.person)
      .where('kind', '=', 'qualificationEnding')
      .executeTakeFirstOrThrow();
    told.push(n);
  }
  expect([told[9], told[10], told[32], told[33], told[38], told[39]]).toEqual([0, 1, 1, 2, 2, 3]);
  await pass(0);
  expect(count(await kindsOf(mainLeader), 'qualificationEndingOf')).toBe(3);
  const shown = await unit();
  const ending = shown.endings.find(({ person }) => person.id === operator.person);
  expect(ending).toMatchObject({ at: endsAt, what: 'qualification' });
  expect(ending?.loses.map(({ duty }) => duty.kind)).toContain('publish');
  expect((await mine(operator)).find(({ duty }) => duty.kind === 'publish')?.obstacle).toBeNull();
  await pass(1);
  // What the job at that moment does; a second look tells nobody again.
  await lookAtPerson(harness.context, { person: operator.person });
  await warnOfEnds(harness.context);
  const after = await mine(operator);
  expect(after.find(({ duty }) => duty.kind === 'publish')?.obstacle).toBe('notQualified');
  expect(after.find(({ duty }) => duty.kind === 'patrol')?.obstacle).toBe('notQualified');
  expect(count(await kindsOf(operator), 'qualificationLapsed')).toBe(1);
  expect(count(await kindsOf(mainLeader), 'qualificationLapsedOf')).toBe(1);
});

test('§6 §10 who patrols needs what the rule book asks, at the moment of the patrol', async () => {
  const turn = { params, body: { channel: demonstrationChannelId('wuhua', 'weibo'), slot: 1 } };
  expectRefusal(await operator.send(beginPatrol, turn), 403, 'patrol.notOnDuty');
  const now = harness.clock.now();
  await registrar.call(addQualification, {
    params: { person: operator.person },
    body: { kind: 'newMediaOperator', from: now, to: addHours(now, 700 * 24) },
  });
  expect((await operator.send(beginPatrol, turn)).statusCode).toBe(200);
});

test('§10 §11 a seat that only an unqualified person is left for is uncovered, and the superior sees it in his list', async () => {
  const before = await city_.call(contract.listQualificationGaps, { params });
  expect(before.gaps).toEqual([]);
  const seats = (await unit()).people.flatMap(({ person, duties }) =>
    duties.filter(({ duty }) => duty.kind === 'sign').map(() => person),
  );
  expect(seats.length).toBeGreaterThan(2);
  await harness.db
    .updateTable('appointment')
    .set({ valid_to: harness.clock.now() })
    .where('organization_id', '=', organization)
    .where('office', '=', 'platformLead' as never)
    .execute();
  const { gaps } = await city_.call(contract.listQualificationGaps, { params });
  expect(gaps.map(({ duty, from }) => [duty.kind, from])).toContainEqual(['sign', null]);
  const { manuscript, digest } = await writeAndSubmit(await harness.login(operator.person), 'wuhua');
  const lost = await harness.login(platformLead.person);
  const seen = { digest: digest ?? '', round: 1 };
  expectRefusal(
    await trySign(lost, manuscript, 'platform', 'platformLead', seen),
    403,
    'review.appointmentLapsed',
  );
});
