// Only looks; whoever has data is shown none of it, or all of it under names that fill a line three times.
import type { Page, Route } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { type Desk, inspectPage, useDesks } from './support/desk.ts';

const desks = useDesks();

/** The screens of emergencies, people, jurisdiction and accountability, by who opens them. */
const pages: Readonly<Record<string, readonly string[]>> = {
  'luquan.mainleader': [
    '/emergency',
    '/emergency/contacts',
    '/freeze',
    '/emergency/drills',
    '/organization/letters',
    '/supervision?view=unit',
    '/supervision/cases',
  ],
  'publicity.departmenthead': [
    '/emergency/drills?view=calendar',
    '/supervision/circulars?side=sent',
    '/training/qualification',
    '/training/selection',
  ],
  'kunming.mainleader': [
    '/emergency/incidents',
    '/training/courses',
    '/training/examinations',
    '/supervision/spot-checks',
    '/supervision/assessments?side=units',
    '/supervision',
  ],
};

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const longName =
  '关于进一步加强全市各级团属新媒体账号内容审核校对与发布管理并对近期发现的错别字和不规范表述开展集中排查整治的工作情况通报及整改要求';
const longWord = 'averylongwordwithoutanyplacetobreakitwhichnofieldofthescreenexpected';
const named = ['title', 'name', 'organizationName', 'unitName', 'channelName', 'scenarioName'];
/** Who I am, what I may see and the rules stay: the frame around every page is not what is looked at. */
const frame = /\/api\/v1\/(session|organizations(\?|$)|organizations\/[^/]+\/policy|preferences)/;

/** Every title and name of an answer made as long as somebody might type one. */
function lengthened(value: Json, key = ''): Json {
  if (typeof value === 'string') {
    return named.includes(key) && value.length > 1 ? `${value}${longName}`.slice(0, 90) : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one: Json) => lengthened(one, key));
  const entries = Object.entries(value);
  if (named.includes(key) && entries.length === 2 && 'zh' in value && 'en' in value) {
    return { zh: `${value.zh}${longName}`.slice(0, 90), en: `${value.en} ${longWord}` };
  }
  return Object.fromEntries(entries.map(([name, one]) => [name, lengthened(one, name)]));
}

/** An answer of a unit that has nothing yet. */
function emptied(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return [];
  const entries = Object.entries(value);
  return Object.fromEntries(entries.map(([name, one]) => [name, name === 'next' ? null : emptied(one)]));
}

async function change(page: Page, changed: (answer: Json) => Json): Promise<void> {
  await page.route('**/api/v1/**', async (route: Route) => {
    const request = route.request();
    if (request.method() !== 'GET' || frame.test(request.url())) return route.continue();
    if (request.headers().accept?.includes('event-stream') === true) return route.continue();
    const response = await route.fetch();
    if (!response.ok() || response.headers()['content-type']?.includes('json') !== true) {
      return route.fulfill({ response });
    }
    // What the server answers is JSON.
    const answer = (await response.json()) as Json;
    return route.fulfill({ response, json: changed(answer) });
  });
}

/** Opens each page in turn, waits until what it reads is there, and looks at it. */
async function look(
  desk: Desk,
  paths: readonly string[],
  wrongWith: (page: Page) => Promise<readonly string[]>,
): Promise<void> {
  const main = desk.page.getByRole('main');
  for (const path of paths) {
    await desk.open(path);
    await main.getByRole('heading', { level: 1 }).first().waitFor();
    await expect.poll(() => main.getByText('正在读取').count(), { timeout: 15_000 }).toBe(0);
    const unread = await main.getByRole('heading', { name: '没有读出来' }).count();
    expect({ path, unread, wrong: await wrongWith(desk.page) }).toEqual({ path, unread: 0, wrong: [] });
  }
  expect(desk.problems).toEqual([]);
}

/** What is wider than the screen. Names change nothing that axe looks at, and its look at a hundred units takes seconds. */
async function sideways(page: Page): Promise<readonly string[]> {
  const width = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  return width[0] === width[1] ? [] : [`${width[0]} pixels on ${width[1]}`];
}

let sitting: Desk | null = null;
afterEach(async () => {
  // Requests under way are let go, so that none is answered for a page that is gone.
  await sitting?.page.unrouteAll({ behavior: 'ignoreErrors' });
  await sitting?.close();
  sitting = null;
});

test.each(Object.entries(pages))('names of ninety characters fit the phone of %s', async (login, paths) => {
  sitting = await desks.sit({ login, width: 'phone' });
  await change(sitting.page, (answer) => lengthened(answer));
  await look(sitting, paths, sideways);
});

test.each(Object.entries(pages))('empty lists are pages of their own for %s', async (login, paths) => {
  sitting = await desks.sit({ login });
  await change(sitting.page, emptied);
  await look(sitting, paths, inspectPage);
});
