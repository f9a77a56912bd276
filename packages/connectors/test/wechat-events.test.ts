import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Connector, ParsedCallback, RawCallback } from '../src/connector.ts';
import {
  aesKey,
  callbackSignature,
  memoryTokenStore,
  openMessage,
  renderForWechat,
  sealMessage,
  type WechatCredential,
  wechatConnector,
} from '../src/wechat/index.ts';
import type { CallbackConfig } from '../src/wechat/simulator/index.ts';
import {
  aesText,
  appId,
  type Bench,
  channel,
  credentials,
  files,
  movableClock,
  originalId,
  prepared,
  receiver,
  until,
  wechatBench,
} from './support.ts';

describe('the vectors that the platform publishes', () => {
  const token = 'AAAAA';
  const key = aesKey('A'.repeat(43));
  const sealed =
    '+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04=';

  test.each([
    ['1714036504', '1514711492', 'f464b24fc39322e44b38aa78f5edd27bd1441696'],
    ['1714037059', '486452656', '899cf89e464efb63f54ddac96b0a0a235f53aa78'],
    ['1714112445', '415670741', '6c5c811b55cc85e0e1b54100749188c20beb3f5d'],
  ])('address signature at %s', (timestamp, nonce, expected) => {
    expect(callbackSignature(token, timestamp, nonce)).toBe(expected);
  });

  test('message signature and decryption', () => {
    expect(callbackSignature(token, '1714112445', '415670741', sealed)).toBe(
      '046e02f8204d34f8ba5fa3b1db94908f3df2e9b3',
    );
    if (key === null) throw new Error('no key');
    const opened = openMessage(key, sealed);
    expect(opened?.appId).toBe('wxba5fad812f8e6fb9');
    expect(opened?.message).toContain('"Event":"debug_demo"');
    expect(() => openMessage(key, sealed.replace('+qdx', '+qdy'))).not.toThrow();
    expect(openMessage(key, sealed.slice(0, -24))).toBeNull();
    expect(openMessage(key, 'not base64 at all')).toBeNull();
  });

  test('the connector accepts the vector as a callback', async () => {
    const at = (seconds: number) => ({
      now: () => new Date(seconds * 1000).toISOString() as ReturnType<ReturnType<typeof movableClock>['now']>,
    });
    const connector = connectorAt(at(1714112445), {
      callbackToken: token,
      encodingAesKey: 'A'.repeat(43),
      appId: 'wxba5fad812f8e6fb9',
    });
    const parsed = await connector.parseEvent({
      method: 'POST',
      query: {
        signature: '6c5c811b55cc85e0e1b54100749188c20beb3f5d',
        timestamp: '1714112445',
        nonce: '415670741',
        encrypt_type: 'aes',
        msg_signature: '046e02f8204d34f8ba5fa3b1db94908f3df2e9b3',
      },
      body: Buffer.from(
        `<xml><ToUserName><![CDATA[gh_97417a04a28d]]></ToUserName><Encrypt><![CDATA[${sealed}]]></Encrypt></xml>`,
      ),
    });
    expect(parsed).toMatchObject({ kind: 'events', reply: 'success' });
  });

  test('what is sealed opens again, at every length around a block', () => {
    if (key === null) throw new Error('no key');
    for (let length = 0; length < 70; length += 1) {
      const text = '审'.repeat(length);
      expect(openMessage(key, sealMessage(key, text, appId, Buffer.alloc(16, 7)))).toEqual({
        message: text,
        appId,
      });
    }
  });
});

function connectorAt(
  clock: { now: ReturnType<typeof movableClock>['now'] },
  secrets: Partial<Record<WechatCredential, string>>,
): Connector {
  return wechatConnector(
    {
      channel,
      credentials: credentials(secrets),
      files,
      clock,
      renderHtml: renderForWechat,
      tokens: memoryTokenStore(),
    },
    { originalId: null },
  );
}

const event = (inner: string) =>
  `<xml><ToUserName><![CDATA[${originalId}]]></ToUserName><FromUserName><![CDATA[o-sender]]></FromUserName><CreateTime>1481013459</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[PUBLISHJOBFINISH]]></Event><PublishEventInfo>${inner}</PublishEventInfo></xml>`;
const success =
  '<publish_id>22475030512247503051</publish_id><publish_status>0</publish_status><article_id><![CDATA[abc\ndef]]></article_id><article_detail><count>1</count><item><idx>1</idx><article_url><![CDATA[http://mp.weixin.qq.com/s?a=1&b=2]]></article_url></item></article_detail>';

describe('a plain callback', () => {
  const plain = connectorAt(movableClock(), {});
  const post = (body: string, age = 0, token = 'token'): Promise<ParsedCallback> => {
    const timestamp = String(Math.floor(Date.now() / 1000) - age);
    const query = { timestamp, nonce: '7', signature: callbackSignature(token, timestamp, '7') };
    return plain.parseEvent({ method: 'POST', query, body: Buffer.from(body) });
  };
  const reason = async (parsed: Promise<ParsedCallback>) => {
    const result = await parsed;
    return result.kind === 'refused' ? result.reason : result.kind;
  };

  test('gives the task, the article without the line break of the sample, and is marked as not authenticated', async () => {
    const parsed = await post(event(success));
    expect(parsed).toMatchObject({
      kind: 'events',
      events: [
        {
          kind: 'publicationFinished',
          task: '22475030512247503051',
          authenticated: false,
          occurredAt: '2016-12-06T08:37:39.000Z',
          progress: { kind: 'done', ref: { article: 'abcdef', url: 'http://mp.weixin.qq.com/s?a=1&b=2' } },
        },
      ],
    });
  });

  test('JSON says the same, with numbers beyond a double', async () => {
    const body = `{"ToUserName":"${originalId}","FromUserName":"o","CreateTime":1481013459,"MsgType":"event","Event":"PUBLISHJOBFINISH","PublishEventInfo":{"publish_id":22475030512247503051,"publish_status":4,"fail_idx":[1]}}`;
    expect(await post(body)).toMatchObject({
      events: [{ task: '22475030512247503051', progress: { kind: 'failed', code: 'reviewFailed' } }],
    });
  });

  test.each([
    ['0', 'done'],
    ['1', 'inProgress'],
    ['2', 'failed'],
    ['3', 'failed'],
    ['4', 'failed'],
    ['5', 'deleted'],
    ['6', 'banned'],
    ['99', 'unavailable'],
  ])('status %s is %s', async (status, kind) => {
    const parsed = await post(
      event(
        `<publish_id>1</publish_id><publish_status>${status}</publish_status><fail_idx>1</fail_idx><fail_idx>2</fail_idx>`,
      ),
    );
    expect(parsed).toMatchObject({ events: [{ progress: { kind } }] });
  });

  test('a replay gives the same key, another status another one', async () => {
    const keys: string[] = [];
    for (const body of [
      event(success),
      event(success),
      event(success.replace('<publish_status>0', '<publish_status>5')),
    ]) {
      const parsed = await post(body);
      if (parsed.kind === 'events') keys.push(...parsed.events.map((each) => each.dedupeKey));
    }
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(2);
  });

  test('a wrong token, a time stamp out of its window, and rubbish are refused', async () => {
    expect(await reason(post(event(success), 0, 'guess'))).toBe('badSignature');
    expect(await reason(post(event(success), 2 * 3600))).toBe('stale');
    expect(await reason(post(event(success), -2 * 3600))).toBe('stale');
    expect(await reason(post('x'.repeat(300_000)))).toBe('tooLarge');
    for (const body of [
      '',
      'text',
      '<xml><a></xml>',
      '{"a":',
      '[1]',
      '<xml/>',
      event('<publish_id>x</publish_id><publish_status>0</publish_status>'),
    ]) {
      expect(await reason(post(body))).toBe('malformed');
    }
  });

  test.each([
    [
      'billion laughs',
      `<!DOCTYPE xml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>${event(success).replace('o-sender', '&c;')}`,
    ],
    [
      'external entity',
      `<!DOCTYPE xml [<!ENTITY f SYSTEM "file:///etc/passwd">]>${event('<publish_id>&f;</publish_id>')}`,
    ],
    ['external document type', `<!DOCTYPE xml SYSTEM "http://127.0.0.1:9/x.dtd">${event(success)}`],
    ['parameter entity', `<!DOCTYPE xml [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x">%p;]>${event(success)}`],
    ['entity behind a comment', `<!-- --><!DOCTYPE xml [<!ENTITY a "b">]>${event(success)}`],
    ['ten thousand nested elements', `<xml>${'<a>'.repeat(10_000)}${'</a>'.repeat(10_000)}</xml>`],
    ['prototype', '<xml><__proto__><MsgType>event</MsgType><CreateTime>1</CreateTime></__proto__></xml>'],
  ])('XML attack refused: %s', async (_name, body) => {
    const before = performance.now();
    expect(await reason(post(body))).toBe('malformed');
    expect(performance.now() - before).toBeLessThan(500);
  });

  test('a follower’s message that quotes a document type is only another message', async () => {
    const body = `<xml><ToUserName>${originalId}</ToUserName><FromUserName>o</FromUserName><CreateTime>1481013459</CreateTime><MsgType>text</MsgType><Content><![CDATA[<!DOCTYPE html>]]></Content><MsgId>99999999999999999</MsgId></xml>`;
    expect(await post(body)).toMatchObject({
      events: [{ kind: 'messageReceived', writer: 'o', text: '<!DOCTYPE html>', id: '99999999999999999' }],
    });
  });

  test('the address check is answered with the echo, only under a good signature', async () => {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const query = {
      timestamp,
      nonce: '7',
      echostr: '5551234',
      signature: callbackSignature('token', timestamp, '7'),
    };
    const request: RawCallback = { method: 'GET', query, body: new Uint8Array() };
    expect(await plain.parseEvent(request)).toEqual({ kind: 'handshake', reply: '5551234' });
    expect(await reason(plain.parseEvent({ ...request, query: { ...query, nonce: '8' } }))).toBe(
      'badSignature',
    );
  });
});

describe('a safe-mode callback', () => {
  const safe = connectorAt(movableClock(), { encodingAesKey: aesText });
  const key = aesKey(aesText);
  const sealedPost = (
    inner: string,
    change: { appId?: string; tamper?: (sealed: string) => string; signature?: string } = {},
  ) => {
    if (key === null) throw new Error('no key');
    const timestamp = String(Math.floor(Date.now() / 1000));
    const sealed = sealMessage(key, inner, change.appId ?? appId, Buffer.alloc(16, 3));
    const sent = change.tamper?.(sealed) ?? sealed;
    const query = {
      timestamp,
      nonce: '7',
      encrypt_type: 'aes',
      signature: callbackSignature('token', timestamp, '7'),
      msg_signature: change.signature ?? callbackSignature('token', timestamp, '7', sealed),
    };
    return safe.parseEvent({
      method: 'POST',
      query,
      body: Buffer.from(`<xml><Encrypt><![CDATA[${sent}]]></Encrypt></xml>`),
    });
  };

  test('is authenticated', async () => {
    expect(await sealedPost(event(success))).toMatchObject({
      events: [{ authenticated: true, progress: { kind: 'done' } }],
    });
  });

  test('tampered text, a wrong signature and a wrong account are refused', async () => {
    const flip = (sealed: string) => (sealed[40] === 'A' ? 'B' : 'A') + sealed.slice(1);
    expect(await sealedPost(event(success), { tamper: flip })).toMatchObject({ reason: 'badSignature' });
    expect(await sealedPost(event(success), { signature: '0'.repeat(40) })).toMatchObject({
      reason: 'badSignature',
    });
    expect(await sealedPost(event(success), { signature: '' })).toMatchObject({ reason: 'badSignature' });
    expect(await sealedPost(event(success), { appId: 'wxffffffffffffffff' })).toMatchObject({
      reason: 'wrongAccount',
    });
  });

  test('a plain body is refused: its signature would not cover it', async () => {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const query = { timestamp, nonce: '7', signature: callbackSignature('token', timestamp, '7') };
    const parsed = await safe.parseEvent({ method: 'POST', query, body: Buffer.from(event(success)) });
    expect(parsed).toMatchObject({ kind: 'refused', reason: 'badEncryption' });
  });
});

describe('events that the simulator pushes over HTTP', () => {
  let bench: Bench;
  let mailbox: Awaited<ReturnType<typeof receiver>>;
  const delays: number[] = [];

  async function start(change: Partial<CallbackConfig> = {}, eventTimeoutMs = 5000): Promise<void> {
    mailbox = await receiver(delays);
    const callback = {
      url: mailbox.url,
      token: 'token',
      encodingAesKey: aesText,
      format: 'xml',
      ...change,
    } as const;
    bench = await wechatBench({ callback, eventTimeoutMs });
  }
  beforeEach(() => {
    delays.length = 0;
  });
  afterEach(async () => {
    await bench.simulator.close();
    await mailbox.close();
  });

  async function publish(): Promise<void> {
    await bench.connector.submit(await prepared(bench));
    bench.simulator.control.finishTasks();
  }

  test.each([
    { format: 'xml', encodingAesKey: aesText },
    { format: 'json', encodingAesKey: aesText },
    { format: 'xml', encodingAesKey: null },
    { format: 'json', encodingAesKey: null },
  ] as const)('are understood: %o', async (change) => {
    await start(change);
    await publish();
    await until(() => mailbox.got.length === 1);
    const parsed = await bench.connector.parseEvent(mailbox.got[0] as RawCallback);
    const { tasks, published } = bench.simulator.control.account(appId);
    expect(parsed).toMatchObject({
      kind: 'events',
      events: [
        {
          task: tasks[0]?.publishId,
          authenticated: change.encodingAesKey !== null,
          progress: { kind: 'done', ref: { article: published[0]?.articleId } },
        },
      ],
    });
  });

  test('a receiver that is too slow gets the event again, with the same key', async () => {
    delays.push(400, 400);
    await start({}, 100);
    await publish();
    await until(() => mailbox.got.length === 3);
    const parsed = await Promise.all(mailbox.got.map((raw) => bench.connector.parseEvent(raw)));
    const keys = parsed.flatMap((each) =>
      each.kind === 'events' ? each.events.map((one) => one.dedupeKey) : [],
    );
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
  });

  test('doubled and out of order: keys tell results apart, each event tells its own moment', async () => {
    await start();
    const { control } = bench.simulator;
    control.moods.holdEvents = true;
    control.moods.eventCopies = 2;
    await publish();
    control.removeArticle(appId, control.account(appId).published[0]?.articleId ?? '', 'banned');
    await control.deliverHeld('reverse');
    const parsed = await Promise.all(mailbox.got.map((raw) => bench.connector.parseEvent(raw)));
    const events = parsed.flatMap((each) => (each.kind === 'events' ? each.events : []));
    expect(events.map((each) => each.kind === 'publicationFinished' && each.progress.kind)).toEqual([
      'banned',
      'banned',
      'done',
      'done',
    ]);
    expect(new Set(events.map((each) => each.dedupeKey)).size).toBe(2);
  });

  test('a lost event is made up for by checking', async () => {
    await start();
    bench.simulator.control.moods.eventCopies = 0;
    const outcome = await bench.connector.submit(await prepared(bench));
    bench.simulator.control.finishTasks();
    if (outcome.kind !== 'accepted') throw new Error(outcome.kind);
    expect((await bench.connector.check(outcome.ref)).kind).toBe('done');
    expect(mailbox.got).toHaveLength(0);
  });
});
