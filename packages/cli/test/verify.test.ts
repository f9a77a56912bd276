import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatKey } from '@sanshen/domain/ledger';
import { suites } from '@sanshen/server/modules/ledger/public';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signerFor } from '../../server/test/archive-forger.ts';
import { keysIn, startCase, unpack } from '../../server/test/archive-support.ts';
import { verifyCommand } from '../src/commands/verify.ts';

let folder: string;
let archive: Uint8Array;
let path: string;

beforeAll(async () => {
  archive = (await startCase()).archive;
  folder = await mkdtemp(join(tmpdir(), 'sanshen-verify-'));
  path = await put('case.zip', archive);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function put(name: string, content: Uint8Array | string): Promise<string> {
  const at = join(folder, name);
  await writeFile(at, content);
  return at;
}

async function run(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const io = {
    out: (line: string) => out.push(line),
    err: (line: string) => err.push(line),
    language: 'en' as const,
    env: {},
  };
  return { code: await verifyCommand(args, io), out: out.join('\n'), err: err.join('\n') };
}

test('an archive holds, and it is said plainly that its keys are only its own', async () => {
  const { code, out, err } = await run(path);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('The archive holds');
  expect(out).toContain('NOTE: no trusted key was given');
  expect(out).toContain(keysIn(archive).map(formatKey).join('\n'));
});

test('with a key kept elsewhere, by lines or as a witness, nothing has to be said', async () => {
  const keys = keysIn(archive).map(formatKey);
  for (const content of [`${keys.join('\n')}\n`, JSON.stringify({ keys })]) {
    const { code, out } = await run(path, '--trust', await put('keys.txt', content));
    expect(code).toBe(0);
    expect(out).not.toContain('NOTE');
    expect(out).toContain('trusted keys');
  }
});

test('another key than the one that signed: it does not hold', async () => {
  const other = await put('other.txt', formatKey(signerFor(suites, 'other.example/ledger').key));
  const { code, err } = await run(path, '--trust', other);
  expect(code).toBe(1);
  expect(err).toContain('ledger.checkpointUnknownKey');
});

test('what was altered is named in both languages, and as JSON', async () => {
  const files = Object.fromEntries(unpack(archive));
  const altered = await put('altered.zip', zipSync({ ...files, 'sheet.pdf': new Uint8Array(3) }));
  expect(await run(altered)).toMatchObject({ code: 1, err: expect.stringContaining('sheet.pdf') });
  expect((await run(altered, '--lang', 'zh')).err).toContain('归档不成立：文件 sheet.pdf 与清单中的哈希不符');
  const { code, out } = await run(altered, '--json');
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    ok: false,
    failedStep: 'members',
    firstFailure: { code: 'archive.memberDiffers', place: 'sheet.pdf' },
  });
});

test('what cannot be read exits with 2 and one message', async () => {
  const files = Object.fromEntries(unpack(archive));
  const { 'entries.jsonl': _entries, ...less } = files;
  const bad = [
    await put('none.zip', 'no zip'),
    await put('cut.zip', archive.subarray(0, archive.length >> 1)),
    await put('less.zip', zipSync(less)),
    await put('path.zip', zipSync({ ...files, '../x': new Uint8Array(1) })),
    await put('bomb.zip', zipSync({ ...files, bomb: new Uint8Array(16 * 1024 * 1024) })),
    join(folder, 'absent.zip'),
  ];
  for (const one of bad) {
    const { code, err } = await run(one);
    expect({ one, code }).toEqual({ one, code: 2 });
    expect(err).not.toBe('');
    if (!one.endsWith('absent.zip')) expect(await run(one, '--json')).toMatchObject({ code: 2, err: '' });
  }
});

test.each([[[]], [['a', 'b']], [['--nonsense']], [['x.zip', '--lang', 'fr']]])(
  'bad use: %j',
  async (args) => {
    expect(await run(...args)).toMatchObject({ code: 2, err: expect.stringMatching(/./) });
  },
);

test('a trust file without a usable key is refused', async () => {
  for (const content of ['', 'nonsense', '{"keys":["x"]}', '{']) {
    expect(await run(path, '--trust', await put('bad.txt', content))).toMatchObject({ code: 2 });
  }
});

test('design §6: a process that may open no connection and knows no database verifies it all the same', async () => {
  const main = join(import.meta.dirname, '../src/main.ts');
  const { DATABASE_URL: _database, DATABASE_READ_URL: _replica, ...env } = process.env;
  const node = ['--permission', '--allow-fs-read=*'];
  const ended = async (args: string[]) => {
    const child = spawn(process.execPath, args, {
      env: { ...env, NODE_OPTIONS: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const [code] = await once(child, 'close');
    return { code, said };
  };
  const verified = await ended([...node, main, 'verify', path, '--lang', 'en']);
  expect(verified.said).toContain('The archive holds');
  expect(verified.code).toBe(0);
  // The guard is real: the same process cannot connect.
  const connects = "require('net').connect(9).on('error', (e) => { console.log(e.code); process.exit(3); })";
  expect(await ended([...node, '-e', connects])).toEqual({
    code: 3,
    said: expect.stringContaining('ERR_ACCESS_DENIED'),
  });
});
