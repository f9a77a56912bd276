import { drawSvg } from '@sanshen/checks/marks/draw-svg';
import { shippedMarks } from '@sanshen/checks/marks/library/index';
import { uploadFile } from '@sanshen/contract/files';
import { readPictureMarks } from '@sanshen/contract/marks-review';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { articleOf, type Written, writeAndSubmit } from './support/articles.ts';
import { expectGood, useDesks } from './support/desk.ts';

// 石林县 Shilin is written in here.
const county = 'shilin';
const [writer, reviewer, leader] = [`${county}.operator1`, `${county}.platformlead`, `${county}.mainleader`];
const desks = useDesks();

/** A poster with a national flag; `turned` turns two of its small stars upright, as the commonest mistake does. */
async function poster(turned: boolean, width = 960): Promise<Buffer> {
  const flag = shippedMarks().versions.find(({ mark }) => mark === 'nationalFlag');
  let stars = 0;
  const drawn = (flag === undefined ? null : drawSvg(flag, { width: 420 })) ?? '';
  const svg = drawn.replaceAll('<polygon', (opening) => {
    stars += 1;
    return turned && (stars === 2 || stars === 3)
      ? `${opening} transform="rotate(30 ${stars === 2 ? '10 2' : '12 4'})"`
      : opening;
  });
  const paper = sharp({ create: { width: 960, height: 640, channels: 3, background: '#9fb4c2' } });
  const whole = await paper
    .composite([{ input: Buffer.from(svg), left: 240, top: 140 }])
    .png()
    .toBuffer();
  return sharp(whole).resize(width).jpeg({ quality: 88 }).toBuffer();
}

async function written(picture: Buffer): Promise<Written> {
  const api = await desks.api(writer);
  const { digest } = await api.upload(uploadFile, {}, new Blob([new Uint8Array(picture)]), '升旗.jpg');
  const body = {
    type: 'doc',
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: '学校举行升旗仪式。' }] },
      { type: 'paragraph', content: [{ type: 'image', attrs: { file: digest, alt: '升旗仪式' } }] },
    ],
  };
  const made = await writeAndSubmit(api, county, articleOf(county, { body }));
  const params = { manuscript: made.manuscript };
  await expect
    .poll(async () => (await api.call(readPictureMarks, { params })).state, { timeout: 60_000 })
    .toBe('done');
  return made;
}

test('§3 anybody finds a mark in the library, sees its figures with their sources and what is unknown, and downloads it', async () => {
  const desk = await desks.sit({ login: writer });
  const { page } = desk;
  await desk.open('/marks');
  await page.getByRole('link', { name: '国旗', exact: true }).waitFor();
  await expectGood(desk);
  await page.getByRole('searchbox', { name: '查找名称、标准号' }).fill('40055');
  await expect
    .poll(() => page.getByRole('listitem').filter({ hasText: '团' }).count(), { timeout: 15_000 })
    .toBe(1);
  await page.getByRole('link', { name: '团旗' }).click();
  await page.getByRole('heading', { name: '团旗', level: 1 }).waitFor();
  await page.getByText('内半径 3，外半径 4').waitFor();
  await page.getByRole('heading', { name: '无法核验的' }).waitFor();
  const drawing = page.getByRole('img', { name: '团旗' });
  await expect
    .poll(() => drawing.evaluate((one: HTMLImageElement) => one.naturalWidth), { timeout: 15_000 })
    .toBeGreaterThan(0);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'PNG 960 像素' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('leagueFlag-2021.png');
  await expectGood(desk);
});

test('§3 on a phone somebody sees what is wrong with a picture, beside the standard; nothing of it is kept', async () => {
  const desk = await desks.sit({ login: writer, width: 'phone' });
  const { page } = desk;
  await desk.open('/marks?view=check');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: '海报.jpg', mimeType: 'image/jpeg', buffer: await poster(true) });
  await page.getByText('发现 1 处标识').waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: /国旗 有问题/ }).waitFor();
  await page.getByText('标准图样').first().waitFor();
  expect(await page.getByRole('row').filter({ hasText: '不符' }).count()).toBeGreaterThan(0);
  await expectGood(desk);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: '坏图.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') });
  await page.getByText('图片无法读取').waitFor();
  await expectGood(desk);
});

test('§3 at the review desk a wrong flag is drawn over its picture, holds the signature until ruled on, and is known again', async () => {
  const first = await written(await poster(true));
  const desk = await desks.sit({ login: reviewer });
  const { page } = desk;
  await desk.open(`/manuscripts/${first.manuscript}`);
  await page.getByText('1 处标识等您作结论').waitFor();
  await page.getByRole('button', { name: '去看' }).click();
  await page.getByRole('heading', { name: /图片 1 · 升旗仪式/ }).waitFor();
  await page.getByRole('img', { name: '国旗：图中（已摆正）' }).waitFor();
  await expectGood(desk);
  await page.getByRole('button', { name: '标识无误' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('历史影像，予以保留');
  await dialog.getByRole('button', { name: /确\s*定/ }).click();
  await page.getByRole('button', { name: '撤回' }).first().waitFor();
  await page.getByRole('listitem').filter({ hasText: '历史影像，予以保留' }).first().waitFor();
  await expect.poll(() => page.getByText('处标识等您作结论').count(), { timeout: 15_000 }).toBe(0);
  // The same poster, smaller and compressed anew, stands in another manuscript.
  const second = await written(await poster(true, 700));
  await desk.open(`/manuscripts/${second.manuscript}`);
  await page.getByRole('button', { name: '去看' }).click();
  await page.getByRole('heading', { name: '这张图片以前的结论' }).waitFor();
  await page.getByText('相似图片').waitFor();
  await expectGood(desk);
});

test('§3 who answers for the unit registers artwork; what was typed stays after a refusal', async () => {
  const desk = await desks.sit({ login: leader });
  const { page } = desk;
  await desk.open('/marks');
  await page.getByRole('button', { name: '登记标识' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: '标识' }).click();
  await page.getByTitle('青联会徽').click();
  await dialog.getByRole('textbox', { name: '版本号' }).fill('2020');
  await dialog.getByRole('textbox', { name: '依据' }).fill('市青联章程');
  await dialog.getByRole('button', { name: /^登\s*记$/ }).click();
  await dialog.getByText('请上传图样').waitFor();
  await dialog.locator('input[type=file]').setInputFiles({
    name: '会徽.svg',
    mimeType: 'image/svg+xml',
    buffer: Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image href="https://example.org/a.png"/></svg>',
    ),
  });
  await page.getByText('图样无法使用').waitFor();
  await dialog.locator('input[type=file]').setInputFiles({
    name: '会徽.svg',
    mimeType: 'image/svg+xml',
    buffer: Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4.5" cy="4.5" r="4" fill="#1d5f85"/></svg>',
    ),
  });
  await dialog.getByText('已上传，1000 × 1000').waitFor();
  await expectGood(desk);
  expect(await dialog.getByRole('textbox', { name: '版本号' }).inputValue()).toBe('2020');
  await dialog.getByRole('button', { name: /^登\s*记$/ }).click();
  const card = page.getByRole('listitem').filter({ hasText: '青联会徽' });
  await card.getByText('共青团石林彝族自治县委').waitFor();
  await card.getByRole('link').click();
  await page.getByRole('button', { name: '版本 2020' }).waitFor();
  await expectGood(desk);
});
