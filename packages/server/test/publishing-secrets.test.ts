import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { brandId, type ChannelId, instant } from '@sanshen/domain/kernel';
import pino from 'pino';
import { afterAll, expect, test } from 'vitest';
import { databaseTokenStore } from '../src/modules/publishing/channel-secrets.ts';
import { channelSecret, setChannelSecret } from '../src/modules/publishing/public.ts';
import { openVault } from '../src/platform/vault.ts';
import { dump, secondServer, startDesk } from './publishing-support.ts';

const desk = await startDesk();
const { harness, simulators, moods, account } = desk;
const folder = await mkdtemp(join(tmpdir(), 'sanshen-vault-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

test('no secret and no token stands in the database or in the log, whatever goes wrong', async () => {
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk, _, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const server = await secondServer(desk, {}, pino({ level: 'trace' }, sink));
  const plain: string[] = [];
  for (const name of ['appSecret', 'callbackToken', 'encodingAesKey']) {
    plain.push((await channelSecret(harness.context, desk.channel, name)) ?? '');
  }
  const { publication } = await desk.begun();
  await server.runJobs();
  expect((await desk.read(publication)).status).toBe('accepted');
  plain.push(...account().tokens.map((token) => token.value));

  // A secret that the platform refuses comes back in no message either.
  await setChannelSecret(harness.context, desk.channel, 'appSecret', 'a-wrong-secret-0123456789');
  simulators.control.revokeTokens(desk.appId);
  const failed = await desk.begun();
  await server.runJobs();
  await setChannelSecret(harness.context, desk.channel, 'appSecret', plain[0] ?? '');
  plain.push('a-wrong-secret-0123456789');
  expect(await desk.read(failed.publication)).toMatchObject({ status: 'rejected', submitted: false });

  const database = await dump(harness.ownerUrl);
  const log = lines.join('\n');
  expect(plain.every((value) => value.length >= 16)).toBe(true);
  expect(plain.length).toBeGreaterThan(4);
  for (const value of plain) {
    expect(database.includes(value), 'database').toBe(false);
    expect(database.includes(Buffer.from(value).toString('hex')), 'database as hex').toBe(false);
    expect(log.includes(value), 'log').toBe(false);
  }
  expect(database).toContain(desk.channel);
});

test('the master key is a file for nobody else, and another key opens nothing', async () => {
  const vault = await openVault(folder, undefined);
  const path = join(folder, 'keys', 'master.key');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  const sealed = vault.seal('秘密 secret', 'secret:a:appSecret');
  expect((await openVault(folder, undefined)).open(sealed, 'secret:a:appSecret')).toBe('秘密 secret');
  expect(() => vault.open(sealed, 'secret:b:appSecret')).toThrow();
  const changed = Buffer.from(sealed);
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
  expect(() => vault.open(changed, 'secret:a:appSecret')).toThrow();
  expect(() => vault.open(Buffer.of(2, 3), 'secret:a:appSecret')).toThrow(/unknown form/);
  const other = await openVault(folder, Buffer.alloc(32, 7).toString('base64'));
  expect(() => other.open(sealed, 'secret:a:appSecret')).toThrow();
  await expect(openVault(folder, 'dG9vIHNob3J0')).rejects.toThrow(/32 bytes/);
  expect(await readFile(path, 'utf8')).toMatch(/^[A-Za-z0-9+/]{43}=\n$/);
  await writeFile(path, 'broken');
  await expect(openVault(folder, undefined)).rejects.toThrow(/32 bytes/);
});

test('of several processes that start at once, all get the same master key', async () => {
  const fresh = await mkdtemp(join(tmpdir(), 'sanshen-vault-'));
  const vaults = await Promise.all(Array.from({ length: 8 }, () => openVault(fresh, undefined)));
  const sealed = vaults[0]?.seal('x', 'y') ?? Buffer.alloc(0);
  expect(vaults.map((vault) => vault.open(sealed, 'y'))).toEqual(vaults.map(() => 'x'));
  await rm(fresh, { recursive: true, force: true });
});

test('a stored token is replaced only by who saw it', async () => {
  const vault = await openVault(folder, Buffer.alloc(32, 1).toString('base64'));
  const channel = brandId<ChannelId>('channel-of-tokens');
  const store = () => databaseTokenStore(harness.db, vault, channel);
  const expiresAt = instant('2027-01-01T00:00:00.000Z');
  const token = (value: string) => ({ value, expiresAt });
  expect(await store().read()).toBeNull();
  const first = await Promise.all(['a', 'b', 'c'].map((value) => store().replace(null, token(value))));
  expect(new Set(first.map((one) => one.value)).size).toBe(1);
  const held = first[0]?.value ?? '';
  expect(await store().replace('stale', token('d'))).toEqual(token(held));
  const second = await Promise.all(['e', 'f'].map((value) => store().replace(held, token(value))));
  expect(new Set(second.map((one) => one.value)).size).toBe(1);
  expect(await store().read()).toEqual(second[0]);
});

test('two processes share one token, and both go on after it was revoked', async () => {
  const path = '/cgi-bin/stable_token';
  const other = await secondServer(desk);
  await desk.published();
  const before = simulators.control.requests(path);
  const one = await desk.begun();
  await other.runJobs();
  expect((await desk.read(one.publication)).status).toBe('accepted');
  expect(simulators.control.requests(path)).toBe(before);

  simulators.control.revokeTokens(desk.appId);
  const pair = [await desk.begun(), await desk.begun()];
  await Promise.all([harness.runJobs(), other.runJobs()]);
  moods.faults = [];
  for (const { publication } of pair)
    expect(await desk.settle(publication)).toMatchObject({ status: 'done' });
  const stored = await harness.db
    .selectFrom('channel_token')
    .select('channel_id')
    .where('channel_id', '=', desk.channel)
    .execute();
  expect(stored).toHaveLength(1);
});
