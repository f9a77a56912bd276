import { checkInManuscript, checkOutManuscript } from '@sanshen/contract/content-drafts';
import { heartbeatSeconds, liveStream, maximumStreams } from '@sanshen/contract/live';
import { disableLogin, giveLogin } from '@sanshen/contract/logins';
import { appoint, readOrganization, registerPerson } from '@sanshen/contract/organization';
import * as review from '@sanshen/contract/review';
import { logOut } from '@sanshen/contract/session';
import { brandId, type PersonId } from '@sanshen/domain/kernel';
import { afterAll, expect, test } from 'vitest';
import { compose } from '../src/compose.ts';
import { createLiveModule } from '../src/modules/live/public.ts';
import { modules } from '../src/modules.ts';
import { openPool } from '../src/platform/db/database.ts';
import { announce } from '../src/platform/live/announce.ts';
import { createLog } from '../src/platform/log.ts';
import { asOwner, type Caller } from './harness.ts';
import { addStranger, organizationIn, personIn, startCity } from './organization-support.ts';
import { sign, submit, write, writeAndSubmit } from './review-support.ts';

const city = await startCity();
const { harness } = city;
/** Half a second instead of fifteen, so that a test sees what happens at a heartbeat. */
const heartbeat = 500;

/** Another server over the same database, which really listens. */
const pool = openPool(harness.serverUrl, { size: 8 });
const second = await compose({
  pool,
  clock: harness.clock,
  log: createLog('silent'),
  dataFolder: harness.context.dataFolder,
  publicUrl: 'http://localhost',
  modules: modules.map((one) => (one.name === 'live' ? createLiveModule(heartbeat) : one)),
});
const url = await second.app.listen({ host: '127.0.0.1', port: 0 });
const opened: AbortController[] = [];
afterAll(async () => {
  for (const one of opened) one.abort();
  await second.app.close();
  await second.context.db.destroy();
});

interface Heard {
  readonly event: string;
  readonly data: Record<string, unknown>;
  readonly at: number;
}

/** An open stream of the second server, and what came so far. */
interface Ear {
  readonly status: number;
  readonly heard: Heard[];
  text: string;
  ended: boolean;
  close(): void;
}

async function listen(caller: { readonly cookie: string }): Promise<Ear> {
  const stop = new AbortController();
  opened.push(stop);
  const answer = await fetch(`${url}${liveStream.path}`, {
    headers: { cookie: caller.cookie },
    signal: stop.signal,
  });
  const ear: Ear = { status: answer.status, heard: [], text: '', ended: false, close: () => stop.abort() };
  read(answer, ear).catch(() => {
    ear.ended = true;
  });
  if (answer.status === 200) await until(() => ear.heard.length > 0);
  return ear;
}

async function read(answer: Response, ear: Ear): Promise<void> {
  const decoder = new TextDecoder();
  let open = '';
  for await (const chunk of answer.body ?? []) {
    const text = decoder.decode(chunk, { stream: true });
    ear.text += text;
    open += text;
    const blocks = open.split('\n\n');
    open = blocks.pop() ?? '';
    for (const block of blocks) {
      const [, event, data] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? [];
      if (event !== undefined)
        ear.heard.push({ event, data: JSON.parse(data ?? '{}'), at: performance.now() });
    }
  }
  ear.ended = true;
}

async function until(holds: () => boolean, milliseconds = 30_000): Promise<void> {
  const end = performance.now() + milliseconds;
  while (!holds()) {
    if (performance.now() > end) throw new Error('it did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Lets everything announced so far arrive: a change that everybody hears, after all before it. */
async function settle(...ears: Ear[]): Promise<void> {
  const id = crypto.randomUUID();
  await announce(harness.db, { kind: 'ledger', id });
  for (const ear of ears) await until(() => ear.heard.some((one) => one.data.id === id));
}

const changes = (ear: Ear, kind: string) =>
  ear.heard.filter((one) => one.event === 'change' && one.data.kind === kind).map((one) => one.data);

test('a sign-off at one server is heard within a second at another, by those who may see the manuscript and by nobody else', async () => {
  const operator = await city.as('wuhua', 'operator', 1);
  const platformLead = await city.as('wuhua', 'platformLead');
  const publicityLead = await city.as('wuhua', 'publicityLead');
  const shown = await writeAndSubmit(operator, 'wuhua');
  const [author, next, superior, sibling, stranger] = await Promise.all([
    listen(operator),
    listen(publicityLead),
    listen(await city.as('kunming', 'mainLeader')),
    listen(await city.as('panlong', 'mainLeader')),
    listen(await addStranger(city)),
  ]);
  expect(author.heard[0]).toMatchObject({
    event: 'hello',
    data: { server: expect.stringMatching(/^[0-9a-f-]{36}$/) },
  });
  await sign(platformLead, shown.manuscript, 'platform', 'platformLead');
  await until(() => [author, next, superior].every((ear) => changes(ear, 'manuscript').length > 0));
  const told = { kind: 'manuscript', id: shown.manuscript, organization: organizationIn('wuhua') };
  expect(changes(author, 'manuscript')).toEqual([told]);
  await settle(author, next, superior, sibling, stranger);
  expect(changes(next, 'notification')).toEqual([{ kind: 'notification', id: publicityLead.person }]);
  expect([author, superior].flatMap((ear) => changes(ear, 'notification'))).toEqual([]);
  for (const ear of [sibling, stranger]) expect(ear.text).not.toContain(shown.manuscript);
  // No text goes over the wire: not the title, not the opinion.
  for (const ear of [author, next, superior]) expect(ear.text).not.toMatch(/\p{Script=Han}/u);
});

test('a draft is heard in its own organisation only; what is withdrawn is heard once more by those who had it', async () => {
  const operator = await city.as('wuhua', 'operator', 1);
  const [own, superior] = [await listen(operator), await listen(await city.as('kunming', 'mainLeader'))];
  const shown = await write(operator, 'wuhua');
  await settle(own, superior);
  expect(changes(own, 'manuscript').map((one) => one.id)).toContain(shown.manuscript);
  expect(superior.text).not.toContain(shown.manuscript);
  await submit(operator, shown);
  await settle(superior);
  expect(changes(superior, 'manuscript')).toHaveLength(1);
  await operator.call(review.withdraw, {
    params: { manuscript: shown.manuscript },
    body: { reason: '再改' },
  });
  await settle(superior);
  expect(changes(superior, 'manuscript')).toHaveLength(2);
});

test('who takes a text for editing is told to those who may read it, once for each change of hands', async () => {
  const operator = await city.as('wuhua', 'operator', 1);
  const shown = await write(operator, 'wuhua');
  const [own, superior] = [
    await listen(await city.as('wuhua', 'operator', 2)),
    await listen(await city.as('kunming', 'mainLeader')),
  ];
  const params = { manuscript: shown.manuscript };
  const { token } = await operator.call(checkOutManuscript, { params, body: {} });
  await operator.call(checkOutManuscript, { params, body: { token } });
  await operator.call(checkInManuscript, { params, query: { token } });
  await settle(own, superior);
  expect(changes(own, 'checkout')).toHaveLength(2);
  expect(changes(superior, 'checkout')).toEqual([]);
});

test('what is undone is not told', async () => {
  const ear = await listen(await city.as('wuhua', 'operator', 1));
  const undone = harness.db.transaction().execute(async (trx) => {
    await announce(trx, { kind: 'ledger', id: 'undone' });
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  await settle(ear);
  expect(ear.text).not.toContain('undone');
});

test('a new appointment opens what it gives at once: the remembered offices are dropped', async () => {
  const registrar = await city.as('wuhua', 'registrar');
  const params = { organization: organizationIn('wuhua') };
  const body = { name: '新来的编辑', employment: 'formalCadre' as const };
  const { id } = await registrar.call(registerPerson, { params, body });
  const newcomer = await harness.login(brandId<PersonId>(id));
  const ear = await listen(newcomer);
  const operator = await city.as('wuhua', 'operator', 1);
  const before = await write(operator, 'wuhua');
  await settle(ear);
  expect(ear.text).not.toContain(before.manuscript);
  const { version } = await registrar.call(readOrganization, { params });
  await registrar.call(
    appoint,
    { params, body: { person: id, office: 'operator', to: '2030-01-01T00:00:00.000Z' } },
    { 'if-match': `"${version}"` },
  );
  const after = await write(operator, 'wuhua');
  await settle(ear);
  expect(changes(ear, 'organization').map((one) => one.id)).toContain(organizationIn('wuhua'));
  expect(changes(ear, 'manuscript').map((one) => one.id)).toEqual([after.manuscript]);
});

test('a stream ends with its session: by logging out, by a disabled login, by time', async () => {
  const leaving = await city.as('wuhua', 'operator', 1);
  const gone = await listen(leaving);
  const stays = await listen(await city.as('wuhua', 'operator', 1));
  await leaving.call(logOut, {});
  await until(() => gone.ended);
  expect(gone.heard.at(-1)).toMatchObject({ event: 'end', data: { why: 'session' } });
  expect(stays.ended).toBe(false);

  const registrar = await city.as('wuhua', 'registrar');
  const params = { organization: organizationIn('wuhua') };
  const { id } = await registrar.call(registerPerson, {
    params,
    body: { name: '临时', employment: 'volunteer' },
  });
  await registrar.call(giveLogin, { params: { person: id }, body: { name: 'short.stay' } });
  const person = brandId<PersonId>(id);
  // A session like one after a login with a password of one's own.
  await asOwner(harness.ownerUrl, (client) =>
    client.query('update login set must_change_password = false where person_id = $1', [person]),
  );
  const shut = await listen(await harness.login(person));
  await registrar.call(disableLogin, { params: { person: id }, body: {} });
  await until(() => shut.ended);

  // An open page is no use of the session: it ends after an hour without a request, at the next heartbeat.
  harness.clock.advance(61 * 60_000);
  await until(() => stays.ended);
  expect(stays.heard.at(-1)).toMatchObject({ event: 'end', data: { why: 'session' } });
});

test('a quiet stream gets a heartbeat, of fifteen seconds in daily use', async () => {
  expect(heartbeatSeconds).toBe(15);
  const ear = await listen(await city.as('wuhua', 'operator', 1));
  await until(() => ear.text.includes('\n: \n'));
});

test('a session has a limited number of streams, and gets the places of closed ones back', async () => {
  const caller: Caller = await city.as('wuhua', 'operator', 2);
  const ears = await Promise.all(Array.from({ length: maximumStreams }, () => listen(caller)));
  expect(ears.every((ear) => ear.status === 200)).toBe(true);
  expect((await listen(caller)).status).toBe(429);
  expect((await listen(await harness.login(caller.person))).status).toBe(200);
  ears[0]?.close();
  let reopened = 429;
  while (reopened === 429) reopened = (await listen(caller)).status;
  expect(reopened).toBe(200);
});

test('nobody without a session listens, nor with a one-time password', async () => {
  expect((await listen({ cookie: '' })).status).toBe(401);
  expect((await listen({ cookie: 'sanshen_session=guessed' })).status).toBe(401);
});

test('a lost connection to the database is made again, and everybody is told to read anew', async () => {
  const operator = await city.as('wuhua', 'operator', 1);
  const ear = await listen(operator);
  await asOwner(harness.ownerUrl, (client) =>
    client.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and query = 'listen sanshen_live' or query = 'select 1' and pid <> pg_backend_pid()`),
  );
  await until(() => ear.heard.some((one) => one.event === 'resync'));
  const shown = await write(operator, 'wuhua');
  await until(() => changes(ear, 'manuscript').some((one) => one.id === shown.manuscript));
  expect(ear.ended).toBe(false);
});

test('a server that stops ends its streams, and closing does not wait for them', async () => {
  const third = await compose({
    pool: openPool(harness.serverUrl, { size: 4 }),
    clock: harness.clock,
    log: createLog('silent'),
    dataFolder: harness.context.dataFolder,
    publicUrl: 'http://localhost',
  });
  const at = await third.app.listen({ host: '127.0.0.1', port: 0 });
  const { cookie } = await harness.login(personIn('wuhua', 'operator', 1));
  const answer = await fetch(`${at}${liveStream.path}`, { headers: { cookie } });
  const closing = third.app.close();
  expect(await answer.text()).toContain('event: end\ndata: {"why":"stopping"}');
  await closing;
  await third.context.db.destroy();
});
