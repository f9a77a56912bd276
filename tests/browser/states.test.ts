import { createManuscript } from '@sanshen/contract/content';
import { demonstrationOrganizationId } from '@sanshen/server/demonstration/index';
import { expect, test } from 'vitest';
import { articleOf, writeAndSubmit } from './support/articles.ts';
import { expectGood, useDesks } from './support/desk.ts';

// 嵩明县 Songming: what every screen shows besides its content.
const county = 'songming';
const desks = useDesks();

test('without a network it says so, keeps what is shown, and stops saying so when the network is back', async () => {
  const desk = await desks.sit({ login: `${county}.operator1` });
  await desk.open('/');
  const { page } = desk;
  await page.getByRole('heading', { level: 1 }).waitFor();
  await desk.context.setOffline(true);
  await page.getByText('网络已断开').waitFor();
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
  await expectGood(desk);
  await desk.context.setOffline(false);
  await page.getByText('网络已断开').waitFor({ state: 'detached' });
});

test('a lost live connection is told once it lasts, and nothing that happened meanwhile is missed afterwards', async () => {
  const desk = await desks.sit({ login: `${county}.operator1` });
  const { page, context } = desk;
  await context.route('**/api/v1/live', (route) => route.abort());
  await desk.open('/manuscripts?sort=created');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByText('与服务器的实时连接已中断').waitFor();
  const colleague = await desks.api(`${county}.operator2`);
  const title = `断线期间的稿件${Date.now()}`;
  await colleague.call(createManuscript, {
    body: { organization: demonstrationOrganizationId(county), content: articleOf(county, { title }) },
  });
  await page.waitForTimeout(300);
  expect(await page.getByText(title).count()).toBe(0);
  await context.unroute('**/api/v1/live');
  await page.getByText(title).waitFor();
  await page.getByText('与服务器的实时连接已中断').waitFor({ state: 'detached' });
});

test('what cannot be read says what to do, and can be tried again', async () => {
  const desk = await desks.sit({ login: `${county}.operator1` });
  const { page, context } = desk;
  await context.route('**/api/v1/workbench*', (route) => route.abort());
  await desk.open('/');
  const alert = page.getByRole('alert').filter({ hasText: '没有读出来' });
  await alert.waitFor();
  await alert.getByText('请检查网络后重试').waitFor();
  await expectGood(desk);
  await context.unroute('**/api/v1/workbench*');
  await alert.getByRole('button', { name: '重试' }).click();
  await page.getByRole('heading', { name: '待我办理' }).or(page.getByText('没有待办')).first().waitFor();
  await alert.waitFor({ state: 'detached' });
});

test('an answer that the page cannot read is told in words, with a code and a number to read out', async () => {
  const desk = await desks.sit({ login: `${county}.operator1`, width: 'phone' });
  const { page, context } = desk;
  await context.route('**/api/v1/workbench*', (route) => route.fulfill({ json: { unexpected: 1 } }));
  await desk.open('/');
  const alert = page.getByRole('alert').filter({ hasText: '没有读出来' });
  await alert.getByText(/^代码 page\.outdated，编号 \d{4}$/u).waitFor();
  expect(await alert.textContent()).not.toContain('{');
  await expectGood(desk);
});

test('nothing to show says why and what comes next', async () => {
  const desk = await desks.sit({ login: `${county}.mainleader` });
  const { page } = desk;
  await desk.open('/');
  await page.getByText('没有待办').waitFor();
  await page.getByText('没有在办的稿件').waitFor();
  await expectGood(desk);
  await desk.open('/manuscripts?q=没有任何稿件写过这几个字');
  await page.getByText('没有符合条件的稿件').waitFor();
  await page.getByText('换个说法搜索').waitFor();
  await expectGood(desk);
});

test('an address that leads nowhere says so and leads back', async () => {
  const desk = await desks.sit({ login: `${county}.operator1` });
  await desk.open('/no-such-page');
  await desk.page.getByText('没有这个页面').waitFor();
  await expectGood(desk);
  await desk.page.getByRole('link', { name: '回到工作台' }).click();
  await desk.page.waitForURL((url) => url.pathname === '/');
});

test('the theme follows the system until one chooses, and the choice stays', async () => {
  const desk = await desks.sit({ login: `${county}.operator1`, theme: 'light' });
  const { page } = desk;
  const theme = () => page.locator('html').getAttribute('data-theme');
  await desk.open('/settings');
  const choice = page.getByRole('radiogroup', { name: '外观' });
  await choice.waitFor();
  expect(await theme()).toBe('light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('html[data-theme=dark]').waitFor();
  await choice.getByText('浅色').click();
  await page.locator('html[data-theme=light]').waitFor();
  await page.reload();
  await choice.waitFor();
  expect(await theme()).toBe('light');
  await choice.getByText('深色').click();
  await page.emulateMedia({ colorScheme: 'light' });
  await page.waitForTimeout(100);
  expect(await theme()).toBe('dark');
});

test('the language changes at once, in every tab, and stays', async () => {
  const desk = await desks.sit({ login: `${county}.operator1` });
  const { page } = desk;
  await desk.open('/settings');
  const other = await desk.context.newPage();
  await other.goto('/manuscripts');
  await other.getByRole('heading', { level: 1, name: '稿件' }).waitFor();
  await page.getByRole('radiogroup', { name: '语言' }).getByText('English').click();
  await page.getByRole('heading', { level: 1, name: 'Settings and security' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await other.getByRole('heading', { level: 1, name: 'Manuscripts' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Settings and security' }).waitFor();
});

test('keys lead everywhere, `?` shows them, and neither disturbs who writes', async () => {
  const desk = await desks.sit({ login: `${county}.operator1` });
  const { page } = desk;
  await desk.open('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: '快捷键' });
  await help.getByText('稿件', { exact: true }).waitFor();
  await expectGood(desk);
  await page.keyboard.press('Escape');
  await help.waitFor({ state: 'hidden' });
  await page.keyboard.press('g');
  await page.keyboard.press('m');
  await page.waitForURL('**/manuscripts*');
  const search = page.getByRole('searchbox').or(page.locator('main input')).first();
  await search.click();
  await page.keyboard.type('gw?');
  expect(new URL(page.url()).pathname).toBe('/manuscripts');
  expect(await page.getByRole('dialog').count()).toBe(0);
});

test('on paper the review desk is the article: no navigation, no buttons to press', async () => {
  const article = await writeAndSubmit(await desks.api(`${county}.operator1`), county);
  const desk = await desks.sit({ login: `${county}.platformlead` });
  const { page } = desk;
  await desk.open(`/manuscripts/${article.manuscript}`);
  await page.locator('.ProseMirror').waitFor();
  await page.emulateMedia({ media: 'print' });
  await page.getByText('讲解反诈知识').first().waitFor();
  for (const navigation of await page.getByRole('navigation').all())
    expect(await navigation.isVisible()).toBe(false);
  expect(await page.getByText('三审', { exact: true }).first().isVisible()).toBe(false);
  for (const button of await page.getByRole('button').all()) expect(await button.isVisible()).toBe(false);
  const wider = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wider).toBeLessThanOrEqual(0);
});

test.each([
  ['zh', 'light', 'desk'],
  ['zh', 'dark', 'phone'],
  ['en', 'light', 'phone'],
  ['en', 'dark', 'desk'],
] as const)(
  'login, workbench, list, review and settings are good: %s, %s, %s',
  async (language, theme, width) => {
    const guest = await desks.sit({ login: null, language, theme, width });
    await guest.open('/login');
    await guest.page.getByRole('heading', { level: 1 }).waitFor();
    await expectGood(guest);
    const article = await writeAndSubmit(await desks.api(`${county}.operator2`), county);
    const desk = await desks.sit({ login: `${county}.platformlead`, language, theme, width });
    const paths = ['/', '/manuscripts', `/manuscripts/${article.manuscript}`, '/settings', '/notifications'];
    for (const path of paths) {
      await desk.open(path);
      await desk.page.locator('main h1').first().waitFor({ state: 'attached' });
      await desk.page.locator('.ant-skeleton').first().waitFor({ state: 'detached' });
      await expectGood(desk);
    }
  },
);
