import { expect, test } from 'vitest';
import { signBoth, writeAndSubmit } from './support/articles.ts';
import { expectGood, useDesks } from './support/desk.ts';

// 西山区 Xishan.
const desks = useDesks();

test('§5 a signer corrects a word from his seat; who signed before is shown the change and confirms it', async () => {
  const article = await writeAndSubmit(await desks.api('xishan.operator1'), 'xishan');
  await signBoth(await desks.api('xishan.platformlead'), article, 'platform', 'platformLead');
  const desk = await desks.sit({ login: 'xishan.publicitylead' });
  await desk.open(`/manuscripts/${article.manuscript}`);
  const { page } = desk;
  await page.getByRole('button', { name: '直接修正' }).click();
  const body = page.getByRole('textbox', { name: '正文' });
  await body.getByText('他们还帮助整理楼道').click();
  await page.keyboard.press('End');
  await page.keyboard.type('居民连声道谢。');
  await page.locator('ins', { hasText: '居民连声道谢。' }).waitFor();
  expect(await page.getByRole('button', { name: '保存修正' }).isDisabled()).toBe(true);
  await expectGood(desk);
  await page.getByLabel('修正说明').fill('补充居民反映。');
  await page.getByRole('button', { name: '保存修正' }).click();
  await page.getByText('修正已保存为新版本。').waitFor();
  await page.getByText('签于旧版，待确认').waitFor();

  const first = await desks.sit({ login: 'xishan.platformlead' });
  await first.open(`/manuscripts/${article.manuscript}`);
  await first.page.getByRole('button', { name: '查看改动' }).first().click();
  await first.page.locator('ins', { hasText: '居民连声道谢。' }).waitFor();
  await first.page.getByRole('button', { name: '确认改动并续签' }).click();
  await first.page.getByText('已签署。').waitFor();
  await first.page.getByText('签于旧版，待确认').waitFor({ state: 'detached' });
});

test('suggested changes leave the text as it is and reach the author one by one', async () => {
  const article = await writeAndSubmit(await desks.api('xishan.operator2'), 'xishan');
  const desk = await desks.sit({ login: 'xishan.platformlead', width: 'phone' });
  await desk.open(`/manuscripts/${article.manuscript}`);
  const { page } = desk;
  await page.getByRole('tab', { name: '修改建议' }).click();
  await page.getByRole('button', { name: '在文中提出修改建议' }).click();
  await page.getByRole('textbox', { name: '正文' }).getByText('他们还帮助整理楼道').click();
  await page.keyboard.press('End');
  await page.keyboard.type('活动每月一次。');
  await page.getByRole('button', { name: '提交建议' }).click();
  await page.getByText('修改建议已提交撰稿人。').waitFor();
  await page.getByRole('tab', { name: '修改建议' }).click();
  await page.locator('ins', { hasText: '活动每月一次。' }).waitFor();
  expect(await page.locator('article').getByText('活动每月一次。').count()).toBe(0);
  await expectGood(desk);
});

test('whoever leaves with unsaved corrections is asked first', async () => {
  const article = await writeAndSubmit(await desks.api('xishan.operator1'), 'xishan');
  const desk = await desks.sit({ login: 'xishan.platformlead' });
  await desk.open(`/manuscripts/${article.manuscript}`);
  const { page } = desk;
  await page.getByRole('button', { name: '直接修正' }).click();
  await page.getByLabel('标题').fill('青年志愿者走进社区服务老人');
  await page.getByRole('button', { name: '取消' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('离开后，本页的改动会丢失。').waitFor();
  await dialog.getByRole('button', { name: '留在此页' }).click();
  expect(await page.getByLabel('标题').inputValue()).toBe('青年志愿者走进社区服务老人');
});
