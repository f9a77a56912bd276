import { demonstrationOrganizationId } from '@sanshen/server/demonstration/index';
import { expect, test } from 'vitest';
import { expectGood, useDesks } from './support/desk.ts';

// 度假区 Dianchi, whose WeChat account has what readers of the demonstration wrote.
const desks = useDesks();
const asking = '外地户口的大学生可以申请人才公寓吗？需要带什么材料？';
const question = '请问青年夜校第三期什么时候开始报名？上一期没有抢到。';

const shot = async (
  page: { screenshot(options: { path: string; fullPage: boolean }): Promise<unknown> },
  name: string,
) => {
  const folder = process.env.SANSHEN_SHOTS;
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};

test('§6 the inbox is worked through by keys: search in the address, open, note, answer; a colleague cannot answer again', async () => {
  const desk = await desks.sit({ login: 'dianchi.operator1' });
  await desk.open('/conversations');
  const { page } = desk;
  await page.getByText(question).first().waitFor({ timeout: 20_000 });
  await expectGood(desk);
  await shot(page, 'conversations-desk');

  await page.keyboard.press('/');
  await page.keyboard.type('夜校');
  await page.waitForURL(/q=/);
  await page.locator('mark', { hasText: '夜校' }).waitFor();
  expect(await page.locator('[data-rows] li').count()).toBe(1);

  await page.keyboard.press('Tab');
  await page.locator('[data-rows] button').first().click();
  await page.waitForURL(/message=/);
  await page.getByRole('heading', { name: /读者 [0-9A-F]{4}/ }).waitFor();

  await page.keyboard.press('n');
  await page.getByText('只给同事看，任何情况下都不会发往平台。').waitFor();
  await page.getByRole('textbox', { name: '内部备注' }).fill('已与活动承办方核实时间。');
  await page.getByRole('button', { name: '记下备注' }).click();
  await page.getByText('已与活动承办方核实时间。').first().waitFor();

  await page.getByRole('button', { name: '答复', exact: true }).click();
  await page
    .getByRole('textbox', { name: '答复内容' })
    .fill('第三期于十二月一日上午九时开始报名，请留意公告。');
  const colleague = await desks.sit({ login: 'dianchi.operator2', language: 'en', theme: 'dark' });
  await colleague.open(new URL(page.url()).pathname + new URL(page.url()).search);
  await colleague.page.getByText('is answering').first().waitFor({ timeout: 20_000 });
  await shot(colleague.page, 'conversations-answering');
  await expectGood(colleague);

  await page.getByText(/须由.*批准后发出/).waitFor({ timeout: 20_000 });
  await expectGood(desk);
  await page.getByRole('button', { name: '提交答复' }).click();
  await page.getByText('的答复正在办理').first().waitFor({ timeout: 20_000 });
  await shot(page, 'conversations-sent');
  // At the colleague's desk it is seen without a reload, and there is nothing left to answer with.
  await colleague.page.getByText('An answer of').first().waitFor({ timeout: 20_000 });
  expect(await colleague.page.getByRole('button', { name: 'Answer', exact: true }).count()).toBe(0);
});

test('§6 on a phone one message fills the screen, is put aside, and the way back leads to the list', async () => {
  const desk = await desks.sit({ login: 'dianchi.platformlead', width: 'phone', theme: 'dark' });
  await desk.open('/conversations');
  const { page } = desk;
  const thanks = page.getByText('希望多办一些这样的读书会。');
  await page.getByText(question).first().waitFor({ timeout: 20_000 });
  await expectGood(desk);
  await shot(page, 'conversations-phone');
  await page.getByRole('searchbox', { name: '搜索内容' }).fill('读书会');
  await page.waitForURL(/q=/);
  await thanks.first().click();
  await page.getByRole('heading', { name: /读者 [0-9A-F]{4}/ }).waitFor();
  await expectGood(desk);
  await shot(page, 'conversations-phone-open');
  await page.getByRole('button', { name: '隐藏或删除' }).click();
  await page.getByText('批评、质疑和不同意见不是理由').waitFor();
  await expectGood(desk);
  await page.getByRole('button', { name: /取\s*消/ }).click();
  await page.getByRole('button', { name: '无需答复' }).click();
  await page.getByRole('button', { name: '重新打开' }).waitFor();
  await page.goBack();
  await page.getByRole('searchbox', { name: '搜索内容' }).waitFor();
});

test('§6 §11 a supervising unit sees figures and no words', async () => {
  const desk = await desks.sit({ login: 'kunming.deputysecretarypublicity' });
  await desk.open(`/conversations?organization=${demonstrationOrganizationId('dianchi')}`);
  const { page } = desk;
  await page.getByText('您可以看到数量，看不到内容。').waitFor({ timeout: 20_000 });
  expect(await page.getByText(question).count()).toBe(0);
  await expectGood(desk);
  await shot(page, 'conversations-figures');
});

test('§2 §6 what a reader asks is passed on to the inbox of questions, once', async () => {
  const desk = await desks.sit({ login: 'dianchi.operator2' });
  await desk.open('/conversations');
  const { page } = desk;
  await page.getByText(asking).first().click();
  await page.getByRole('button', { name: '转为青年关切' }).click();
  const dialog = page.getByRole('dialog', { name: '转为青年关切' });
  await dialog.getByRole('radio').first().waitFor();
  await expectGood(desk);
  await shot(page, 'conversations-question');
  await dialog.getByRole('button', { name: /转为青年关切|确\s*[定认]/ }).click();
  await dialog.getByText('请选择类别').waitFor();
  await dialog.getByRole('radio').first().check();
  await dialog.getByRole('button', { name: /转为青年关切|确\s*[定认]/ }).click();
  await page.getByText('已转办').first().waitFor({ timeout: 20_000 });
  // The dialogue and the open message follow the list in a moment.
  await page.getByRole('button', { name: '转为青年关切' }).first().waitFor({ state: 'detached' });
  await desk.open('/questions');
  await page.getByText(asking).first().waitFor({ timeout: 20_000 });
});
