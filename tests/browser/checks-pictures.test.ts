import { readChecks } from '@sanshen/contract/checks';
import type { Json } from '@sanshen/domain/kernel';
import { expect, test } from 'vitest';
import { drawWords } from '../../packages/checks/test/ocr/draw-words.ts';
import { articleOf, write } from './support/articles.ts';
import { expectGood, useDesks } from './support/desk.ts';

const county = 'guandu';
const desks = useDesks();

test('§8 what was found in a picture is shown in the enlarged picture, at the desk and beside the editor', async () => {
  const login = `${county}.operator1`;
  const bytes = await drawWords({
    width: 900,
    height: 200,
    words: [
      { text: '机密★1年', x: 60, y: 80, size: 36 },
      { text: '请于2026年11月25日前报送材料。', x: 60, y: 150, size: 36 },
    ],
  });
  const author = await desks.sit({ login });
  const answer = await author.context.request.post('/api/v1/files', {
    headers: { 'x-sanshen-request': '1' },
    multipart: { file: { name: '通知.png', mimeType: 'image/png', buffer: bytes } },
  });
  const { digest } = (await answer.json()) as { digest: string };
  const body: Json = {
    type: 'doc',
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: '通知见图。' }] },
      { type: 'paragraph', content: [{ type: 'image', attrs: { file: digest, alt: '通知' } }] },
    ],
  };
  const api = await desks.api(login);
  const { manuscript } = await write(api, county, articleOf(county, { body }));
  await expect
    .poll(async () => (await api.call(readChecks, { params: { manuscript } })).pictures.state, {
      timeout: 90_000,
    })
    .toBe('done');
  const { page } = author;
  await author.open(`/manuscripts/${manuscript}/edit`);
  await page.getByRole('tab', { name: '检查' }).click();
  await page.getByRole('button', { name: '机密★1年' }).click();
  await page.getByRole('dialog', { name: '图1' }).getByRole('img', { name: '图1' }).waitFor();
  await page.keyboard.press('Escape');
  const reviewer = await desks.sit({ login: `${county}.platformlead` });
  await reviewer.open(`/manuscripts/${manuscript}`);
  await reviewer.page.getByRole('tab', { name: /机器检查/ }).click();
  const item = reviewer.page.getByRole('listitem').filter({ hasText: '机密★1年' }).first();
  await item.getByText('图1').waitFor();
  await item.getByRole('button', { name: '机密★1年' }).click();
  const dialog = reviewer.page.getByRole('dialog', { name: '图1' });
  const picture = await dialog.getByRole('img', { name: '图1' }).boundingBox();
  const frame = await dialog.locator('span[style*=left]').boundingBox();
  // The words begin at a fifteenth of the width and end before a quarter.
  const from = ((frame?.x ?? 0) - (picture?.x ?? 0)) / (picture?.width ?? 1);
  const to = from + (frame?.width ?? 0) / (picture?.width ?? 1);
  expect(from).toBeGreaterThan(0.04);
  expect(from).toBeLessThan(0.08);
  expect(to).toBeGreaterThan(0.2);
  expect(to).toBeLessThan(0.3);
  await expectGood(reviewer);
  if (process.env.SANSHEN_SHOTS !== undefined)
    await reviewer.page.screenshot({ path: `${process.env.SANSHEN_SHOTS}/picture-finding.png` });
});
