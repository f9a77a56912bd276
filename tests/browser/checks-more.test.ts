import { readChecks } from '@sanshen/contract/checks';
import { changeRegister, listRegisters } from '@sanshen/contract/checks-registers';
import { demonstrationOrganizationId } from '@sanshen/server/demonstration/index';
import { expect, test } from 'vitest';
import { articleOf, bodyOf, type Written, write, writeAndSubmit } from './support/articles.ts';
import { expectGood, useDesks } from './support/desk.ts';

// 禄劝县 Luquan is written in here.
const county = 'luquan';
const [writer, second, reviewer, leader] = [
  `${county}.operator1`,
  `${county}.operator2`,
  `${county}.platformlead`,
  `${county}.mainleader`,
];
const organization = demonstrationOrganizationId(county);
const desks = useDesks();

const told =
  '五月的清晨，队员们沿着河岸清理枯枝和塑料袋，一直走到老桥边才停下来休息。附近的居民送来热茶，孩子们跟在后面数着装满的袋子，回去的路上大家商量着下个月再来。';

async function checked({ manuscript }: Written): Promise<void> {
  const api = await desks.api(writer);
  await expect
    .poll(async () => (await api.call(readChecks, { params: { manuscript } })).state, { timeout: 40_000 })
    .toBe('done');
}

test('§2 writer and reviewer see how much stands in an earlier article, and the passages side by side', async () => {
  const body = (first: string) => articleOf(county, { title: first, body: bodyOf(first, told) });
  await checked(await write(await desks.api(second), county, body('护河的一天')));
  const written = await writeAndSubmit(await desks.api(writer), county, body('又到河边'));
  await checked(written);
  const desk = await desks.sit({ login: reviewer });
  const { page } = desk;
  await desk.open(`/manuscripts/${written.manuscript}`);
  await page.getByRole('tab', { name: /机器检查/ }).click();
  const section = page.getByRole('region', { name: '与其他文稿相同的文字' });
  await section.getByText('《护河的一天》').waitFor();
  await page.getByText(/阅读难度/).waitFor();
  await section.getByRole('button', { name: /对照/ }).click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.getByText('附近的居民送来热茶').count()).toBe(2);
  await expectGood(desk);
  await dialog.getByRole('button', { name: /附近的居民送来热茶/ }).click();
  await dialog.waitFor({ state: 'hidden' });
  const phone = await desks.sit({ login: reviewer, width: 'phone', theme: 'dark' });
  await phone.open(`/manuscripts/${written.manuscript}`);
  await phone.page.getByRole('tab', { name: /机器检查/ }).click();
  await phone.page.getByRole('button', { name: /对照/ }).click();
  await phone.page.getByRole('dialog').getByText('附近的居民送来热茶').first().waitFor();
  await expectGood(phone);
});

test('a word that somebody registers is found in what a colleague writes, without a key pressed; its history says who, and comes back', async () => {
  const api = await desks.api(leader);
  const place = { organization, register: 'terms' } as const;
  const version = async () => {
    const { registers } = await api.call(listRegisters, { params: { organization } });
    return registers.find(({ register }) => register === 'terms')?.version ?? 0;
  };
  const put = async (word: string, instead: string) =>
    api.call(changeRegister, {
      params: place,
      body: { version: await version(), put: [{ 词语: word, 级别: '错误', 建议: instead }] },
    });
  const { manuscript } = await write(
    await desks.api(writer),
    county,
    articleOf(county, { body: bodyOf('这条消息来自小道传闻。') }),
  );
  const desk = await desks.sit({ login: writer });
  await desk.open(`/manuscripts/${manuscript}/edit`);
  await desk.page.locator('.ProseMirror[contenteditable=true]').waitFor();
  await desk.page.getByRole('tab', { name: '检查' }).click();
  await desk.page
    .getByText(/没有发现问题|阅读难度/)
    .first()
    .waitFor({ timeout: 40_000 });
  await put('小道传闻', '有关消息');
  await desk.page.getByRole('button', { name: '改为“有关消息”' }).waitFor({ timeout: 20_000 });
  await put('小道传闻', '据了解');

  const own = await desks.sit({ login: leader });
  const { page } = own;
  await own.open('/checks?view=registers');
  await page.getByRole('button', { name: '历次版本' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('第 2 版').waitFor();
  await dialog.getByRole('button', { name: '与前一版比较' }).first().click();
  await dialog.getByText('第 1 版 → 第 2 版：新增 0，修改 1，删除 0').waitFor();
  expect(await dialog.locator('del').textContent()).toContain('有关消息');
  expect(await dialog.locator('ins').textContent()).toContain('据了解');
  await expectGood(own);
  await dialog.getByRole('button', { name: '恢复此版' }).click();
  await page.getByRole('tooltip').getByRole('button', { name: '恢复此版' }).click();
  await dialog.getByText('恢复第1版').waitFor();
  await desk.page.getByRole('button', { name: '改为“有关消息”' }).waitFor({ timeout: 20_000 });
});

test('rules are folded into groups and found by a word; figures by span; the model is off and says why', async () => {
  const desk = await desks.sit({ login: leader, width: 'phone' });
  const { page } = desk;
  await desk.open('/checks');
  await page.getByText(/^标点 \d+/).waitFor();
  expect(await page.getByText('不存在的日期').count()).toBe(1);
  expect(await page.getByText('不存在的日期').isVisible()).toBe(false);
  await expectGood(desk);
  await page.getByRole('searchbox', { name: '查找规则' }).fill('不存在的日期');
  await page.getByText('不存在的日期').waitFor();
  await page.getByRole('tab', { name: '统计' }).click();
  await page.getByText('按规则').waitFor();
  await page.getByText('今年').click();
  await page.getByText('按规则').waitFor();
  await expectGood(desk);
  await page.getByRole('tab', { name: '语言模型' }).click();
  await page.getByText('未启用').waitFor();
  await page.getByText(/没有允许任何地址/).waitFor();
  expect(await page.getByRole('switch').isDisabled()).toBe(true);
  await expectGood(desk);
});
