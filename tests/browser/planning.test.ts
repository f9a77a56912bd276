import { createManuscript } from '@sanshen/contract/content';
import { proposeIdea, readIdea } from '@sanshen/contract/planning-ideas';
import { emptyContent } from '@sanshen/domain/content';
import { demonstrationOrganizationId } from '@sanshen/server/demonstration/index';
import { expect, test } from 'vitest';
import { expectGood, useDesks } from './support/desk.ts';

// 高新区 High-tech Zone.
const county = 'highTech';
const organization = demonstrationOrganizationId(county);
const login = (office: string) => `${county}.${office}`.toLowerCase();
const desks = useDesks();

async function draft(title: string, topic: string) {
  const operator = await desks.api(login('operator1'));
  const content = { ...emptyContent, title, topic };
  await operator.call(createManuscript, { body: { organization, content } });
}

test.each([
  ['desk', 'zh', 'light'],
  ['phone', 'zh', 'dark'],
  ['phone', 'en', 'light'],
] as const)(
  '§1 §2 the board says how each target stands, what is missing, and opens every number: %s, %s, %s',
  async (width, language, theme) => {
    await draft(`高新区的一天 ${width} ${language}`, 'service');
    const desk = await desks.sit({ login: login('operator1'), width, language, theme });
    const { page } = desk;
    await desk.open('/planning');
    const zh = language === 'zh';
    await page.getByRole('heading', { name: zh ? '还缺什么' : 'What is missing' }).waitFor();
    await page
      .getByText(
        zh ? /“释疑解惑”本季度预计占 .*低于 10%/u : /“answers to young people” comes to .* below 10%/u,
      )
      .waitFor();
    await expectGood(desk);
    await page
      .getByRole('button', {
        name: zh ? /^青年服务，撰写中 \d+ 篇，查看$/u : /^service to young people, Drafting: \d+, show$/u,
      })
      .click();
    await page.getByRole('link', { name: `高新区的一天 ${width} ${language}` }).waitFor();
    await expectGood(desk);
  },
);

test('§2 an idea goes from a missing target through talk and approval to a manuscript that says where it came from', async () => {
  await draft('高新区的一周', 'service');
  const writer = await desks.sit({ login: login('operator1') });
  const { page } = writer;
  await writer.open('/planning');
  await page.getByRole('link', { name: '提出选题' }).first().click();
  await page.getByRole('dialog').getByLabel('标题').fill('青年工程师的一堂宪法课');
  await page.getByRole('dialog').getByLabel('角度与理由').fill('从一份专利合同讲起。');
  await page.getByRole('dialog').getByLabel('主题').fill('理论');
  await page.getByRole('dialog').getByLabel('主题').press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: '提出选题' }).click();
  const open = page.getByRole('dialog', { name: '青年工程师的一堂宪法课' });
  await open.getByText('审批 0/1').waitFor();
  expect(await open.getByRole('button', { name: '同意' }).count()).toBe(0);
  expect(await open.getByRole('button', { name: '开始写稿' }).count()).toBe(0);
  await open.getByLabel('说说您的意见').fill('想请园区企业的法务出镜。');
  await open.getByRole('button', { name: '发言' }).click();
  await open.getByText('想请园区企业的法务出镜。').waitFor();
  await expectGood(writer);
  const address = new URL(page.url());

  // On a phone, by whoever the rule book names.
  const lead = await desks.sit({ login: login('publicitylead'), width: 'phone', theme: 'dark' });
  await lead.open('/notifications');
  await lead.page.getByText('有选题等待您审批').first().waitFor();
  await lead.page.getByRole('link', { name: '打开选题' }).first().click();
  const waiting = lead.page.getByRole('dialog', { name: '青年工程师的一堂宪法课' });
  await waiting.getByText('想请园区企业的法务出镜。').waitFor();
  await expectGood(lead);
  await waiting.getByRole('button', { name: '同意' }).click();
  await waiting.getByText('审批 1/1').waitFor();

  await open.getByRole('button', { name: '开始写稿' }).click();
  await page.waitForURL(/\/manuscripts\/.*\/edit$/u);
  const manuscript = page.url().split('/').at(-2) ?? '';
  const api = await desks.api(login('operator1'));
  const { status, converted } = await api.call(readIdea, {
    params: { idea: address.searchParams.get('idea') ?? '' },
  });
  expect([status, converted?.manuscript]).toEqual(['converted', manuscript]);
});

test('§2 what a colleague has claimed is told, and who may not approve is shown no button for it', async () => {
  const api = await desks.api(login('operator2'));
  const body = { title: '园区单身青年交友', topic: 'service' };
  const { idea } = await api.call(proposeIdea, { params: { organization }, body });
  const desk = await desks.sit({ login: login('operator1'), width: 'phone' });
  await desk.open(`/planning/ideas?organization=${organization}&idea=${idea}`);
  const open = desk.page.getByRole('dialog', { name: '园区单身青年交友' });
  await open.getByRole('button', { name: '认领' }).click();
  await open.getByRole('button', { name: '放弃认领' }).waitFor();
  const other = await desks.sit({ login: login('operator2') });
  await other.open(`/planning/ideas?organization=${organization}&idea=${idea}`);
  const seen = other.page.getByRole('dialog', { name: '园区单身青年交友' });
  await seen.getByText('已认领').waitFor();
  for (const name of ['同意', '认领', '开始写稿'])
    expect(await seen.getByRole('button', { name, exact: true }).count(), name).toBe(0);
  await expectGood(other);
});

test.each([
  ['desk', 'light'],
  ['phone', 'dark'],
] as const)('§11 the city compares its units over a year, and opens one: %s, %s', async (width, theme) => {
  await draft('高新区年度回顾', 'work');
  const desk = await desks.sit({ login: 'kunming.mainleader', width, theme });
  await desk.open('/planning?view=compare');
  const unit = desk.page.getByRole('row', { name: /高新技术产业开发区/u });
  await unit.waitFor();
  await expectGood(desk);
  await unit.getByRole('link').click();
  await desk.page.getByRole('heading', { name: '还缺什么' }).waitFor();
  // A draft is a number to the superior, never a title.
  await desk.page.getByRole('button', { name: /^工作宣传，撰写中 \d+ 篇，查看$/u }).click();
  await desk.page.getByText('撰写中的稿件（仅本单位可见）').first().waitFor();
  await expectGood(desk);
});

test('§11 a neighbour’s planning is refused', async () => {
  const desk = await desks.sit({ login: login('operator1') });
  await desk.open('/planning?organization=organization-wuhua');
  await desk.page.getByRole('heading', { name: '您不能查看这里' }).waitFor();
  await expectGood(desk);
});

test('§2 a work draft shows what became of it, and what was added', async () => {
  const desk = await desks.sit({ login: 'wuhua.operator1', width: 'phone', language: 'zh' });
  await desk.open('/planning?view=drafts');
  await desk.page.getByRole('heading', { name: '宪法宣传周通知' }).waitFor();
  await desk.page.getByRole('button', { name: '看新增内容' }).first().click({ timeout: 30_000 });
  await desk.page.getByText('想去的同学看这里', { exact: false }).waitFor();
  await expectGood(desk);
});
