import { RefusedRequest } from '@sanshen/contract/client';
import { createManuscript, importFile, reviseManuscript } from '@sanshen/contract/content';
import { exportManuscripts } from '@sanshen/contract/content-list';
import { uploadFile } from '@sanshen/contract/files';
import { planImport } from '@sanshen/contract/organization-import';
import type { Json } from '@sanshen/domain/kernel';
import { demonstrationOrganizationId } from '@sanshen/server/demonstration/index';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { addressAttempts, wayOutAttempts } from './attempts/addresses.ts';
import { refusedBodies } from './attempts/bodies.ts';
import { keptFiles, refusedFiles, tableOfAttempts } from './attempts/files.ts';
import { imports } from './attempts/imports.ts';
import { pollutedJson, pollutedQueries } from './attempts/pollution.ts';
import { dealt, elsewhere, textAttempts } from './attempts/texts.ts';
import { watch } from './attempts/watch.ts';
import { articleOf } from './support/articles.ts';
import { type Desk, useDesks } from './support/desk.ts';

// 东川区 Dongchuan: what must not get in, and what must not come back as it was sent.
const county = 'dongchuan';
const organization = demonstrationOrganizationId(county);
const desks = useDesks();

/** The code of a refusal; null if it was not refused. */
async function refusalOf(act: () => Promise<unknown>): Promise<string | null> {
  try {
    await act();
    return null;
  } catch (error) {
    if (error instanceof RefusedRequest) return error.problem.code;
    throw error;
  }
}

async function settle({ page }: Desk): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.locator('.ant-skeleton').first().waitFor({ state: 'detached' });
}

test('a body that could run, load, leave its place or hide words is refused with its own code', async () => {
  const author = await desks.api(`${county}.operator1`);
  const unsafe = ['document.malformed', 'document.unsafeAddress', 'document.unsafeStyle'];
  const kept: string[] = [];
  for (const [name, body] of refusedBodies) {
    const content = articleOf(county, { body });
    const code = await refusalOf(() => author.call(createManuscript, { body: { organization, content } }));
    if (code === null || !unsafe.includes(code)) kept.push(`${name}: ${code}`);
  }
  expect(kept).toEqual([]);
});

test('a source with an address that could run is refused', async () => {
  const author = await desks.api(`${county}.operator1`);
  for (const link of addressAttempts) {
    const content = articleOf(county, { source: { form: 'repost', sources: [{ who: '某', link }] } });
    const code = await refusalOf(() => author.call(createManuscript, { body: { organization, content } }));
    expect(code, link).toBe('document.unsafeAddress');
  }
});

test('what would change all objects is refused, in bodies of every kind', async () => {
  const desk = await desks.sit({ login: `${county}.operator1` });
  for (const [index, data] of pollutedJson.entries()) {
    for (const path of ['/api/v1/manuscripts', '/api/v1/views', '/api/v1/session', '/api/v1/previews']) {
      const answer = await desk.context.request.post(path, {
        headers: {
          'content-type': 'application/json',
          'x-sanshen-request': '1',
          'idempotency-key': `pollution-${index}-${path}`,
        },
        data: Buffer.from(data),
      });
      expect(answer.status(), `${path} ${data}`).toBe(400);
      expect(answer.headers()['content-type']).toContain('application/problem+json');
    }
  }
});

test('addresses that would change all objects change nothing on any screen', async () => {
  const desk = await desks.sit({ login: `${county}.operator1` });
  const watched = await watch(desk);
  await desk.context.addInitScript(() => {
    localStorage.setItem(
      'sanshen.preferences',
      '{"__proto__":{"polluted":true},"language":"<script>","appearance":"__proto__"}',
    );
  });
  for (const [index, query] of pollutedQueries.entries()) {
    const path = ['/manuscripts', '/ledger', '/organization', '/policy', '/publications'][index % 5];
    await desk.open(`${path}?${query}`);
    await settle(desk);
    expect(await watched.broken(), query).toEqual([]);
  }
  expect(desk.problems).toEqual([]);
});

test('no address leads from the login to another host or into a script', async () => {
  for (const [index, from] of wayOutAttempts.entries()) {
    const desk = await desks.sit({ login: null });
    const watched = await watch(desk);
    await desk.open(`/login?from=${encodeURIComponent(from)}`);
    const { page } = desk;
    await page.getByLabel('用户名').waitFor();
    const kept = new URL(page.url()).searchParams.get('from');
    const home = new URL(page.url()).origin;
    // Whatever the address still says is followed; what is dropped leads to the workbench, as the first shows.
    if (kept !== null || index === 0) {
      await page.getByLabel('用户名').fill(`${county}.operator2`);
      await page.getByLabel('密码').fill('sanshen-demonstration');
      await page.getByRole('button', { name: '登录', exact: true }).click();
      await page.waitForURL((url) => !url.pathname.startsWith('/login'));
      // A path that is no page says so.
      await page.getByRole('heading').first().waitFor();
    }
    expect(new URL(page.url()).origin, from).toBe(home);
    expect(await watched.broken(), from).toEqual([]);
    await desk.close();
  }
});

test('every page comes under a policy that lets no script in but the application’s own files', async () => {
  const desk = await desks.sit({ login: `${county}.operator1` });
  for (const path of [
    '/',
    '/login',
    '/manuscripts',
    '/manuscripts/x/edit',
    '/ledger',
    '/settings',
    '/no-such-page',
  ]) {
    const answer = await desk.context.request.get(path, { headers: { accept: 'text/html' } });
    const { 'content-security-policy': policy = '', ...headers } = answer.headers();
    const directives = new Map(
      policy.split(';').map((line): readonly [string, string] => {
        const [name = '', ...values] = line.trim().split(' ');
        return [name, values.join(' ')];
      }),
    );
    expect(directives.get('default-src'), path).toBe("'none'");
    expect(directives.get('script-src'), path).toBe("'self'");
    expect(directives.get('base-uri'), path).toBe("'none'");
    expect(directives.get('form-action'), path).toBe("'none'");
    expect(directives.get('frame-ancestors'), path).toBe("'none'");
    expect(directives.get('connect-src'), path).toBe("'self'");
    expect(directives.has('object-src') ? directives.get('object-src') : "'none'").toBe("'none'");
    const scripts = policy.split(';').filter((line) => !line.trim().startsWith('style-src-attr'));
    expect(scripts.join(), path).not.toMatch(/unsafe-(?:inline|eval|hashes)|\*|https?:/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-frame-options']).toBe('DENY');
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(await answer.text(), path).not.toMatch(/<script(?![^>]*\ssrc=)|\son\w+=/);
  }
});

test('the page’s number is another each time, and no script carries it', async () => {
  const desk = await desks.sit({ login: null });
  const numbers = new Set<string>();
  for (let time = 0; time < 3; time++) {
    const answer = await desk.context.request.get('/', { headers: { accept: 'text/html' } });
    const number = /'nonce-([^']+)'/.exec(answer.headers()['content-security-policy'] ?? '')?.[1] ?? '';
    expect(number).toMatch(/^[\w+/]{20,}={0,2}$/);
    expect(await answer.text()).not.toMatch(/<script[^>]*nonce/);
    numbers.add(number);
  }
  expect(numbers.size).toBe(3);
});

test('answers of the interface are data: they can be neither shown nor run', async () => {
  const desk = await desks.sit({ login: `${county}.operator1` });
  for (const path of [
    '/api/v1/session',
    '/api/v1/manuscripts?author=me&q=%3Cscript%3E',
    '/api/v1/<script>',
  ]) {
    const answer = await desk.context.request.get(path);
    expect(answer.headers()['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(answer.headers()['content-type']).toMatch(/^application\/(?:problem\+)?json/);
    expect(answer.headers()['x-content-type-options']).toBe('nosniff');
  }
});

test('pages of HTML and drawings with scripts are not kept as files, whatever they are called', async () => {
  const author = await desks.api(`${county}.operator1`);
  for (const [name, content] of refusedFiles) {
    const code = await refusalOf(() =>
      author.upload(uploadFile, { query: { organization } }, new Blob([content]), name),
    );
    expect(code, `${name} ${content}`).toBe('file.typeRefused');
  }
});

test('a file that only looks harmless is given as text to be saved, in a sandbox', async () => {
  const author = await desks.api(`${county}.operator1`);
  const desk = await desks.sit({ login: `${county}.operator1` });
  for (const [name, content] of keptFiles) {
    const { digest } = await author.upload(
      uploadFile,
      { query: { organization } },
      new Blob([content]),
      name,
    );
    const answer = await desk.context.request.get(`/api/v1/files/${digest}`);
    const headers = answer.headers();
    expect(headers['content-type'], name).toBe('text/plain');
    expect(headers['content-disposition'], name).toMatch(/^attachment/);
    expect(headers['content-security-policy'], name).toBe("default-src 'none'; sandbox");
    expect(headers['x-content-type-options'], name).toBe('nosniff');
    const { page } = desk;
    await desk.open('/login');
    const saved = page.waitForEvent('download');
    // The browser gives the navigation up, since there is a file to save.
    await page.goto(`/api/v1/files/${digest}`).catch(() => undefined);
    await (await saved).cancel();
    expect(new URL(page.url()).pathname).not.toContain('/api/');
  }
});

test('imported pages, Markdown and Word files bring words and layout, and nothing that runs', async () => {
  const author = await desks.api(`${county}.operator1`);
  const blocks: Json[] = [];
  for (const [name, content] of imports) {
    let body: Json = null;
    const code = await refusalOf(async () => {
      const read = await author.upload(importFile, { query: { organization } }, new Blob([content]), name);
      body = read.body;
    });
    // Some hold nothing but the attempt.
    if (code !== null) expect(code, name).toMatch(/^(?:document|content)\./);
    else blocks.push(...contentOf(body));
  }
  expect(blocks.length).toBeGreaterThan(textAttempts.length);
  const made = await author.call(createManuscript, {
    body: {
      organization,
      content: articleOf(county, { title: '导入', body: { type: 'doc', content: blocks } }),
    },
  });
  const desk = await desks.sit({ login: `${county}.operator1` });
  const watched = await watch(desk);
  const { page } = desk;
  await desk.open(`/manuscripts/${made.manuscript}`);
  await page.locator('.ProseMirror').waitFor();
  expect(await watched.broken(), 'the review desk').toEqual([]);
  await page.getByText('手机预览', { exact: true }).first().click();
  await page.frameLocator('iframe').locator('body').waitFor();
  expect(await watched.broken(), 'the preview').toEqual([]);
  await desk.open(`/manuscripts/${made.manuscript}/edit`);
  await page.locator('.ProseMirror').waitFor();
  expect(await watched.broken(), 'the editor').toEqual([]);
  expect(watched.stopped, 'only the policy stopped it').toEqual([]);
});

test('what is pasted into the editor loses what could run', async () => {
  const author = await desks.api(`${county}.operator1`);
  const content = articleOf(county);
  const made = await author.call(createManuscript, { body: { organization, content } });
  const desk = await desks.sit({ login: `${county}.operator1` });
  const watched = await watch(desk);
  await desk.open(`/manuscripts/${made.manuscript}/edit`);
  const { page } = desk;
  const body = page.getByRole('textbox', { name: '正文' });
  await body.and(page.locator('[aria-readonly=false]')).waitFor();
  await body.click();
  for (const { text } of textAttempts) {
    await body.evaluate((element, html) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html', html);
      clipboardData.setData('text/plain', 'x');
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  }
  await page.waitForTimeout(500);
  expect(await watched.broken()).toEqual([]);
  expect(watched.stopped, 'only the policy stopped it').toEqual([]);
});

test('a table of organisations and people is read as words on its dry run', async () => {
  const registrar = await desks.api(`${county}.registrar`);
  const header = ['姓名', '单位', '职务', '用工性质', '资格', '起始日期'];
  const table = tableOfAttempts(header, dealt(1).flat());
  let plan = '';
  const code = await refusalOf(async () => {
    const made = await registrar.upload(
      planImport,
      { params: { organization } },
      new Blob([table]),
      '<img src=x:>.csv',
    );
    plan = made.import;
  });
  expect(code).toBeNull();
  const desk = await desks.sit({ login: `${county}.registrar` });
  const watched = await watch(desk);
  await desk.open(`/organization?organization=${organization}&tab=import&import=${plan}`);
  await settle(desk);
  expect(await watched.broken()).toEqual([]);
  expect(watched.stopped, 'only the policy stopped it').toEqual([]);
});

test('a list that is saved as a spreadsheet has no formula in it', async () => {
  const author = await desks.api(`${county}.operator1`);
  const formulas = textAttempts.filter(({ text }) => /^[=+\-@]/.test(text));
  expect(formulas.length).toBeGreaterThan(1);
  for (const { text } of formulas) {
    const content = articleOf(county, { title: text });
    const made = await author.call(createManuscript, { body: { organization, content: articleOf(county) } });
    await author.call(
      reviseManuscript,
      { params: { manuscript: made.manuscript }, body: { content } },
      { ifMatch: made.digest ?? '' },
    );
  }
  const file = unzipSync(
    await author.download(exportManuscripts, { body: { query: { organization }, language: 'zh' } }),
  );
  const sheets = Object.entries(file).filter(([name]) => name.startsWith('xl/worksheets/'));
  expect(sheets.length).toBeGreaterThan(0);
  for (const [, bytes] of sheets) expect(strFromU8(bytes)).not.toMatch(/<f[ >]|<hyperlink/);
  const words = Object.values(file)
    .map((bytes) => strFromU8(bytes))
    .join();
  expect(words).toContain('HYPERLINK');
  expect(Object.keys(file).join()).not.toMatch(/externalLink|vbaProject/);
  expect(words).not.toContain(`Target="https://${elsewhere}`);
});

/** The blocks of a document. */
function contentOf(body: Json): readonly Json[] {
  if (typeof body !== 'object' || body === null || !('content' in body)) return [];
  const { content } = body;
  return Array.isArray(content) ? content : [];
}
