import * as devices from '@sanshen/contract/channels-devices';
import * as contract from '@sanshen/contract/publishing';
import * as health from '@sanshen/contract/publishing-health';
import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { drawWords } from '../../checks/test/ocr/draw-words.ts';
import { demonstrationChannelId } from '../src/demonstration/index.ts';
import { findChannel } from '../src/modules/channels/public.ts';
import { checkProjection, projections, readStream } from '../src/modules/ledger/public.ts';
import { noteFailure } from '../src/modules/publishing/breaker.ts';
import { takeTurn } from '../src/modules/publishing/pace.ts';
import { openDatabase, openPool } from '../src/platform/db/database.ts';
import { keepFile } from '../src/platform/files/keep-file.ts';
import { asOwner } from './harness.ts';
import { organizationIn } from './organization-support.ts';
import { startDesk } from './publishing-support.ts';
import { expectRefusal } from './review-support.ts';

const desk = await startDesk();
const { harness, operator, simulators, moods, account } = desk;
const { control } = simulators;
const lead = await desk.as('wuhua', 'platformLead');
const submissions = () => control.requests('/cgi-bin/freepublish/submit');
const healthOf = () => operator.call(health.readChannelHealth, { params: { channel: desk.channel } });

test('§7 a channel shows what it can do, with what is left of its quotas', async () => {
  expect(await healthOf()).toMatchObject({
    servedBy: 'connector',
    probedAt: null,
    actions: [],
    frozen: false,
  });
  moods.dailyLimits = { '/cgi-bin/freepublish/submit': 100 };
  await lead.call(health.probeChannel, { params: { channel: desk.channel } });
  const { actions } = await healthOf();
  expect(actions.find(({ action }) => action === 'publish')).toMatchObject({
    mode: 'api',
    quota: { limit: 100 },
  });
  moods.publishAllowed = false;
  await lead.call(health.probeChannel, { params: { channel: desk.channel } });
  // The accounts that lost the API in 2025: a draft by API, publishing by hand.
  const gated = (await healthOf()).actions;
  expect(gated.find(({ action }) => action === 'publish')).toMatchObject({ mode: 'manual' });
  expect(gated.find(({ action }) => action === 'saveDraft')).toMatchObject({ mode: 'api' });
  moods.publishAllowed = true;
  moods.dailyLimits = {};
});

test('§7 a platform that does not answer is left alone for a while, and everything waits and goes out once', async () => {
  const before = submissions();
  moods.faults = [
    'stable_token',
    'draft/add',
    'draft/batchget',
    'draft/get',
    'media/uploadimg',
    'material/add_material',
  ].map((path) => ({ path: `/cgi-bin/${path}`, kind: 'status', times: 1_000 }));
  const channel = await findChannel(harness.db, desk.channel);
  if (channel === null) throw new Error('no channel');
  const message = { code: 'lost', zh: '未得到回复', en: 'no answer' };
  for (let count = 0; count < 4; count += 1)
    await noteFailure(harness.db, channel, message, harness.clock.now());
  const { publication } = await desk.begun();
  await harness.runJobs();
  const { breaker } = await healthOf();
  expect(breaker.failures).toBe(5);
  expect(breaker.openUntil).not.toBeNull();
  const asked = control.requests('/cgi-bin/media/uploadimg');
  await desk.after(6);
  expect(control.requests('/cgi-bin/media/uploadimg')).toBe(asked);
  moods.faults = [];
  await desk.after(60);
  expect(await desk.settle(publication)).toMatchObject({ status: 'done' });
  expect(submissions() - before).toBe(1);
  expect((await healthOf()).breaker).toMatchObject({ failures: 0, openUntil: null });
});

test('§7 a channel has so many turns in a minute; who comes later gets the next minute', async () => {
  const channel = await findChannel(harness.db, demonstrationChannelId('wuhua', 'douyin'));
  if (channel === null) throw new Error('no channel');
  const slow = { ...channel, settings: { perMinute: 2 } };
  const now = harness.clock.now();
  expect(await takeTurn(harness.db, slow, now)).toBeNull();
  expect(await takeTurn(harness.db, slow, now)).toBeNull();
  const next = await takeTurn(harness.db, slow, now);
  expect(next).not.toBeNull();
  if (next !== null) expect(await takeTurn(harness.db, slow, next)).toBeNull();
});

test('§8 what somebody changed after publication opens one case with both versions, which a person closes with a reason', async () => {
  const { publication } = await desk.published();
  const article = account().published.at(-1);
  control.editArticle(desk.appId, article?.articleId ?? '', {
    content: (article?.item.content ?? '').replace('三十名', '三百名'),
  });
  await desk.after(700);
  await desk.after(3700);
  const list = () =>
    operator.call(health.listPublicationCases, {
      params: { organization: organizationIn('wuhua') },
      query: {},
    });
  const { items } = await list();
  expect(items).toMatchObject([{ publication, verdict: 'differs', closedAt: null }]);
  const [one] = items;
  expect(one?.fetched).toMatch(/^sha256:/);
  const close = { params: { case: one?.case ?? '' }, body: { note: '误改，已恢复。' } };
  await lead.call(health.closePublicationCase, close);
  expectRefusal(await lead.send(health.closePublicationCase, close), 409, 'publishing.caseClosed');
  expect((await list()).items).toMatchObject([{ note: '误改，已恢复。' }]);
  const told = (await readStream(harness.db, `channel:${desk.channel}`, 0, 100))
    .map(({ text }) => JSON.parse(text))
    .filter(({ kind }) => kind.startsWith('publishing.'));
  const { released, fetched } = one ?? {};
  expect(told).toMatchObject([
    { kind: 'publishing.caseOpened', actor: { person: 'system' }, body: { publication, released, fetched } },
    { kind: 'publishing.caseClosed', actor: { person: lead.person }, body: { note: '误改，已恢复。' } },
  ]);
});

test('§7 work by hand names an enrolled device of those who run the channel, in the ledger; any other is refused', async () => {
  const { publication } = await desk.begun({
    channels: [{ channel: demonstrationChannelId('wuhua', 'douyin') }],
  });
  await harness.runJobs();
  const params = { publication };
  const organization = organizationIn('wuhua');
  const { id: device } = await lead.call(devices.registerDevice, {
    params: { organization },
    body: {
      assetNumber: 'WH-010',
      kind: 'phone',
      model: '工作手机',
      custodian: operator.person,
      organizationOwned: true,
    },
  });
  const begin = () => operator.send(contract.beginManualWork, { params, body: { device } });
  expectRefusal(await begin(), 422, 'publishing.deviceUnfit');
  // How a device is enrolled with its passkey is tried elsewhere.
  await asOwner(harness.ownerUrl, (client) =>
    client.query('update device set enrolled_at = now() where device_id = $1', [device]),
  );
  expect((await begin()).statusCode).toBe(204);
  const task = await operator.call(contract.readManualTask, { params });
  expect(task).toMatchObject({
    devices: [{ id: device, assetNumber: 'WH-010' }],
    work: { device, assetNumber: 'WH-010', model: '工作手机', byName: expect.any(String) },
  });
  await lead.call(devices.retireDevice, { params: { device }, body: { reason: '报废' } });
  expectRefusal(await begin(), 422, 'publishing.deviceUnfit');
});

test('cases and work by hand are rebuilt from the ledger and come out the same', async () => {
  const projection = projections().find(({ name }) => name === 'channelWork');
  if (projection === undefined) throw new Error('no projection');
  const open = () => openDatabase(openPool(harness.ownerUrl, { size: 1 }));
  expect(await checkProjection(open, projection)).toMatchObject({ problem: null, rows: 2 });
});

test('§5 a screenshot of what was published by hand gives address and time, and the lines that were not found in it', async () => {
  const { publication } = await desk.begun({
    channels: [{ channel: demonstrationChannelId('wuhua', 'douyin') }],
  });
  await harness.runJobs();
  const params = { publication };
  const task = await operator.call(contract.readManualTask, { params });
  const body = task.copyBlocks.find(({ field }) => field === 'body')?.value ?? '';
  const shown = async (text: string) => {
    const lines = [
      ...text.split('\n'),
      '2026年11月23日 09:05',
      'https://www.douyin.com/video/7301234567890123456',
    ];
    const words = lines.map((line, at) => ({ text: line, x: 40, y: 70 + at * 60, size: 30 }));
    const bytes = await drawWords({ width: 1000, height: 80 + lines.length * 60, words });
    const about = { person: operator.person, organization: organizationIn('wuhua'), name: '截图.png' };
    const { digest: picture } = await keepFile(harness.context, bytes, about);
    return operator.call(health.compareManual, { params, body: { picture } });
  };
  expect(await shown(body)).toMatchObject({
    verdict: 'same',
    message: { code: 'publishing.fromPicture' },
    receipt: { url: 'https://www.douyin.com/video/7301234567890123456', shownAt: '2026-11-23 09:05' },
  });
  expect(await shown(body.replace('三十', '三百'))).toMatchObject({
    verdict: 'differs',
    missing: ['周末，三十名青年志愿者来到社区。'],
  });
});

test('§5 the package for publishing by hand holds texts and pictures in order; a pasted text is compared with the release', async () => {
  const { publication } = await desk.begun({
    channels: [{ channel: demonstrationChannelId('wuhua', 'douyin') }],
  });
  await harness.runJobs();
  const params = { publication };
  const answer = await operator.send(health.readManualPackage, { params });
  const members = unzipSync(new Uint8Array(answer.rawPayload));
  expect(Object.keys(members).sort()).toEqual(
    ['01-标题.txt', '02-正文.txt', '图片与视频/01.png', '图片与视频/02.png'].sort(),
  );
  expect(Buffer.from(members['01-标题.txt'] ?? []).toString()).toContain('五华区青年志愿服务公告');
  expect((await sharp(members['图片与视频/01.png']).metadata()).width).toBe(32);

  const task = await operator.call(contract.readManualTask, { params });
  const body = task.copyBlocks.find(({ field }) => field === 'body')?.value ?? '';
  const compare = (given: { url?: string; text?: string }) =>
    operator.call(health.compareManual, { params, body: given });
  expect(await compare({ text: body })).toMatchObject({ verdict: 'same', missing: [] });
  const changed = await compare({ text: body.replace('三十', '三百') });
  expect(changed).toMatchObject({ verdict: 'differs', missing: ['周末，三十名青年志愿者来到社区。'] });
  expect(await compare({ url: 'https://example.org/1' })).toMatchObject({
    verdict: 'unreadable',
    message: { code: 'publishing.foreignAddress' },
  });
  expect(await compare({})).toMatchObject({ verdict: 'unreadable' });
});
