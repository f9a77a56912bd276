import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, RefusedRequest } from '@sanshen/contract/client';
import { readFile, uploadFile } from '@sanshen/contract/files';
import { changePassword, currentSession, logIn } from '@sanshen/contract/session';
import { brandId, type PersonId } from '@sanshen/domain/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningServer, startServer } from '../src/main.ts';
import { createLogin } from '../src/modules/sessions/public.ts';
import { enqueue } from '../src/platform/jobs/tasks.ts';
import { startHarness } from './harness.ts';

const harness = await startHarness();
const person = brandId<PersonId>('server-person');
const password = 'a password for the server';
let dataFolder: string;
let server: RunningServer;

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'sanshen-server-'));
  server = await startServer({
    dataFolder,
    databaseUrl: harness.ownerUrl,
    port: 0,
    logLevel: 'silent',
    prepare: (context) => createLogin(context.db, context.clock, { person, name: 'person', password }),
  });
});
afterAll(async () => {
  await server.close();
  await rm(dataFolder, { recursive: true });
});

test('the client logs in over HTTP, uploads and reads back', async () => {
  const client = createClient(server.url);
  await client.call(logIn, { body: { name: 'person', password } });
  expect(await client.call(currentSession, {})).toMatchObject({ person });
  const file = new Blob(['三审三校']);
  const { digest } = await client.upload(uploadFile, { query: {} }, file, '稿件.txt');
  const bytes = await client.download(readFile, { params: { digest }, query: {} });
  expect(new TextDecoder().decode(bytes)).toBe('三审三校');
});

test('the client throws a refusal with its problem', async () => {
  const client = createClient(server.url);
  const refused = client.call(changePassword, { body: { current: 'a', next: 'b' } });
  await expect(refused).rejects.toThrow(RefusedRequest);
  await expect(refused).rejects.toMatchObject({ problem: { code: 'session.required', title: '请先登录' } });
});

test('the worker of a running server takes up a job within two seconds of the commit', async () => {
  const { db, clock } = server.context;
  await db
    .insertInto('session')
    .values({
      token_hash: Buffer.from('ended'),
      session_id: '018f0000-0000-7000-8000-000000000000',
      person_id: person,
      created_at: clock.now(),
      last_seen_at: clock.now(),
      expires_at: brandId('2020-01-01T00:00:00.000Z'),
    })
    .execute();
  await db.transaction().execute((trx) => enqueue(trx, 'sessions.purge', {}));
  await expect
    .poll(
      () =>
        db
          .selectFrom('session')
          .select('session_id')
          .where('token_hash', '=', Buffer.from('ended'))
          .executeTakeFirst(),
      { timeout: 2000 },
    )
    .toBeUndefined();
});

test('a second server over the same database knows the sessions of the first', async () => {
  const second = await startServer({
    dataFolder,
    databaseUrl: harness.ownerUrl,
    port: 0,
    logLevel: 'silent',
    worker: false,
  });
  try {
    let cookie = '';
    const client = createClient(server.url, async (url, init) => {
      const answer = await fetch(url, init);
      cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
      return answer;
    });
    await client.call(logIn, { body: { name: 'person', password } });
    const answer = await fetch(`${second.url}${currentSession.path}`, { headers: { cookie } });
    expect(await answer.json()).toMatchObject({ person });
  } finally {
    await second.close();
  }
});
