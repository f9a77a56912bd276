import * as contract from '@sanshen/contract/publishing';
import { readReview } from '@sanshen/contract/review';
import { addHours } from '@sanshen/domain/kernel';
import { expect, test } from 'vitest';
import { demonstrationChannelId } from '../src/demonstration/index.ts';
import { organizationIn, personIn } from './organization-support.ts';
import { picture, startDesk } from './publishing-support.ts';
import { expectRefusal } from './review-support.ts';

const desk = await startDesk();
const { harness, operator } = desk;

test('§7 temporary staff may not publish, whatever office they hold', async () => {
  const { manuscript, digest } = await desk.released();
  const temporary = await desk.as('wuhua', 'operator', 2);
  const call = { params: { manuscript }, body: { channel: desk.channel, digest } };
  const person = personIn('wuhua', 'operator', 2);
  await harness.db
    .updateTable('employment')
    .set({ employment: 'temporary' })
    .where('person_id', '=', person)
    .execute();
  expectRefusal(await temporary.send(contract.publish, call), 403, 'publication.notPublisher');
  const shown = { params: { manuscript } };
  expect((await temporary.call(readReview, shown)).may).toEqual({ publish: false, stop: false });
  await harness.db
    .updateTable('employment')
    .set({ employment: 'longTermStaff' })
    .where('person_id', '=', person)
    .execute();
  expect((await temporary.call(readReview, shown)).may).toEqual({ publish: true, stop: true });
  expect((await temporary.send(contract.publish, call)).statusCode).toBe(202);
});

test('§7 a lapsed qualification or appointment takes the right to publish away', async () => {
  const { manuscript, digest } = await desk.released();
  const call = { params: { manuscript }, body: { channel: desk.channel, digest } };
  const lapsed = addHours(harness.clock.now(), -1);
  const person = personIn('wuhua', 'operator', 2);
  const second = await desk.as('wuhua', 'operator', 2);
  await harness.db
    .updateTable('qualification')
    .set({ valid_to: lapsed })
    .where('person_id', '=', person)
    .execute();
  expectRefusal(await second.send(contract.publish, call), 403, 'publication.notPublisher');
  await harness.db
    .updateTable('qualification')
    .set({ valid_to: null })
    .where('person_id', '=', person)
    .execute();
  await harness.db
    .updateTable('appointment')
    .set({ valid_to: lapsed })
    .where('person_id', '=', person)
    .execute();
  expectRefusal(await second.send(contract.publish, call), 404, 'request.notFound');
});

test('complaint 10: an administrator cannot publish, and nobody can publish without a release', async () => {
  const { manuscript, digest } = await desk.released();
  const body = { channel: desk.channel, digest };
  const administrator = await desk.as('wuhua', 'administrator');
  const answer = await administrator.send(contract.publish, { params: { manuscript }, body });
  expect([403, 404]).toContain(answer.statusCode);
  const elsewhere = demonstrationChannelId('wuhua', 'weibo');
  expectRefusal(
    await operator.send(contract.publish, { params: { manuscript }, body: { channel: elsewhere, digest } }),
    422,
    'publication.channelNotReleased',
  );
});

test('§11 another organisation sees and does nothing, and anonymous callers neither', async () => {
  const { manuscript, digest, publication } = await desk.begun();
  const other = await desk.as('panlong', 'operator', 1);
  const ofManuscript = { params: { manuscript } };
  const ofPublication = { params: { publication } };
  const answers = [
    await other.send(contract.publish, { ...ofManuscript, body: { channel: desk.channel, digest } }),
    await other.send(contract.stopPublishing, { ...ofManuscript, body: { reason: '不是我的' } }),
    await other.send(contract.listPublications, ofManuscript),
    await other.send(contract.readCertificate, ofManuscript),
    await other.send(contract.readPublication, ofPublication),
    await other.send(contract.takeDown, { ...ofPublication, body: { reason: '不是我的' } }),
    await other.send(contract.resolvePublication, {
      ...ofPublication,
      body: { happened: false, note: '不' },
    }),
    await other.send(contract.confirmTakedown, { ...ofPublication, body: { done: true, note: '不' } }),
    await other.send(contract.listVerifications, { ...ofPublication, query: {} }),
    await other.send(contract.verifyNow, ofPublication),
    await other.send(contract.readManualTask, ofPublication),
  ];
  expect(answers.map((answer) => answer.statusCode)).toEqual(answers.map(() => 404));
  const ofDay = { params: { organization: organizationIn('wuhua') }, query: {} };
  expectRefusal(await other.send(contract.publicationsOfDay, ofDay), 403, 'access.forbidden');
  const anonymous = await harness.inject({ url: `/api/v1/publications/${publication}` });
  expect(anonymous.statusCode).toBe(401);
});

test('§11 the publicity department of the city reads what became public, and only that', async () => {
  const { publication } = await desk.published();
  const waiting = await desk.begun();
  const organization = organizationIn('wuhua');
  const own = await operator.call(contract.publicationsOfDay, {
    params: { organization },
    query: { limit: 100 },
  });
  expect(own.items.map((one) => one.publication)).toEqual(
    expect.arrayContaining([publication, waiting.publication]),
  );
  const first = await operator.call(contract.publicationsOfDay, {
    params: { organization },
    query: { limit: 1 },
  });
  expect(first.items).toHaveLength(1);
  const cursor = first.next ?? '';
  const second = await operator.call(contract.publicationsOfDay, {
    params: { organization },
    query: { limit: 1, cursor },
  });
  expect(second.items[0]?.publication).toBe(own.items[1]?.publication);
  const department = await desk.as('publicity', 'departmentHead');
  const guided = await department.call(contract.publicationsOfDay, {
    params: { organization },
    query: { limit: 100 },
  });
  expect(guided.items.map((one) => one.publication)).toContain(publication);
  expect(guided.items.map((one) => one.publication)).not.toContain(waiting.publication);
  const yesterday = addHours(harness.clock.now(), -48).slice(0, 10);
  const none = await operator.call(contract.publicationsOfDay, {
    params: { organization },
    query: { day: yesterday },
  });
  expect(none.items).toEqual([]);
});

test('a channel without an API is handed to a person at once, with the steps and exactly the released texts', async () => {
  const weibo = demonstrationChannelId('wuhua', 'weibo');
  const { publication } = await desk.begun({
    title: '微博公告',
    channels: [{ channel: weibo, title: '微博专用标题' }],
  });
  await harness.runJobs();
  expect(await desk.read(publication)).toMatchObject({
    status: 'handedOver',
    submitted: false,
    message: { code: 'publishing.byHand' },
  });
  const task = await operator.call(contract.readManualTask, { params: { publication } });
  expect(task).toMatchObject({ platform: 'weibo', evidence: ['url', 'screenshot'] });
  expect(task.copyBlocks.find((block) => block.field === 'title')?.value).toBe('微博专用标题');
  expect(task.files).toHaveLength(2);
  const params = { publication };
  const url = 'https://weibo.com/1234567890/AbCdEf';
  await operator.call(contract.resolvePublication, { params, body: { happened: true, url } });
  expect(await desk.read(publication)).toMatchObject({ status: 'done', url });
  // Only a person can read it there: one reading without a verdict, and no more by itself.
  await desk.after(60);
  await desk.after(7 * 86_400);
  expect(await desk.readings(publication)).toMatchObject([{ verdict: null, source: null }]);

  await operator.call(contract.takeDown, { params, body: { reason: '活动结束' } });
  await harness.runJobs();
  expect(await desk.read(publication)).toMatchObject({ status: 'takedownBegun', takedownByHand: true });
  const stranger = await desk.as('panlong', 'operator', 1);
  const evidence = await picture(desk.harness, operator, '#20a040');
  const confirmation = { params, body: { done: true, note: '已在微博后台删除', evidence } };
  expect((await stranger.send(contract.confirmTakedown, confirmation)).statusCode).toBe(404);
  await operator.call(contract.confirmTakedown, confirmation);
  expect(await desk.read(publication)).toMatchObject({ status: 'takenDown', takedownByHand: false });
  expectRefusal(await operator.send(contract.confirmTakedown, confirmation), 409, 'publication.wrongStatus');
});

test('evidence must be a file that the person may read', async () => {
  const weibo = demonstrationChannelId('wuhua', 'weibo');
  const { publication } = await desk.begun({ channels: [{ channel: weibo }] });
  await harness.runJobs();
  const body = { happened: true, evidence: `sha256:${'0'.repeat(64)}` };
  const answer = await operator.send(contract.resolvePublication, { params: { publication }, body });
  expectRefusal(answer, 404, 'request.notFound');
});
