import { readReview } from '@sanshen/contract/review';
import exceljs from 'exceljs';
import { beforeAll, expect, test } from 'vitest';
import { articleOf, bodyOf, type Written, write, writeAndSubmit } from './support/articles.ts';
import { type Desk, expectGood, useDesks } from './support/desk.ts';
import { downloaded } from './support/download.ts';

// 晋宁区 Jinning, with workbench.test.ts, which writes as the first operator.
const desks = useDesks();
const county = 'jinning';
let river: Written;

beforeAll(async () => {
  const author = await desks.api('jinning.operator2');
  const titled = (title: string, text: string) => articleOf(county, { title, body: bodyOf(text) });
  river = await write(author, county, titled('护河行动启动', '青年突击队沿柴河清理河岸，捡拾垃圾六百斤。'));
  await write(author, county, titled('古滇乡音传习所招募', '传习所面向青少年招募学员，名额三十人。'));
  await writeAndSubmit(author, county, titled('夜校开班', '青年夜校开设花灯课程，每周三晚上课。'));
});

const rows = ({ page }: Desk) => page.getByRole('main').getByRole('listitem');

async function search({ page }: Desk, words: string): Promise<void> {
  await page.getByRole('searchbox', { name: '搜索标题与正文' }).fill(words);
}

test('filters stand in the address: they survive a reload, and the way back from a manuscript', async () => {
  const desk = await desks.sit({ login: 'jinning.operator2' });
  await desk.open('/manuscripts');
  const { page } = desk;
  await page.getByRole('link', { name: '护河行动启动' }).waitFor();
  await expectGood(desk);
  await page.getByRole('combobox', { name: '状态' }).click();
  await page.locator('.ant-select-dropdown:visible').getByTitle('审校中', { exact: true }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: '护河行动启动' }).waitFor({ state: 'detached' });
  expect(new URL(page.url()).searchParams.get('phase')).toBe('inReview');
  await page.reload();
  await page.getByRole('link', { name: '夜校开班' }).click();
  await page.getByRole('document').waitFor();
  await page.goBack();
  await page.getByRole('link', { name: '夜校开班' }).waitFor();
  expect(new URL(page.url()).searchParams.get('phase')).toBe('inReview');
  expect(await page.getByRole('link', { name: '护河行动启动' }).count()).toBe(0);
  await page.getByRole('button', { name: '清除筛选' }).click();
  await page.getByRole('link', { name: '护河行动启动' }).waitFor();
});

test('Chinese is found by words and by characters, in the text too, and what was found is marked', async () => {
  const desk = await desks.sit({ login: 'jinning.operator2' });
  await desk.open('/manuscripts');
  const { page } = desk;
  await search(desk, '青年突击队');
  await page.locator('mark', { hasText: '突击队' }).first().waitFor();
  expect(await rows(desk).count()).toBe(1);
  // No word, only characters that follow each other.
  await search(desk, '音传');
  await page.locator('mark', { hasText: '音传' }).first().waitFor();
  await page.getByRole('link', { name: '古滇乡音传习所招募' }).waitFor();
  await expectGood(desk);
  await search(desk, '没有这样的稿件');
  await page.getByText('没有符合条件的稿件').waitFor();
  await expectGood(desk);
});

test('while a word is being composed nothing is searched; when it is done, it is', async () => {
  const desk = await desks.sit({ login: 'jinning.operator2' });
  await desk.open('/manuscripts');
  const { page } = desk;
  await page.getByRole('link', { name: '夜校开班' }).waitFor();
  await page.keyboard.press('/');
  const input = await desk.context.newCDPSession(page);
  for (const text of ['y', 'ye', 'ye xiao'])
    await input.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  await page.waitForTimeout(800);
  expect(new URL(page.url()).searchParams.get('q')).toBeNull();
  await input.send('Input.insertText', { text: '夜校' });
  await page.waitForURL((url) => url.searchParams.get('q') === '夜校');
  await page.locator('mark', { hasText: '夜校' }).first().waitFor();
});

test('a view is saved, opened and deleted, and deleting it can be undone', async () => {
  const desk = await desks.sit({ login: 'jinning.operator2' });
  await desk.open('/manuscripts?phase=drafting&sort=created');
  const { page } = desk;
  const menu = () => page.getByRole('button', { name: '视图', exact: true }).click();
  await menu();
  await page.getByRole('button', { name: '保存当前筛选为视图' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await page.getByText('请填写视图名称').waitFor();
  await page.getByLabel('视图名称').fill('我的草稿');
  await expectGood(desk);
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await page.getByText('视图已保存。').waitFor();
  await desk.open('/manuscripts');
  await menu();
  await page.getByRole('button', { name: '我的草稿', exact: true }).click();
  await page.waitForURL((url) => url.searchParams.get('phase') === 'drafting');
  expect(new URL(page.url()).searchParams.get('sort')).toBe('created');
  await menu();
  await page.getByRole('button', { name: '删除视图“我的草稿”' }).click();
  await page.getByRole('button', { name: '我的草稿', exact: true }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '撤销' }).click();
  await page.getByText('已恢复视图“我的草稿”。').waitFor();
  await menu();
  await page.getByRole('button', { name: '我的草稿', exact: true }).waitFor();
  await expectGood(desk);
});

test('what is selected is exported as a workbook, and abandoned only when named and with a reason', async () => {
  const author = await desks.api('jinning.operator2');
  const titles = ['晋宁作废甲', '晋宁作废乙'];
  const written = [];
  for (const title of titles) written.push(await write(author, county, articleOf(county, { title })));
  const desk = await desks.sit({ login: 'jinning.operator2' });
  await desk.open('/manuscripts');
  const { page } = desk;
  for (const title of titles) await page.getByRole('checkbox', { name: `选择《${title}》` }).check();
  await page.getByText('已选 2 篇').waitFor();
  await expectGood(desk);
  const { name, bytes } = await downloaded(page, () =>
    page.getByRole('button', { name: '导出所选 2 篇' }).click(),
  );
  expect(name).toMatch(/^稿件-\d{4}-\d\d-\d\d\.xlsx$/u);
  const book = new exceljs.Workbook();
  // The library's declaration asks for an older Buffer than Node's.
  await book.xlsx.load(bytes as never);
  const values = JSON.stringify(book.worksheets[0]?.getSheetValues());
  for (const title of titles) expect(values).toContain(title);
  expect(values).not.toContain('夜校开班');

  await page.getByRole('button', { name: '作废所选' }).click();
  const dialog = page.getByRole('dialog');
  for (const title of titles) await dialog.getByText(title).waitFor();
  await dialog.getByRole('button', { name: '作废所选' }).click();
  await dialog.getByText('请写明理由').waitFor();
  await expectGood(desk);
  await dialog.getByRole('textbox').fill('活动取消。');
  await dialog.getByRole('button', { name: '作废所选' }).click();
  await page.getByText('已作废 2 篇。').waitFor();
  for (const { manuscript } of written) {
    const { phase } = await author.call(readReview, { params: { manuscript } });
    expect(phase).toBe('abandoned');
  }
});

test('the list is worked through by keyboard alone', async () => {
  const desk = await desks.sit({ login: 'jinning.operator2' });
  await desk.open('/manuscripts?q=护河行动');
  const { page } = desk;
  await page.getByRole('link', { name: '护河行动启动' }).waitFor();
  await page.getByRole('heading', { name: '稿件', exact: true }).click();
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.getByText('已选 1 篇').waitFor();
  await page.keyboard.press('x');
  await page.getByText('已选 1 篇').waitFor({ state: 'detached' });
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/manuscripts/${river.manuscript}**`);
});

test('§11 somebody of another county sees nothing of it, neither in his list nor by asking for this one', async () => {
  const desk = await desks.sit({ login: 'guandu.operator1', width: 'phone' });
  await desk.open('/manuscripts?q=护河行动启动');
  await desk.page.getByText('没有符合条件的稿件').waitFor();
  await desk.open('/manuscripts?scope=organization-jinning');
  await desk.page.getByRole('alert').getByText('您不能查看这里').waitFor();
  expect(await desk.page.getByText('护河行动启动').count()).toBe(0);
  await expectGood(desk);
});

test.each(['zh', 'en'] as const)(
  'on a phone the list is read, narrowed and opened (%s)',
  async (language) => {
    const desk = await desks.sit({ login: 'jinning.operator2', width: 'phone', language, theme: 'dark' });
    await desk.open('/manuscripts');
    const { page } = desk;
    await page.getByRole('link', { name: '夜校开班' }).waitFor();
    await expectGood(desk);
    await page.getByRole('searchbox').fill('夜校');
    await page.locator('mark').first().waitFor();
    await page.getByRole('link', { name: '夜校开班' }).tap();
    await page.getByRole('document').waitFor();
  },
);
