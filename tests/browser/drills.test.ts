import { listDrills } from '@sanshen/contract/drills';
import { readFreezes } from '@sanshen/contract/emergency';
import { demonstrationOrganizationId } from '@sanshen/server/demonstration/index';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectGood, useDesks } from './support/desk.ts';

// 市交通局 transport: drills.
const desks = useDesks();
const organization = demonstrationOrganizationId('transport');

const shot = async (page: Page, name: string) => {
  const folder = process.env.SANSHEN_SHOTS;
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};

/** Chooses somebody in a field by typing his name. */
async function choose(page: Page, field: string, name: string): Promise<void> {
  await page.getByLabel(field, { exact: true }).fill(name);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
}

test('§9 a drill is prepared from a ready scenario, directed at the desk, played on phones, judged, reported and acknowledged', async () => {
  const director = await desks.sit({ login: 'transport.leaderincharge' });
  const { page } = director;
  await director.open('/emergency/drills');
  await page.getByRole('link', { name: '安排演练' }).click();
  await page.getByRole('button', { name: /误发、错发内容/ }).click();
  await page.getByLabel('演练名称').fill('误发处置演练');
  await page.getByLabel('时间', { exact: true }).fill('23:59');
  await choose(page, '观察员', '团市委宣传部部长');
  // Who writes the script directs it, so the role of the leader is for another.
  await choose(page, '参演：分管领导', '市交通局主要负责人');
  await shot(page, 'drill-prepare');
  await expectGood(director);
  await page.getByRole('button', { name: '确定安排' }).click();
  await page.getByRole('heading', { name: '【演练】误发处置演练' }).waitFor();
  const { items } = await (await desks.api('transport.leaderincharge')).call(listDrills, {
    params: { organization },
  });
  const address = `/emergency/drills/${items[0]?.drill}`;

  const phone = await desks.sit({ login: 'transport.operator1', width: 'phone' });
  await phone.open(address);
  await phone.page.getByText('演练还未开始').waitFor();
  expect(await phone.page.getByText('情景脚本').count()).toBe(0);
  await page.getByRole('button', { name: '开始演练' }).click();
  await page.getByText('以下均为演练情景，不是真实事件').waitFor();

  // The first inject comes by itself, marked in the message and on the page; what is to come is nowhere.
  await phone.open('/notifications');
  await phone.page.getByText('【演练】有同学在后台留言').first().waitFor();
  await phone.page.getByRole('link', { name: '【演练】误发处置演练' }).first().click();
  await phone.page.getByRole('button', { name: '确认收到' }).click();
  await phone.page.getByText('已确认').waitFor();
  expect(await phone.page.content()).not.toContain('定时任务中还有三条稿件');
  await phone.page.getByRole('button', { name: /撤下 【误】关于开展/ }).click();
  await phone.page.getByText('已撤下 市交通局运营人员甲').waitFor();
  await shot(phone.page, 'drill-phone');
  await expectGood(phone);

  const stop = page.getByText('定时任务中还有三条稿件').locator('xpath=ancestor::div[1]');
  await stop.getByRole('button', { name: '立即下发' }).click();
  const lead = await desks.sit({
    login: 'transport.platformlead',
    width: 'phone',
    theme: 'dark',
    language: 'en',
  });
  await lead.open(address);
  await lead.page.getByText('All of this is a drill').waitFor();
  await lead.page.getByRole('button', { name: 'Freeze all simulated channels' }).click();
  const dialog = lead.page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('立即封停');
  await dialog.getByRole('button', { name: 'Freeze all simulated channels' }).click();
  await lead.page.getByText('[Drill] All simulated channels are frozen').waitFor();
  // The contact tree is practised by a real call that says on every page that it is none.
  await lead.page.getByRole('button', { name: 'Call everybody who takes part' }).click();
  await dialog.getByRole('textbox').fill('请立即到岗');
  await dialog.getByRole('button', { name: 'Call everybody who takes part' }).click();
  await lead.page.getByText('1 of 5 have answered').waitFor();
  await phone.open('/notifications');
  await phone.page.getByText('【演练】应急呼叫：昆明市交通运输局团委请您确认收到').waitFor();
  await shot(lead.page, 'drill-phone-dark');
  await expectGood(lead);
  // The unit itself publishes on: nothing is frozen for real.
  const freezes = await (await desks.api('transport.platformlead')).call(readFreezes, {
    params: { organization },
  });
  expect(freezes).toMatchObject({ frozen: false, items: [] });

  await page.getByText('封停（演练）').first().waitFor();
  await shot(page, 'drill-director');
  await expectGood(director);
  await page.getByRole('button', { name: '结束演练' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '结束演练' }).click();
  await page.getByRole('heading', { name: '演练报告' }).waitFor();
  // The report rests on an observer's judgement.
  await page.getByLabel('小结').fill('总体有序，撤稿还不齐全。');
  await page.getByRole('button', { name: /^报\s*送$/ }).click();
  await page.getByText('请先完成评估').waitFor();

  const observer = await desks.sit({ login: 'publicity.departmenthead', width: 'phone' });
  await observer.open(address);
  const groups = observer.page.getByRole('radiogroup');
  await groups.first().waitFor();
  for (let item = 0; item < (await groups.count()); item += 1)
    await groups.nth(item).getByText('4', { exact: true }).click();
  await observer.page.getByLabel('总体评价').fill('报告及时。');
  await shot(observer.page, 'drill-evaluate-phone');
  await expectGood(observer);
  await observer.page.getByRole('button', { name: '提交评估' }).click();
  await observer.page.getByText('已提交').waitFor();

  await page.getByRole('button', { name: '提出改进任务' }).click();
  const draw = page.getByRole('dialog');
  await draw.getByLabel('要改进什么').fill('补齐各账号登录设备清单');
  await draw.getByLabel('负责人').fill('市交通局运营人员乙');
  await page.keyboard.press('Enter');
  await draw.getByLabel('期限').fill('2099-12-31');
  await draw.getByRole('button', { name: '提出改进任务' }).click();
  await page.getByText('补齐各账号登录设备清单').first().waitFor();
  expect(await page.getByLabel('小结').inputValue()).toBe('总体有序，撤稿还不齐全。');
  await page.getByRole('button', { name: /^报\s*送$/ }).click();
  await page.getByText('已报送，待签收').first().waitFor();
  await observer.page.getByRole('button', { name: /^签\s*收$/ }).click();
  await observer.page.getByText('已签收').first().waitFor();
  await page.getByText('已签收').first().waitFor();
  await shot(page, 'drill-over');
  await expectGood(director);
  const word = await page.request.get(`/api/v1/drills/${items[0]?.drill}/report.docx`);
  expect((await word.body()).subarray(0, 2).toString()).toBe('PK');

  await director.open(`/emergency/drills?organization=${organization}&view=calendar`);
  await page.getByText(/已演练1次/).waitFor();
  await shot(page, 'drill-calendar');
  await expectGood(director);
});
