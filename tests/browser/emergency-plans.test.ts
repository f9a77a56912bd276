import { planProblems } from '@sanshen/contract/emergency-plans';
import { demonstrationOrganizationId } from '@sanshen/server/demonstration/index';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectGood, useDesks } from './support/desk.ts';

// 市公安局 Public security.
const desks = useDesks();
const unit = 'publicSecurity';
const organization = demonstrationOrganizationId(unit);
const login = (office: string) => `${unit.toLowerCase()}.${office}`;
const ofUnit = `?organization=${organization}`;

const shot = async (page: Page, name: string) => {
  const folder = process.env.SANSHEN_SHOTS;
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};

test('§9 a unit writes its plan from its superior’s without losing a draft, and the organisation in command puts it in force', async () => {
  const lead = await desks.sit({ login: login('platformlead') });
  await lead.open('/emergency');
  const { page } = lead;
  await page.getByRole('link', { name: '失泄密处置预案' }).waitFor();
  expect(await page.getByText('沿用上级').count()).toBeGreaterThan(0);
  const declare = await page.getByRole('link', { name: '登记突发事件' }).getAttribute('href');
  expect(declare).toContain('declare=true');
  await expectGood(lead);
  await page.getByRole('link', { name: '失泄密处置预案' }).click();
  await page.getByText('本单位没有自己的预案').waitFor();
  await expectGood(lead);
  await page.getByRole('link', { name: '修订' }).click();
  const purpose = page.getByLabel('适用与目的', { exact: true });
  await purpose.fill('涉密内容外泄时立即处置');
  await page.getByText('草稿已保存').waitFor();
  await shot(page, 'plan-editor');
  await expectGood(lead);

  // A colleague has the same draft open: neither overwrites the other unasked.
  const other = await desks.sit({ login: login('mainleader') });
  await other.open(`/emergency/plans/leak/edit${ofUnit}`);
  const theirs = other.page.getByLabel('适用与目的', { exact: true });
  await theirs.fill('主要负责人的写法');
  await other.page.getByText('草稿已保存').waitFor();
  await purpose.fill('平台负责人的写法');
  await page.getByRole('alert').getByText('他人刚刚保存了这份草稿').waitFor();
  await shot(page, 'plan-conflict');
  await expectGood(lead);
  // Reloaded, what was typed is still there.
  await page.reload();
  const mine = page.getByRole('button', { name: '用我的内容覆盖' });
  await mine.waitFor();
  expect(await purpose.inputValue()).toBe('平台负责人的写法');
  await mine.click();
  await page.getByText('草稿已保存').waitFor();

  // What is missing is said in words before anything is submitted.
  await page.getByLabel('步骤 1 做什么').fill('');
  await page.getByText('（未命名）：名称或正文未填写').waitFor();
  await page.getByRole('button', { name: '送审' }).click();
  await page.getByText(planProblems['emergency.planIncomplete'].zh).waitFor();
  await page.getByLabel('步骤 1 做什么').fill('立即封停');
  await page.getByText('草稿已保存').waitFor();
  await page.getByRole('button', { name: '送审' }).click();
  await page.getByText('待批版本').waitFor();
  await page.getByText('平台负责人的写法').first().waitFor();

  const city = await desks.sit({ login: 'kunming.deputysecretarypublicity', width: 'phone' });
  await city.open('/notifications');
  await city.page.getByText('有应急预案等待您批准').first().waitFor();
  await city.open(`/emergency/plans/leak${ofUnit}`);
  await city.page.getByRole('button', { name: '批准生效' }).waitFor();
  await shot(city.page, 'plan-approve-phone');
  await expectGood(city);
  await city.page.getByRole('button', { name: '批准生效' }).click();
  await city.page.getByRole('dialog').getByRole('button', { name: '批准生效' }).click();
  await city.page.getByText('本单位预案').waitFor();
  await page.getByText('本单位预案').waitFor();
  const operator = await desks.sit({ login: login('operator1'), language: 'en', theme: 'dark' });
  await operator.open(`/emergency/plans/leak${ofUnit}`);
  await operator.page.getByText('The plan that counts now').waitFor();
  expect(await operator.page.getByRole('link', { name: 'Revise' }).count()).toBe(0);
  await expectGood(operator);
});

test('§9 everybody of the contact tree is called and answers: with one big button on a phone, by a code, by telephone', async () => {
  const lead = await desks.sit({ login: login('platformlead') });
  const { page } = lead;
  await lead.open('/emergency/contacts');
  await page.getByText('市公安局主要负责人').first().waitFor();
  await page.getByRole('button', { name: '登记号码 市公安局主要负责人' }).click();
  await page.getByRole('dialog').getByLabel('联络号码').fill('139 0000 1234');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /联络号码/ })
    .click();
  await page.getByRole('link', { name: '139 0000 1234' }).waitFor();
  await shot(page, 'contacts');
  await expectGood(lead);
  await page.getByRole('button', { name: '核实一次通讯树' }).click();
  await page.getByRole('button', { name: '开始呼叫' }).click();
  await page.getByRole('heading', { name: '【核实】通讯树核实' }).waitFor();
  // Who calls has heard.
  await page.getByText('您已确认收到').first().waitFor();

  const leader = await desks.sit({ login: login('mainleader'), width: 'phone' });
  await leader.open('/');
  await leader.page.getByRole('link', { name: '打开', exact: true }).click();
  const button = leader.page.getByRole('button', { name: '我已收到' });
  const box = await button.boundingBox();
  expect(box?.height ?? 0).toBeGreaterThan(60);
  expect(box?.width ?? 0).toBeGreaterThan(300);
  await shot(leader.page, 'call-phone');
  await expectGood(leader);
  await button.click();
  await leader.page.getByText('您已确认收到').first().waitFor();

  await page.getByRole('button', { name: '已电话通知到 市公安局宣传工作负责人' }).click();
  await page.getByText('电话通知（市公安局平台负责人）').waitFor();
  await page.getByRole('button', { name: '确认码 市公安局分管领导' }).click();
  const dialog = page.getByRole('dialog');
  const code = (await dialog.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/).textContent()) ?? '';
  await expectGood(lead);
  await dialog.getByRole('button', { name: '关闭' }).last().click();
  // Without any login, from another browser.
  const nobody = await desks.sit({ login: null, width: 'phone' });
  await nobody.page.goto(`/r/${code}`);
  await nobody.page.getByText('市公安局分管领导').waitFor();
  await shot(nobody.page, 'call-code-phone');
  await nobody.page.getByRole('button', { name: '我已收到' }).click();
  await nobody.page.getByText('已确认收到').waitFor();
  await page.getByText('凭确认码（市公安局平台负责人）').waitFor();
  await shot(page, 'call-desk');
  // Ending a call while people are missing takes a second word.
  await page.getByRole('button', { name: '结束呼叫' }).click();
  const ending = page.getByRole('dialog');
  await ending.getByText('还有 7 人没有确认').waitFor();
  await expectGood(lead);
  await ending.getByRole('button', { name: '结束呼叫' }).click();
  await page.getByText('呼叫已结束。').first().waitFor();
});

test('§9 who has no part in a unit sees neither its plans nor its contact tree', async () => {
  const stranger = await desks.sit({ login: 'transport.mainleader' });
  await stranger.open(`/emergency/plans/leak${ofUnit}`);
  await stranger.page.getByText('您不能查看这里').waitFor();
  await stranger.open(`/emergency/contacts${ofUnit}`);
  await stranger.page.getByText('您不能查看这里').waitFor();
});
