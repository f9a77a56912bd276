import { type Client, createClient } from '@sanshen/contract/client';
import { createManuscript } from '@sanshen/contract/content';
import { noteFinding, returnManuscript, submit } from '@sanshen/contract/review';
import { logIn } from '@sanshen/contract/session';
import type { ManuscriptContent } from '@sanshen/domain/content';
import {
  demonstrationLoginName,
  demonstrationOrganizationId,
  demonstrationPassword,
} from '@sanshen/server/demonstration/index';
import pg from 'pg';
import type { Browser, BrowserContext, Page } from 'playwright-core';
// Plain JavaScript that runs before anything is installed, so it has no types.
// @ts-expect-error
import { buildWeb } from '../scripts/build-web.mjs';
import { launchBrowser } from '../tests/browser/support/chromium.ts';
import { realState } from './inbox.ts';
import { article } from './support/articles.ts';
import {
  atMost,
  type BenchOptions,
  type Figure,
  median,
  plain,
  quantile,
  type Table,
} from './support/figures.ts';
import { fillManuscripts } from './support/fill-manuscripts.ts';
import { type BenchServer, startBenchServer } from './support/server.ts';
import { type Task, tracedTasks } from './support/trace.ts';

const county = 'wuhua';
const rows = 50_000;
const findingCount = 300;
const articleLength = 20_000;

/**
 * The web application as it was built, in a real Chromium on the same machine: what the first visit costs, how long it takes to another
 * page, and whether the browser's own tracing finds a task of ours that would hold up a frame.
 */
export async function run({ quick, say }: BenchOptions): Promise<Table> {
  buildWeb();
  // The filled manuscripts have no ledger, so nothing may be decided about them.
  const server = await startBenchServer({ worker: false });
  const browser = await launchBrowser();
  try {
    say(`web: filling ${rows.toLocaleString('en')} manuscripts …`);
    await fill(server, quick ? rows / 10 : rows);
    const manuscript = await articleWithFindings(server.url);
    const runs = quick ? 2 : 5;
    return {
      title: 'The web application in Chromium',
      figures: [
        ...(await firstLoad(browser, server.url, runs, say)),
        ...(await routeChanges(browser, server.url, quick ? 4 : 12, say)),
        ...(await typing(browser, server.url, manuscript, quick ? 50 : 200, say)),
        ...(await scrolling(browser, server.url, quick ? 500 : 5_000, say)),
      ],
    };
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function fill(server: BenchServer, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: server.ownerUrl });
  await client.connect();
  await fillManuscripts(client, count, await realState(server, client));
  await client.end();
}

async function clientOf(url: string, office: string, copy?: number): Promise<Client> {
  const client = createClient(url);
  const name = demonstrationLoginName(county, office, copy);
  await client.call(logIn, { body: { name, password: demonstrationPassword } });
  return client;
}

/** An article of 20,000 characters that was returned to its author with 300 findings. */
async function articleWithFindings(url: string): Promise<string> {
  const author = await clientOf(url, 'operator', 1);
  const lead = await clientOf(url, 'platformLead');
  const sentence = '五华区的青年志愿者走进社区，为老人讲解反诈知识，帮助整理楼道，登记需要长期照看的家庭。';
  const paragraph = sentence.repeat(4);
  const content: ManuscriptContent = {
    ...article(county),
    body: {
      type: 'doc',
      content: Array.from({ length: Math.ceil(articleLength / paragraph.length) }, () => ({
        type: 'paragraph',
        content: [{ type: 'text', text: paragraph }],
      })),
    },
  };
  const made = await author.call(createManuscript, {
    body: { organization: demonstrationOrganizationId(county), content },
  });
  const params = { manuscript: made.manuscript };
  const digest = made.digest ?? '';
  await author.call(submit, { params, body: { digest } });
  const severities = ['error', 'warning', 'advice'] as const;
  for (let n = 0; n < findingCount; n++) {
    const start = n * Math.floor(articleLength / findingCount);
    await lead.call(noteFinding, {
      params,
      body: { severity: severities[n % 3] ?? 'error', text: '请核对。', place: { start, end: start + 4 } },
    });
  }
  await lead.call(returnManuscript, {
    params,
    body: { to: null, round: 1, digest, reasons: '请逐条核对。' },
  });
  return made.manuscript;
}

/** A browser's context without anything kept, logged in. */
async function visitor(browser: Browser, url: string, login: string): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: 1280, height: 800 },
    locale: 'zh-CN',
  });
  const answer = await context.request.post('/api/v1/session', {
    headers: { 'x-sanshen-request': '1' },
    data: { name: login, password: demonstrationPassword },
  });
  if (!answer.ok()) throw new Error(`${login} could not log in: ${answer.status()}`);
  return context;
}

async function firstLoad(
  browser: Browser,
  url: string,
  runs: number,
  say: BenchOptions['say'],
): Promise<Figure[]> {
  say('web: first visits of the workbench …');
  const scripts: number[] = [];
  const shown: number[] = [];
  const largest: number[] = [];
  const processor: number[] = [];
  for (let n = 0; n < runs; n++) {
    const context = await visitor(browser, url, demonstrationLoginName(county, 'publicityLead'));
    const page = await context.newPage();
    let bytes = 0;
    const session = await context.newCDPSession(page);
    const isScript = new Set<string>();
    session.on('Network.responseReceived', ({ requestId, type }) => {
      if (type === 'Script') isScript.add(requestId);
    });
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (isScript.has(requestId)) bytes += encodedDataLength;
    });
    await session.send('Network.enable');
    await page.addInitScript(() => {
      const look = () => {
        const there =
          document.querySelector('main h1') !== null && document.querySelector('.ant-skeleton') === null;
        if (there) Object.assign(window, { benchShown: performance.now() });
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    let seen = { shown: 0, largest: 0 };
    const tasks = await tracedTasks(page, async () => {
      await page.goto('/');
      seen = await page.evaluate(async () => {
        // The init script above sets it.
        const known = window as Window & { benchShown?: number };
        while (known.benchShown === undefined) await new Promise((done) => setTimeout(done, 20));
        // Preloads and fonts that come late belong to the visit.
        await new Promise((done) => setTimeout(done, 1_500));
        const paints = await new Promise<PerformanceEntryList>((done) => {
          new PerformanceObserver((list) => done(list.getEntries())).observe({
            type: 'largest-contentful-paint',
            buffered: true,
          });
        });
        return { shown: known.benchShown, largest: paints.at(-1)?.startTime ?? Number.NaN };
      });
    });
    scripts.push(bytes / 1024);
    shown.push(seen.shown / 1000);
    largest.push(seen.largest / 1000);
    processor.push(tasks.reduce((sum, task) => sum + task.processor, 0) / 1000);
    await context.close();
  }
  return [
    atMost('compressed script of the first visit to the workbench', median(scripts), 350, 'KiB', 0),
    atMost('heading and lists are there, empty cache', median(shown), 1.5, 's'),
    plain('largest contentful paint', median(largest), 's'),
    plain('main thread’s processor time of the visit', median(processor), 's'),
  ];
}

async function routeChanges(
  browser: Browser,
  url: string,
  rounds: number,
  say: BenchOptions['say'],
): Promise<Figure[]> {
  say('web: from page to page …');
  const context = await visitor(browser, url, demonstrationLoginName(county, 'publicityLead'));
  const page = await context.newPage();
  await page.goto('/');
  await page.locator('main a[href^="/manuscripts/"]').first().waitFor();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  /** Seconds that the page's main thread has worked, without what other processes took from it. */
  const worked = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
  };
  const processor: Record<string, number[]> = { manuscripts: [], review: [], workbench: [] };
  const measured = async (name: string, link: string, sign: string) => {
    const before = await worked();
    const time = await follow(page, link, sign);
    processor[name]?.push(((await worked()) - before) * 1000);
    return time;
  };
  const times: Record<string, number[]> = { manuscripts: [], review: [], workbench: [] };
  for (let round = -1; round < rounds; round++) {
    const taken = {
      manuscripts: await measured('manuscripts', 'a[href="/manuscripts"]', 'main input'),
      workbench: await measured('workbench', 'a[href="/"]', 'main a[href^="/manuscripts/"]'),
      review: await measured('review', 'main a[href^="/manuscripts/"]', '.ProseMirror'),
    };
    await follow(page, 'a[href="/"]', 'main a[href^="/manuscripts/"]');
    // The first round loads the pages' own scripts.
    if (round >= 0) for (const [name, time] of Object.entries(taken)) times[name]?.push(time);
  }
  await context.close();
  return Object.entries(times).flatMap(([name, all]) => [
    atMost(`to the ${name}, p50`, median(all), 150, 'ms', 0),
    plain(`to the ${name}, p90`, quantile(all, 0.9), 'ms', 0),
    plain(`to the ${name}, main thread’s processor time, p50`, median(processor[name] ?? []), 'ms', 0),
  ]);
}

/** Milliseconds from the press on a link until the page that it leads to is drawn, which the second selector tells. */
function follow(page: Page, link: string, sign: string): Promise<number> {
  return page.evaluate(
    async ([pressed, awaited]) => {
      const before = location.pathname;
      const started = performance.now();
      document.querySelector<HTMLElement>(pressed ?? '')?.click();
      const there = () =>
        location.pathname !== before &&
        document.querySelector(awaited ?? '') !== null &&
        document.querySelector('main > [role=status] .ant-skeleton') === null;
      while (!there()) {
        if (performance.now() - started > 20_000) throw new Error(`${pressed} led nowhere`);
        await new Promise((done) => requestAnimationFrame(done));
      }
      // The frame with it on the screen.
      await new Promise((done) => requestAnimationFrame(done));
      return performance.now() - started;
    },
    [link, sign],
  );
}

async function typing(
  browser: Browser,
  url: string,
  manuscript: string,
  keys: number,
  say: BenchOptions['say'],
): Promise<Figure[]> {
  say(
    `web: ${keys} keys in ${articleLength.toLocaleString('en')} characters with ${findingCount} findings …`,
  );
  const context = await visitor(browser, url, demonstrationLoginName(county, 'operator', 1));
  const page = await context.newPage();
  await page.goto(`/manuscripts/${manuscript}/edit`);
  const body = page.locator('.ProseMirror[aria-readonly=false]');
  await body.waitFor();
  await page.waitForFunction(
    (count) =>
      new Set([...document.querySelectorAll('[data-finding]')].map((one) => one.getAttribute('data-finding')))
        .size >= count,
    findingCount,
  );
  await body.locator('p').nth(20).click();
  await page.keyboard.press('End');
  const tasks = await tracedTasks(page, async () => {
    for (let key = 0; key < keys; key++) {
      // Letters by key, Chinese as an input method commits it, and what it does to a line now and then.
      if (key % 40 === 39) await page.keyboard.press('Enter');
      else if (key % 10 === 9) await page.keyboard.press('Backspace');
      else if (key % 3 === 0) await page.keyboard.insertText('青');
      else await page.keyboard.press('KeyA');
      await page.waitForTimeout(40);
    }
    // Autosave and counts, which follow the keys.
    await page.waitForTimeout(3_000);
  });
  await context.close();
  return taskFigures('typing', tasks);
}

async function scrolling(
  browser: Browser,
  url: string,
  least: number,
  say: BenchOptions['say'],
): Promise<Figure[]> {
  say('web: through the list …');
  const context = await visitor(browser, url, demonstrationLoginName('kunming', 'mainLeader'));
  const page = await context.newPage();
  const scope = encodeURIComponent(`${demonstrationOrganizationId('kunming')}+`);
  await page.goto(`/manuscripts?scope=${scope}`);
  await page.locator('li[data-index]').first().waitFor();
  let seen = 0;
  const tasks = await tracedTasks(page, async () => {
    seen = await page.evaluate(async (wanted) => {
      const lastRow = () =>
        Number([...document.querySelectorAll('li[data-index]')].at(-1)?.getAttribute('data-index'));
      const until = performance.now() + 90_000;
      while (lastRow() < wanted && performance.now() < until) {
        scrollBy(0, 2_000);
        await new Promise((done) => requestAnimationFrame(done));
      }
      return lastRow();
    }, least);
  });
  const drawn = await page.locator('li[data-index]').count();
  await context.close();
  return [
    ...taskFigures(`scrolling to row ${seen.toLocaleString('en')} of ${rows.toLocaleString('en')}`, tasks),
    atMost('rows in the page then', drawn, 60, '', 0),
  ];
}

/** The longest task by processor time, which is what our code takes; the clock also counts what other processes took. */
function taskFigures(name: string, tasks: readonly Task[]): Figure[] {
  const ours = tasks.filter(({ script }) => script);
  const processor = ours.map((task) => task.processor);
  return [
    atMost(`${name}: longest task with script, processor time`, Math.max(...processor), 50, 'ms', 1),
    plain(`${name}: p99 of those tasks, processor time`, quantile(processor, 0.99), 'ms', 1),
    plain(`${name}: longest by the clock`, Math.max(...ours.map(({ wall }) => wall)), 'ms', 1),
    plain(
      `${name}: tasks over 50 ms by the clock, of ${ours.length}`,
      ours.filter(({ wall }) => wall > 50).length,
      '',
      0,
    ),
  ];
}
