import { AxeBuilder } from '@axe-core/playwright';
import { type Client, createClient } from '@sanshen/contract/client';
import { logIn } from '@sanshen/contract/session';
import { demonstrationPassword } from '@sanshen/server/demonstration/index';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, onTestFailed } from 'vitest';

export interface DeskOptions {
  /** Login of the demonstration, such as `wuhua.operator1`; null for nobody. */
  readonly login: string | null;
  readonly width?: keyof typeof widths;
  readonly language?: 'zh' | 'en';
  readonly theme?: 'light' | 'dark';
}

/** The two sizes that every screen is tested in. */
export const widths = {
  desk: { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
} as const;

/** A person's browser. */
export interface Desk {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Opens a path of the application. */
  open(path: string): Promise<void>;
  /** What went wrong in the page so far: errors, refused loads, breaches of the content security policy. */
  readonly problems: readonly string[];
  close(): Promise<void>;
}

let browser: Browser | undefined;

/** Connects the test file to the run's browser; call it once at the top. Gives functions to sit down at a desk and to call the API. */
export function useDesks() {
  const open: Desk[] = [];
  beforeAll(async () => {
    browser = await chromium.connect(inject('desk').browser);
  });
  afterAll(async () => {
    for (const desk of open) await desk.close();
    await browser?.close();
  });
  return {
    url: () => inject('desk').url,
    /** The API as somebody of the demonstration. */
    api: (login: string) => apiAs(inject('desk').url, login),
    sit: async (options: DeskOptions): Promise<Desk> => {
      if (browser === undefined) throw new Error('no browser yet');
      const desk = await sitDown(browser, inject('desk').url, options);
      open.push(desk);
      const folder = process.env.SANSHEN_SHOTS;
      // What was on the screen when it went wrong, where somebody asks for it.
      if (folder !== undefined) {
        onTestFailed(async ({ task }) => {
          const name = `${task.name.slice(0, 40).replaceAll(/\W+/gu, '-')}-${open.indexOf(desk)}.png`;
          await desk.page.screenshot({ path: `${folder}/${name}`, fullPage: true });
        });
      }
      return desk;
    },
  };
}

/** The API as somebody of the demonstration. */
export async function apiAs(url: string, login: string): Promise<Client> {
  const client = createClient(url);
  await client.call(logIn, { body: { name: login, password: demonstrationPassword } });
  return client;
}

/** Opens a browser's context with its own cookies, logged in without the login page. */
export async function sitDown(browser: Browser, url: string, options: DeskOptions): Promise<Desk> {
  const { login, width = 'desk', language = 'zh', theme = 'light' } = options;
  const context = await browser.newContext({
    baseURL: url,
    viewport: widths[width],
    hasTouch: width === 'phone',
    isMobile: width === 'phone',
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
    colorScheme: theme,
    reducedMotion: 'reduce',
  });
  await context.addInitScript(
    (preferences) => {
      if (localStorage.getItem('sanshen.preferences') === null) {
        localStorage.setItem('sanshen.preferences', preferences);
      }
    },
    JSON.stringify({ language, appearance: 'system' }),
  );
  if (login !== null) {
    const answer = await context.request.post('/api/v1/session', {
      headers: { 'x-sanshen-request': '1' },
      data: { name: login, password: demonstrationPassword },
    });
    if (answer.status() !== 201) throw new Error(`${login} could not log in: ${answer.status()}`);
  }
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
  page.on('console', (line) => {
    // A refused request is the matter of the test that makes it; all else is the page's fault.
    if (line.type() === 'error' && !line.text().startsWith('Failed to load resource'))
      problems.push(`console: ${line.text()}`);
  });
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== new URL(url).origin) {
      problems.push(`a request to another host: ${request.url()}`);
    }
  });
  return {
    page,
    context,
    problems,
    open: async (path) => {
      await page.goto(path);
    },
    close: () => context.close(),
  };
}

/** Asks axe for breaches of WCAG 2.2 AA, and whether the page can be scrolled sideways; both lists are empty for a good page. */
export async function inspectPage(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ''}`),
  );
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return sideways > 0 ? [...found, `the page is ${sideways} pixels wider than the screen`] : found;
}

/** Fails with what is wrong if the page is not accessible, too wide, or had problems. */
export async function expectGood(desk: Desk): Promise<void> {
  expect(await inspectPage(desk.page)).toEqual([]);
  expect(desk.problems).toEqual([]);
}
