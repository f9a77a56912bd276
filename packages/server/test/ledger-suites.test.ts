import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  formatKey,
  noteKey,
  openCheckpoint,
  openNote,
  parseKey,
  signCheckpoint,
} from '@sanshen/domain/ledger';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateKeyPair, keyFileOf, openKeyStore, suites } from '../src/modules/ledger/public.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

// GB/T 32905-2016, appendix A.
test.each([
  ['abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
  ['abcd'.repeat(16), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
])('SM3 of %j is that of the standard', (text, digest) => {
  expect(suites['sm2-sm3'].hash(text).toHex()).toBe(digest);
  expect(suites['sm2-sm3'].hash(bytes(text)).toHex()).toBe(digest);
});

describe('the SM2 example of GB/T 32918.5 (message digest, user 1234567812345678)', () => {
  const privateKey = Uint8Array.fromHex('3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8');
  const publicKey = Uint8Array.fromHex(
    '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020' +
      'ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
  );
  const signature = Uint8Array.fromHex(
    'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3' +
      'b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
  );

  test('its signature verifies, and no changed one does', () => {
    const { verify } = suites['sm2-sm3'];
    expect(verify(publicKey, 'message digest', signature)).toBe(true);
    expect(verify(publicKey, 'message digesT', signature)).toBe(false);
    expect(verify(publicKey, 'message digest', signature.with(40, 0))).toBe(false);
  });

  test('a signature made with its private key verifies with its public key', () => {
    const made = suites['sm2-sm3'].sign(privateKey, 'another message');
    expect(suites['sm2-sm3'].verify(publicKey, 'another message', made)).toBe(true);
  });
});

// RFC 8032 §7.1, test 2.
test('the Ed25519 example of RFC 8032', () => {
  const seed = Uint8Array.fromHex('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb');
  const key = Uint8Array.fromHex('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c');
  const signature = suites['ed25519-sha256'].sign(seed, Uint8Array.of(0x72));
  expect(signature.toHex()).toBe(
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  );
  expect(suites['ed25519-sha256'].verify(key, Uint8Array.of(0x72), signature)).toBe(true);
});

// The example in the documentation of golang.org/x/mod/sumdb/note, which the C2SP format was taken from.
test('a note that another program signed opens here', () => {
  const key = parseKey(suites, 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW');
  if (key === undefined) throw new Error('the example key is readable');
  const text =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
  const signed =
    '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
  expect(openNote(suites, [key], `${text}\n${signed}`)).toMatchObject({ ok: true, text });
  expect(openNote(suites, [key], `${text.replace('answer', 'anxwer')}\n${signed}`)).toEqual({
    ok: false,
    why: 'badSignature',
  });
});

describe.each(['ed25519-sha256', 'sm2-sm3'] as const)('suite %s', (id) => {
  const suite = suites[id];
  const pair = generateKeyPair(id);

  test('signs and verifies; a changed byte anywhere is refused', () => {
    const signature = suite.sign(pair.privateKey, '三审三校');
    expect(signature).toHaveLength(64);
    expect(suite.verify(pair.publicKey, bytes('三审三校'), signature)).toBe(true);
    expect(suite.verify(pair.publicKey, '三审三较', signature)).toBe(false);
    const flipped = signature.with(10, (signature[10] ?? 0) ^ 1);
    expect(suite.verify(pair.publicKey, '三审三校', flipped)).toBe(false);
    expect(suite.verify(generateKeyPair(id).publicKey, '三审三校', signature)).toBe(false);
  });

  test('malformed keys and signatures are not valid, and never throw', () => {
    for (const length of [0, 1, 32, 63, 65]) {
      expect(suite.verify(pair.publicKey, 'x', new Uint8Array(length))).toBe(false);
      expect(suite.verify(new Uint8Array(length), 'x', new Uint8Array(64))).toBe(false);
    }
  });

  test('signs a checkpoint that opens with the written key', () => {
    const key = noteKey(suite, 'sanshen.test/ledger', pair.publicKey);
    const signer = { key, sign: (message: string) => suite.sign(pair.privateKey, message) };
    const note = signCheckpoint({ origin: 'sanshen.test/ledger', size: 3, root: suite.hash('root') }, [
      signer,
    ]);
    const read = parseKey(suites, formatKey(key));
    expect(read && openCheckpoint(suites, [read], note)).toMatchObject({ ok: true, checkpoint: { size: 3 } });
  });
});

describe('the key file', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sanshen-keys-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('is made once for all who start at the same moment, and only its owner may read it', async () => {
    const stores = await Promise.all(
      Array.from({ length: 6 }, () => openKeyStore(folder, 'sanshen.test/ledger')),
    );
    expect(new Set(stores.map((store) => formatKey(store.signer.key))).size).toBe(1);
    expect((await stat(keyFileOf(folder))).mode & 0o777).toBe(0o600);
    const [store] = stores;
    const signature = store?.signer.sign('bytes') ?? new Uint8Array();
    expect(
      suites['ed25519-sha256'].verify(store?.publicKeys()[0]?.publicKey ?? signature, 'bytes', signature),
    ).toBe(true);
  });

  test('a broken one is refused instead of replaced', async () => {
    await writeFile(
      keyFileOf(folder),
      '{"format":"sanshen-keys/1","keys":[{"verifier":"x","privateKey":"AAAA"}]}',
    );
    await expect(openKeyStore(folder, 'sanshen.test/ledger')).rejects.toThrow(/malformed/);
    await writeFile(keyFileOf(folder), '{');
    await expect(openKeyStore(folder, 'sanshen.test/ledger')).rejects.toThrow();
  });
});
