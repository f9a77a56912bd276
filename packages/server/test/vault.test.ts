import { createCipheriv, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { addMasterKey, dropOldMasterKeys, masterKeyFile } from '../src/platform/master-keys.ts';
import { rewrapAll } from '../src/platform/sealed-columns.ts';
import { openVault } from '../src/platform/vault.ts';
import { startHarness } from './harness.ts';

const folder = await mkdtemp(join(tmpdir(), 'sanshen-vault-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const key = (byte: number) => Buffer.alloc(32, byte).toString('base64');
const idOf = (sealed: Buffer) => sealed.subarray(1, 9).toString('hex');

test('§7 every secret has a data key of its own, and a new master key leaves the secret’s own bytes as they are', async () => {
  const before = await openVault(folder, key(1));
  const one = before.seal('口令', 'a');
  const two = before.seal('口令', 'a');
  // Version, key id, sealed data key: then the secret. No two are alike, and only the first part knows the master key.
  expect(one.subarray(69).equals(two.subarray(69))).toBe(false);
  const both = await openVault(folder, `${key(2)},${key(1)}`);
  const again = both.rewrap(one, 'a');
  expect(again?.subarray(69)).toEqual(one.subarray(69));
  expect(again?.subarray(1, 69).equals(one.subarray(1, 69))).toBe(false);
  expect(both.rewrap(again ?? Buffer.of(), 'a')).toBeNull();
  const after = await openVault(folder, key(2));
  expect(after.open(again ?? Buffer.of(), 'a')).toBe('口令');
  expect(() => after.open(one, 'a')).toThrow(/no master key/);
  expect(() => before.open(again ?? Buffer.of(), 'a')).toThrow(/no master key/);
});

test('§7 what was sealed before there were envelopes still opens, and becomes one', async () => {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(key(1), 'base64'), nonce).setAAD(Buffer.from('a'));
  const body = Buffer.concat([cipher.update('旧密钥', 'utf8'), cipher.final()]);
  const old = Buffer.concat([Buffer.of(1), nonce, cipher.getAuthTag(), body]);
  const vault = await openVault(folder, `${key(2)}\n${key(1)}`);
  expect(vault.open(old, 'a')).toBe('旧密钥');
  expect(() => vault.open(old, 'b')).toThrow();
  const next = vault.rewrap(old, 'a');
  expect((await openVault(folder, key(2))).open(next ?? Buffer.of(), 'a')).toBe('旧密钥');
});

test('§7 bytes that were lent are wiped when the work is done', async () => {
  const vault = await openVault(folder, key(1));
  let lent: Uint8Array = Buffer.of();
  const length = vault.use(vault.seal('一次性', 'a'), 'a', (plain) => {
    lent = plain;
    return plain.length;
  });
  expect([length, lent.every((byte) => byte === 0)]).toEqual([9, true]);
});

test('§7 the master key may come from a command; one that gives none is refused at once', async () => {
  const path = join(folder, 'outside.key');
  await writeFile(path, `${key(3)}\n`);
  const vault = await openVault(folder, undefined, `cat '${path}'`);
  expect((await openVault(folder, key(3))).open(vault.seal('x', 'y'), 'y')).toBe('x');
  await expect(openVault(folder, undefined, 'echo short')).rejects.toThrow(/32 bytes/);
  await expect(openVault(folder, undefined, 'exit 3')).rejects.toThrow();
});

test('§7 the master key is replaced while servers run: what one seals another opens, before, meanwhile and afterwards', async () => {
  const harness = await startHarness();
  const { db, context, clock } = harness;
  const path = masterKeyFile(context.dataFolder);
  const other = await openVault(context.dataFolder, undefined);
  const put = (name: string, ciphertext: Buffer) =>
    db
      .insertInto('channel_secret')
      .values({ channel_id: 'channel-1' as never, name, ciphertext, changed_at: clock.now() })
      .execute();
  const read = async (vault: typeof other, name: string) => {
    const row = await db
      .selectFrom('channel_secret')
      .select('ciphertext')
      .where('name', '=', name)
      .executeTakeFirstOrThrow();
    return vault.open(row.ciphertext, `secret:channel-1:${name}`);
  };
  await put('before', context.vault.seal('先', 'secret:channel-1:before'));
  const old = idOf(context.vault.seal('x', 'y'));

  const id = await addMasterKey(path);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  // A second by which the running processes look again.
  await utimes(path, new Date(), new Date(Date.now() + 5000));
  await new Promise((done) => setTimeout(done, 1100));
  expect(idOf(other.seal('x', 'y'))).toBe(id);
  await put('meanwhile', other.seal('中', 'secret:channel-1:meanwhile'));
  expect([await read(context.vault, 'before'), await read(context.vault, 'meanwhile')]).toEqual(['先', '中']);

  expect(await rewrapAll(db, context.vault)).toEqual({ secrets: 2, rewrapped: 1 });
  expect(await rewrapAll(db, other)).toEqual({ secrets: 2, rewrapped: 0 });
  expect(await dropOldMasterKeys(path)).toBe(1);
  expect((await readFile(path, 'utf8')).split('\n').filter((line) => line !== '')).toHaveLength(1);
  const fresh = await openVault(context.dataFolder, undefined);
  expect([await read(fresh, 'before'), await read(fresh, 'meanwhile')]).toEqual(['先', '中']);
  expect(old).not.toBe(id);
});
