import { disableLogin, enableLogin, giveLogin, resetLogin } from '@sanshen/contract/logins';
import { appoint, listOrganizations, readOrganization, registerPerson } from '@sanshen/contract/organization';
import { listNotifications } from '@sanshen/contract/review';
import { changePassword, currentSession, logIn, logOut } from '@sanshen/contract/session';
import { brandId, type PersonId } from '@sanshen/domain/kernel';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { checkProjection, projections, readStream } from '../src/modules/ledger/public.ts';
import { openDatabase, openPool } from '../src/platform/db/database.ts';
import { asOwner, type Caller } from './harness.ts';
import { organizationIn, personIn, startCity } from './organization-support.ts';

const city = await startCity();
const { harness } = city;
const registrar = await city.as('wuhua', 'registrar');
const organization = organizationIn('wuhua');
const own = '我自己选的长密码 2026';

async function newcomer(name: string): Promise<PersonId> {
  const body = { name, employment: 'formalCadre' as const };
  const { id } = await registrar.call(registerPerson, { params: { organization }, body });
  return brandId<PersonId>(id);
}

/** A login over HTTP: status and the cookie that came with it. */
async function logInAs(name: string, password: string) {
  const answer = await harness.inject({ method: 'POST', url: logIn.path, payload: { name, password } });
  return { status: answer.statusCode, cookie: `sanshen_session=${answer.cookies[0]?.value}`, answer };
}

function as(cookie: string, method: 'GET' | 'PUT' | 'DELETE', url: string, payload?: object) {
  const headers = { cookie, 'x-sanshen-request': '1', 'idempotency-key': crypto.randomUUID() };
  return harness.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
}

/** The whole one-time password: what the registrar was shown, and what the main leader was told. */
async function wholeOf(given: { readonly name: string; readonly password: string | null }): Promise<string> {
  const witness = await city.as('wuhua', 'mainLeader');
  const { items } = await witness.call(listNotifications, { query: {} });
  const told = items.map((one) => witnessed.parse(one.details)).find((one) => one.login === given.name);
  return `${given.password}${told?.secondHalf}`;
}

const witnessed = z.object({ login: z.string(), secondHalf: z.string() });

async function kindsAndBodies(kind: string) {
  const entries = await readStream(harness.db, `organization:${organization}`, 0, 1000);
  return entries.map(({ text }) => JSON.parse(text)).filter((entry) => entry.kind.startsWith(kind));
}

test('a one-time password opens a session that can do nothing but change it', async () => {
  const person = await newcomer('新来的甲');
  const given = await registrar.call(giveLogin, { params: { person }, body: { name: 'Newcomer.A' } });
  expect(given).toEqual({
    name: 'newcomer.a',
    password: expect.stringMatching(/^([a-z2-9]{5}-){2}$/),
  });
  const password = await wholeOf(given);
  expect(password).toMatch(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/);
  expect((await logInAs('newcomer.a', given.password ?? '')).status).toBe(401);
  const { cookie, status, answer } = await logInAs('newcomer.a', password);
  expect([status, answer.json().passwordMustChange]).toEqual([201, true]);
  const refused = await as(cookie, 'GET', listOrganizations.path);
  expect([refused.statusCode, refused.json().code]).toEqual([403, 'session.passwordMustChange']);
  expect((await as(cookie, 'GET', '/api/v1/sessions')).json().code).toBe('session.passwordMustChange');
  expect((await as(cookie, 'GET', currentSession.path)).json()).toMatchObject({ passwordMustChange: true });

  const change = (next: string) => as(cookie, 'PUT', changePassword.path, { current: password, next });
  expect((await change(password)).json().code).toBe('session.passwordUnchanged');
  expect((await change(own)).statusCode).toBe(204);
  expect((await as(cookie, 'GET', listOrganizations.path)).statusCode).toBe(200);
  expect((await as(cookie, 'GET', currentSession.path)).json()).toMatchObject({ passwordMustChange: false });
  expect((await as(cookie, 'DELETE', logOut.path)).statusCode).toBe(204);
  expect((await logInAs('newcomer.a', password)).status).toBe(401);
  expect((await logInAs('newcomer.a', own)).answer.json()).toMatchObject({
    person,
    passwordMustChange: false,
  });
});

test('the one-time password is given once, and stands nowhere: not in the database, not in the ledger', async () => {
  const person = await newcomer('新来的乙');
  const headers = { 'idempotency-key': 'give-b-once' };
  const call = { params: { person }, body: { name: 'newcomer.b' } };
  const given = await registrar.call(giveLogin, call, headers);
  expect(await registrar.call(giveLogin, call, headers)).toEqual({ name: 'newcomer.b', password: null });
  const reset = await registrar.call(resetLogin, { params: { person }, body: {} });
  const tables = await asOwner(harness.ownerUrl, async (client) => {
    const { rows } = await client.query(
      "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
    );
    const texts = [];
    for (const { table_name } of rows)
      texts.push(JSON.stringify((await client.query(`select * from "${table_name}"`)).rows));
    return texts.join('\n');
  });
  for (const password of [given.password, reset.password]) {
    expect(password).toHaveLength(12);
    expect(tables.includes(password ?? 'nothing')).toBe(false);
  }
  expect(tables).toContain('newcomer.b');
  expect((await kindsAndBodies('login.')).slice(-2)).toMatchObject([
    { kind: 'login.created', body: { person, login: 'newcomer.b' }, actor: { person: registrar.person } },
    { kind: 'login.reset', body: { person, login: 'newcomer.b' } },
  ]);
});

test('a reset or disabled login ends every session at once; enabling brings none of them back', async () => {
  const person = await newcomer('新来的丙');
  const params = { person };
  const given = await registrar.call(giveLogin, { params, body: { name: 'newcomer.c' } });
  const first = await harness.login(person);
  const old = await wholeOf(given);
  const reset = await wholeOf(await registrar.call(resetLogin, { params, body: {} }));
  expect((await first.send(currentSession, {})).statusCode).toBe(401);
  expect((await logInAs('newcomer.c', old)).status).toBe(401);
  const second = await logInAs('newcomer.c', reset);
  expect(second.status).toBe(201);

  await registrar.call(disableLogin, { params, body: {} });
  expect((await as(second.cookie, 'GET', currentSession.path)).statusCode).toBe(401);
  expect((await logInAs('newcomer.c', reset)).status).toBe(401);
  for (const route of [disableLogin, resetLogin])
    expect((await registrar.send(route, { params, body: {} })).json().code).toBe('login.disabled');
  // One that was opened in the very moment of disabling is worth nothing either.
  const late = await harness.login(person);
  expect((await late.send(currentSession, {})).statusCode).toBe(401);

  await registrar.call(enableLogin, { params, body: {} });
  expect((await late.send(currentSession, {})).statusCode).toBe(401);
  expect((await registrar.send(enableLogin, { params, body: {} })).json().code).toBe('login.enabled');
  expect((await logInAs('newcomer.c', reset)).status).toBe(201);
  const decisions = (await kindsAndBodies('login.')).slice(-4).map((entry) => entry.kind);
  expect(decisions).toEqual(['login.created', 'login.reset', 'login.disabled', 'login.enabled']);
});

test('nobody manages his own login, a name is one person’s, and a person has one', async () => {
  const person = await newcomer('新来的丁');
  const codeOf = async (caller: Caller, of: string, name: string) =>
    (await caller.send(giveLogin, { params: { person: of }, body: { name } })).json().code;
  expect(await codeOf(registrar, registrar.person, 'another.me')).toBe('login.ownLogin');
  for (const route of [resetLogin, disableLogin, enableLogin]) {
    const answer = await registrar.send(route, { params: { person: registrar.person }, body: {} });
    expect(answer.json().code).toBe('login.ownLogin');
  }
  expect(await codeOf(registrar, person, 'WUHUA.mainleader')).toBe('login.nameTaken');
  expect(await codeOf(registrar, 'nobody-at-all', 'newcomer.d')).toBe('request.notFound');
  expect(await codeOf(registrar, person, 'two words')).toBe('request.invalid');
  const missing = await registrar.send(resetLogin, { params: { person }, body: {} });
  expect(missing.json().code).toBe('login.missing');
  await registrar.call(giveLogin, { params: { person }, body: { name: 'newcomer.d' } });
  expect(await codeOf(registrar, person, 'newcomer.dd')).toBe('login.exists');
});

test('a superior may, a sibling, a subordinate and the guiding department may not', async () => {
  const person = await newcomer('新来的戊');
  const give = async (key: string, office: string) => {
    const caller = await city.as(key, office);
    const answer = await caller.send(giveLogin, { params: { person }, body: { name: 'newcomer.e' } });
    return answer.statusCode === 201 ? 'given' : answer.json().code;
  };
  for (const [key, office] of [
    ['panlong', 'registrar'],
    ['wuhuaYouthCentre', 'mainLeader'],
    ['publicity', 'departmentHead'],
    ['kunming', 'administrator'],
    ['wuhua', 'platformLead'],
  ] as const)
    expect([key, await give(key, office)]).toEqual([key, 'access.forbidden']);
  expect(await give('kunming', 'registrar')).toBe('given');
});

test('who manages a login must have the right wherever the person holds an office: it is no way up', async () => {
  const person = await newcomer('新来的己');
  await registrar.call(giveLogin, { params: { person }, body: { name: 'newcomer.f' } });
  const city_ = await city.as('kunming', 'registrar');
  const params = { organization: organizationIn('kunming') };
  const { version } = await city_.call(readOrganization, { params });
  const body = { person, office: 'secretary' };
  await city_.call(appoint, { params, body }, { 'if-match': `"${version}"` });
  const refused = await registrar.send(resetLogin, { params: { person }, body: {} });
  expect(refused.json()).toMatchObject({
    code: 'access.forbidden',
    details: { organization: params.organization },
  });
  expect((await city_.send(resetLogin, { params: { person }, body: {} })).statusCode).toBe(200);
});

test('demonstration logins need no change, and the organisation is rebuilt from a ledger with logins in it', async () => {
  const demonstration = await logInAs('wuhua.mainleader', 'sanshen-demonstration');
  expect(demonstration.answer.json()).toMatchObject({ passwordMustChange: false });
  expect((await as(demonstration.cookie, 'GET', listOrganizations.path)).statusCode).toBe(200);
  await registrar.call(disableLogin, { params: { person: personIn('wuhua', 'operator', 2) }, body: {} });
  const projection = projections().find((one) => one.name === 'organization');
  if (projection === undefined) throw new Error('no projection');
  const open = () => openDatabase(openPool(harness.ownerUrl, { size: 1 }));
  expect(await checkProjection(open, projection)).toMatchObject({ problem: null });
});

test('complaint 10: who resets a login cannot take its place alone: the other half goes to somebody else', async () => {
  const person = personIn('wuhua', 'platformLead');
  const reset = await registrar.call(resetLogin, { params: { person }, body: {} });
  expect((await logInAs(reset.name, reset.password ?? '')).status).toBe(401);
  const seen = await registrar.call(listNotifications, { query: {} });
  expect(seen.items.filter((one) => JSON.stringify(one.details).includes(reset.name))).toEqual([]);
  expect((await logInAs(reset.name, await wholeOf(reset))).status).toBe(201);
  // Where the one in office beside the registrar is the very person, the superior's people are the witnesses.
  const leader = await registrar.call(resetLogin, {
    params: { person: personIn('wuhua', 'mainLeader') },
    body: {},
  });
  const above = await (await city.as('kunming', 'mainLeader')).call(listNotifications, { query: {} });
  expect(above.items[0]).toMatchObject({ kind: 'loginWitness', details: { login: leader.name } });
});
