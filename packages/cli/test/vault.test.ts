import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { vaultCommand } from '../src/commands/vault.ts';

const folder = await mkdtemp(join(tmpdir(), 'sanshen-vault-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(args: readonly string[], env: Record<string, string> = {}) {
  const out: string[] = [];
  const err: string[] = [];
  const io = {
    out: (line: string) => void out.push(line),
    err: (line: string) => void err.push(line),
    language: 'en' as const,
    env,
  };
  // What a command writes to and reads from; vault uses no more of it.
  const exit = await vaultCommand(args, io as never);
  return { exit, out: out.join('\n'), err: err.join('\n') };
}

test('§7 a new master key is put in front of the old one, and says only its id', async () => {
  const first = await run(['rotate', '--data', folder]);
  expect([first.exit, first.err]).toEqual([0, '']);
  expect(first.out).toMatch(/in front: [0-9a-f]{16}\./);
  const keys = (await readFile(join(folder, 'keys', 'master.key'), 'utf8')).trim().split('\n');
  expect(keys).toHaveLength(2);
  for (const key of keys) expect(first.out).not.toContain(key);
});

test('a key that comes from elsewhere is replaced there, and bad use says how it is used', async () => {
  const elsewhere = await run(['rotate', '--data', folder], { SANSHEN_MASTER_KEY: 'x' });
  expect([elsewhere.exit, elsewhere.err]).toEqual([2, expect.stringContaining('replace it there')]);
  expect((await run(['melt'])).exit).toBe(2);
  expect(await run(['retire', '--data', folder])).toMatchObject({
    exit: 2,
    err: expect.stringContaining('no database'),
  });
});
