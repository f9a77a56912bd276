import type { Instant } from '@sanshen/domain/kernel';
import { expect, test } from 'vitest';
import type { PublicationRef } from '../src/connector.ts';
import type { ReaderContact } from '../src/interaction.ts';
import { wechatInteractions } from '../src/wechat/index.ts';
import { renderForWechat } from '../src/wechat/render.ts';
import { appId, channel, credentials, files, prepared, quick, wechatBench } from './support.ts';

async function bench(publishBy: 'freepublish' | 'massSend' = 'freepublish') {
  const base = await wechatBench();
  const { simulator, clock, tokens } = base;
  const ports = { channel, credentials: credentials(), files, clock, renderHtml: renderForWechat, tokens };
  const settings = { apiBaseUrl: simulator.baseUrl, pageOrigins: [simulator.baseUrl], ...quick };
  const connector = base.another(tokens, { publishBy });
  return { ...base, connector, interactions: wechatInteractions(ports, settings), ports, settings };
}

async function published(it: Awaited<ReturnType<typeof bench>>): Promise<PublicationRef> {
  const outcome = await it.connector.submit(await prepared(it));
  if (outcome.kind !== 'accepted') throw new Error(JSON.stringify(outcome));
  it.simulator.control.finishTasks();
  return outcome.ref;
}

test('§10 comments are listed, answered once, elected, removed, and closed; their numbers keep every digit', async () => {
  const it = await bench();
  const ref = await published(it);
  const { control } = it.simulator;
  const ids = ['第一条', '第二条', '第三条'].map((text) =>
    control.comment(appId, ref.messageDataId ?? '', text),
  );
  const first = await it.interactions.listComments(ref, { begin: 0, count: 2 });
  expect(first).toMatchObject({
    kind: 'list',
    total: 3,
    next: 2,
    comments: [{ text: '第三条', id: ids[2] }, { text: '第二条' }],
  });
  const [one = '', two = '', three = ''] = ids;
  expect(await it.interactions.act(ref, { kind: 'reply', comment: one, text: '感谢关注。' })).toEqual({
    kind: 'done',
  });
  expect(await it.interactions.act(ref, { kind: 'reply', comment: one, text: '再次回复' })).toMatchObject({
    kind: 'rejected',
    code: 'wechat:88005',
  });
  expect(await it.interactions.act(ref, { kind: 'elect', comment: two })).toEqual({ kind: 'done' });
  expect(await it.interactions.act(ref, { kind: 'delete', comment: three })).toEqual({ kind: 'done' });
  const after = await it.interactions.listComments(ref, { begin: 0, count: 200 });
  expect(after).toMatchObject({
    total: 2,
    next: null,
    comments: [
      { text: '第二条', elected: true, reply: null },
      { text: '第一条', reply: { text: '感谢关注。' } },
    ],
  });
  expect(await it.interactions.act(ref, { kind: 'unelect', comment: two })).toEqual({ kind: 'done' });
  expect(await it.interactions.act(ref, { kind: 'withdrawReply', comment: one })).toEqual({ kind: 'done' });
  await it.interactions.act(ref, { kind: 'open' });
  expect(control.talk(appId).open).toEqual([ref.messageDataId]);
  await it.interactions.act(ref, { kind: 'close' });
  expect(control.talk(appId).open).toEqual([]);
  await it.simulator.close();
});

test('a reply whose answer is lost is unknown and was sent once; without a number a person looks after the comments', async () => {
  const it = await bench();
  const ref = await published(it);
  const { control } = it.simulator;
  const id = control.comment(appId, ref.messageDataId ?? '', '问题');
  control.moods.faults.push({ path: '/cgi-bin/comment/reply/add', kind: 'appliedHangUp', times: 1 });
  expect(await it.interactions.act(ref, { kind: 'reply', comment: id, text: '答复' })).toMatchObject({
    kind: 'unknown',
  });
  expect(control.requests('/cgi-bin/comment/reply/add')).toBe(1);
  const nameless = { ...ref, messageDataId: null };
  expect(await it.interactions.listComments(nameless, { begin: 0, count: 10 })).toMatchObject({
    kind: 'unavailable',
    retryAt: null,
  });
  expect(await it.interactions.act(nameless, { kind: 'close' })).toMatchObject({ kind: 'pendingHuman' });
  await it.simulator.close();
});

test('§10 a message goes only to a reader who was just in contact, and not more often than the platform allows', async () => {
  const it = await bench();
  const now = it.clock.now();
  const contact = (change: Partial<ReaderContact> = {}): ReaderContact => ({
    reader: 'o-reader-1',
    kind: 'message',
    at: now,
    sentSince: 0,
    ...change,
  });
  expect(await it.interactions.sendMessage(contact(), '您好')).toEqual({ kind: 'done' });
  expect(it.interactions.messageHindrance(contact({ sentSince: 5 }), now)).toMatchObject({
    code: 'messagesUsedUp',
  });
  expect(it.interactions.messageHindrance(contact({ kind: 'follow', sentSince: 3 }), now)).toMatchObject({
    code: 'messagesUsedUp',
  });
  // Written in the shape of an Instant.
  const inTwoDays = new Date(Date.parse(now) + 48 * 3600_000 + 1000).toISOString() as Instant;
  expect(it.interactions.messageHindrance(contact(), inTwoDays)).toMatchObject({
    code: 'messageWindowClosed',
  });
  it.clock.move(61);
  const late = await it.interactions.sendMessage(contact({ kind: 'scan' }), '您好');
  expect(late).toMatchObject({ kind: 'rejected', code: 'messageWindowClosed' });
  expect(it.simulator.control.requests('/cgi-bin/message/custom/send')).toBe(1);
  it.simulator.control.moods.messageWindowOpen = false;
  expect(await it.interactions.sendMessage(contact(), '您好')).toMatchObject({
    kind: 'rejected',
    code: 'wechat:45015',
  });
  await it.simulator.close();
});

test('§5 a mass send goes once with a key, is followed to its end, and can be deleted', async () => {
  const it = await bench('massSend');
  const { control } = it.simulator;
  const intent = await prepared(it);
  const outcome = await it.connector.submit(intent);
  if (outcome.kind !== 'accepted') throw new Error(JSON.stringify(outcome));
  expect(outcome.ref.task).toMatch(/^mass:\d{19}$/);
  expect(await it.connector.check(outcome.ref)).toMatchObject({ kind: 'inProgress' });
  control.finishMassSends(appId, 'SEND_SUCCESS');
  expect(await it.connector.check(outcome.ref)).toMatchObject({ kind: 'done' });
  // The platform knows the key: a repetition sends nothing and is looked up.
  expect(await it.connector.submit(intent)).toMatchObject({ kind: 'unknown' });
  expect(control.talk(appId).masses).toHaveLength(1);
  const takedown = { id: intent.id, recordedAt: it.clock.now() };
  expect(await it.connector.takedown(outcome.ref, takedown)).toMatchObject({ kind: 'done' });
  expect(await it.connector.check(outcome.ref)).toMatchObject({ kind: 'deleted' });
  await it.simulator.close();
});

test('§5 a mass send that waits for the administrator is handed to a person, and its event is understood', async () => {
  const it = await bench('massSend');
  const { control } = it.simulator;
  control.moods.massNeedsAdministrator = true;
  expect(await it.connector.submit(await prepared(it))).toMatchObject({
    kind: 'pendingHuman',
    message: { code: 'massConfirm' },
  });
  expect(control.talk(appId).masses).toEqual([]);
  await it.simulator.close();

  const withCallback = await wechatBench({
    callback: { url: 'http://127.0.0.1:9/', token: 'token', encodingAesKey: null, format: 'xml' },
  });
  const signed = withCallback.simulator.control.sign(
    appId,
    '<xml><ToUserName>gh</ToUserName><FromUserName>o</FromUserName><CreateTime>1481013459</CreateTime><MsgType>event</MsgType><Event>MASSSENDJOBFINISH</Event><MsgID>1000001625</MsgID><Status>send success</Status><ArticleUrlResult><Count>1</Count><ResultList><item><ArticleIdx>1</ArticleIdx><ArticleUrl>https://mp.weixin.qq.com/s/a</ArticleUrl></item></ResultList></ArticleUrlResult></xml>',
  );
  if (signed === null) throw new Error('no callback');
  const query = Object.fromEntries(new URL(signed.url).searchParams);
  const parsed = await withCallback.connector.parseEvent({
    method: 'POST',
    query,
    body: Buffer.from(signed.body),
  });
  expect(parsed).toMatchObject({
    kind: 'events',
    events: [
      {
        kind: 'publicationFinished',
        task: 'mass:1000001625',
        progress: { kind: 'done', ref: { url: 'https://mp.weixin.qq.com/s/a' } },
      },
    ],
  });
  await withCallback.simulator.close();
});
