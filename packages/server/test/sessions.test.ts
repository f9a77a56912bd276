import {
  changePassword,
  currentSession,
  listSessions,
  logIn,
  logOut,
  revokeSession,
} from '@sanshen/contract/session';
import { brandId, type PersonId } from '@sanshen/domain/kernel';
import { beforeAll, expect, test } from 'vitest';
import { createLogin } from '../src/modules/sessions/public.ts';
import { countAttempt } from '../src/modules/sessions/throttle.ts';
import { asOwner, startHarness } from './harness.ts';

const harness = await startHarness();
const person = brandId<PersonId>('platform-lead');
const password = '春城五华 publishes 2026';

beforeAll(() => createLogin(harness.db, harness.clock, { person, name: 'Wuhua.Lead', password }));

function attempt(name: string, typed: string, address = '10.0.0.1') {
  return harness.app.inject({
    method: 'POST',
    url: logIn.path,
    payload: { name, password: typed },
    remoteAddress: address,
  });
}

test('a right password opens a session whose token the database does not hold', async () => {
  const answer = await attempt(' wuhua.lead', password);
  expect(answer.statusCode).toBe(201);
  const cookie = answer.cookies[0];
  expect(cookie).toMatchObject({ name: 'sanshen_session', httpOnly: true, sameSite: 'Strict', path: '/' });
  expect(Buffer.from(cookie?.value ?? '', 'base64url')).toHaveLength(32);
  const held = await asOwner(harness.ownerUrl, (client) => client.query('select * from session'));
  expect(JSON.stringify(held.rows)).not.toContain(cookie?.value);
  const current = await harness.inject({
    url: currentSession.path,
    headers: { cookie: `sanshen_session=${cookie?.value}` },
  });
  expect(current.json()).toMatchObject({ person, current: true });
});

test('an unknown name and a wrong password get the same refusal in both languages', async () => {
  const wrong = await attempt('wuhua.lead', 'something else', '10.0.0.2');
  const unknown = await attempt('nobody', 'something else', '10.0.0.2');
  expect(wrong.statusCode).toBe(401);
  expect(wrong.headers['content-type']).toContain('application/problem+json');
  const { instance: _, ...problem } = wrong.json();
  expect(problem).toMatchObject({ code: 'session.loginRefused', messages: { zh: '用户名或密码不正确' } });
  expect(unknown.json()).toMatchObject(problem);
});

test('guessing is slowed down by name, whatever the address, and a right password waits too', async () => {
  for (let n = 0; n < 5; n += 1) {
    expect((await attempt('guessed', `guess ${n}`, `10.0.1.${n}`)).statusCode).toBe(401);
  }
  const refused = await attempt('guessed', password, '10.0.1.99');
  expect(refused.statusCode).toBe(429);
  expect(refused.json()).toMatchObject({ code: 'session.throttled', details: { seconds: 15 } });
  harness.clock.advance(16_000);
  expect((await attempt('guessed', 'once more', '10.0.1.99')).statusCode).toBe(401);
  expect((await attempt('guessed', 'and again', '10.0.1.99')).json()).toMatchObject({
    details: { seconds: 30 },
  });
});

test('many guesses at once count one by one', async () => {
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, n) => attempt('flooded', `guess ${n}`, `10.0.2.${n}`)),
  );
  expect(answers.filter((answer) => answer.statusCode === 401)).toHaveLength(5);
  expect(answers.filter((answer) => answer.statusCode === 429)).toHaveLength(7);
});

test('guessing many names from one address is slowed down', async () => {
  const guess = (n: number) =>
    countAttempt(harness.db, harness.clock, { name: `name ${n}`, address: '10.0.3.1' });
  for (let n = 0; n < 50; n += 1) await guess(n);
  await expect(guess(50)).rejects.toThrow('session.throttled');
  expect((await attempt('wuhua.lead', password, '10.0.3.1')).statusCode).toBe(429);
  expect((await attempt('wuhua.lead', password, '10.0.3.2')).statusCode).toBe(201);
});

test('a session ends after an hour without a request, and after twelve hours in any case', async () => {
  const idle = await harness.login(person);
  const busy = await harness.login(person);
  for (let minutes = 0; minutes < 12 * 60; minutes += 50) {
    expect((await busy.send(currentSession, {})).statusCode, `after ${minutes} minutes`).toBe(200);
    harness.clock.advance(50 * 60_000);
    if (minutes === 50) {
      const answer = await idle.send(currentSession, {});
      expect(answer.statusCode).toBe(401);
      expect(answer.json().code).toBe('session.required');
    }
  }
  expect((await busy.send(currentSession, {})).statusCode).toBe(401);
});

test('a person lists and ends own sessions, and nobody else’s', async () => {
  const own = brandId<PersonId>('second-person');
  const here = await harness.login(own);
  const there = await harness.login(own);
  const stranger = await harness.login(brandId<PersonId>('third-person'));
  const { items } = await here.call(listSessions, {});
  expect(items.map((item) => item.current).sort()).toEqual([false, true]);
  const other = items.find((item) => !item.current);
  const params = { session: other?.session ?? '' };
  expect((await stranger.send(revokeSession, { params })).statusCode).toBe(404);
  await here.call(revokeSession, { params });
  expect((await there.send(currentSession, {})).statusCode).toBe(401);
  expect((await here.send(logOut, {})).statusCode).toBe(204);
  expect((await here.send(currentSession, {})).statusCode).toBe(401);
});

test('a new password needs the old one and ends the other sessions', async () => {
  const own = brandId<PersonId>('fourth-person');
  await createLogin(harness.db, harness.clock, { person: own, name: 'fourth', password });
  const here = await harness.login(own);
  const there = await harness.login(own);
  const next = '另一个很长的密码 for 2027';
  const refused = await here.send(changePassword, { body: { current: 'wrong', next } });
  expect(refused.json().code).toBe('session.loginRefused');
  const short = await here.send(changePassword, { body: { current: password, next: 'short' } });
  expect(short.json().code).toBe('session.passwordTooShort');
  expect((await here.send(changePassword, { body: { current: password, next } })).statusCode).toBe(204);
  expect((await here.send(currentSession, {})).statusCode).toBe(200);
  expect((await there.send(currentSession, {})).statusCode).toBe(401);
  expect((await attempt('fourth', password, '10.0.4.1')).statusCode).toBe(401);
  expect((await attempt('fourth', next, '10.0.4.1')).statusCode).toBe(201);
});

test('a login name of another person is not taken over', async () => {
  const taking = createLogin(harness.db, harness.clock, {
    person: brandId<PersonId>('taker'),
    name: 'WUHUA.lead',
    password,
  });
  await expect(taking).rejects.toThrow(/another person/);
});
