import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as contract from '@sanshen/contract/publishing';
import type { ChannelPlatform } from '@sanshen/domain/channels';
import { brandId, type PublicationId } from '@sanshen/domain/kernel';
import { afterAll, expect, test } from 'vitest';
import { demonstrationChannelId } from '../src/demonstration/index.ts';
import { demonstrationDomain, simulatedPlatforms } from '../src/demonstration/platforms.ts';
import { startDesk } from './publishing-support.ts';

// 盘龙区, which has a channel on every platform.
const county = 'panlong';
const desk = await startDesk({}, { county, platforms: simulatedPlatforms });
const { harness } = desk;

const on = (platform: ChannelPlatform) => demonstrationChannelId(county, platform);

const linked = {
  source: {
    ...desk.draft().source,
    sources: [{ who: '盘龙区志愿服务网', link: `https://www.${demonstrationDomain}/news/1` }],
  },
};

async function begin(platform: ChannelPlatform): Promise<PublicationId> {
  const { publication } = await desk.begun({ ...linked, channels: [{ channel: on(platform) }] });
  return brandId<PublicationId>(publication);
}

test.each(['mastodon', 'website', 'feed', 'douyin', 'bilibili'] as const)(
  '§5 on %s what was released goes out, is read back as the same, and can be taken down',
  async (platform) => {
    const publication = await begin(platform);
    const shown = await desk.settle(publication);
    expect(shown, JSON.stringify(shown.message)).toMatchObject({ status: 'done' });
    await desk.after(20);
    expect((await desk.read(publication)).verdict).toBe('same');
    await desk.operator.call(contract.takeDown, { params: { publication }, body: { reason: '活动取消。' } });
    expect(await desk.settle(publication)).toMatchObject({ status: 'takenDown' });
  },
);

test('§5 on Weibo a post that links to the bound domain goes out; whether it is public a person looks', async () => {
  const publication = await begin('weibo');
  expect(await desk.settle(publication)).toMatchObject({
    status: 'done',
    reference: expect.stringMatching(/^\d{19}$/),
  });
  const manual = await desk.begun({ channels: [{ channel: on('weibo') }] });
  expect(await desk.settle(manual.publication)).toMatchObject({ status: 'handedOver' });
});

test.each(['kuaishou', 'toutiao', 'xiaohongshu', 'weixinVideo'] as const)(
  '§5 on %s, which takes nothing of this by API, a person gets the steps',
  async (platform) => {
    const publication = await begin(platform);
    expect(await desk.settle(publication)).toMatchObject({ status: 'handedOver' });
    const task = await desk.operator.call(contract.readManualTask, { params: { publication } });
    expect(task.platform).toBe(platform);
    expect(task.copyBlocks.map(({ field }) => field)).toContain('title');
  },
);

test('§5 a feed is Atom and RSS for everybody, shows its pictures, and says that an entry is gone', async () => {
  const publication = await begin('feed');
  const { url } = await desk.settle(publication);
  const path = (address: string) => address.slice(harness.context.publicUrl.length);
  const get = async (address: string) => harness.app.inject({ method: 'GET', url: path(address) });
  const base = `${harness.context.publicUrl}/feeds/${on('feed')}`;
  const atom = await get(`${base}/atom.xml`);
  expect(atom.headers['content-type']).toContain('application/atom+xml');
  expect(atom.body).toContain(url);
  expect((await get(`${base}/rss.xml`)).body).toContain('<item>');
  const page = await get(url ?? '');
  expect(page.body).toContain('三十名青年志愿者');
  const picture = /src="([^"]+\/files\/sha256:[0-9a-f]+)"/.exec(page.body)?.[1] ?? '';
  expect((await get(picture)).headers['content-type']).toMatch(/^image\//);
  await desk.operator.call(contract.takeDown, { params: { publication }, body: { reason: '撤下。' } });
  await desk.settle(publication);
  expect((await get(url ?? '')).statusCode).toBe(410);
  expect((await get(picture)).statusCode).toBe(404);
  expect((await get(`${base}/atom.xml`)).body).toContain('at:deleted-entry');
  expect((await get(`${base.replace('feed', 'wechat')}/atom.xml`)).statusCode).toBe(404);
});

test('§5 a WebSub subscriber that proves its address is told at once, with a signature; one that does not is not', async () => {
  const told: { body: string; signature: string }[] = [];
  let proves = true;
  const subscriber = createServer((request, response) => {
    const asked = new URL(request.url ?? '/', 'http://subscriber.invalid').searchParams;
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (request.method === 'GET') return response.end(proves ? asked.get('hub.challenge') : 'no');
      told.push({
        body: Buffer.concat(chunks).toString(),
        signature: String(request.headers['x-hub-signature']),
      });
      return response.end();
    });
  });
  await new Promise<void>((done) => subscriber.listen(0, '127.0.0.1', done));
  afterAll(() => void subscriber.close());
  // A server that listens on TCP has an address of this kind.
  const callback = `http://127.0.0.1:${(subscriber.address() as AddressInfo).port}/`;
  const topic = `${harness.context.publicUrl}/feeds/${on('feed')}/atom.xml`;
  const ask = (fields: Readonly<Record<string, string>>) =>
    harness.app.inject({
      method: 'POST',
      url: '/feeds/hub',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({
        'hub.mode': 'subscribe',
        'hub.topic': topic,
        'hub.callback': callback,
        ...fields,
      }).toString(),
    });

  proves = false;
  expect((await ask({})).statusCode).toBe(202);
  await harness.runJobs();
  await desk.settle(await begin('feed'));
  expect(told).toEqual([]);

  proves = true;
  expect((await ask({ 'hub.secret': 'shared', 'hub.lease_seconds': '3600' })).statusCode).toBe(202);
  await harness.runJobs();
  const { url } = await desk.settle(await begin('feed'));
  expect(told).toHaveLength(1);
  expect(told[0]?.body).toContain(url);
  const mac = createHmac('sha256', 'shared')
    .update(told[0]?.body ?? '')
    .digest('hex');
  expect(told[0]?.signature).toBe(`sha256=${mac}`);

  expect((await ask({ 'hub.topic': 'https://elsewhere.example.cn/feed' })).statusCode).toBe(404);
  expect((await ask({ 'hub.mode': 'steal' })).statusCode).toBe(400);
  expect((await ask({ 'hub.mode': 'unsubscribe' })).statusCode).toBe(202);
  await harness.runJobs();
  await desk.settle(await begin('feed'));
  expect(told).toHaveLength(1);
});
