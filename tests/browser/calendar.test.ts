import { planEntry, readCalendar } from '@sanshen/contract/calendar';
import { dayOf, daysAfter, instantOf } from '@sanshen/domain/calendar';
import { brandId, type Instant } from '@sanshen/domain/kernel';
import { demonstrationChannelId, demonstrationOrganizationId } from '@sanshen/server/demonstration/index';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectGood, useDesks } from './support/desk.ts';

// 经开区 economic: calendar and campaigns.
const desks = useDesks();
const organization = demonstrationOrganizationId('economic');
const channel = demonstrationChannelId('economic', 'weibo');
const today = dayOf(brandId<Instant>(new Date().toISOString()));

const shot = async (page: Page, name: string) => {
  const folder = process.env.SANSHEN_SHOTS;
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};

async function plan(title: string, day: string, minutes: number): Promise<string> {
  const operator = await desks.api('economic.operator1');
  const body = { title, at: instantOf(day, minutes), channel };
  return (await operator.call(planEntry, { params: { organization }, body })).entry;
}

async function at(id: string): Promise<string> {
  const operator = await desks.api('economic.operator1');
  const query = { from: today, to: daysAfter(today, 60) };
  const { items } = await operator.call(readCalendar, { params: { organization }, query });
  return items.find((item) => item.id === id)?.at ?? '';
}

/** A Tuesday far enough ahead that the days around it lie in the same week and nothing else is planned there. */
function tuesdayAhead(weeks: number): string {
  const monday = daysAfter(today, -((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7));
  return daysAfter(monday, weeks * 7 + 1);
}

test('§2 a plan is dragged to another day, moved by keys and by the fields, and a conflict shows until it is moved away', async () => {
  const tuesday = tuesdayAhead(2);
  const first = await plan('青年大学习预告', tuesday, 10 * 60);
  const second = await plan('志愿服务招募', tuesday, 10 * 60 + 30);
  const desk = await desks.sit({ login: 'economic.operator1' });
  await desk.open(`/calendar?view=week&day=${tuesday}`);
  const { page } = desk;
  const chip = page.getByRole('button', { name: /志愿服务招募/ });
  await chip.waitFor();
  await page.getByText('1 处冲突').waitFor();
  expect(await chip.getAttribute('title')).toContain('只隔 30 分钟');
  await shot(page, 'calendar-week-desk');
  await expectGood(desk);

  const wednesday = daysAfter(tuesday, 1);
  await chip.dragTo(page.locator(`[data-day="${wednesday}"]`));
  await page
    .locator(`[data-day="${wednesday}"]`)
    .getByRole('button', { name: /志愿服务招募/ })
    .waitFor();
  expect(await at(second)).toBe(instantOf(wednesday, 10 * 60 + 30));
  await page.getByText('1 处冲突').waitFor({ state: 'detached' });

  // By keys, and the focus stays on it.
  const thursday = daysAfter(tuesday, 2);
  await chip.focus();
  await chip.press('Shift+ArrowRight');
  const moved = page.locator(`[data-day="${thursday}"]`).getByRole('button', { name: /志愿服务招募/ });
  await moved.waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('志愿服务招募');
  await moved.press('Shift+ArrowDown');
  await expect.poll(() => at(second)).toBe(instantOf(thursday, 11 * 60));

  // By the fields, on the phone, into the quiet hours.
  const phone = await desks.sit({ login: 'economic.operator2', width: 'phone' });
  await phone.open(`/calendar?view=week&day=${tuesday}`);
  await phone.page.getByRole('button', { name: /青年大学习预告/ }).click();
  await phone.page.getByLabel('时间').fill('23:30');
  await phone.page.getByRole('button', { name: /^改\s*期$/ }).click();
  await phone.page.getByText('1 处冲突').waitFor();
  expect(await at(first)).toBe(instantOf(tuesday, 23 * 60 + 30));
  await phone.page.getByRole('button', { name: /青年大学习预告/ }).click();
  await phone.page.getByRole('listitem').filter({ hasText: '在静默时段（23:00–06:30）内' }).waitFor();
  await shot(phone.page, 'calendar-item-phone');
  await expectGood(phone);
});

test('§2 a plan is made on the month and shows on the phone, by day and by channel', async () => {
  const tuesday = tuesdayAhead(4);
  const desk = await desks.sit({ login: 'economic.operator1', theme: 'dark' });
  await desk.open(`/calendar?day=${tuesday}`);
  const { page } = desk;
  await page.getByRole('button', { name: 'plus 排期', exact: true }).click();
  await page.getByRole('textbox', { name: '内容' }).fill('国家公祭日宣传');
  await page.getByLabel('时间').fill('09:00');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^排\s*期$/ })
    .click();
  await page.getByRole('button', { name: /国家公祭日宣传/ }).waitFor();
  await shot(page, 'calendar-month-desk-dark');
  await expectGood(desk);

  const phone = await desks.sit({ login: 'economic.operator1', width: 'phone', language: 'en' });
  await phone.open(`/calendar?day=${tuesday}`);
  await phone.page.getByRole('button', { name: /国家公祭日宣传/ }).waitFor();
  await shot(phone.page, 'calendar-month-phone-en');
  await expectGood(phone);
  await phone.open(`/calendar?view=lanes&day=${tuesday}`);
  await phone.page.getByRole('heading', { name: 'No channel yet' }).waitFor();
  await shot(phone.page, 'calendar-lanes-phone-en');
  await expectGood(phone);
});

test('§2 §11 the lanes in English, and a superior, who sees the calendar and plans nothing', async () => {
  await plan('经开区对上级可见的排期', tuesdayAhead(5), 9 * 60);
  const lanes = await desks.sit({ login: 'economic.operator1', language: 'en' });
  await lanes.open(`/calendar?view=lanes&day=${tuesdayAhead(2)}`);
  await lanes.page.getByRole('heading', { name: 'No channel yet' }).waitFor();
  await shot(lanes.page, 'calendar-lanes-desk-en');
  await expectGood(lanes);

  const above = await desks.sit({ login: 'kunming.mainleader' });
  await above.open(`/calendar?organization=${organization}&view=week&day=${tuesdayAhead(5)}`);
  await above.page.getByRole('button', { name: /经开区对上级可见的排期/ }).waitFor();
  expect(await above.page.getByRole('button', { name: /plus.*排期/ }).count()).toBe(0);
});

test('§2 an iCalendar file is looked at before it is taken, and a feed address is made once and revoked', async () => {
  const desk = await desks.sit({ login: 'economic.platformlead' });
  const day = tuesdayAhead(3);
  await desk.open(`/calendar?day=${day}`);
  const { page } = desk;
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: '导入 iCalendar' }).click();
  const stamp = day.replaceAll('-', '');
  const text = [
    'BEGIN:VCALENDAR',
    ...['BEGIN:VEVENT', 'UID:a', 'SUMMARY:经开区青年运动会', `DTSTART;VALUE=DATE:${stamp}`, 'END:VEVENT'],
    ...[
      'BEGIN:VEVENT',
      'UID:b',
      'SUMMARY:例会',
      `DTSTART:${stamp}T010000Z`,
      'RRULE:FREQ=HOURLY',
      'END:VEVENT',
    ],
    'END:VCALENDAR',
  ].join('\r\n');
  await page
    .getByLabel('选择 .ics 文件')
    .setInputFiles({ name: 'dates.ics', mimeType: 'text/calendar', buffer: Buffer.from(text) });
  await page.getByText('可登记 1 个日期').waitFor();
  await page.getByText('重复方式无法识别').waitFor();
  await shot(page, 'calendar-import-desk');
  await expectGood(desk);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^登\s*记$/ })
    .click();
  await page.getByRole('button', { name: '经开区青年运动会' }).waitFor();

  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: '订阅地址' }).click();
  await page.getByRole('button', { name: '生成地址' }).click();
  const address = await page.getByRole('textbox', { name: '订阅地址' }).inputValue();
  expect(address).toMatch(/\/calendars\/[\w-]{43}\.ics$/);
  const path = new URL(address).pathname;
  const read = () => fetch(new URL(path, desks.url()));
  expect(await (await read()).text()).toContain('经开区青年运动会');
  await shot(page, 'calendar-feed-desk');
  await expectGood(desk);
  await page.getByRole('button', { name: /^撤\s*销$/ }).click();
  await page.getByText('您还没有订阅地址。').waitFor();
  expect((await read()).status).toBe(404);
});
