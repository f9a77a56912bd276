import { returnManuscript } from '@sanshen/contract/review';
import { expect, test } from 'vitest';
import { articleOf, signBoth, write, writeAndSubmit } from './support/articles.ts';
import { expectGood, useDesks } from './support/desk.ts';

// 晋宁区 Jinning, with manuscripts.test.ts, which writes as the second operator.
const desks = useDesks();
const county = 'jinning';
const titled = (title: string) => articleOf(county, { title });

test('§5 what waits stands by what is due, each with one line, and o opens the first', async () => {
  const author = await desks.api('jinning.operator1');
  const first = await writeAndSubmit(author, county, titled('晋宁先送审的一篇'));
  await writeAndSubmit(author, county, titled('晋宁后送审的一篇'));
  const desk = await desks.sit({ login: 'jinning.platformlead' });
  await desk.open('/');
  const { page } = desk;
  const waiting = page.locator('section').filter({ has: page.getByRole('heading', { name: '待我办理' }) });
  await waiting.getByText('晋宁后送审的一篇').waitFor();
  const titles = await waiting.getByRole('link').allTextContents();
  const at = (title: string) => titles.findIndex((text) => text.includes(title));
  expect(at('晋宁先送审的一篇')).toBeLessThan(at('晋宁后送审的一篇'));
  expect(titles[at('晋宁先送审的一篇')]).toMatch(/晋宁区运营人员甲.*第一审、第一校.*后到期/u);
  await expectGood(desk);
  const [top = ''] = await waiting
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  await page.keyboard.press('o');
  await page.waitForURL(`**${top}`);
  expect(first.manuscript).not.toBe('');
});

test.each(['desk', 'phone'] as const)('a new submission appears within a second (%s)', async (width) => {
  const title = `晋宁实时送审（${width}）`;
  const desk = await desks.sit({ login: 'jinning.platformlead', width });
  await desk.open('/');
  const { page } = desk;
  await page.getByRole('heading', { name: '待我办理' }).waitFor();
  // The stream opens a moment after the page.
  await page.waitForTimeout(1_000);
  const author = await desks.api('jinning.operator1');
  await writeAndSubmit(author, county, titled(title));
  const sent = Date.now();
  await page.getByText(title).waitFor({ timeout: 5_000 });
  expect(Date.now() - sent).toBeLessThan(1_000);
  await expectGood(desk);
});

test('what I sent says whom it waits for, moves on by itself, and leads to the editor when it comes back', async () => {
  const title = '晋宁在途的一篇';
  const author = await desks.api('jinning.operator1');
  const article = await writeAndSubmit(author, county, titled(title));
  const desk = await desks.sit({ login: 'jinning.operator1' });
  await desk.open('/');
  const { page } = desk;
  const entry = page.locator(`a[href="/manuscripts/${article.manuscript}"]`);
  await entry.getByText('停在“第一审、第一校”，等待晋宁区平台负责人').waitFor();
  await expectGood(desk);
  await signBoth(await desks.api('jinning.platformlead'), article, 'platform', 'platformLead');
  await entry.getByText('停在“第二审、第二校”，等待晋宁区宣传工作负责人').waitFor({ timeout: 5_000 });
  const lead = await desks.api('jinning.publicitylead');
  await lead.call(returnManuscript, {
    params: { manuscript: article.manuscript },
    body: { reasons: '请补充时间。', round: 1, digest: article.digest, to: null },
  });
  await page
    .locator(`a[href="/manuscripts/${article.manuscript}/edit"]`)
    .getByText('已退回，请按意见修改后重新送审')
    .waitFor({ timeout: 5_000 });
});

test('who has nothing to do is told so, and where to begin; in English and in the dark too', async () => {
  await write(await desks.api('jinning.operator1'), county, titled('晋宁未送审的一篇'));
  for (const width of ['desk', 'phone'] as const) {
    const desk = await desks.sit({ login: 'jinning.registrar', width, language: 'en', theme: 'dark' });
    await desk.open('/');
    await desk.page.getByText('Nothing waits for you').waitFor();
    await desk.page.getByText('Nothing of yours is on its way').waitFor();
    await desk.page.getByRole('heading', { name: 'Key dates' }).waitFor();
    expect(await desk.page.getByText('晋宁未送审的一篇').count()).toBe(0);
    await expectGood(desk);
  }
});
