import { readManuscript } from '@sanshen/contract/content';
import * as organization from '@sanshen/contract/organization';
import * as policyContract from '@sanshen/contract/policy';
import * as contract from '@sanshen/contract/review';
import { addHours } from '@sanshen/domain/kernel';
import { expect, test } from 'vitest';
import { proposePolicy, shippedPolicyFiles } from '../src/modules/policy/public.ts';
import { chaseDue } from '../src/modules/review/chase-due.ts';
import { chaseEmptySeats } from '../src/modules/review/chase-empty-seats.ts';
import { asOwner, type Caller } from './harness.ts';
import { organizationIn, personIn, startCity } from './organization-support.ts';
import { expectRefusal, sign, trySign, writeAndSubmit } from './review-support.ts';

// The clock goes on from test to test, past the end of sessions: each test logs its people in anew.
const city = await startCity();
const { harness } = city;

const reviewOf = (caller: Caller, manuscript: string) =>
  caller.call(contract.readReview, { params: { manuscript } });
const kindsTold = async (caller: Caller, manuscript: string) =>
  (await caller.call(contract.listNotifications, { query: { limit: 100 } })).items
    .filter((one) => one.manuscript === manuscript)
    .map((one) => one.kind);

test('complaint 6: who alone could sign goes on leave; the responsible superior and the author are told, once', async () => {
  const author = await city.as('guandu', 'operator', 1);
  const superior = await city.as('kunming', 'deputySecretaryPublicity');
  const { manuscript } = await writeAndSubmit(author, 'guandu');
  await chaseEmptySeats(harness.context);
  expect(await kindsTold(superior, manuscript)).toEqual([]);
  const leave = await (await city.as('guandu', 'registrar')).call(organization.recordLeave, {
    params: { person: personIn('guandu', 'platformLead') },
    body: { from: addHours(harness.clock.now(), 1), to: addHours(harness.clock.now(), 7) },
  });
  expect(leave).toBeDefined();
  harness.clock.advance(2 * 3_600_000);
  await chaseEmptySeats(harness.context);
  await chaseEmptySeats(harness.context);
  const people = [
    await city.as('kunming', 'deputySecretaryPublicity'),
    await city.as('guandu', 'operator', 1),
  ];
  for (const person of people) expect(await kindsTold(person, manuscript)).toEqual(['seatFoundEmpty']);
  const review = await reviewOf(people[1] ?? author, manuscript);
  expect(review.blocks).toEqual([{ stage: 'platform', seat: 'platformLead', why: 'allOnLeave' }]);
  expect(
    (await (await city.as('guandu', 'platformLead')).call(contract.readInbox, { query: {} })).items,
  ).toEqual([]);

  // He comes back and goes again: that is told again, though nobody acted on the manuscript in between.
  harness.clock.advance(6 * 3_600_000);
  await chaseDue(harness.context);
  const registrar = await city.as('guandu', 'registrar');
  await registrar.call(organization.recordLeave, {
    params: { person: personIn('guandu', 'platformLead') },
    body: { from: addHours(harness.clock.now(), 1), to: addHours(harness.clock.now(), 50) },
  });
  harness.clock.advance(2 * 3_600_000);
  await chaseEmptySeats(harness.context);
  const again = await city.as('guandu', 'operator', 1);
  expect((await kindsTold(again, manuscript)).filter((kind) => kind === 'seatFoundEmpty')).toHaveLength(2);
});

test('complaint 6: an appointment ends with time, without any command: author and superior are told', async () => {
  const author = await city.as('xishan', 'operator', 1);
  const { manuscript } = await writeAndSubmit(author, 'xishan');
  const registrar = await city.as('kunming', 'registrar');
  await registrar.call(organization.endAppointment, {
    params: { appointment: `appointment-${personIn('xishan', 'platformLead')}` },
    body: { at: addHours(harness.clock.now(), 5) },
  });
  harness.clock.advance(6 * 3_600_000);
  await chaseEmptySeats(harness.context);
  expect(await kindsTold(await city.as('xishan', 'operator', 1), manuscript)).toContain('seatFoundEmpty');
  expect(await kindsTold(await city.as('kunming', 'mainLeader'), manuscript)).toContain('seatFoundEmpty');
  expectRefusal(
    await trySign(await city.as('xishan', 'platformLead'), manuscript, 'platform', 'platformLead', {
      digest:
        (await (await city.as('xishan', 'operator', 1)).call(readManuscript, { params: { manuscript } }))
          .digest ?? '',
      round: 1,
    }),
    403,
    'review.appointmentLapsed',
  );
});

test('complaint 6: reminders come before the deadline, and what is late is told to the signer and the superior', async () => {
  const author = await city.as('jinning', 'operator', 1);
  const { manuscript } = await writeAndSubmit(author, 'jinning');
  const signer = () => city.as('jinning', 'platformLead');
  harness.clock.advance(16 * 3_600_000);
  await chaseDue(harness.context);
  expect(await kindsTold(await signer(), manuscript)).toEqual(['reminder', 'seatOpened']);
  await chaseDue(harness.context);
  expect(await kindsTold(await signer(), manuscript)).toEqual(['reminder', 'seatOpened']);
  harness.clock.advance(6 * 3_600_000);
  await chaseDue(harness.context);
  expect(await kindsTold(await signer(), manuscript)).toEqual(['reminder', 'reminder', 'seatOpened']);
  harness.clock.advance(3 * 3_600_000);
  await chaseDue(harness.context);
  await chaseDue(harness.context);
  expect(await kindsTold(await signer(), manuscript)).toEqual([
    'deadlinePassed',
    'reminder',
    'reminder',
    'seatOpened',
  ]);
  expect(await kindsTold(await city.as('kunming', 'deputySecretaryPublicity'), manuscript)).toEqual([
    'deadlinePassed',
  ]);
});

test('complaint 7: a person who left, and was renamed since, shows with the name and office of then', async () => {
  const author = await city.as('dongchuan', 'operator', 1);
  const { manuscript } = await writeAndSubmit(author, 'dongchuan');
  await sign(await city.as('dongchuan', 'platformLead'), manuscript, 'platform', 'platformLead');
  const person = personIn('dongchuan', 'platformLead');
  await (await city.as('kunming', 'registrar')).call(organization.endAppointment, {
    params: { appointment: `appointment-${person}` },
    body: {},
  });
  await asOwner(harness.ownerUrl, (client) =>
    client.query("update person set name = '另一个名字' where person_id = $1", [person]),
  );
  const after = await city.as('dongchuan', 'operator', 1);
  const { items } = await after.call(contract.readHistory, { params: { manuscript }, query: { limit: 50 } });
  const signed = items.find((entry) => entry.actor.person === person);
  expect(signed?.actor).toEqual({
    person,
    name: '东川区平台负责人',
    office: 'platformLead',
    organizationName: '共青团东川区委',
  });
  const review = await reviewOf(after, manuscript);
  expect(review.stages[0]?.seats[0]?.signOffs.map((one) => one.signer.name)).toEqual([
    '东川区平台负责人',
    '东川区平台负责人',
  ]);
  expect(JSON.stringify(items)).not.toMatch(/"name":(null|"")/);
});

test('complaint 8: a new version of the rule book, and another choice of procedure, leave a run under way alone', async () => {
  const author = await city.as('chenggong', 'operator', 1);
  const { manuscript } = await writeAndSubmit(author, 'chenggong');
  const before = await reviewOf(author, manuscript);
  const main = await city.as('chenggong', 'mainLeader');
  await main.call(policyContract.chooseOrganizationProcedure, {
    params: { organization: organizationIn('chenggong') },
    body: { procedure: 'editorialBoard' },
  });
  const files = (await shippedPolicyFiles('kunming-2023')).map((file) => ({
    ...file,
    text: file.text
      .replaceAll('deadlineHours: 24', 'deadlineHours: 12')
      .replace(/^version: 1$/m, 'version: 2'),
  }));
  const root = { organization: organizationIn('kunming'), files, at: harness.clock.now() };
  await harness.db
    .transaction()
    .execute((trx) => proposePolicy(trx, root, { person: 'system', name: '测试' }));
  const after = await reviewOf(author, manuscript);
  expect(after.procedure).toEqual(before.procedure);
  await sign(await city.as('chenggong', 'platformLead'), manuscript, 'platform', 'platformLead');
  await sign(await city.as('chenggong', 'publicityLead'), manuscript, 'publicity', 'publicityLead');
  const last = await sign(await city.as('chenggong', 'leaderInCharge'), manuscript, 'leader', 'leader');
  expect(last.phase).toBe('released');
  const { manuscript: second } = await writeAndSubmit(author, 'chenggong');
  const renewed = await reviewOf(author, second);
  expect(renewed.procedure).toMatchObject({ id: 'editorialBoard', version: 2 });
  expect(Date.parse(renewed.stages[0]?.dueAt ?? '') - Date.parse(harness.clock.now())).toBe(12 * 3_600_000);
});

test('complaint 12: an empty seat and an empty board block; nothing approves by itself', async () => {
  const author = await city.as('anning', 'operator', 1);
  const registrar = await city.as('kunming', 'registrar');
  await registrar.call(organization.endAppointment, {
    params: { appointment: `appointment-${personIn('anning', 'platformLead')}` },
    body: {},
  });
  harness.clock.advance(1000);
  const { manuscript } = await writeAndSubmit(author, 'anning');
  expect(await reviewOf(author, manuscript)).toMatchObject({
    phase: 'inReview',
    blocks: [{ stage: 'platform', seat: 'platformLead', why: 'noHolder' }],
  });
  harness.clock.advance(100 * 3_600_000);
  await chaseDue(harness.context);
  await chaseEmptySeats(harness.context);
  const later = await city.as('anning', 'operator', 1);
  expect(await reviewOf(later, manuscript)).toMatchObject({ phase: 'inReview', release: null, round: 1 });

  const board = await city.as('panlong', 'operator', 1);
  const main = await city.as('kunming', 'registrar');
  const members = [1, 2, 3].map((copy) => personIn('panlong', 'boardMember', copy));
  for (const person of [...members, personIn('panlong', 'leaderInCharge')]) {
    await main.call(organization.endAppointment, {
      params: { appointment: `appointment-${person}` },
      body: {},
    });
  }
  harness.clock.advance(1000);
  const run = await writeAndSubmit(board, 'panlong');
  await sign(await city.as('panlong', 'platformLead'), run.manuscript, 'platform', 'platformLead');
  const entered = await sign(
    await city.as('panlong', 'publicityLead'),
    run.manuscript,
    'publicity',
    'publicityLead',
  );
  expect(entered).toMatchObject({ phase: 'inReview', stage: 'board' });
  expect((await reviewOf(board, run.manuscript)).blocks).toEqual([
    expect.objectContaining({ stage: 'board', why: 'noHolder' }),
  ]);
});
