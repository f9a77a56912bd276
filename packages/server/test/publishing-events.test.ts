import { callbackSignature } from '@sanshen/connectors/wechat';
import { readHistory } from '@sanshen/contract/review';
import { beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { channelSecret } from '../src/modules/publishing/public.ts';
import { startDesk } from './publishing-support.ts';

const desk = await startDesk();
const { harness, operator, simulators, moods, account } = desk;

beforeEach(() => {
  moods.faults = [];
  moods.eventCopies = 1;
  moods.holdEvents = false;
});

const eventsKept = async () =>
  (await harness.db.selectFrom('callback_event').select('dedupe_key').execute()).length;

/** Waits until the platform has delivered so many more events. */
async function delivered(count: number): Promise<void> {
  for (let tries = 0; tries < 100 && (await eventsKept()) < count; tries += 1) {
    await new Promise((done) => setTimeout(done, 20));
  }
  expect(await eventsKept()).toBe(count);
}

async function kindsOf(manuscript: string): Promise<string[]> {
  const { items } = await operator.call(readHistory, { params: { manuscript }, query: { limit: 100 } });
  return items.flatMap((entry) =>
    entry.events.map((event) => z.object({ kind: z.string() }).parse(event).kind),
  );
}

test('the event of the platform, sealed with AES, settles a publication without another look', async () => {
  const before = await eventsKept();
  const { publication } = await desk.begun();
  await harness.runJobs();
  const looks = simulators.control.requests('/cgi-bin/freepublish/get');
  simulators.control.finishTasks();
  await delivered(before + 1);
  await harness.runJobs();
  expect(await desk.read(publication)).toMatchObject({
    status: 'done',
    learntBy: 'event',
    url: expect.stringContaining('/s/'),
  });
  expect(simulators.control.requests('/cgi-bin/freepublish/get')).toBe(looks);
});

test('an event that is delivered three times is kept and counts once', async () => {
  const before = await eventsKept();
  moods.eventCopies = 3;
  const { manuscript, publication } = await desk.begun();
  await harness.runJobs();
  simulators.control.finishTasks();
  await delivered(before + 1);
  await new Promise((done) => setTimeout(done, 150));
  expect(await eventsKept()).toBe(before + 1);
  await harness.runJobs();
  expect(await desk.read(publication)).toMatchObject({ status: 'done' });
  expect((await kindsOf(manuscript)).filter((kind) => kind === 'publicationDone')).toHaveLength(1);
});

test('events in the wrong order end as those in the right order do', async () => {
  const before = await eventsKept();
  moods.holdEvents = true;
  const { manuscript, publication } = await desk.begun();
  await harness.runJobs();
  simulators.control.finishTasks();
  simulators.control.removeArticle(desk.appId, account().published.at(-1)?.articleId ?? '', 'deleted');
  await new Promise((done) => setTimeout(done, 100));
  await simulators.control.deliverHeld('reverse');
  await delivered(before + 2);
  await harness.runJobs();
  await desk.after(60);
  expect(await desk.read(publication)).toMatchObject({ status: 'done', verdict: 'gone' });
  expect((await kindsOf(manuscript)).filter((kind) => kind === 'publicationDone')).toHaveLength(1);
});

test('a late event settles what had been handed to a person, although its number was never known', async () => {
  const before = await eventsKept();
  moods.holdEvents = true;
  moods.faults = [
    { path: '/cgi-bin/freepublish/submit', kind: 'appliedHangUp', times: 1 },
    { path: '/cgi-bin/freepublish/batchget', kind: 'hangUp', times: 1000 },
  ];
  const { publication } = await desk.begun({ title: '迟到的回执' });
  await harness.runJobs();
  simulators.control.finishTasks();
  for (let round = 0; round < 10; round += 1) await desk.after(15 * 60);
  expect(await desk.read(publication)).toMatchObject({ status: 'handedOver', submitted: true });
  moods.faults = [];
  await simulators.control.deliverHeld('forward');
  await delivered(before + 1);
  await harness.runJobs();
  // Its number was not known, so the event was only a reason to look.
  expect(await desk.read(publication)).toMatchObject({ status: 'done', learntBy: 'reconciliation' });
  expect(account().published.filter((one) => one.item.title === '迟到的回执')).toHaveLength(1);
});

test('a failure that the platform reports is a rejection, with its reason in both languages', async () => {
  moods.publishResult = 4;
  const { publication } = await desk.begun();
  await harness.runJobs();
  simulators.control.finishTasks();
  moods.publishResult = 0;
  await desk.after(60);
  expect(await desk.read(publication)).toMatchObject({
    status: 'rejected',
    message: { zh: expect.stringMatching(/审核/), en: expect.any(String) },
  });
});

test('a callback with a wrong signature, an old or unsealed body is refused and leaves no trace', async () => {
  const before = await eventsKept();
  const signed = simulators.control.sign(desk.appId, '<xml><MsgType>event</MsgType></xml>');
  if (signed === null) throw new Error('no callback');
  const post = (change: (url: URL) => void, body = signed.body) => {
    const url = new URL(signed.url);
    change(url);
    return harness.inject({
      method: 'POST',
      url: `${url.pathname}${url.search}`,
      headers: { 'content-type': 'text/xml' },
      payload: body,
    });
  };
  const answers = [
    await post((url) => url.searchParams.set('signature', '0'.repeat(40))),
    await post((url) => url.searchParams.set('msg_signature', '0'.repeat(40))),
    await post((url) => url.searchParams.set('nonce', '1')),
    await post((url) => url.searchParams.set('timestamp', '1')),
    await post(() => {}, signed.body.replace('<Encrypt>', '<Encrypted>')),
    await post(() => {}, '<xml><MsgType>event</MsgType></xml>'),
    await post(() => {}, ''),
  ];
  for (const answer of answers) {
    expect(answer.statusCode).toBe(403);
    expect(answer.json()).toMatchObject({ code: 'publishing.callbackRefused' });
    expect(answer.json().details).toBeUndefined();
  }
  expect(await eventsKept()).toBe(before);
  const elsewhere = await harness.inject({ method: 'POST', url: '/callbacks/wechat/unknown', payload: '' });
  expect(elsewhere.statusCode).toBe(404);
  const large = await post(() => {}, 'x'.repeat(2 * 1024 * 1024));
  expect(large.statusCode).toBe(413);
});

test('the platform may check the address with a right signature', async () => {
  const token = (await channelSecret(harness.context, desk.channel, 'callbackToken')) ?? '';
  const timestamp = String(Math.floor(Date.parse(harness.clock.now()) / 1000));
  const query = new URLSearchParams({
    timestamp,
    nonce: '42',
    echostr: '<b>echo</b>',
    signature: callbackSignature(token, timestamp, '42'),
  });
  const url = `/callbacks/wechat/${desk.channel}`;
  const answer = await harness.inject({ url: `${url}?${query}` });
  expect([answer.statusCode, answer.body]).toEqual([200, '<b>echo</b>']);
  expect(answer.headers['content-type']).toContain('text/plain');
  query.set('signature', 'wrong');
  expect((await harness.inject({ url: `${url}?${query}` })).statusCode).toBe(403);
});
