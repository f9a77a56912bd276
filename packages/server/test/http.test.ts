import { defineRoute, pageOf, pageQuery } from '@sanshen/contract/route';
import { brandId, type PersonId } from '@sanshen/domain/kernel';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { ServerModule } from '../src/platform/context.ts';
import { preferredLanguage } from '../src/platform/http/answer-problem.ts';
import { bindRoute } from '../src/platform/http/bind-route.ts';
import { decodeCursor, pageFrom } from '../src/platform/http/cursor.ts';
import { requireVersion, setEtag } from '../src/platform/http/etag.ts';
import { startHarness } from './harness.ts';

const base = { summary: { zh: '测试', en: 'Test' }, capability: 'test', command: false } as const;
const echo = defineRoute({
  ...base,
  id: 'test.echo',
  method: 'PUT',
  path: '/api/v1/test/:name',
  access: 'session',
  ifMatch: true,
  params: z.object({ name: z.string().max(5) }),
  query: z.object({ times: z.coerce.number().int().optional() }),
  body: z.object({ lines: z.array(z.object({ text: z.string() })) }),
  response: z.object({ name: z.string() }),
});
const list = defineRoute({
  ...base,
  id: 'test.list',
  method: 'GET',
  path: '/api/v1/test-list',
  access: 'anonymous',
  query: pageQuery,
  response: pageOf(z.number()),
});
const broken = defineRoute({
  ...base,
  id: 'test.broken',
  method: 'GET',
  path: '/api/v1/test-broken',
  access: 'anonymous',
  response: z.object({ fine: z.boolean() }),
});

const numbers = Array.from({ length: 45 }, (_, n) => n);
const module: ServerModule = {
  name: 'test',
  routes: (app) => {
    bindRoute(app, echo, async ({ params, ifMatch, reply }) => {
      requireVersion(ifMatch, 7);
      setEtag(reply, 8);
      // Leaving out what the contract does not name is the server's doing.
      return { name: params.name, secret: 'not for callers' };
    });
    bindRoute(app, list, async ({ query }) => {
      const after = decodeCursor(query.cursor, z.number()) ?? -1;
      const rows = numbers.filter((n) => n > after).slice(0, query.limit + 1);
      return pageFrom(
        rows,
        query.limit,
        (row) => row,
        (row) => row,
      );
    });
    bindRoute(app, broken, async () => {
      throw new Error('the database password is hunter2');
    });
  },
};
const harness = await startHarness({ modules: [module] });
const caller = await harness.login(brandId<PersonId>('person-1'));
const good = { params: { name: 'a' }, body: { lines: [] } };
const match = { 'if-match': '"7"' };

test('a good request gets what the contract names, and its new version', async () => {
  const answer = await caller.send(echo, good, match);
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toEqual({ name: 'a' });
  expect(answer.headers.etag).toBe('"8"');
});

test('a bad request is told every place that is wrong', async () => {
  const answer = await harness.app.inject({
    method: 'PUT',
    url: '/api/v1/test/too-long-a-name?times=often',
    headers: { cookie: caller.cookie, 'x-sanshen-request': '1', ...match },
    payload: { lines: [{ text: 'a' }, { 'te/xt': 1 }] },
  });
  expect(answer.statusCode).toBe(400);
  const problem = answer.json();
  expect(problem.code).toBe('request.invalid');
  expect(
    problem.details.issues.map((issue: { in: string; path: string }) => `${issue.in}${issue.path}`),
  ).toEqual(['params/name', 'query/times', 'body/lines/1/text']);
});

test.each([
  ['no session', { cookie: '' }, 401, 'session.required'],
  ['an unknown session', { cookie: 'sanshen_session=abc' }, 401, 'session.required'],
  ['no If-Match', { 'if-match': undefined }, 428, 'request.preconditionRequired'],
  ['an old version', { 'if-match': '"6"' }, 412, 'request.preconditionFailed'],
  ['a weak version', { 'if-match': 'W/"7"' }, 412, 'request.preconditionFailed'],
  ['another site by origin', { origin: 'https://elsewhere.example' }, 403, 'request.crossSite'],
  ['another site by the browser’s word', { 'sec-fetch-site': 'cross-site' }, 403, 'request.crossSite'],
  ['a sibling site', { 'sec-fetch-site': 'same-site' }, 403, 'request.crossSite'],
  ['a plain form', { 'x-sanshen-request': undefined }, 403, 'request.crossSite'],
  ['a form’s media type', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'request.mediaType'],
])('refused: %s', async (_, change, status, code) => {
  const headers = Object.fromEntries(
    Object.entries({
      cookie: caller.cookie,
      'x-sanshen-request': '1',
      'content-type': 'application/json',
      ...match,
      ...change,
    }).filter(([, value]) => value !== undefined),
  );
  const answer = await harness.app.inject({
    method: 'PUT',
    url: '/api/v1/test/a',
    headers,
    payload: '{"lines":[]}',
  });
  expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
});

test.each([
  ['no JSON', '{"lines":', 400, 'request.malformed'],
  ['nothing', '', 400, 'request.malformed'],
  ['a poisoned prototype', '{"__proto__":{"x":1},"lines":[]}', 400, 'request.malformed'],
  ['too much', JSON.stringify({ lines: [{ text: 'a'.repeat(5_000_000) }] }), 413, 'request.tooLarge'],
])('a body that is %s is refused', async (_, payload, status, code) => {
  const headers = {
    cookie: caller.cookie,
    'x-sanshen-request': '1',
    'content-type': 'application/json',
    ...match,
  };
  const answer = await harness.app.inject({ method: 'PUT', url: '/api/v1/test/a', headers, payload });
  expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
});

test('a failure inside is answered without its inside', async () => {
  const answer = await harness.inject({ url: broken.path, headers: { 'accept-language': 'en-GB,zh;q=0.5' } });
  expect(answer.statusCode).toBe(500);
  expect(answer.body).not.toContain('hunter2');
  expect(answer.json()).toMatchObject({
    type: 'urn:sanshen:problem:server.failed',
    title: 'The server failed',
    messages: { zh: '服务器内部错误', en: 'The server failed' },
  });
});

test('the title follows Accept-Language and is Chinese by default', () => {
  expect(preferredLanguage(undefined)).toBe('zh');
  expect(preferredLanguage('fr, en;q=0.8, zh;q=0.2')).toBe('en');
  expect(preferredLanguage('en;q=0.1, zh-CN')).toBe('zh');
  expect(preferredLanguage('en;q=0')).toBe('zh');
});

test('pages follow one another without gap or repetition, and a made-up cursor is refused', async () => {
  const read: number[] = [];
  let cursor: string | null = null;
  do {
    const url = `${list.path}?limit=20${cursor === null ? '' : `&cursor=${cursor}`}`;
    const page: { items: number[]; next: string | null } = (await harness.inject({ url })).json();
    read.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  expect(read).toEqual(numbers);
  for (const made of ['x', Buffer.from('"a"').toString('base64url')]) {
    const answer = await harness.inject({ url: `${list.path}?cursor=${made}` });
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'request.cursorInvalid']);
  }
});

test('health, metrics and security headers', async () => {
  const health = await harness.inject({ url: '/healthz' });
  expect(health.json()).toEqual({ status: 'ok' });
  expect(health.headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'content-security-policy': expect.stringContaining("default-src 'none'"),
  });
  const metrics = await harness.inject({ url: '/metrics' });
  expect(metrics.body).toMatch(/sanshen_http_request_seconds_count\{route="test.echo",status="200"\} 1/);
  expect((await harness.inject({ url: '/nowhere' })).json().code).toBe('request.notFound');
});
