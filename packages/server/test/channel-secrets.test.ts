import { Writable } from 'node:stream';
import { readChannel, setChannelSecret } from '@sanshen/contract/channels';
import { stepChannel } from '@sanshen/contract/channels-register';
import { routeUrl } from '@sanshen/contract/route';
import { brandId, type ChannelId } from '@sanshen/domain/kernel';
import pino from 'pino';
import { expect, test } from 'vitest';
import { checkProjection, projections, readStream } from '../src/modules/ledger/public.ts';
import { channelSecret } from '../src/modules/publishing/public.ts';
import { openDatabase, openPool } from '../src/platform/db/database.ts';
import { dump, picture, secondServer, startDesk } from './publishing-support.ts';

const desk = await startDesk();
const { harness } = desk;
const channel = desk.channel;
const registrar = await desk.as('wuhua', 'registrar');
const set = (name: string, value: string, of: string = channel) =>
  registrar.send(setChannelSecret, { params: { channel: of, name }, body: { value } });

test('a secret that is set by HTTP is used, and stands in no table, no log and no ledger', async () => {
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk, _, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const server = await secondServer(desk, {}, pino({ level: 'trace' }, sink));
  const values = { appSecret: 'feedfacecafebeef0123456789abcdef', callbackToken: 'knockKnockToken' };
  for (const [name, value] of Object.entries(values)) {
    const answer = await server.app.inject({
      method: 'PUT',
      url: routeUrl(setChannelSecret, { params: { channel, name } }),
      headers: {
        cookie: registrar.cookie,
        'x-sanshen-request': '1',
        'idempotency-key': `set-${name}`,
      },
      payload: { value: ` ${value}\n` },
    });
    expect([answer.statusCode, answer.body]).toEqual([204, '']);
    expect(await channelSecret(harness.context, channel, name)).toBe(value);
  }
  const database = await dump(harness.ownerUrl);
  for (const value of Object.values(values)) {
    for (const form of [value, Buffer.from(value).toString('hex'), Buffer.from(value).toString('base64')]) {
      expect(database.includes(form)).toBe(false);
      expect(lines.join('\n').includes(form)).toBe(false);
    }
  }
  expect(lines.join('\n')).toContain('channels.setSecret');
  const entries = (await readStream(harness.db, `channel:${channel}`, 0, 100)).map(({ text }) =>
    JSON.parse(text),
  );
  expect(entries.slice(-2)).toMatchObject([
    { kind: 'channels.secretSet', body: { channel, name: 'appSecret' }, actor: { person: registrar.person } },
    { kind: 'channels.secretSet', body: { channel, name: 'callbackToken' } },
  ]);
  expect(JSON.stringify(await registrar.call(readChannel, { params: { channel } }))).not.toContain('knock');
});

test('a token of the former secret is forgotten with it', async () => {
  const tokens = () =>
    harness.db.selectFrom('channel_token').select('channel_id').where('channel_id', '=', channel).execute();
  await harness.db
    .insertInto('channel_token')
    .values({
      channel_id: channel,
      fingerprint: 'x',
      ciphertext: Buffer.from('x'),
      expires_at: harness.clock.now(),
    })
    .onConflict((conflict) => conflict.column('channel_id').doNothing())
    .execute();
  expect((await set('callbackToken', 'another')).statusCode).toBe(204);
  expect(await tokens()).toHaveLength(1);
  expect((await set('appSecret', '0123456789abcdef0123456789abcdef')).statusCode).toBe(204);
  expect(await tokens()).toHaveLength(0);
});

test('only names that the channel’s connector knows, in their form, by who keeps channels, while it is open', async () => {
  const weibo = brandId<ChannelId>(channel.replace('wechat', 'weibo'));
  expect((await set('appSecret', 'x', weibo)).json().code).toBe('channels.secretUnknown');
  expect((await set('appId', 'wx1')).json()).toMatchObject({
    code: 'channels.secretUnknown',
    details: { names: ['appSecret', 'callbackToken', 'encodingAesKey'] },
  });
  expect((await set('encodingAesKey', 'too-short')).json().code).toBe('channels.secretMalformed');
  expect((await set('encodingAesKey', 'a'.repeat(43))).statusCode).toBe(204);
  expect((await set('appSecret', ' ')).json().code).toBe('request.invalid');
  expect((await set('appSecret', 'x', 'no-such-channel')).json().code).toBe('request.notFound');
  const refused = await desk.operator.send(setChannelSecret, {
    params: { channel, name: 'appSecret' },
    body: { value: 'x' },
  });
  expect(refused.json().code).toBe('access.forbidden');

  const evidence = await picture(harness, registrar, '#101010');
  const { version } = await registrar.call(readChannel, { params: { channel } });
  await registrar.call(
    stepChannel,
    { params: { channel }, body: { kind: 'close', reason: '停办', evidence } },
    { 'if-match': `"${version}"` },
  );
  expect((await set('appSecret', 'x')).json().code).toBe('channels.closed');
});

test('the register of channels is rebuilt from a ledger with secrets set in it', async () => {
  const projection = projections().find((one) => one.name === 'channels');
  if (projection === undefined) throw new Error('no projection');
  const open = () => openDatabase(openPool(harness.ownerUrl, { size: 1 }));
  expect(await checkProjection(open, projection)).toMatchObject({ problem: null });
});
