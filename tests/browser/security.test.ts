import { demonstrationOrganizationId } from '@sanshen/server/demonstration/index';
import { beforeAll, expect, test } from 'vitest';
import { type Filled, fillCounty } from './attempts/fill.ts';
import { dealt, elsewhere, textAttempts } from './attempts/texts.ts';
import { inspect, type Watch, watch } from './attempts/watch.ts';
import { type Desk, useDesks } from './support/desk.ts';

// 东川区 Dongchuan: everything that people can say there is an attempt to run something in somebody else's browser.
const county = 'dongchuan';
const desks = useDesks();
const here = encodeURIComponent(demonstrationOrganizationId(county));
let filled: Filled;

beforeAll(async () => {
  filled = await fillCounty(desks, county, dealt(2));
});

/** Waits until a page shows what it has to show. */
async function settle({ page }: Desk): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.waitForLoadState('networkidle').catch(() => {
    // The live stream may keep the network busy.
  });
  await page.locator('.ant-skeleton').first().waitFor({ state: 'detached' });
}

async function expectNothingRan(desk: Desk, watched: Watch, where: string): Promise<void> {
  expect(await watched.broken(), where).toEqual([]);
  expect(watched.stopped, `${where}: only the policy stopped it`).toEqual([]);
  expect(desk.page.url(), where).not.toContain(elsewhere);
}

test('the attempts are real: in a page without protection they run or call out', async () => {
  const desk = await desks.sit({ login: null });
  const asked = new Set<string>();
  await desk.context.route(`**://${elsewhere}/**`, (route) => {
    asked.add(new URL(route.request().url()).pathname.slice(1));
    return route.abort();
  });
  const page = await desk.context.newPage();
  // The server's own script, which may be loaded but does nothing to this page.
  await page.route('**/bare', (route) => route.fulfill({ contentType: 'text/html', body: '<p>x' }));
  const harmless: string[] = [];
  for (const { name, text, bySelf } of textAttempts) {
    if (bySelf !== true) continue;
    await page.goto('/bare');
    await page.evaluate((html) => {
      Object.assign(window, { __ran: [] });
      document.open();
      document.write(html);
      document.close();
      const place = document.createElement('div');
      place.innerHTML = html;
      document.body.append(place);
    }, text);
    await page.waitForTimeout(60);
    if ((await inspect(page)).every((line) => line !== `it ran: ${name}`) && !asked.has(name))
      harmless.push(name);
  }
  expect(harmless).toEqual([]);
});

const lists: readonly (readonly [name: string, path: string])[] = [
  ['the workbench', '/'],
  ['the list', '/manuscripts'],
  ['the list of mine', '/manuscripts?scope=mine'],
  ['the publications', '/publications'],
  ['the messages', '/notifications'],
  ['the organisation', `/organization?organization=${here}`],
  ['its people', `/organization?organization=${here}&tab=people`],
  ['its channels', `/organization?organization=${here}&tab=channels`],
  ['its history', `/organization?organization=${here}&tab=history`],
  ['the ledger', `/ledger?organization=${here}`],
  ['the rule book', `/policy?organization=${here}`],
  ['the regulation', `/regulation?organization=${here}`],
];

test.each(['operator1', 'leaderincharge'])(
  'nothing that is stored runs on the screens of %s',
  async (office) => {
    const desk = await desks.sit({ login: `${county}.${office}` });
    const watched = await watch(desk);
    for (const [name, path] of lists) {
      await desk.open(path);
      await settle(desk);
      await expectNothingRan(desk, watched, name);
    }
  },
);

test('what is searched for is marked as words, whatever the words are', async () => {
  const desk = await desks.sit({ login: `${county}.operator1` });
  const watched = await watch(desk);
  for (const words of ['script', '<img src=x:', 'constructor']) {
    await desk.open(`/manuscripts?q=${encodeURIComponent(words)}`);
    await settle(desk);
    await expectNothingRan(desk, watched, `the search for ${words}`);
  }
  expect(await desk.page.locator('mark').count()).toBeGreaterThan(0);
});

test('saved views are named as they were and lead nowhere else', async () => {
  const desk = await desks.sit({ login: `${county}.operator1` });
  const watched = await watch(desk);
  await desk.open('/manuscripts');
  await settle(desk);
  await desk.page.getByRole('button', { name: '视图' }).click();
  await desk.page
    .getByRole('button', { name: /^<script>top/ })
    .first()
    .waitFor();
  await expectNothingRan(desk, watched, 'the views');
  await desk.page
    .getByRole('button', { name: /^<img src=x: onerror/ })
    .first()
    .click();
  await settle(desk);
  await expectNothingRan(desk, watched, 'a view that was opened');
});

test('the review desk shows every word of it as words: text, preview, changes, history, comments', async () => {
  const desk = await desks.sit({ login: `${county}.platformlead` });
  const watched = await watch(desk);
  const { page } = desk;
  for (const manuscript of [...filled.drafts, filled.published, filled.returned, ...filled.ended]) {
    await desk.open(`/manuscripts/${manuscript}`);
    await settle(desk);
    await page.locator('.ProseMirror').waitFor();
    await expectNothingRan(desk, watched, 'the text');
    for (const pane of ['手机预览', '改动', '流转记录']) {
      await page.getByText(pane, { exact: true }).first().click();
      await settle(desk);
      await expectNothingRan(desk, watched, pane);
    }
    await page.getByRole('tab', { name: /批注/ }).click();
    await settle(desk);
    await expectNothingRan(desk, watched, 'the comments');
  }
});

test('comparison, publication and editor show it as words too', async () => {
  const desk = await desks.sit({ login: `${county}.operator1` });
  const watched = await watch(desk);
  const paths = [
    `/manuscripts/${filled.returned}/comparison?from=1&to=2`,
    `/manuscripts/${filled.published}/publication`,
    ...filled.drafts.map((manuscript) => `/manuscripts/${manuscript}/edit`),
  ];
  for (const path of paths) {
    await desk.open(path);
    await settle(desk);
    await expectNothingRan(desk, watched, path);
    for (const tab of await desk.page.getByRole('tab').all()) {
      await tab.click();
      await settle(desk);
      await expectNothingRan(desk, watched, `${path}: ${await tab.textContent()}`);
    }
  }
});
