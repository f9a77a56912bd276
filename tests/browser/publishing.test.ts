import { readChannel } from '@sanshen/contract/channels';
import { uploadFile } from '@sanshen/contract/files';
import { listPublications, publish } from '@sanshen/contract/publishing';
import { brandId, type Digest } from '@sanshen/domain/kernel';
import { demonstrationChannelId } from '@sanshen/server/demonstration/index';
import { verifyArchiveBytes } from '@sanshen/server/modules/archive/public';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { articleOf, signBoth, type Written, writeAndSubmit } from './support/articles.ts';
import { type Desk, expectGood, useDesks } from './support/desk.ts';
import { downloaded } from './support/download.ts';
import { alterAtPlatform } from './support/platform.ts';

// 五华区 Wuhua, whose channels the demonstration's simulators serve.
const desks = useDesks();
const county = 'wuhua';
const wechat = demonstrationChannelId(county, 'wechat');

/** A manuscript that every stage has signed, for these platforms. */
async function released(title: string, ...platforms: readonly ('wechat' | 'weibo')[]): Promise<Written> {
  const author = await desks.api('wuhua.operator1');
  const picture = await sharp({ create: { width: 900, height: 383, channels: 3, background: '#b03030' } })
    .jpeg()
    .toBuffer();
  const file = new File([new Uint8Array(picture)], 'cover.jpg', { type: 'image/jpeg' });
  const { digest } = await author.upload(uploadFile, {}, file, 'cover.jpg');
  const article = await writeAndSubmit(
    author,
    county,
    articleOf(county, {
      title,
      cover: { file: brandId<Digest>(digest), alt: '红色的封面', credit: '五华区运营人员甲' },
      channels: platforms.map((platform) => ({ channel: demonstrationChannelId(county, platform) })),
    }),
  );
  await signBoth(await desks.api('wuhua.platformlead'), article, 'platform', 'platformLead');
  await signBoth(await desks.api('wuhua.publicitylead'), article, 'publicity', 'publicityLead');
  await signBoth(await desks.api('wuhua.leaderincharge'), article, 'leader', 'leader');
  return article;
}

const openPublication = (desk: Desk, { manuscript }: Written) =>
  desk.open(`/manuscripts/${manuscript}/publication`);

const channel = ({ page }: Desk, name: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: `五华区${name}（演示）` }) });

/** Waits for a fetched-back copy that is the same as what was released. */
async function verified(desk: Desk): Promise<void> {
  await channel(desk, '微信公众号').getByText('已发布', { exact: true }).waitFor({ timeout: 30_000 });
  const same = channel(desk, '微信公众号').getByText('与签发稿一致');
  if ((await same.count()) === 0) await desk.page.getByRole('button', { name: '立即核验' }).click();
  await same.first().waitFor({ timeout: 30_000 });
}

test('§5 what was released goes out, shows its progress by itself, and is found to be the same in public', async () => {
  const article = await released('五华发布全程', 'wechat');
  const desk = await desks.sit({ login: 'wuhua.operator1' });
  await openPublication(desk, article);
  const { page } = desk;
  await page.getByText('未发布', { exact: true }).waitFor();
  expect(await page.getByRole('button', { name: '发布到全部账号' }).count()).toBe(0);
  await expectGood(desk);
  const colleague = await desks.sit({ login: 'wuhua.platformlead', width: 'phone' });
  await openPublication(colleague, article);
  await colleague.page.getByText('未发布', { exact: true }).waitFor();
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByText('已开始发布，进展会自动更新。').waitFor();
  await channel(desk, '微信公众号')
    .getByText(/正在提交平台|平台已受理/u)
    .waitFor();
  await verified(desk);
  await colleague.page.getByText('与签发稿一致').waitFor({ timeout: 10_000 });
  expect(await page.getByRole('button', { name: '叫停发布' }).count()).toBe(0);
  await expectGood(desk);
  await expectGood(colleague);
  await desk.open('/publications');
  await page.getByRole('link', { name: /五华发布全程.*五华区微信公众号/u }).waitFor();
  await expectGood(desk);
});

test('§5 what somebody changed at the platform is found and shown beside what was released, and can be taken down', async () => {
  const article = await released('五华被改动的一篇', 'wechat');
  const operator = await desks.api('wuhua.operator1');
  await operator.call(publish, {
    params: { manuscript: article.manuscript },
    body: { channel: wechat, digest: article.digest },
  });
  const desk = await desks.sit({ login: 'wuhua.operator1' });
  await openPublication(desk, article);
  const { page } = desk;
  await verified(desk);
  const { handle } = await operator.call(readChannel, { params: { channel: wechat } });
  await alterAtPlatform({ appId: handle, title: '五华被改动的一篇', from: '三十名', to: '三百名' });
  await page.getByRole('button', { name: '立即核验' }).click();
  await page.getByText('与签发稿不一致').first().waitFor({ timeout: 30_000 });
  await page.getByText('未经签发的改动，请立即撤稿').waitFor();
  await page.locator('dl', { hasText: '三百名' }).getByText('三十名').first().waitFor();
  await expectGood(desk);

  const phone = await desks.sit({ login: 'wuhua.operator1', width: 'phone', language: 'en', theme: 'dark' });
  await openPublication(phone, article);
  await phone.page.getByText('Differs from what was released').first().waitFor();
  await expectGood(phone);

  await page.getByRole('button', { name: '撤稿' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('将从“五华区微信公众号（演示）”撤下《五华被改动的一篇》').waitFor();
  await dialog.getByRole('button', { name: '撤稿' }).click();
  await dialog.getByText('请写明理由').waitFor();
  await expectGood(desk);
  await dialog.getByRole('textbox').fill('内容被改动，立即撤下。');
  await dialog.getByRole('button', { name: '撤稿' }).click();
  await channel(desk, '微信公众号').getByText('已撤稿').waitFor({ timeout: 30_000 });
  // A channel gets a release once.
  expect(await page.getByRole('button', { name: '发布', exact: true }).count()).toBe(0);
});

test('§5 a channel without an interface is served step by step, and its result is recorded with evidence', async () => {
  const article = await released('五华人工发布的一篇', 'weibo');
  const desk = await desks.sit({ login: 'wuhua.operator1' });
  await desk.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openPublication(desk, article);
  const { page } = desk;
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByText('等待人工办理').waitFor();
  await page.getByText('用本单位的官方账号登录').waitFor();
  await expectGood(desk);
  await page.getByRole('button', { name: '复制：正文' }).click();
  await page.getByText('已复制。').waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('三十名青年志愿者');
  await page.getByRole('button', { name: '登记结果' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.getByText('请填写网址或上传截图').waitFor();
  await dialog.getByLabel('文章网址').fill('weibo');
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.getByText('网址不完整').waitFor();
  await expectGood(desk);
  await dialog.getByLabel('文章网址').fill('https://weibo.com/1234567890/Nabcdefgh');
  await dialog.getByRole('button', { name: '保存' }).click();
  await page.getByText('已登记。').waitFor();
  await channel(desk, '微博').getByText('已发布', { exact: true }).waitFor();
  await expectGood(desk);
});

test('§5 the archive verifies offline, and the review sheet comes as PDF and as Word', async () => {
  const article = await released('五华归档的一篇', 'weibo');
  const desk = await desks.sit({ login: 'wuhua.operator1', width: 'phone' });
  await openPublication(desk, article);
  const { page } = desk;
  const download = async (button: string) =>
    (await downloaded(page, () => page.getByRole('button', { name: button }).click())).bytes;
  const archive = verifyArchiveBytes(await download('下载归档'));
  expect(archive).toMatchObject({ read: true, verification: { ok: true } });
  expect((await download('审签单 PDF')).subarray(0, 5).toString()).toBe('%PDF-');
  expect((await download('审签单 Word')).subarray(0, 2).toString()).toBe('PK');
  await page.getByText('证书原文与签名').click();
  await page.locator('pre').getByText(article.digest).waitFor();
  await expectGood(desk);
});

test('§5 publishing is stopped with a reason, for everybody who looks', async () => {
  const article = await released('五华叫停的一篇', 'weibo', 'wechat');
  const desk = await desks.sit({ login: 'wuhua.leaderincharge', width: 'phone' });
  await openPublication(desk, article);
  const colleague = await desks.sit({ login: 'wuhua.operator1' });
  await openPublication(colleague, article);
  await colleague.page.getByRole('button', { name: '发布到全部账号' }).waitFor();
  await expectGood(colleague);
  await desk.page.getByRole('button', { name: '叫停发布' }).tap();
  const dialog = desk.page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('活动延期。');
  await expectGood(desk);
  await dialog.getByRole('button', { name: '叫停发布' }).tap();
  await desk.page.getByText('已叫停。').waitFor();
  await colleague.page
    .getByRole('button', { name: '发布到全部账号' })
    .waitFor({ state: 'detached', timeout: 5_000 });
  const operator = await desks.api('wuhua.operator1');
  await expect(
    operator.call(publish, {
      params: { manuscript: article.manuscript },
      body: { channel: wechat, digest: article.digest },
    }),
  ).rejects.toMatchObject({ problem: { code: 'publication.noRelease' } });
});

test('§5 who has no right to publish is told what it takes, and nothing goes out', async () => {
  const article = await released('五华无权发布的一篇', 'weibo');
  const desk = await desks.sit({ login: 'wuhua.registrar' });
  await openPublication(desk, article);
  const { page } = desk;
  await page.getByText('您没有发布权限：须为规则规定的在岗人员且资格有效。').waitFor();
  expect(await page.getByRole('button', { name: '发布', exact: true }).count()).toBe(0);
  expect(await page.getByRole('button', { name: '叫停发布' }).count()).toBe(0);
  await expectGood(desk);
  const operator = await desks.api('wuhua.operator1');
  const { items } = await operator.call(listPublications, { params: { manuscript: article.manuscript } });
  expect(items).toEqual([]);
  const stranger = await desks.sit({ login: 'guandu.operator1' });
  await openPublication(stranger, article);
  await stranger.page.getByRole('alert').waitFor();
  expect(await stranger.page.getByText('五华无权发布的一篇').count()).toBe(0);
  await expectGood(stranger);
});
