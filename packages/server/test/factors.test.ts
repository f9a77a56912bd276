import * as contract from '@sanshen/contract/factors';
import { disableLogin, readLogin, resetLogin } from '@sanshen/contract/logins';
import type { RouteShape } from '@sanshen/contract/route';
import { routeUrl } from '@sanshen/contract/route';
import { changePassword, currentSession, logIn } from '@sanshen/contract/session';
import type { PersonId } from '@sanshen/domain/kernel';
import type { LightMyRequestResponse } from 'fastify';
import { expect, test } from 'vitest';
import { demonstrationLoginName, demonstrationPassword } from '../src/demonstration/index.ts';
import { readStream } from '../src/modules/ledger/public.ts';
import { codeAt, stepAt } from '../src/modules/sessions/totp.ts';
import { asOwner, type Caller } from './harness.ts';
import { organizationIn, personIn, startCity } from './organization-support.ts';
import { expectRefusal } from './review-support.ts';

const city = await startCity();
const { harness } = city;
const password = demonstrationPassword;
let step = 0;

/** A request of somebody without session, from an address of its own. */
function anonymous(route: RouteShape, body: object, headers: Record<string, string> = {}) {
  step += 1;
  return harness.app.inject({
    method: route.method,
    url: routeUrl(route),
    payload: body,
    headers,
    remoteAddress: `10.1.${Math.trunc(step / 250)}.${step % 250}`,
  });
}

function decode(secret: string): Buffer {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret].map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** The app's code of now; the clock moves on first, so that its step is a new one. */
function codeOf(secret: string): string {
  harness.clock.advance(30_000);
  return codeAt(decode(secret), stepAt(harness.clock.now()));
}

interface Enrolled {
  readonly caller: Caller;
  readonly name: string;
  readonly secret: string;
  readonly recoveryCodes: readonly string[];
}

async function enrol(office: string, copy?: number, key = 'wuhua'): Promise<Enrolled> {
  const caller = await city.as(key, office, copy);
  const { secret } = await caller.call(contract.beginTotp, { body: { password } });
  const { recoveryCodes } = await caller.call(contract.confirmTotp, { body: { code: codeOf(secret) } });
  return { caller, name: demonstrationLoginName(key, office, copy), secret, recoveryCodes };
}

async function challengeOf(name: string): Promise<string> {
  const answer = await anonymous(logIn, { name, password });
  expect(answer.statusCode, answer.body).toBe(201);
  expect(answer.cookies).toEqual([]);
  return answer.json().factorRequired.challenge;
}

const enter = (challenge: string, code: string) => anonymous(contract.enterCode, { challenge, code });

function cookieOf(answer: LightMyRequestResponse): string {
  return `sanshen_session=${answer.cookies[0]?.value}`;
}

test('a login with codes opens no session before the code; a code is used once, a step is answered once', async () => {
  const { name, secret, caller } = await enrol('platformLead');
  const first = await anonymous(logIn, { name, password });
  expect(first.json()).toEqual({
    factorRequired: {
      challenge: expect.any(String),
      methods: ['totp', 'recoveryCode'],
      expiresAt: expect.any(String),
    },
  });
  expect(first.headers['set-cookie']).toBeUndefined();
  const challenge = first.json().factorRequired.challenge;
  expectRefusal(await enter(challenge, '000000'), 422, 'factor.codeRefused');
  const code = codeOf(secret);
  const opened = await enter(challenge, code);
  expect(opened.statusCode, opened.body).toBe(201);
  expect(opened.json()).toMatchObject({ person: caller.person, current: true });
  const mine = await harness.inject({ url: currentSession.path, headers: { cookie: cookieOf(opened) } });
  expect(mine.statusCode).toBe(200);
  expectRefusal(await enter(challenge, codeOf(secret)), 409, 'factor.challengeEnded');
  // Seen over a shoulder: the same code, and the one of the step before.
  const second = await challengeOf(name);
  expectRefusal(await enter(second, code), 422, 'factor.codeRefused');
  const used = codeOf(secret);
  expect((await enter(second, used)).statusCode).toBe(201);
  expectRefusal(await enter(await challengeOf(name), used), 422, 'factor.codeRefused');
});

test('of two who type one code at once, one gets in', async () => {
  const { name, secret } = await enrol('publicityLead', undefined, 'panlong');
  const challenges = [await challengeOf(name), await challengeOf(name), await challengeOf(name)];
  const code = codeOf(secret);
  const answers = await Promise.all(challenges.map((challenge) => enter(challenge, code)));
  expect(answers.map((answer) => answer.statusCode).sort()).toEqual([201, 422, 422]);
});

test('a wrong password tells nothing of the second step; the step ends after five minutes and with the login', async () => {
  const { name, secret, caller } = await enrol('publicityLead');
  const wrong = await anonymous(logIn, { name, password: 'not the password' });
  const unknown = await anonymous(logIn, { name: 'nobody.at.all', password: 'not the password' });
  const { instance: _a, ...one } = wrong.json();
  const { instance: _b, ...other } = unknown.json();
  expect([wrong.statusCode, one]).toEqual([unknown.statusCode, other]);
  const late = await challengeOf(name);
  harness.clock.advance(5 * 60_000 + 1);
  expectRefusal(await enter(late, codeOf(secret)), 409, 'factor.challengeEnded');
  expectRefusal(await enter('guessed', '123456'), 409, 'factor.challengeEnded');
  const pending = await challengeOf(name);
  const registrar = await city.as('wuhua', 'registrar');
  await registrar.call(disableLogin, { params: { person: caller.person }, body: {} });
  expectRefusal(await enter(pending, codeOf(secret)), 409, 'factor.challengeEnded');
});

test('guessing codes is slowed down by person, whatever the address and however many steps are opened', async () => {
  const { name, secret } = await enrol('leaderInCharge');
  for (let n = 0; n < 5; n += 1) {
    expectRefusal(await enter(await challengeOf(name), `00000${n}`), 422, 'factor.codeRefused');
  }
  const waiting = await challengeOf(name);
  expectRefusal(await enter(waiting, '000009'), 429, 'session.throttled');
  expectRefusal(
    await enter(waiting, codeAt(decode(secret), stepAt(harness.clock.now()))),
    429,
    'session.throttled',
  );
  harness.clock.advance(60_000);
  expect((await enter(waiting, codeOf(secret))).statusCode).toBe(201);
});

test('a recovery code opens one session, in any spelling, and stands nowhere', async () => {
  const { name, recoveryCodes, caller, secret } = await enrol('operator', 1);
  expect(new Set(recoveryCodes).size).toBe(10);
  const [first = '', second = ''] = recoveryCodes;
  const spelled = first.replaceAll('-', ' ').toUpperCase();
  expect((await enter(await challengeOf(name), spelled)).statusCode).toBe(201);
  expectRefusal(await enter(await challengeOf(name), first), 422, 'factor.codeRefused');
  expect(await caller.call(contract.readFactors, {})).toMatchObject({ recoveryCodesLeft: 9 });
  const held = await asOwner(harness.ownerUrl, async (client) => {
    const { rows: codes } = await client.query('select * from recovery_code');
    const { rows: secrets } = await client.query('select * from login_totp');
    const { rows: steps } = await client.query('select * from login_challenge');
    const { rows: kept } = await client.query('select * from idempotency');
    return JSON.stringify([codes, secrets, steps, kept], (_, value) =>
      value?.type === 'Buffer' ? Buffer.from(value.data).toString('latin1') : value,
    );
  });
  for (const plain of [
    ...recoveryCodes,
    secret,
    decode(secret).toString('latin1'),
    decode(secret).toString('base64'),
  ]) {
    expect(held.includes(JSON.stringify(plain).slice(1, -1))).toBe(false);
  }
  const renewed = await caller.call(contract.renewRecoveryCodes, { body: { password, code: second } });
  expect(renewed.recoveryCodes).toHaveLength(10);
  expectRefusal(await enter(await challengeOf(name), recoveryCodes[3] ?? ''), 422, 'factor.codeRefused');
  // Somebody else's codes are not mine.
  const other = await enrol('operator', 2);
  expectRefusal(
    await enter(await challengeOf(name), other.recoveryCodes[0] ?? ''),
    422,
    'factor.codeRefused',
  );
});

test('switching codes on needs the password and a code, switching off both', async () => {
  const caller = await city.as('panlong', 'platformLead');
  expectRefusal(
    await caller.send(contract.beginTotp, { body: { password: 'wrong' } }),
    422,
    'factor.passwordWrong',
  );
  expectRefusal(await caller.send(contract.confirmTotp, { body: { code: '123456' } }), 409, 'factor.totpOff');
  expectRefusal(
    await caller.send(contract.removeTotp, { body: { password, code: '123456' } }),
    409,
    'factor.totpOff',
  );
  const begun = await caller.call(contract.beginTotp, { body: { password } });
  expect(begun.uri).toContain(`secret=${begun.secret}`);
  // What was only begun is asked for by nobody.
  const name = demonstrationLoginName('panlong', 'platformLead');
  expect((await anonymous(logIn, { name, password })).json()).toMatchObject({ person: caller.person });
  expectRefusal(
    await caller.send(contract.confirmTotp, { body: { code: '000000' } }),
    422,
    'factor.codeRefused',
  );
  const again = await caller.call(contract.beginTotp, { body: { password } });
  expect(again.secret).not.toBe(begun.secret);
  expectRefusal(
    await caller.send(contract.confirmTotp, { body: { code: codeOf(begun.secret) } }),
    422,
    'factor.codeRefused',
  );
  await caller.call(contract.confirmTotp, { body: { code: codeOf(again.secret) } });
  expectRefusal(await caller.send(contract.beginTotp, { body: { password } }), 409, 'factor.totpOn');
  const remove = (typed: string, code: string) =>
    caller.send(contract.removeTotp, { body: { password: typed, code } });
  expectRefusal(await remove('wrong', codeOf(again.secret)), 422, 'factor.passwordWrong');
  expectRefusal(await remove(password, '000000'), 422, 'factor.codeRefused');
  expect((await remove(password, codeOf(again.secret))).statusCode).toBe(204);
  expect(await caller.call(contract.readFactors, {})).toEqual({
    totpSince: null,
    recoveryCodesLeft: 0,
    passkeys: [],
    passkeyAtSignOff: false,
  });
  expect((await anonymous(logIn, { name, password })).json()).toMatchObject({ person: caller.person });
});

test('a registrar’s reset takes the codes away, and the ledger says so; what he sees of a login is no secret', async () => {
  const registrar = await city.as('wuhua', 'registrar');
  // He has switched codes on above.
  const caller = await city.as('wuhua', 'leaderInCharge');
  const params = { person: caller.person };
  expect(await registrar.call(readLogin, { params })).toMatchObject({
    login: { totp: true, passkeys: 0, passwordMustChange: false, disabledAt: null },
  });
  await registrar.call(resetLogin, { params, body: {} });
  expect(await registrar.call(readLogin, { params })).toEqual({
    login: {
      name: demonstrationLoginName('wuhua', 'leaderInCharge'),
      createdAt: expect.any(String),
      disabledAt: null,
      passwordMustChange: true,
      totp: false,
      passkeys: 0,
      sessions: 0,
      lastSeenAt: null,
    },
  });
  const entries = await readStream(harness.db, `organization:${organizationIn('wuhua')}`, 0, 1000);
  expect(JSON.parse(entries.at(-1)?.text ?? '{}')).toMatchObject({
    kind: 'login.reset',
    body: { person: caller.person, factorsRemoved: { totp: true, passkeys: 0 } },
  });
  const operator = await city.as('wuhua', 'operator', 2);
  expectRefusal(await operator.send(readLogin, { params }), 403, 'access.forbidden');
  expectRefusal(
    await (await city.as('panlong', 'mainLeader')).send(readLogin, { params }),
    403,
    'access.forbidden',
  );
});

test('a new password ends the logins that are under way with the old one', async () => {
  const { caller, name, secret } = await enrol('mainLeader');
  const pending = await challengeOf(name);
  await caller.call(changePassword, { body: { current: password, next: 'another long password' } });
  expectRefusal(await enter(pending, codeOf(secret)), 409, 'factor.challengeEnded');
});

test('a session is always a new one: none that the browser brings is taken over, and the one it brings ends', async () => {
  const name = demonstrationLoginName('panlong', 'operator', 1);
  const planted = await anonymous(
    logIn,
    { name, password },
    { cookie: 'sanshen_session=planted-by-somebody' },
  );
  expect(planted.cookies[0]?.value).not.toBe('planted-by-somebody');
  const other = await harness.login(personIn('panlong', 'operator', 2) as PersonId);
  const headers = { cookie: other.cookie, 'x-sanshen-request': '1' };
  const opened = await anonymous(logIn, { name, password }, headers);
  expect(opened.statusCode).toBe(201);
  expect(cookieOf(opened)).not.toBe(other.cookie);
  expectRefusal(await other.send(currentSession, {}), 401, 'session.required');
});

test('other sites can neither log in nor change factors', async () => {
  const caller = await city.as('wuhua', 'registrar');
  const foreign: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ];
  for (const headers of foreign) {
    for (const route of contract.factorRoutes) {
      if (route.method === 'GET') continue;
      const answer = await harness.inject({
        method: route.method,
        url: routeUrl(route, { params: { passkey: crypto.randomUUID() } }),
        payload: {},
        headers: { cookie: caller.cookie, 'x-sanshen-request': '1', ...headers },
      });
      expectRefusal(answer, 403, 'request.crossSite');
    }
  }
  // A form of another site in a browser that tells nothing: it cannot send the product's own header.
  const form = await harness.inject({
    method: 'POST',
    url: contract.beginTotp.path,
    payload: { password },
    headers: { cookie: caller.cookie },
  });
  expectRefusal(form, 403, 'request.crossSite');
});
