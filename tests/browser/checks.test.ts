import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readChecks } from '@sanshen/contract/checks';
import { listFindings } from '@sanshen/contract/review';
import type { ManuscriptContent } from '@sanshen/domain/content';
import { expect, test } from 'vitest';
import { articleOf, bodyOf, type Written, write, writeAndSubmit } from './support/articles.ts';
import { type Desk, expectGood, useDesks } from './support/desk.ts';

// 官渡区 Guandu is written in here.
const county = 'guandu';
const [writer, second, reviewer] = [`${county}.operator1`, `${county}.operator2`, `${county}.platformlead`];
const desks = useDesks();

const faulty = ['会议定于2026年2月30日召开。', '另一场定于2026年4月31日召开。', '第三段没有差错。'];
const content = (...texts: string[]): ManuscriptContent => articleOf(county, { body: bodyOf(...texts) });

async function begin(login: string, ...texts: string[]): Promise<Written> {
  return write(await desks.api(login), county, content(...texts));
}

async function edit(desk: Desk, { manuscript }: Written): Promise<void> {
  await desk.open(`/manuscripts/${manuscript}/edit`);
  await desk.page.locator('.ProseMirror[contenteditable=true]').waitFor();
}

/** Waits until the server has checked a text. */
async function checked(login: string, { manuscript }: Written): Promise<void> {
  const api = await desks.api(login);
  await expect
    .poll(async () => (await api.call(readChecks, { params: { manuscript } })).state, { timeout: 30_000 })
    .toBe('done');
}

test('findings come while one writes, quiet until they are wanted', async () => {
  const written = await begin(writer, ...faulty);
  const desk = await desks.sit({ login: writer });
  const { page } = desk;
  await edit(desk, written);
  const tab = page.getByRole('tab', { name: '检查' });
  await expect.poll(() => tab.textContent(), { timeout: 30_000 }).toContain('2');
  // Quiet: nothing is underlined before somebody wants it.
  const underlined = page.locator('[data-checks=shown] .machine-error');
  expect(await underlined.count()).toBe(0);
  await tab.click();
  await page.getByRole('switch', { name: '在正文中标出' }).click();
  expect(await underlined.count()).toBe(2);
  const list = page.getByRole('tabpanel', { name: /检查/ });
  expect(await list.getByRole('listitem').filter({ hasText: '2月30日' }).count()).toBe(1);
  await expectGood(desk);
  // A third fault is found as it is typed.
  await page.locator('.ProseMirror').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('还有一场定于2026年9月31日召开。');
  await expect.poll(() => underlined.count()).toBe(3);
  await page.keyboard.press('Backspace');
  for (let i = 0; i < 16; i += 1) await page.keyboard.press('Backspace');
  await expect.poll(() => underlined.count()).toBeLessThan(3);
});

test('a reviewer accepts what is sure at once, takes it back, overrules with a reason and sets aside; it stays in sight', async () => {
  const written = await writeAndSubmit(await desks.api(second), county, content(...faulty));
  await checked(reviewer, written);
  const desk = await desks.sit({ login: reviewer });
  const { page } = desk;
  await desk.open(`/manuscripts/${written.manuscript}`);
  await page.getByRole('tab', { name: /机器检查/ }).click();
  const item = (words: string) => page.getByRole('listitem').filter({ hasText: words }).first();
  await item('2月30日').waitFor();
  // Who signs is told beside the signature; it holds nothing.
  await page.getByText('机器检查还有 2 条').waitFor();
  await expectGood(desk);
  await item('2月30日').getByRole('button', { name: '不采纳' }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByRole('button', { name: '确 定' })
    .or(dialog.getByRole('button', { name: '确定' }))
    .click();
  await dialog.getByText('请填写理由').waitFor();
  await dialog.getByLabel('理由').fill('引自原文件');
  await dialog.getByRole('button', { name: /确\s*定/ }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('已处理和不算错的 1 条').click();
  await item('引自原文件').waitFor();
  await page.getByRole('button', { name: /撤\s*销/ }).click();
  await page.getByText('结论已撤回').waitFor();
  await item('4月31日').getByRole('button', { name: '本单位不算错' }).click();
  await page.getByRole('dialog').getByLabel('理由').fill('活动名称');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /确\s*定/ })
    .click();
  await page.getByText('已处理和不算错的 1 条').waitFor();
  const api = await desks.api(reviewer);
  const params = { manuscript: written.manuscript };
  const { items } = await api.call(listFindings, { params, query: {} });
  expect(items).toMatchObject([{ rule: 'dates/impossible-date', ruling: null }]);
  // The checklist beside the signature says what nobody but a person looks at.
  expect(await page.getByText('机器未查').count()).toBeGreaterThan(0);
});

test('on a phone, in the dark, the list of the editor and of the desk is whole', async () => {
  const written = await writeAndSubmit(await desks.api(second), county, content(...faulty));
  await checked(reviewer, written);
  const desk = await desks.sit({ login: reviewer, width: 'phone', theme: 'dark' });
  await desk.open(`/manuscripts/${written.manuscript}`);
  await desk.page.getByRole('tab', { name: /机器检查/ }).click();
  await desk.page.getByRole('button', { name: '不采纳' }).first().waitFor();
  await expectGood(desk);
});

test('all sure changes are taken at once, and undone at once', async () => {
  const written = await begin(writer, '机会少纵即逝。', '截止2023年5月，共有三十人参加。');
  const desk = await desks.sit({ login: writer });
  const { page } = desk;
  await edit(desk, written);
  await page.getByRole('tab', { name: '检查' }).click();
  await page.getByRole('button', { name: /采用全部 2 条/ }).click({ timeout: 30_000 });
  const text = page.locator('.ProseMirror');
  await expect.poll(() => text.textContent()).toBe('机会稍纵即逝。截至2023年5月，共有三十人参加。');
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await expect.poll(() => text.textContent()).toBe('机会少纵即逝。截止2023年5月，共有三十人参加。');
  await page.getByRole('button', { name: '改为“稍纵即逝”' }).click();
  await expect.poll(() => text.textContent()).toContain('机会稍纵即逝。截止');
});

test('who manages the rule book tells the checks a word; the next key finds it, and everybody sees each rule with its precision', async () => {
  const leader = await desks.sit({ login: `${county}.mainleader` });
  const { page } = leader;
  await leader.open('/checks?view=registers');
  await page.getByRole('button', { name: '新增条目' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('词语').fill('独家爆料');
  await dialog.getByLabel('建议').fill('据了解');
  await dialog.getByRole('button', { name: /保\s*存/ }).click();
  await page.getByRole('listitem').filter({ hasText: '独家爆料' }).waitFor();
  await expectGood(leader);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出 Excel' }).click();
  const path = join(await mkdtemp(join(tmpdir(), 'checks-')), 'terms.xlsx');
  await (await download).saveAs(path);
  await page.getByRole('button', { name: '导入 Excel' }).click();
  await page.locator('input[type=file]').setInputFiles(path);
  await page.getByText('新增 0，修改 0，删除 0，不变 1').waitFor();
  await page.getByRole('button', { name: /取\s*消/ }).click();
  const written = await begin(writer, '这是独家爆料。');
  const desk = await desks.sit({ login: writer, width: 'phone' });
  await desk.open('/checks');
  // Folded, so that a phone shows all groups at once.
  await desk.page.getByText(/^日期 \d+/).click();
  await desk.page.getByRole('listitem').filter({ hasText: '不存在的日期' }).first().waitFor();
  await expectGood(desk);
  await edit(desk, written);
  await desk.page
    .getByRole('button', { name: /稿件要件|打开/ })
    .first()
    .click();
  await desk.page.getByRole('tab', { name: '检查' }).click();
  await desk.page.getByText('独家爆料').last().waitFor();
  await expectGood(desk);
});
