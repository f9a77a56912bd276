import { expect, test } from 'vitest';
import { expectGood, useDesks } from './support/desk.ts';

// 富民县 Fumin: nothing is changed here.
const county = 'fumin';
const desks = useDesks();

test.each([
  ['desk', 'zh', 'light'],
  ['phone', 'zh', 'dark'],
  ['phone', 'en', 'light'],
] as const)(
  '§0 every clause stands with its words, its place and the state: %s, %s, %s',
  async (width, language, theme) => {
    const desk = await desks.sit({ login: `${county}.operator1`, width, language, theme });
    const { page } = desk;
    await desk.open('/regulation');
    const clause = page.getByRole('region', { name: /^§5 / });
    await clause.getByText('5.严格审校制度。', { exact: false }).waitFor();
    expect(await page.getByRole('heading', { level: 2 }).filter({ hasText: '§' }).count()).toBe(13);
    await clause.getByText(language === 'zh' ? /^审校中 \d+ 件/u : /^\d+ in review/u).waitFor();
    await page
      .getByText(language === 'zh' ? '系统尚未提供' : 'not in the product yet')
      .first()
      .waitFor();
    await expectGood(desk);
  },
);

test('a clause leads to its rules, and its figures to the lists of the same unit', async () => {
  const desk = await desks.sit({ login: 'kunming.mainleader' });
  const { page } = desk;
  await desk.open(`/regulation?organization=organization-${county}`);
  const clause = page.getByRole('region', { name: /^§5 / });
  await clause.getByText('5.严格审校制度。', { exact: false }).waitFor();
  const ledger = clause.getByRole('link', { name: '台账留痕与核验' });
  expect(await ledger.getAttribute('href')).toBe(`/ledger?organization=organization-${county}`);
  await clause.getByRole('link', { name: '查看本条规则' }).click();
  await page.waitForURL(/\/policy\?.*view=clauses/u);
  await page.getByRole('region', { name: '§5 严格审校制度' }).waitFor();
});

test('who stands above chooses the unit', async () => {
  const desk = await desks.sit({ login: 'kunming.mainleader' });
  await desk.open('/regulation');
  const unit = desk.page.getByRole('combobox', { name: '单位' });
  await unit.fill('富民');
  await unit.press('Enter');
  await desk.page.waitForURL(`**/regulation?organization=organization-${county}`);
  await desk.page.getByText('共青团富民县委的现状', { exact: false }).waitFor();
  await expectGood(desk);
});

test('§11 another county’s state is refused', async () => {
  const desk = await desks.sit({ login: `${county}.mainleader`, width: 'phone' });
  await desk.open('/regulation?organization=organization-wuhua');
  await desk.page.getByRole('heading', { name: '您不能查看这里' }).waitFor();
  await expectGood(desk);
});

test('of the superior one reads the rule book, not how it stands', async () => {
  const desk = await desks.sit({ login: `${county}.operator1` });
  await desk.open('/regulation?organization=organization-kunming');
  await desk.page.getByText('不能查看其现状数据', { exact: false }).first().waitFor();
  await expectGood(desk);
});

test('printed it is the report alone', async () => {
  const desk = await desks.sit({ login: `${county}.operator1` });
  await desk.open('/regulation');
  const clause = desk.page.getByRole('region', { name: /^§5 / });
  await clause.waitFor();
  await desk.page.emulateMedia({ media: 'print' });
  expect(await desk.page.getByRole('navigation', { name: '条款目录' }).isVisible()).toBe(false);
  expect(await desk.page.getByRole('button', { name: '打印' }).isVisible()).toBe(false);
  expect(await clause.getByText('5.严格审校制度。', { exact: false }).isVisible()).toBe(true);
});
