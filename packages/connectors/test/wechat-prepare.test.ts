import { brandId, type Digest } from '@sanshen/domain/kernel';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FileReader, PreparedState } from '../src/connector.ts';
import { plainText } from '../src/html.ts';
import { memoryTokenStore, renderForWechat, wechatConnector } from '../src/wechat/index.ts';
import {
  appId,
  article,
  type Bench,
  channel,
  credentials,
  deadAddress,
  files,
  first,
  prepared,
  quick,
  wechatBench,
} from './support.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await wechatBench();
});
afterEach(() => bench.simulator.close());

const prepare = (text = article()) =>
  bench.connector.prepare(text, { state: bench.saved(), save: bench.save });
const requests = (path: string) => bench.simulator.control.requests(`/cgi-bin/${path}`);
const drafts = () => bench.simulator.control.account(appId).drafts;
const fault = (
  path: string,
  kind: 'appliedHang' | 'appliedHangUp' | 'appliedStatus' | 'busy' | 'hangUp' | 'code',
  times = 1,
  code?: number,
) =>
  bench.simulator.control.moods.faults.push({
    path: `/cgi-bin/${path}`,
    kind,
    times,
    ...(code === undefined ? {} : { code }),
  });

test('the draft holds the article, with pictures on the platform, and is read back', async () => {
  const result = await prepare();
  if (result.kind !== 'ready') throw new Error(result.kind);
  expect(result.stored).toMatchObject({
    title: article().title,
    byline: article().byline,
    sourceLink: article().sourceLink,
  });
  expect(plainText(result.stored.html)).toContain('<指定地点> & 集合');
  expect(result.stored.html.match(/<img [^>]*mmbiz_png/g)).toHaveLength(2);
  expect(bench.saved()).toEqual(result.state);
});

test('a second run uploads nothing and adds nothing', async () => {
  await prepare();
  await prepare();
  expect(drafts()).toHaveLength(1);
  expect([requests('media/uploadimg'), requests('material/add_material'), requests('draft/add')]).toEqual([
    2, 1, 1,
  ]);
});

test.each([1, 2, 3, 4, 5, 6])(
  'killed at save number %i, the next run goes on from there with one draft',
  async (fatal) => {
    let saves = 0;
    const dying = bench.connector.prepare(article(), {
      state: null,
      save: async (state) => {
        saves += 1;
        if (saves === fatal) throw new Error('killed');
        await bench.save(state);
      },
    });
    await expect(dying).rejects.toThrow('killed');
    bench.clock.move(1);
    expect((await prepare()).kind).toBe('ready');
    expect(drafts()).toHaveLength(1);
    // At most the one upload whose result was never saved is repeated.
    expect(requests('media/uploadimg') + requests('material/add_material')).toBeLessThanOrEqual(4);
  },
);

test.each(['appliedHang', 'appliedHangUp', 'appliedStatus'] as const)(
  'draft/add %s: no twin, the draft is found by reading',
  async (kind) => {
    fault('draft/add', kind);
    expect(await prepare()).toMatchObject({ kind: 'retry' });
    expect(bench.saved()?.draft.step).toBe('asked');
    expect((await prepare()).kind).toBe('ready');
    expect(drafts()).toHaveLength(1);
    expect(requests('draft/add')).toBe(1);
  },
);

test('a draft that has not appeared is awaited before another is asked for', async () => {
  const patient = bench.another(bench.tokens, { settleSeconds: 60 });
  fault('draft/add', 'hangUp');
  const context = { state: null, save: bench.save };
  expect((await patient.prepare(article(), context)).kind).toBe('retry');
  expect(await patient.prepare(article(), { ...context, state: bench.saved() })).toMatchObject({
    kind: 'retry',
    message: { code: 'settling' },
  });
  expect(requests('draft/add')).toBe(1);
  bench.clock.move(61);
  expect((await patient.prepare(article(), { ...context, state: bench.saved() })).kind).toBe('ready');
  expect(drafts()).toHaveLength(1);
});

test('a draft that provably was never asked for is not looked for', async () => {
  let saves = 0;
  const save = async (state: PreparedState) => {
    saves += 1;
    if (saves === 4) throw new Error('killed');
    await bench.save(state);
  };
  await expect(bench.connector.prepare(article(), { state: null, save })).rejects.toThrow('killed');
  const unreachable = bench.another(bench.tokens, { apiBaseUrl: await deadAddress() });
  expect((await unreachable.prepare(article(), { state: bench.saved(), save: bench.save })).kind).toBe(
    'retry',
  );
  expect(bench.saved()).toMatchObject({ draft: { step: 'none' } });
});

test('"system busy" on draft/add may have acted: read first', async () => {
  fault('draft/add', 'busy');
  expect((await prepare()).kind).toBe('retry');
  expect(bench.saved()?.draft.step).toBe('asked');
});

test('an equal title with another cover is somebody else’s draft and is left alone', async () => {
  await prepare();
  const own = drafts()[0];
  if (own === undefined) throw new Error('no draft');
  bench.simulator.control.editDraft(appId, own.mediaId, { thumb_media_id: 'another-cover' });
  fault('draft/add', 'hangUp');
  await bench.connector.prepare(article(), { state: null, save: bench.save });
  bench.clock.move(1);
  expect((await prepare()).kind).toBe('ready');
  expect(drafts()).toHaveLength(2);
});

test('a draft that somebody changed on the platform is written over with what was released', async () => {
  await prepare();
  const id = drafts()[0]?.mediaId ?? '';
  bench.simulator.control.editDraft(appId, id, { content: '<p>被改动的正文</p>' });
  const result = await prepare();
  expect(result.kind === 'ready' && plainText(result.stored.html)).toContain('11月28日上午9时');
  expect(drafts()).toHaveLength(1);
});

test('a draft that has been published is never prepared a second time', async () => {
  const intent = await prepared(bench);
  await bench.connector.submit(intent);
  bench.simulator.control.finishTasks();
  expect(await prepare()).toMatchObject({ kind: 'rejected', code: 'alreadyPublished' });
  expect(requests('draft/add')).toBe(1);
});

test('a draft that a person deleted is not made again by itself', async () => {
  const intent = await prepared(bench);
  await bench.connector.discard(intent.state);
  expect(await prepare()).toMatchObject({ kind: 'rejected', code: 'draftGone' });
});

test('another article keeps uploaded body pictures but gets a cover of its own', async () => {
  await prepare();
  const other = article({ digest: brandId<Digest>(`sha256:${'c'.repeat(64)}`), title: '另一篇' });
  expect((await prepare(other)).kind).toBe('ready');
  expect([requests('media/uploadimg'), requests('material/add_material'), requests('draft/add')]).toEqual([
    2, 2, 2,
  ]);
});

test('a cover that left the library is uploaded again', async () => {
  fault('draft/add', 'code', 1, 40007);
  expect((await prepare()).kind).toBe('retry');
  expect((await prepare()).kind).toBe('ready');
  expect(requests('material/add_material')).toBe(2);
});

test('complaint 11: bytes that no longer have the signed digest never leave', async () => {
  const forged: FileReader = {
    open: async (digest) =>
      digest === first.digest ? { bytes: Buffer.from('forged'), mediaType: 'image/png' } : files.open(digest),
  };
  const connector = wechatConnector(
    {
      channel,
      credentials: credentials(),
      files: forged,
      clock: bench.clock,
      renderHtml: renderForWechat,
      tokens: memoryTokenStore(),
    },
    { apiBaseUrl: bench.simulator.baseUrl, ...quick },
  );
  expect(await connector.prepare(article(), { state: null, save: bench.save })).toMatchObject({
    code: 'fileChanged',
  });
  expect(requests('media/uploadimg')).toBe(0);
});

test('the platform’s refusals keep their class, their code and the time of the next attempt', async () => {
  bench.simulator.control.moods.ipAllowed = false;
  const refused = await prepare();
  expect(refused).toMatchObject({ kind: 'rejected', class: 'permission', code: 'wechat:40164' });
  expect(refused.kind === 'rejected' && refused.message.zh).toContain('127.0.0.1');
  bench.simulator.control.moods.ipAllowed = true;
  bench.simulator.control.moods.dailyLimits['/cgi-bin/draft/add'] = 0;
  const full = await prepare();
  expect(full).toMatchObject({ kind: 'rejected', class: 'quota', code: 'wechat:45009' });
  expect(full.kind === 'rejected' && full.retryAt).toMatch(/T16:00:00\.000Z$/);
  expect(bench.saved()?.draft.step).toBe('none');
});
