import { randomBytes } from 'node:crypto';
import { createManuscript } from '@sanshen/contract/content';
import { listEntries } from '@sanshen/contract/ledger';
import { addQualification, listAppointments, readOrganization } from '@sanshen/contract/organization';
import { publicationsOfDay } from '@sanshen/contract/publishing';
import { listNotifications, noteFinding, readHistory, readInbox } from '@sanshen/contract/review';
import { brandId } from '@sanshen/domain/kernel';
import { expect, test } from 'vitest';
import { findUnstorable } from '../src/platform/http/plain-data.ts';
import { organizationIn, personIn, startCity } from './organization-support.ts';
import { article, expectRefusal, paragraphs, submit, write } from './review-support.ts';

const city = await startCity();
const operator = await city.as('wuhua', 'operator', 1);
const registrar = await city.as('wuhua', 'registrar');
const organization = organizationIn('wuhua');
const draft = await write(operator, 'wuhua');
const { manuscript } = draft;
const params = { manuscript };

function post(url: string, payload: string | Buffer, headers: Record<string, string> = {}) {
  return city.harness.inject({
    method: 'POST',
    url,
    payload,
    headers: {
      cookie: operator.cookie,
      'x-sanshen-request': '1',
      'idempotency-key': randomBytes(12).toString('hex'),
      'content-type': 'application/json',
      ...headers,
    },
  });
}

test.each([
  ['a title with NUL', { title: 'a\u0000b' }],
  ['a summary with NUL, which a column of JSON would keep', { summary: 'a\u0000b' }],
  ['a body with NUL', { body: paragraphs('a\u0000b') }],
  ['a channel with NUL', { channels: [{ channel: brandId('a\u0000') }] }],
  ['half a character', { title: '\ud800' }],
] as const)('%s is refused as a request', async (_, change) => {
  const content = article('wuhua', change as Parameters<typeof article>[1]);
  const answer = await operator.send(createManuscript, { body: { organization, content } });
  expectRefusal(answer, 400, 'request.invalid');
});

test('a body without a bottom is refused, however it is nested', async () => {
  const lists = `{"organization":"x","content":{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}}`;
  expectRefusal(await post('/api/v1/manuscripts', lists), 400, 'request.invalid');
  const nodes = `{"content":{"body":${'{"content":['.repeat(20_000)}${']}'.repeat(20_000)}}}`;
  expectRefusal(await post('/api/v1/manuscripts', nodes), 400, 'request.invalid');
});

test('what cannot be stored is found anywhere, names of members included', () => {
  expect(findUnstorable({ a: [{ 'b/c': '\u0000' }] })).toEqual({ path: '/a/0/b~1c', code: 'nul' });
  expect(findUnstorable({ 'x\udc00': 1 })).toEqual({ path: '', code: 'lone_surrogate' });
  expect(findUnstorable({ a: '𠀀', b: [null, 1, true, undefined] })).toBeNull();
});

test.each(['2027-02-30T00:00:00.000Z', '0000-01-01T00:00:00.000Z', '2027-13-01T00:00:00.000Z'])(
  'a schedule on %s is refused at once, not by the last signature',
  async (schedule) => {
    const content = article('wuhua', { schedule: brandId(schedule) });
    const answer = await operator.send(createManuscript, { body: { organization, content } });
    expectRefusal(answer, 422, 'document.malformed');
    const person = personIn('wuhua', 'operator', 1);
    const dated = await registrar.send(addQualification, {
      params: { person },
      body: { kind: 'editor', from: schedule, to: null },
    });
    expectRefusal(dated, 400, 'request.invalid');
  },
);

const nil = '00000000-0000-0000-0000-000000000000';
test.each([
  ['a number beyond the column', 5e15],
  ['a day before the calendar', ['0000-01-01T00:00:00.000Z', nil]],
  ['no day', ['abc', 'x']],
  ['NUL', ['a\u0000', 'x\u0000']],
  ['NUL in the longer key', ['2026-01-01T00:00:00.000Z', nil, 'a\u0000', 'b']],
])('a forged cursor is refused: %s', async (_, key) => {
  const query = { cursor: Buffer.from(JSON.stringify(key)).toString('base64url') };
  const stream = `manuscript:${manuscript}`;
  const answers = [
    await operator.send(readHistory, { params, query }),
    await operator.send(readInbox, { query }),
    await operator.send(listNotifications, { query }),
    await operator.send(listAppointments, { params: { organization }, query }),
    await operator.send(listEntries, { params: { stream }, query }),
  ];
  for (const { statusCode, body } of answers) expect([200, 400, 404], body).toContain(statusCode);
  expect(answers.some((one) => one.statusCode === 400)).toBe(true);
});

test('numbers and names that no row has are refused, never failures', async () => {
  const finding = { severity: 'advice', text: '字', place: { start: 5e12, end: 6e12 } } as const;
  expectRefusal(await operator.send(noteFinding, { params, body: finding }), 400, 'request.invalid');
  const day = { params: { organization }, query: { day: '0001-01-01' } };
  expectRefusal(await operator.send(publicationsOfDay, day), 400, 'request.invalid');
  const nul = await operator.send(readOrganization, { params: { organization: '\u0000' } });
  expectRefusal(nul, 400, 'request.invalid');
  const login = await post('/api/v1/session', '{"name":"a\\u0000b","password":"x"}');
  expectRefusal(login, 400, 'request.invalid');
  const stream = await operator.send(listEntries, { params: { stream: 'manuscript:x' }, query: {} });
  expectRefusal(stream, 404, 'ledger.streamClosed');
  const callback = await city.harness.inject({ url: '/callbacks/wechat/%00' });
  expectRefusal(callback, 400, 'request.invalid');
});

test.each([`/api/v1/files`, `/api/v1/imports?organization=${organization}`])(
  'a form without boundary, without file name or cut off is refused: %s',
  async (url) => {
    const bare = await post(url, Buffer.from('x'), { 'content-type': 'multipart/form-data' });
    expectRefusal(bare, 400, 'file.truncated');
    const headers = { 'content-type': 'multipart/form-data; boundary=xx' };
    expect((await post(url, Buffer.from('--xx\r\n\r\nabc'), headers)).statusCode).toBe(400);
    const nameless = `--xx\r\nContent-Disposition: form-data; name="file"\r\nContent-Type: application/octet-stream\r\n\r\n字\r\n--xx--\r\n`;
    expect((await post(url, Buffer.from(nameless), headers)).statusCode).toBeLessThan(500);
  },
);

test('an unsound request leaves the manuscript as it was', async () => {
  expect((await submit(operator, draft)).phase).toBe('inReview');
});
