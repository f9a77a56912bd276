import { handInPractice, readPractice } from '@sanshen/contract/practice';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectGood, useDesks } from './support/desk.ts';

// 自来水集团 water: proofreading practice.
const desks = useDesks();

const shot = async (page: Page, name: string) => {
  const folder = process.env.SANSHEN_SHOTS;
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};

/** The exercise that was handed in first. */
let done = '';

const sessionIn = (page: Page) => page.url().split('/').at(-1) ?? '';
const openExercise = /\/training\/practice\/[0-9a-f-]{36}/u;

test('§10 an exercise is begun, marked by tap and by keys, kept over a reload, handed in, and only then tells what was planted', async () => {
  const desk = await desks.sit({ login: 'water.operator1' });
  const { page } = desk;
  await desk.open('/training/practice');
  await page.getByText('还没有成绩').waitFor();
  await page.getByRole('button', { name: '开始练习' }).click();
  await page.waitForURL(openExercise);
  const words = page.getByRole('main').locator('[data-start]');
  await words.nth(2).click();
  const marks = page.getByRole('group', { name: /^标记：/u });
  expect(await marks.count()).toBe(1);
  // With the keys: go on, mark, and widen by what follows.
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '已标 2 处' }).waitFor();
  await page.keyboard.press('Shift+ArrowRight');
  expect(await marks.count()).toBe(2);
  await marks.first().getByRole('textbox').fill('改成这样');
  await page.reload();
  await page.getByRole('heading', { name: '已标 2 处' }).waitFor();
  expect(await marks.first().getByRole('textbox').inputValue()).toBe('改成这样');
  expect(await page.getByRole('heading', { name: '植入的差错' }).count()).toBe(0);
  await shot(page, 'practice-exercise');
  await expectGood(desk);
  await page.getByRole('button', { name: '交卷' }).click();
  await page.getByRole('tooltip').getByRole('button', { name: '交卷' }).click();
  await page.getByRole('heading', { name: '植入的差错' }).waitFor();
  expect(await page.getByText(/^应为：/u).count()).toBeGreaterThanOrEqual(3);
  await page.getByText('已交卷').waitFor({ state: 'hidden' });
  await shot(page, 'practice-result');
  await expectGood(desk);
  done = sessionIn(page);
});

test('§10 §11 somebody else’s exercise is not there, and what was missed comes into the plan of who missed it', async () => {
  const other = await desks.sit({ login: 'water.operator2' });
  await other.open(`/training/practice/${done}`);
  await other.page.getByText('您不能查看这里').waitFor();
  const desk = await desks.sit({ login: 'water.operator1' });
  const { page } = desk;
  await desk.open('/training');
  await page.getByText('纠错练习：先练漏得多的类别').waitFor();
  await page.getByRole('link', { name: '去练习' }).click();
  await page.getByRole('heading', { name: '各类别找出的比例' }).waitFor();
  await expectGood(desk);
});

test('§10 on a phone in English and in the dark: words and pictures are tapped, and what was handed in elsewhere is refused with what to do', async () => {
  const desk = await desks.sit({
    login: 'water.platformlead',
    width: 'phone',
    language: 'en',
    theme: 'dark',
  });
  const { page } = desk;
  await desk.open('/training/practice');
  await page.getByRole('button', { name: 'Begin', exact: true }).tap();
  await page.waitForURL(openExercise);
  await page.getByRole('main').locator('[data-start]').nth(4).tap();
  await page.getByRole('heading', { name: '1 marked' }).waitFor();
  const picture = page.getByRole('button', { name: /^1: / });
  await picture.tap();
  expect(await picture.getAttribute('aria-pressed')).toBe('true');
  await shot(page, 'practice-phone');
  await expectGood(desk);
  const client = await desks.api('water.platformlead');
  const { open } = await client.call(readPractice, {});
  await client.call(handInPractice, {
    params: { session: open ?? '' },
    body: { marks: [], pictures: [] },
  });
  await page.getByRole('button', { name: 'Hand in' }).tap();
  await page.getByRole('tooltip').getByRole('button', { name: 'Hand in' }).tap();
  await page.getByText('This exercise is handed in. See its result, or begin another').first().waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'What was planted' }).waitFor();
  await shot(page, 'practice-phone-result');
  await expectGood(desk);
});

test('§10 §11 a leader sees his unit in sums, and of one person only what that person lets him see', async () => {
  const leader = await desks.sit({ login: 'water.mainleader' });
  await leader.open('/training/practice');
  await leader.page.getByRole('heading', { name: '本单位汇总' }).waitFor();
  await leader.page.getByText('参加人数不足，暂不显示分类数字').waitFor();
  await leader.page.getByText('没有人展示').waitFor();
  const desk = await desks.sit({ login: 'water.operator1' });
  await desk.open('/training/practice');
  await desk.page.getByRole('switch', { name: '给负责人看我的成绩' }).click();
  await desk.page.getByText('已对负责人展示').waitFor();
  await leader.page.reload();
  await leader.page.getByText('1 次练习').click();
  await shot(leader.page, 'practice-leader');
  await expectGood(leader);
  expect(await desk.page.getByRole('heading', { name: '本单位汇总' }).count()).toBe(0);
});
