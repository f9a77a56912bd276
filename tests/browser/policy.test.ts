import { chooseOrganizationProcedure, readEffectivePolicy } from '@sanshen/contract/policy';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectGood, useDesks } from './support/desk.ts';

// 嵩明县 Songming files a stricter rule book here; nobody else may use this county.
const county = 'songming';
const organization = `organization-${county}`;
const leader = `${county}.mainleader`;
const desks = useDesks();

const text = (page: Page) => page.getByLabel('规则文本（policy.yaml）');
const attempt = (page: Page) => page.getByRole('button', { name: '试算', exact: true }).click();

test.each(['desk', 'phone'] as const)('§5 the procedure is drawn in its order, %s', async (width) => {
  const desk = await desks.sit({ login: `${county}.operator1`, width });
  await desk.open('/policy');
  const drawing = desk.page.getByRole('region', { name: /^流程：县（市）区团委审核基本规程/ });
  const stages = drawing.getByRole('list').first().getByRole('listitem');
  await stages.first().waitFor();
  const words = (await stages.allInnerTexts()).join(' ');
  expect(words).toMatch(/送审.*第一审、第一校.*第二审、第二校.*第三审、第三校/su);
  expect(await drawing.getByRole('heading', { level: 4 }).allInnerTexts()).toEqual([
    '一般内容',
    '重要内容',
    '涉及全网、全团的重要内容',
  ]);
  await drawing.getByText('上级团组织宣传部门把关').waitFor();
  await drawing.getByText('60 分钟内由另一人确认').waitFor();
  await expectGood(desk);
});

test('a clause shows the document’s own words, and leads to its chapter', async () => {
  const desk = await desks.sit({ login: leader, theme: 'dark' });
  await desk.open('/policy');
  await desk.page.getByRole('button', { name: '条款 §7 严控账号管理' }).first().click();
  const dialog = desk.page.getByRole('dialog');
  await dialog.getByText('7.严控账号管理', { exact: false }).waitFor();
  await expectGood(desk);
  await dialog.getByRole('button', { name: '查看本条款的全部规则' }).click();
  await desk.page.waitForURL(/view=clauses/u);
  const chapter = desk.page.getByRole('region', { name: '§7 严控账号管理' });
  await chapter.waitFor();
  expect(await chapter.getByRole('listitem').count()).toBeGreaterThan(8);
  await desk.page.getByRole('searchbox', { name: '在规则中查找' }).fill('休眠');
  await desk.page.getByRole('region', { name: '§1 坚持正确导向' }).waitFor({ state: 'detached' });
  await chapter.getByText('休眠', { exact: false }).first().waitFor();
  await expectGood(desk);
});

test('who may not file a rule book is told who may, and is not offered it', async () => {
  const desk = await desks.sit({ login: `${county}.operator1`, width: 'phone' });
  await desk.open('/policy');
  await desk.page.getByText('与上级对比', { exact: true }).waitFor();
  expect(await desk.page.getByText('制定更严规则').count()).toBe(0);
  await desk.open('/policy?view=proposal');
  await desk.page.getByRole('heading', { name: '您不能制定本单位的规则' }).waitFor();
  await expectGood(desk);
});

test('broken YAML is refused with its line, which a click finds', async () => {
  const desk = await desks.sit({ login: leader });
  const { page } = desk;
  await desk.open('/policy?view=proposal');
  await text(page).fill('id: songming-rules\nversion: 1\ntitle: { zh: 甲, en: A\nsource: 1\n');
  await attempt(page);
  await page.getByText(/没有通过，共 \d+ 处/u).waitFor();
  const line = page.getByRole('button', { name: /^第 \d 行$/u }).first();
  const number = Number(/\d+/u.exec((await line.textContent()) ?? '')?.[0]);
  await line.click();
  const chosen = await text(page).evaluate((area: HTMLTextAreaElement) =>
    area.value.slice(area.selectionStart, area.selectionEnd),
  );
  expect(chosen).toBe((await text(page).inputValue()).split('\n')[number - 1]);
  expect(await page.getByRole('button', { name: '备案', exact: true }).count()).toBe(0);
  await expectGood(desk);
});

test('§11 what loosens the superior’s rule book is refused with its line, in words', async () => {
  const desk = await desks.sit({ login: leader, width: 'phone' });
  const { page } = desk;
  await desk.open('/policy?view=proposal');
  const generated = await text(page).inputValue();
  const loose = `${generated}channels:\n  dormancy: { clause: §7, dormantDays: 900 }\n`;
  await text(page).fill(loose);
  await attempt(page);
  const problem = page.getByRole('listitem').filter({ hasText: '不得放宽上级规则' });
  await problem.waitFor();
  const words = await problem.textContent();
  expect(words).toContain(`第 ${loose.trimEnd().split('\n').length} 行`);
  expect(words).toMatch(/未更新天数：上级为“\d+”，这里写成“900”/u);
  await expectGood(desk);
  // What was typed survives a reload.
  await page.reload();
  await text(page).waitFor();
  expect(await text(page).inputValue()).toBe(loose);
});

test('§5 a stricter rule book is wished for, tried, filed, and compared with the superior’s', async () => {
  const desk = await desks.sit({ login: leader });
  const { page } = desk;
  await desk.open('/policy?view=proposal');
  const hours = page.getByLabel('第一审、第一校：时限（小时）');
  await hours.fill('12');
  await hours.press('Tab');
  await page.getByRole('checkbox', { name: '第二审、第二校：宣传工作负责同志由两人分别签署' }).check();
  await page.getByRole('checkbox', { name: '不设应急签发' }).check();
  await attempt(page);
  await page.getByText('与上级规则相比，更严 3 处：').waitFor();
  await expectGood(desk);
  await page.getByRole('button', { name: '备案', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '备案第 1 版规则？' });
  await dialog.getByText('正在审校的稿件仍按送审时的规则走完', { exact: false }).waitFor();
  await dialog.getByRole('button', { name: '备案' }).click();
  await page.waitForURL(/view=comparison/u);
  await page.getByText('比共青团昆明市委的规则严 3 处。').waitFor();
  const item = page.getByRole('listitem').filter({ hasText: '时限（小时）' });
  expect(await item.textContent()).toMatch(/第一审、第一校.*上级 24.*本单位 12/su);
  await expectGood(desk);
  const { policy } = await (await desks.api(leader)).call(readEffectivePolicy, { params: { organization } });
  expect(policy.id).toBe('songming-rules');

  await page.getByText('历次备案', { exact: true }).click();
  await page.getByText('第 1 版', { exact: true }).waitFor();
  await page.getByText('与当时的上级规则对比').click();
  await page.getByText('由两人分别签署', { exact: false }).first().waitFor();
  await expectGood(desk);

  // The next one starts from what is in force, and its version is the next.
  await desk.open('/policy?view=proposal');
  await text(page).waitFor();
  expect(await text(page).inputValue()).toMatch(/version: 2\n/u);
  await page.getByText('审校流程', { exact: true }).click();
  await page.getByText('本规程不设应急签发', { exact: false }).waitFor();
});

test('§5 a unit chooses among the procedures that are open to it', async () => {
  const desk = await desks.sit({ login: leader, width: 'phone' });
  const { page } = desk;
  await desk.open('/policy?procedure=editorialBoard');
  await page.getByRole('button', { name: '改用此规程' }).click();
  const asked = page.getByRole('tooltip');
  await asked.getByText('正在审校的稿件按原规程走完', { exact: false }).waitFor();
  await asked.getByRole('button', { name: '改用此规程' }).click();
  await page.getByText('已改用。').waitFor();
  await page.getByText('编委会每名成员', { exact: false }).first().waitFor();
  await expectGood(desk);
  const api = await desks.api(leader);
  const used = await api.call(readEffectivePolicy, { params: { organization } });
  expect(used.procedure).toBe('editorialBoard');
  await api.call(chooseOrganizationProcedure, { params: { organization }, body: { procedure: 'county' } });
});
