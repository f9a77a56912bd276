import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { giveLogin } from '@sanshen/contract/logins';
import { listOrganizations, readOrganization, registerPerson } from '@sanshen/contract/organization';
import { readEffectivePolicy } from '@sanshen/contract/policy';
import { listNotifications } from '@sanshen/contract/review';
import { type RouteCall, type RouteShape, routeUrl } from '@sanshen/contract/route';
import { changePassword, currentSession, logIn } from '@sanshen/contract/session';
import { fillDemonstration } from '@sanshen/server/demonstration/index';
import { type RunningServer, startServer } from '@sanshen/server/main';
import { verifyDatabase } from '@sanshen/server/modules/ledger/public';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { asOwner } from '../../server/test/harness.ts';
import { setup } from '../src/commands/setup.ts';

const folder = (id: string) => fileURLToPath(new URL(`../../../policies/${id}`, import.meta.url));
const name = `setup_${randomBytes(8).toString('hex')}`;
const cluster = inject('cluster');
const database = cluster.owner.replace('NAME', name);
const postgres = cluster.owner.replace('NAME', 'postgres');
let data: string;
let server: RunningServer | null = null;

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'sanshen-setup-'));
  await asOwner(postgres, (client) => client.query(`create database ${name}`));
});
afterAll(async () => {
  await server?.close();
  await asOwner(postgres, (client) => client.query(`drop database if exists ${name} with (force)`));
  await rm(data, { recursive: true, force: true });
});

async function run(change: Readonly<Record<string, string | null>> = {}, env: Record<string, string> = {}) {
  const out: string[] = [];
  const err: string[] = [];
  const options: Record<string, string | null> = {
    organization: '某市团委',
    kind: 'cityCommittee',
    policy: folder('kunming-2023'),
    leader: '某市团委书记',
    registrar: '某市团委登记员',
    publicity: '某市团委宣传部',
    data,
    database,
    lang: 'en',
    ...change,
  };
  const args = Object.entries(options).flatMap(([key, value]) => (value === null ? [] : [`--${key}`, value]));
  const io = {
    out: (line: string) => out.push(line),
    err: (line: string) => err.push(line),
    language: 'zh' as const,
    env,
  };
  return { code: await setup(args, io), out: out.join('\n'), err: err.join('\n') };
}

/** Logs in over HTTP; gives a function that calls routes with the session's cookie. */
async function logInAs(login: string, password: string) {
  const { url } = server ?? { url: '' };
  const send = (route: RouteShape, call: object, cookie: string) =>
    fetch(`${url}${routeUrl(route, call)}`, {
      method: route.method,
      headers: {
        cookie,
        'content-type': 'application/json',
        'x-sanshen-request': '1',
        'idempotency-key': randomBytes(16).toString('hex'),
      },
      ...('body' in call ? { body: JSON.stringify(call.body) } : {}),
    });
  const answer = await send(logIn, { body: { name: login, password } }, '');
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  return {
    status: answer.status,
    call: async <R extends RouteShape>(route: R, call: RouteCall<R>) => {
      const given = await send(route, call, cookie);
      return { status: given.status, body: given.status === 204 ? null : await given.json() };
    },
  };
}

test('what the rule book does not know is refused, and nothing is kept', async () => {
  expect(await run({ kind: 'ministry' })).toMatchObject({
    code: 1,
    err: expect.stringContaining('cityCommittee'),
  });
  expect(await run({ policy: '/nowhere' })).toMatchObject({
    code: 1,
    err: expect.stringContaining('cannot be read'),
  });
  expect(await run({ policy: folder('youth-centre') })).toMatchObject({
    code: 1,
    err: expect.stringContaining('no superior'),
  });
  expect(await run({ 'leader-login': 'registrar' })).toMatchObject({
    code: 1,
    err: expect.stringContaining('must differ'),
  });
  expect(await run({ registrar: null })).toMatchObject({
    code: 2,
    err: '--registrar is missing. See sanshen setup --help',
  });
  expect(await run({}, { SANSHEN_LEDGER_SUITE: 'rot13' })).toMatchObject({ code: 2 });
});

test('a real installation begins, and its registrar brings in the others', async () => {
  const began = await run();
  expect(began).toMatchObject({ code: 0, err: '' });
  const passwords = [...began.out.matchAll(/login name (\S+), one-time password (\S+)/g)];
  expect(passwords.map(([, login]) => login)).toEqual(['leader', 'registrar']);
  const [, , oneTime = ''] = passwords[1] ?? [];

  const again = await run();
  expect(again).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringContaining('has an organisation already'),
  });
  expect((await run({ lang: 'zh' })).err).toContain('数据库中已有组织');

  server = await startServer({
    databaseUrl: database,
    dataFolder: data,
    port: 0,
    logLevel: 'silent',
    worker: false,
  });
  const first = await logInAs('registrar', oneTime);
  expect(first.status).toBe(201);
  const refused = await first.call(listOrganizations, { query: {} });
  expect([refused.status, refused.body.code]).toEqual([403, 'session.passwordMustChange']);
  const own = 'registrar 自己的长密码';
  const changed = await first.call(changePassword, { body: { current: oneTime, next: own } });
  expect(changed.status).toBe(204);

  const registrar = await logInAs('registrar', own);
  const { body: tree } = await registrar.call(listOrganizations, { query: {} });
  expect(tree.items).toMatchObject([
    { name: '某市团委', kind: 'cityCommittee', parent: null, publicityDepartment: false },
    { name: '某市团委宣传部', kind: 'department', parent: tree.items[0].id, publicityDepartment: true },
  ]);
  const organization: string = tree.items[0].id;
  const params = { organization };
  const policy = await registrar.call(readEffectivePolicy, { params });
  expect(JSON.stringify(policy.body)).toContain('kunming-2023');
  const { body: detail } = await registrar.call(readOrganization, { params });
  expect(JSON.stringify(detail)).toContain('某市团委书记');

  const registered = await registrar.call(registerPerson, {
    params,
    body: { name: '某市团委运营人员', employment: 'longTermStaff' },
  });
  expect(registered.status).toBe(201);
  const person: string = registered.body.id;
  const given = await registrar.call(giveLogin, { params: { person }, body: { name: 'operator' } });
  expect(given.status).toBe(201);
  // The registrar alone holds half a password: the main leader was told the other half.
  const [, , leadersOneTime = ''] = passwords[0] ?? [];
  const leaderFirst = await logInAs('leader', leadersOneTime);
  await leaderFirst.call(changePassword, { body: { current: leadersOneTime, next: 'leader 自己的长密码' } });
  const leader = await logInAs('leader', 'leader 自己的长密码');
  const { body: told } = await leader.call(listNotifications, { query: {} });
  const { secondHalf } = told.items[0].details;
  expect((await logInAs('operator', given.body.password)).status).toBe(401);
  const operator = await logInAs('operator', given.body.password + secondHalf);
  expect([operator.status, given.body.name]).toEqual([201, 'operator']);
  expect((await operator.call(currentSession, {})).body).toMatchObject({ person, passwordMustChange: true });

  // All of it stands in the ledger, done by the system itself, and no password does.
  expect(await verifyDatabase(server.context.db)).toMatchObject({ ok: true });
  const kinds = await asOwner(database, async (client) => {
    const { rows } = await client.query('select stream, text from ledger_entry order by stream, sequence');
    expect(JSON.stringify(rows)).not.toContain(oneTime);
    return rows.map(({ text }) => JSON.parse(text)).map((entry) => `${entry.kind} ${entry.actor.person}`);
  });
  expect(kinds.filter((kind) => kind.endsWith(' system')).sort()).toEqual([
    'login.created system',
    'login.created system',
    'organization.rosterRecorded system',
    'organization.rosterRecorded system',
    'organization.treeChanged system',
    'organization.treeChanged system',
    'policy.filed system',
  ]);

  // Logins with a printed password never join an installation that serves in earnest.
  await expect(fillDemonstration(server.context)).rejects.toThrow('an organisation of its own');
});
