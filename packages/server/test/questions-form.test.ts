import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { actOnQuestion, listQuestions, readQuestion, recordQuestion } from '@sanshen/contract/questions';
import { addHours } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, describe, expect, test } from 'vitest';
import { compose } from '../src/compose.ts';
import { checkProjection, projections } from '../src/modules/ledger/public.ts';
import { chaseQuestions, forgetAskers } from '../src/modules/questions/chase.ts';
import { openDatabase, openPool } from '../src/platform/db/database.ts';
import { organizationIn, startCity } from './organization-support.ts';

const city = await startCity();
const { harness } = city;
const organization = organizationIn('wuhua');
const operator = await city.as('wuhua', 'operator', 1);
const lead = await city.as('wuhua', 'platformLead');
const path = `/ask/${organization}`;

// The server once more over the same database, with its log in our hands.
let log = '';
const sink = new Writable({
  write(chunk, _encoding, done) {
    log += String(chunk);
    done();
  },
});
const pool = openPool(harness.serverUrl, { size: 4 });
const { app } = await compose({
  pool,
  clock: harness.clock,
  log: pino({ level: 'trace' }, sink),
  dataFolder: harness.context.dataFolder,
  publicUrl: 'http://localhost',
});
afterAll(async () => {
  await app.close();
  await pool.end();
});

const get = (url: string, headers = {}) => app.inject({ method: 'GET', url, headers });
function post(url: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  return app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(fields).toString(),
    remoteAddress: headers['x-from'] ?? '203.0.113.9',
  });
}
const tokenIn = (page: string) => /name="token" value="([\w-]{32})"/.exec(page)?.[1] ?? '';
const codeIn = (page: string) => /<p class="code">([0-9A-Z-]{19})<\/p>/.exec(page)?.[1] ?? '';

async function ask(changes: Record<string, string> = {}, from = '203.0.113.9') {
  const token = tokenIn((await get(path)).body);
  const fields = {
    token,
    kind: 'policy',
    text: '青年人才公寓怎么申请？',
    contact: '',
    consent: 'yes',
    ...changes,
  };
  return post(path, fields, { 'x-from': from });
}
const inbox = async () =>
  (await operator.call(listQuestions, { params: { organization }, query: { view: 'all', limit: 100 } }))
    .items;

describe('§2 the public form', () => {
  test('needs no script, sets no cookie, loads nothing from anywhere and may stand in a page of the institution', async () => {
    const page = await get(path, { 'accept-language': 'zh-CN' });
    expect(page.statusCode).toBe(200);
    expect(page.headers['set-cookie']).toBeUndefined();
    expect(page.headers['x-frame-options']).toBeUndefined();
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'self'");
    expect(policy).not.toMatch(/script|unsafe/);
    expect(page.body).not.toMatch(/<script|https?:\/\/|\son\w+=/);
    expect(page.body).toContain('五华区');
    expect(page.body).toContain('12355');
    expect((await get(`${path}?lang=en`)).body).toContain('<html lang="en">');
    expect((await get('/ask/nowhere')).statusCode).toBe(404);
  });

  test('gives a code for the answer, which nobody keeps; sent twice it is one question', async () => {
    const token = tokenIn((await get(path)).body);
    const fields = { token, kind: 'policy', text: '青年夜校什么时候开课？', contact: '', consent: 'yes' };
    const [first, again] = [await post(path, fields), await post(path, fields)];
    const code = codeIn(first.body);
    expect([first.statusCode, code.length, codeIn(again.body)]).toEqual([201, 19, code]);
    const lines = (await inbox()).filter((line) => line.excerpt === fields.text);
    expect(lines.length).toBe(1);
    const question = lines[0]?.question ?? '';
    const waiting = await post('/ask', { code });
    expect(waiting.body).toContain('正在办理');
    const draft = {
      step: 'draftAnswer',
      way: 'page',
      text: '每周三、周五 19:00 <b>开课</b>。',
      manuscript: null,
    } as const;
    await operator.call(actOnQuestion, { params: { question }, body: draft });
    expect((await post('/ask', { code })).body).not.toContain('19:00');
    const { answer } = await lead.call(readQuestion, { params: { question } });
    await lead.call(actOnQuestion, {
      params: { question },
      body: { step: 'approveAnswer', answer: answer?.answer ?? '' },
    });
    const read = await post('/ask', { code: code.toLowerCase().replaceAll('-', ' ') });
    expect(read.body).toContain('每周三、周五 19:00 &lt;b&gt;开课&lt;/b&gt;。');
    expect((await post('/ask/rating', { code, rating: 'satisfied' })).body).toContain('已记下您的评价');
    expect((await lead.call(readQuestion, { params: { question } })).rating).toBe('satisfied');
    expect((await post('/ask', { code: '0000-0000-0000-0000' })).statusCode).toBe(404);
  });

  test('takes nothing without consent, and gives back what was typed', async () => {
    const refused = await ask({ consent: '', text: '<script>alert(1)</script>' });
    expect(refused.statusCode).toBe(400);
    expect(refused.body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(refused.body).toContain('请勾选同意');
  });

  test('throws away what falls into the trap for machines, and other sites cannot send it', async () => {
    const before = (await inbox()).length;
    expect((await ask({ website: 'http://spam.example', text: '代开发票' })).statusCode).toBe(201);
    const cross = await post(path, {}, { 'sec-fetch-site': 'cross-site' });
    expect([cross.statusCode, (await inbox()).length]).toEqual([403, before]);
  });

  test('answers what none of its forms sends with a refusal, not with a fault', async () => {
    const answers = await Promise.all([
      post('/ask', {}),
      post('/ask', { code: '甲'.repeat(200) }),
      post('/ask/rating', { code: 'x', rating: 'delete' }),
      post('/ask/withdrawal', {}),
      post(path, { token: 'x'.repeat(200) }),
      app.inject({ method: 'POST', url: '/ask' }),
    ]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 400));
  });

  test('is limited for an address, whose own form is kept nowhere', async () => {
    const from = '198.51.100.77';
    const codes = [];
    for (let one = 0; one < 7; one++)
      codes.push((await ask({ text: `第${one}个问题是什么` }, from)).statusCode);
    expect(codes).toEqual([201, 201, 201, 201, 201, 429, 429]);
    expect((await ask({}, '198.51.100.78')).statusCode).toBe(201);
    const { rows } = await sql<{
      row: string;
    }>`select question_sender::text as row from question_sender`.execute(harness.db);
    expect(rows.map(({ row }) => row).join()).not.toContain('198.51.100');
  });

  test('can be taken back by who asked, unless somebody has to look at it first', async () => {
    const code = codeIn((await ask({ text: '想删除的提问内容' }, '198.51.100.90')).body);
    expect((await post('/ask/withdrawal', { code })).body).toContain('已删除您的提问');
    expect((await post('/ask', { code })).statusCode).toBe(404);
    const urgent = codeIn((await ask({ text: '我不想活了' }, '198.51.100.90')).body);
    expect((await post('/ask/withdrawal', { code: urgent })).body).toContain('正在处理');
  });
});

/** Everything that the database holds, as text; what is bytes as it is. */
async function dump(): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('public', 'graphile_worker') and c.relname not in ('policy_text', 'policy_version')`.execute(
    harness.db,
  );
  let all = '';
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.raw(name)} t`
      .execute(harness.db)
      .catch(() => ({ rows: [] }));
    all += rows.map(({ row }) => row).join('\n');
  }
  return all;
}

async function filesIn(folder: string): Promise<string> {
  let all = '';
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) all += (await readFile(join(entry.parentPath, entry.name))).toString('latin1');
  }
  return all;
}

describe('least data', () => {
  const planted = ['欧阳种植一号', 'plant_77@example.cn', '微信kunming_zhongzhi'];
  const seen = (where: string) => planted.filter((name) => where.includes(name));

  test('time passes: reminders at both levels, then nothing that names or quotes an asker is left in tables, files or logs', async () => {
    const [name = '', contact = '', note = ''] = planted;
    const asked = await ask({ text: `${name}想问公积金怎么提取`, contact }, '198.51.100.99');
    const token = codeIn(asked.body);
    const { question } = await operator.call(recordQuestion, {
      params: { organization },
      body: { source: 'phone', kind: 'work', text: `${name}咨询创业贷款，我不想活了`, contact },
    });
    const act = (body: Parameters<typeof operator.call<typeof actOnQuestion>>[1]['body']) =>
      operator.call(actOnQuestion, { params: { question }, body });
    await act({ step: 'decideDistress', danger: false, note: `已与${note}联系` });
    await act({ step: 'draftAnswer', way: 'byHand', text: `${name}：贷款请咨询人社部门`, manuscript: null });
    const { answer } = await lead.call(readQuestion, { params: { question } });
    await lead.call(actOnQuestion, {
      params: { question },
      body: { step: 'returnAnswer', answer: answer?.answer ?? '', reason: `不要写${name}` },
    });
    await act({ step: 'close', reason: 'noAnswerNeeded' });
    expect(seen(await dump())).toEqual([name, note]);
    // Sealed: what a reader of the whole database gets of a contact is nothing.
    const { rows } = await sql<{
      row: string;
    }>`select encode(sealed, 'escape') as row from question_contact`.execute(harness.db);
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.some(({ row }) => row.includes(contact))).toBe(false);

    harness.clock.set(addHours(harness.clock.now(), 100));
    await chaseQuestions(harness.context);
    await chaseQuestions(harness.context);
    const told = await harness.db
      .selectFrom('notification')
      .select(['person_id', 'details'])
      .where('kind', '=', 'questionOverdue')
      .execute();
    const people = new Set(told.map((row) => row.person_id));
    expect(people.has(operator.person)).toBe(true);
    expect([...people].some((person) => person.includes('kunming'))).toBe(true);
    // Each person once for each question, although it was looked at twice.
    expect(new Set(told.map((row) => `${row.person_id}${JSON.stringify(row.details)}`)).size).toBe(
      told.length,
    );

    harness.clock.set(addHours(harness.clock.now(), 31 * 24));
    await forgetAskers(harness.context);
    const { count } = await harness.db
      .selectFrom('question_text')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('question_id', '=', question as never)
      .executeTakeFirstOrThrow();
    // What is settled is forgotten; what still waits for its answer is not.
    expect([count, token !== '']).toEqual([0, true]);
    expect((await post('/ask', { code: token })).statusCode).toBe(200);

    harness.clock.set(addHours(harness.clock.now(), 180 * 24));
    await forgetAskers(harness.context);
    expect(seen(await dump())).toEqual([]);
    expect(seen(await filesIn(harness.context.dataFolder))).toEqual([]);
    expect(seen(log)).toEqual([]);
    expect(log).not.toContain('198.51.100');
    expect(log.length).toBeGreaterThan(100);
  });

  test('rows follow the ledger: filled again from it they are the same', async () => {
    const projection = projections().find((one) => one.name === 'questions');
    if (projection === undefined) throw new Error('no projection');
    const report = await checkProjection(
      () => openDatabase(openPool(harness.serverUrl, { size: 1 })),
      projection,
    );
    expect([report.problem, report.rows > 20]).toEqual([null, true]);
  });
});
