import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { changeChannel, readChannel } from '@sanshen/contract/channels';
import { enableLogin } from '@sanshen/contract/logins';
import { listNotifications, signPaper } from '@sanshen/contract/review';
import { changePassword } from '@sanshen/contract/session';
import { brandId, type Digest } from '@sanshen/domain/kernel';
import { expect, test } from 'vitest';
import {
  demonstrationLoginName,
  demonstrationPassword,
  setDemonstrationLogins,
} from '../src/demonstration/index.ts';
import { keepFile } from '../src/platform/files/keep-file.ts';
import { buildApp } from '../src/platform/http/app.ts';
import { createLog } from '../src/platform/log.ts';
import { asOwner } from './harness.ts';
import { personIn } from './organization-support.ts';
import { startDesk } from './publishing-support.ts';
import { both, expectRefusal, write, writeAndSubmit } from './review-support.ts';

const desk = await startDesk();
const { harness } = desk;

test('complaint 10: who keeps the register cannot have a channel secret sent to a server of his own', async () => {
  const heard: string[] = [];
  const own = createServer((request, reply) => {
    heard.push(request.url ?? '');
    request.resume();
    reply.setHeader('content-type', 'application/json').end('{"access_token":"t","expires_in":7200}');
  });
  await new Promise<void>((done) => own.listen(0, '127.0.0.1', done));
  // A server that listens on TCP has an address of this kind.
  const { port } = own.address() as AddressInfo;
  const administrator = await desk.as('kunming', 'administrator');
  const params = { channel: desk.channel };
  const channel = await administrator.call(readChannel, { params });
  const settings = { ...channel.settings, baseUrl: `http://127.0.0.1:${port}` };
  const headers = { 'if-match': `"${channel.version}"` };
  expect((await administrator.send(changeChannel, { params, body: { settings } }, headers)).statusCode).toBe(
    204,
  );
  const { publication } = await desk.begun();
  await harness.runJobs();
  const shown = await desk.read(publication);
  own.close();
  expect(heard).toEqual([]);
  expect(shown).toMatchObject({ submitted: false });
  expect(shown.status).not.toBe('done');
});

test('figures of the process are for this machine only, and not through a proxy', async () => {
  expect((await harness.inject({ url: '/metrics' })).statusCode).toBe(200);
  expect((await harness.inject({ url: '/metrics', remoteAddress: '10.1.2.3' })).statusCode).toBe(404);
  const proxied = { url: '/metrics', headers: { 'x-forwarded-for': '10.1.2.3' } };
  expect((await harness.inject(proxied)).statusCode).toBe(404);
});

test('a file comes under the name that its reader gave it, not under what others call it', async () => {
  const bytes = Buffer.from('两个单位各自上传的同一份文件');
  const keep = (person: ReturnType<typeof personIn>, name: string) =>
    keepFile(harness.context, bytes, { person, organization: null, name });
  await keep(personIn('panlong', 'operator', 1), '关于某人的处理意见.txt');
  const { digest } = await keep(personIn('wuhua', 'operator', 1), '通知.txt');
  const { headers } = await harness.inject({
    url: `/api/v1/files/${digest}`,
    headers: { cookie: desk.operator.cookie },
  });
  expect(headers['content-disposition']).toContain(encodeURIComponent('通知'));
});

test('nothing that is kept of a change of password helps to guess it', async () => {
  const change = { body: { current: demonstrationPassword, next: 'another pass phrase' } };
  expect((await desk.operator.send(changePassword, change)).statusCode).toBe(204);
  const kept = await harness.db
    .selectFrom('idempotency')
    .select('body_digest')
    .where('route', '=', changePassword.id)
    .execute();
  expect(kept).toEqual([{ body_digest: 'withheld' }]);
});

test('complaint 10: nobody is signed for on paper without hearing of it', async () => {
  const registrar = await desk.as('wuhua', 'registrar');
  const { manuscript, digest } = await writeAndSubmit(desk.operator, 'wuhua');
  const bytes = Buffer.from('扫描件');
  const scan = await keepFile(harness.context, bytes, {
    person: registrar.person,
    organization: null,
    name: '签批单.txt',
  });
  const signer = personIn('wuhua', 'platformLead');
  const entered = await registrar.send(signPaper, {
    params: { manuscript },
    body: {
      ...{ stage: 'platform', seat: 'platformLead', duties: [...both], round: 1, digest: digest ?? '' },
      ...{ signer, scan: scan.digest, signedOn: harness.clock.now() },
    },
  });
  expect(entered.statusCode, entered.body).toBe(200);
  const read = async (key: string) => {
    const { cookie } = await desk.as(key, 'platformLead');
    return (await harness.inject({ url: `/api/v1/files/${scan.digest}`, headers: { cookie } })).statusCode;
  };
  expect([await read('wuhua'), await read('panlong')]).toEqual([200, 404]);
  const told = await (await desk.as('wuhua', 'platformLead')).call(listNotifications, { query: {} });
  const about = told.items.filter((one) => one.manuscript === manuscript);
  expect(about.map((one) => one.kind)).toEqual(['signedOnPaper', 'signedOnPaper', 'seatOpened']);
});

test('demonstration logins open nothing where the server does not run as demonstration', async () => {
  const body = { name: demonstrationLoginName('wuhua', 'platformLead'), password: demonstrationPassword };
  const tryIt = () => harness.inject({ method: 'POST', url: '/api/v1/session', payload: body });
  const opened = await tryIt();
  expect(opened.statusCode).toBe(201);
  const cookie = String(opened.headers['set-cookie']).split(';')[0] ?? '';
  const mine = () => harness.inject({ url: '/api/v1/session', headers: { cookie } });
  expect((await mine()).statusCode).toBe(200);
  await setDemonstrationLogins(harness.context, false);
  expect((await tryIt()).statusCode).toBe(401);
  expect((await mine()).statusCode).toBe(401);
  // Enabled there by a registrar, it opens nothing but the change of its password.
  const registrar = await harness.login(personIn('wuhua', 'registrar'));
  await asOwner(harness.ownerUrl, (client) =>
    client.query('update login set disabled_at = null, must_change_password = false where person_id = $1', [
      registrar.person,
    ]),
  );
  const person = personIn('wuhua', 'platformLead');
  await registrar.call(enableLogin, { params: { person }, body: {} });
  const inEarnest = await tryIt();
  expect(inEarnest.json()).toMatchObject({ passwordMustChange: true });
  const inbox = {
    url: '/api/v1/inbox',
    headers: { cookie: String(inEarnest.headers['set-cookie']).split(';')[0] ?? '' },
  };
  expectRefusal(await harness.inject(inbox), 403, 'session.passwordMustChange');
  await setDemonstrationLogins(harness.context, false);
  await setDemonstrationLogins(harness.context, true);
  expect((await tryIt()).json()).toMatchObject({ passwordMustChange: false });
});

test('files are for the server alone, and an address that cannot be decoded is refused like any other', async () => {
  const folder = join(harness.context.dataFolder, 'files');
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  expectRefusal(await harness.inject({ url: '/api/v1/manuscripts/%zz' }), 400, 'request.malformed');
});

test('the word of a proxy on the caller counts only where that proxy is named', async () => {
  const addressSeen = async (trustProxy: string | undefined) => {
    const app = await buildApp({
      log: createLog('silent'),
      authenticate: async () => null,
      publicUrl: 'http://localhost',
      health: async () => {},
      ...(trustProxy === undefined ? {} : { trustProxy }),
    });
    app.get('/me', async (request) => request.ip);
    const headers = { 'x-forwarded-for': '203.0.113.9, 198.51.100.7' };
    const answer = await app.inject({ url: '/me', remoteAddress: '10.0.0.1', headers });
    await app.close();
    return answer.body;
  };
  expect(await addressSeen(undefined)).toBe('10.0.0.1');
  expect(await addressSeen('10.0.0.2')).toBe('10.0.0.1');
  // What the caller himself wrote in front of the proxy's word stays unheard.
  expect(await addressSeen('10.0.0.1')).toBe('198.51.100.7');
});

test('a file that a hundred manuscripts of others share stays readable to who may read one of them', async () => {
  const stranger = await desk.as('panlong', 'operator', 1);
  const bytes = Buffer.from('大家都用的图标说明');
  const keep = (person: typeof stranger.person) =>
    keepFile(harness.context, bytes, { person, organization: null, name: '图标.txt' });
  await keep(stranger.person);
  const { digest: file } = await keep(desk.operator.person);
  const attachments = [
    { file: brandId<Digest>(file), name: '图标', mediaType: 'text/plain', kind: 'file' },
  ] as const;
  const { manuscript } = await write(stranger, 'panlong', { attachments });
  // Rows as the ones before: only their number matters.
  await asOwner(harness.ownerUrl, (client) =>
    client.query(
      `with made as (insert into manuscript select (r).* from (
         select jsonb_populate_record(m, jsonb_build_object('manuscript_id', gen_random_uuid())) as r
         from manuscript m, generate_series(1, 150) where m.manuscript_id = $1) all_of returning manuscript_id)
       insert into revision_file select $2, manuscript_id from made`,
      [manuscript, file],
    ),
  );
  await write(desk.operator, 'wuhua', { attachments });
  const { cookie } = await desk.as('wuhua', 'platformLead');
  const read = await harness.inject({ url: `/api/v1/files/${file}`, headers: { cookie } });
  expect(read.statusCode).toBe(200);
});
