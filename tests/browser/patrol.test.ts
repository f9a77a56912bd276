import { demonstrationOrganizationId } from '@sanshen/server/demonstration/index';
import type { Page } from 'playwright-core';
import { test } from 'vitest';
import { expectGood, useDesks } from './support/desk.ts';

// 市卫健委 Health commission.
const desks = useDesks();
const county = 'health';
const channel = '市卫健委微博（演示）';

const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';
const picture = { name: '截图.png', mimeType: 'image/png', buffer: Buffer.from(pixel, 'base64') };

const shot = async (page: Page, name: string) => {
  const folder = process.env.SANSHEN_SHOTS;
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};

test('§6 an operator patrols on a phone, what he found is corrected with evidence, and another closes it', async () => {
  const lead = await desks.sit({ login: `${county}.platformlead` });
  await lead.open('/patrol');
  await lead.page.getByLabel(`安排值班 ${channel}`).click();
  await lead.page.getByTitle('市卫健委运营人员甲').last().click();
  await lead.page.getByText('已办理').waitFor();
  await shot(lead.page, 'patrol-desk');
  await expectGood(lead);

  const desk = await desks.sit({ login: `${county}.operator1`, width: 'phone' });
  await desk.open('/patrol');
  const { page } = desk;
  await page.getByRole('button', { name: `开始巡查 ${channel}` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('官方账号的点赞、评论、回复、转发是否恰当').waitFor();
  await shot(page, 'patrol-checklist-phone');
  await expectGood(desk);
  const groups = await dialog.getByRole('radiogroup').all();
  for (const [index, group] of groups.entries()) {
    await group.getByText(index === 0 ? '不符合' : '符合', { exact: true }).click();
  }
  await dialog.getByRole('button', { name: '完成巡查' }).click();
  // What is wrong needs a finding; nothing that was entered is lost.
  await dialog.getByText('有检查项不符合要求，请登记发现的问题').waitFor();
  await dialog.getByRole('button', { name: '登记问题' }).click();
  await dialog.getByLabel('类别').click();
  await page.getByTitle('回复有误').click();
  await dialog.getByLabel('情况说明').fill('回复中的活动日期写错了');
  await dialog.locator('input[type=file]').setInputFiles(picture);
  await dialog.getByRole('button', { name: '完成巡查' }).click();
  await page.getByText('巡查已完成').waitFor();
  await page.getByText('回复中的活动日期写错了').waitFor();
  await page.getByRole('button', { name: '登记纠正' }).click();
  const correction = page.getByRole('dialog');
  await correction.getByLabel('纠正情况').fill('已撤回并重新回复正确日期');
  await correction.getByRole('button', { name: '登记纠正' }).click();
  await correction.getByText('纠正须附纠正前和纠正后的截图').waitFor();
  await correction.locator('input[type=file]').setInputFiles(picture);
  await correction.getByRole('button', { name: '登记纠正' }).click();
  await page.getByText('待复核').waitFor();
  await shot(page, 'patrol-finding-phone');
  await expectGood(desk);

  await lead.open('/patrol');
  await lead.page.getByRole('button', { name: '复核销号' }).click();
  await lead.page.getByRole('button', { name: '确认销号' }).click();
  await lead.page.getByText('没有未销号的问题').waitFor();

  const city = await desks.sit({ login: 'kunming.mainleader', language: 'en', theme: 'dark' });
  await city.open(`/patrol?organization=${demonstrationOrganizationId(county)}`);
  await city.page.getByText('1 found').waitFor();
  await city.page.getByText('All', { exact: true }).click();
  await city.page.getByText('The words are not for you to see').waitFor();
  await shot(city.page, 'patrol-above-dark');
  await expectGood(city);
});
