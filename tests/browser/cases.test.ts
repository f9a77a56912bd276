import { listCases } from '@sanshen/contract/cases';
import { demonstrationOrganizationId } from '@sanshen/server/demonstration/index';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { type Desk, expectGood, useDesks } from './support/desk.ts';

// 云南大学 yunnanUniversity: cases and accountability records.
const desks = useDesks();
const organization = demonstrationOrganizationId('yunnanUniversity');

const shot = async ({ page }: Desk, name: string) => {
  const folder = process.env.SANSHEN_SHOTS;
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};
const said = (word: string) => new RegExp(`^${[...word].join('\\s*')}$`);
const press = (page: Page, word: string) =>
  page
    .getByRole('main')
    .getByRole('button', { name: said(word) })
    .click();
const dialogOf = (page: Page) => page.getByRole('dialog');

/** Takes a step: its button, what is said, and the dialogue's own button of the same name. */
async function step(page: Page, word: string, note: string, fill?: (page: Page) => Promise<void>) {
  await press(page, word);
  await dialogOf(page).getByLabel('意见').fill(note);
  await fill?.(page);
  await dialogOf(page)
    .getByRole('button', { name: said(word) })
    .click();
  await dialogOf(page).waitFor({ state: 'hidden' });
}

test('§12 a case is opened, verified, answered on a phone, appealed against, rectified, checked and closed by whom it is for', async () => {
  const deputy = await desks.sit({ login: 'kunming.deputysecretarybusiness' });
  const { page } = deputy;
  await deputy.open(`/supervision/cases?organization=${organization}`);
  await page
    .getByRole('main')
    .getByRole('button', { name: /立\s*案/ })
    .click();
  const dialog = dialogOf(page);
  await dialog.getByLabel('事由').fill('推送未走三审流程');
  await dialog.getByLabel('违反的条款').click();
  await page.getByTitle('第 5 条（§5）').click();
  await dialog.getByLabel('情节').click();
  await page.getByTitle('严重', { exact: true }).click();
  await dialog.getByLabel('基本情况').fill('检查发布记录时发现，一篇推送没有三审记录。');
  await dialog.getByLabel('有关页面的网址').fill('https://example.com/a');
  await dialog.getByLabel('涉及人员').fill('运营人员乙');
  await page.getByTitle('云南大学运营人员乙').click();
  await page.keyboard.press('Escape');
  await shot(deputy, 'case-open');
  await expectGood(deputy);
  await dialog.getByRole('button', { name: said('立案') }).click();
  await page.getByRole('heading', { name: '推送未走三审流程' }).waitFor();
  const address = new URL(page.url()).pathname;

  // The unit knows nothing of it before it is told.
  const lead = await desks.sit({ login: 'yunnanuniversity.platformlead', width: 'phone' });
  await lead.open(address);
  await lead.page.getByText('推送未走三审流程').waitFor({ state: 'hidden' });
  await step(page, '核实', '核对台账，情况属实。', async () => {
    await dialogOf(page).getByLabel(/^考核/).check();
    await dialogOf(page).getByLabel('追究有关人员责任').check();
    await shot(deputy, 'case-verify');
  });
  await step(page, '通知单位', '请三日内答复。');
  await page.getByText('待本单位办理').waitFor();

  await lead.open('/notifications');
  await lead.page.getByText('推送未走三审流程').first().click();
  await lead.page.getByRole('heading', { name: '推送未走三审流程' }).waitFor();
  await expectGood(lead);
  await shot(lead, 'case-phone');
  await step(lead.page, '申诉', '该篇推送有三审记录，见附件。');
  await lead.page.getByText('申诉中').first().waitFor();
  // Who verified it does not decide about the appeal; another leader does.
  await page.getByText('申诉中').first().waitFor();
  expect(await page.getByRole('button', { name: '裁定申诉' }).count()).toBe(0);
  const leader = await desks.sit({ login: 'kunming.mainleader' });
  await leader.open(address);
  await step(leader.page, '裁定申诉', '附件所示记录为发布之后补作，维持。');
  await leader.page.getByText('申诉裁定：维持').waitFor();

  await step(lead.page, '答复', '情况属实，发布前漏送三审。', async (phone) => {
    await phone.locator('input[type=file]').setInputFiles({
      name: '情况说明.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('漏送三审的经过'),
    });
    await dialogOf(phone).getByText('情况说明.txt').waitFor();
  });
  await step(lead.page, '报送整改', '已补审并重新培训。');
  await page.getByRole('main').getByRole('link', { name: '情况说明.txt' }).waitFor();
  await step(page, '验收', '抽看两周推送，审校记录完整。');

  // Two want to close it: the second is told, and keeps what he wrote.
  await press(page, '结案');
  await dialogOf(page).getByLabel('意见').fill('整改到位。');
  await leader.page.getByText('待结案').first().waitFor();
  await step(leader.page, '结案', '整改到位，结案。');
  await dialogOf(page)
    .getByRole('button', { name: said('结案') })
    .click();
  await dialogOf(page).getByText('案件的办理阶段已变化').waitFor();
  expect(await dialogOf(page).getByLabel('意见').inputValue()).toBe('整改到位。');
  await dialogOf(page)
    .getByRole('button', { name: said('取消') })
    .click();
  await page.getByText('已结案').first().waitFor();
  await expectGood(deputy);
  await shot(deputy, 'case-closed');

  const stranger = await desks.sit({ login: 'normaluniversity.mainleader' });
  await stranger.open(address);
  await stranger.page.getByText('没有此内容').first().waitFor();
  const { items } = await (await desks.api('yunnanuniversity.platformlead')).call(listCases, {
    params: { organization },
    query: { state: 'all' },
  });
  expect(items[0]).toMatchObject({ status: 'closed', deduction: { points: 10 } });

  // 追究责任: read only by whom the rule book names, and by the person.
  await leader.page.getByRole('button', { name: '追究个人责任' }).click();
  await dialogOf(leader.page).getByLabel('有关人员').fill('运营人员乙');
  await leader.page.getByTitle('云南大学运营人员乙').click();
  await dialogOf(leader.page).getByLabel('依据和处理').fill('未经三审即发布。批评教育。');
  await dialogOf(leader.page).getByRole('button', { name: '追究个人责任' }).click();
  await leader.page.getByText('未经三审即发布。批评教育。').waitFor();
  await expectGood(leader);
  await shot(leader, 'case-record');
  expect(await page.getByText('个人责任追究记录').count()).toBe(0);
  const person = await desks.sit({
    ...{ login: 'yunnanuniversity.operator2', width: 'phone', theme: 'dark', language: 'en' },
  });
  await person.open('/supervision/records');
  await person.page.getByText('未经三审即发布。批评教育。').waitFor();
  await expectGood(person);
  await shot(person, 'record-phone-dark-en');
  await person.page.getByRole('button', { name: 'Appeal' }).click();
  await dialogOf(person.page).getByRole('textbox').fill('当日不在岗。');
  await dialogOf(person.page).getByRole('button', { name: 'Appeal' }).click();
  await person.page.getByText('Under appeal').waitFor();
});

test('§12 the figures of a year count the cases that one may see, on a desk and on a phone', async () => {
  const city = await desks.sit({ login: 'kunming.mainleader', language: 'en' });
  await city.open('/supervision/cases?state=figures');
  await city.page.getByText('By clause').waitFor();
  await expectGood(city);
  await shot(city, 'case-figures-en');
  const phone = await desks.sit({ login: 'kunming.mainleader', width: 'phone', theme: 'dark' });
  await phone.open('/supervision/cases?state=figures');
  await phone.page.getByText('按条款').waitFor();
  await expectGood(phone);
  await shot(phone, 'case-figures-phone-dark');
  await phone.page.getByText('全部', { exact: true }).click();
  await phone.page.getByRole('link', { name: /评论区提问连续五天无人回应/ }).waitFor();
  await expectGood(phone);
  await shot(phone, 'cases-phone-dark');
});
