import { handDown } from '@sanshen/contract/campaigns';
import { addHours, brandId, type Instant } from '@sanshen/domain/kernel';
import { demonstrationOrganizationId } from '@sanshen/server/demonstration/index';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectGood, useDesks } from './support/desk.ts';

// 经开区 economic: calendar and campaigns.
const desks = useDesks();
const unit = demonstrationOrganizationId('economic');
const later = (days: number) => addHours(brandId<Instant>(new Date().toISOString()), days * 24);

const shot = async (page: Page, name: string) => {
  const folder = process.env.SANSHEN_SHOTS;
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};

test('§2 a campaign goes from the publicity department to a unit’s phone and back with its evidence', async () => {
  const head = await desks.sit({ login: 'publicity.departmenthead' });
  await head.open('/campaigns?side=sent');
  await head.page.getByRole('button', { name: '下达任务' }).click();
  const dialog = head.page.getByRole('dialog');
  await dialog.getByLabel('任务名称').fill('学雷锋月主题宣传');
  await dialog.getByLabel('要求').fill('每单位至少发布一篇，附现场照片。');
  await dialog.getByLabel('选题类别').click();
  await head.page.getByTitle('工作宣传').click();
  await dialog.getByLabel('承接单位').fill('经');
  await head.page
    .getByTitle(/经济技术开发区|经开区/)
    .first()
    .click();
  await head.page.keyboard.press('Escape');
  await dialog.getByLabel('期限日期').fill(later(20).slice(0, 10));
  await shot(head.page, 'campaign-hand-down-desk');
  await expectGood(head);
  await dialog.getByRole('button', { name: '下达任务' }).click();
  await head.page.getByRole('heading', { name: '学雷锋月主题宣传' }).waitFor();
  await head.page.getByText('待认领').waitFor();

  const phone = await desks.sit({ login: 'economic.operator1', width: 'phone' });
  await phone.open('/notifications');
  await phone.page
    .getByText('上级下达了一项宣传任务')
    .first()
    .waitFor({ timeout: 3_000 })
    .catch(() => {});
  await phone.open('/campaigns');
  await phone.page.getByRole('link', { name: /学雷锋月主题宣传/ }).click();
  await phone.page.getByText('工作宣传', { exact: true }).waitFor();
  await phone.page.getByRole('button', { name: /^认\s*领$/ }).click();
  await phone.page.getByText('办理中').waitFor();
  // An operator may not decline for the unit.
  expect(await phone.page.getByRole('button', { name: '不承接' }).count()).toBe(0);
  await phone.page.getByRole('button', { name: '报送完成' }).click();
  const complete = phone.page.getByRole('dialog');
  await complete.getByRole('button', { name: '报送完成' }).click();
  await complete.getByText('至少选一条发布或一个文件').waitFor();
  const pixel =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
  await complete
    .locator('input[type=file]')
    .setInputFiles({ name: '现场.png', mimeType: 'image/png', buffer: Buffer.from(pixel, 'base64') });
  await complete.getByText('现场.png').waitFor();
  await shot(phone.page, 'campaign-complete-phone');
  await expectGood(phone);
  await complete.getByRole('button', { name: '报送完成' }).click();
  await phone.page.getByText('已完成').first().waitFor();
  await shot(phone.page, 'campaign-phone');
  await expectGood(phone);

  // The superior sees it without asking again, and sends it back with a reason.
  await head.page.getByRole('link', { name: '现场.png' }).waitFor();
  await head.page.getByRole('button', { name: /^退\s*回$/ }).click();
  await head.page.getByLabel(/理由/).fill('照片看不清，请换一张');
  await head.page
    .getByRole('dialog')
    .getByRole('button', { name: /^退\s*回$/ })
    .click();
  await head.page.getByText('办理中').waitFor();
  await phone.page.getByText('照片看不清，请换一张').waitFor();
  await shot(head.page, 'campaign-desk');
  await expectGood(head);
});

test('§2 §12 the rate of completion opens to the campaigns behind it, late ones in words too', async () => {
  const api = await desks.api('publicity.departmenthead');
  await api.call(handDown, {
    params: { organization: demonstrationOrganizationId('publicity') },
    body: {
      title: '冬季安全提醒',
      deadline: later(15),
      units: [unit, demonstrationOrganizationId('dianchi')],
    },
  });
  const lead = await desks.sit({ login: 'economic.publicitylead', language: 'en', theme: 'dark' });
  await lead.open('/campaigns');
  await lead.page.getByRole('link', { name: /冬季安全提醒/ }).click();
  await lead.page.getByRole('button', { name: 'Decline' }).click();
  await lead.page.getByLabel(/[Rr]eason/).fill('本月已安排');
  await lead.page.getByRole('dialog').getByRole('button', { name: 'Decline' }).click();
  await lead.page.getByText('Declined').waitFor();
  await shot(lead.page, 'campaign-declined-desk-en-dark');
  await expectGood(lead);

  const above = await desks.sit({ login: 'kunming.mainleader' });
  await above.open('/campaigns?side=figures');
  await above.page
    .getByRole('button', { name: /查看.*经.*的任务/ })
    .first()
    .click();
  await above.page.getByRole('link', { name: '冬季安全提醒' }).first().waitFor();
  await shot(above.page, 'campaign-figures-desk');
  await expectGood(above);
  const phone = await desks.sit({ login: 'kunming.mainleader', width: 'phone', language: 'en' });
  await phone.open('/campaigns?side=figures');
  await phone.page
    .getByRole('button', { name: /Campaigns of/ })
    .first()
    .waitFor();
  await shot(phone.page, 'campaign-figures-phone-en');
  await expectGood(phone);
});
