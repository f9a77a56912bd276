import { formatKey } from '@sanshen/domain/ledger';
import { keyStoreOf } from '@sanshen/server/modules/ledger/public';
import { expect, test } from 'vitest';
import {
  changed,
  filesFor,
  startYear,
  tarOf,
  untar,
  yearArchive,
} from '../../server/test/archive-year-support.ts';
import { verifyCommand } from '../src/commands/verify.ts';

const desk = await startYear();
const tar = await yearArchive(desk);
const put = await filesFor();

async function run(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const io = {
    ...{ out: (line: string) => out.push(line), err: (line: string) => err.push(line) },
    ...{ language: 'zh' as const, env: {} },
  };
  return { code: await verifyCommand(args, io), out: out.join('\n'), err: err.join('\n') };
}

test('§12 sanshen verify says of the archive of a year what is in it and that it holds, or what does not', async () => {
  const path = await put('year.tar', tar);
  const keys = new TextEncoder().encode(formatKey(keyStoreOf(desk.city.harness.context).signer.key));
  const held = await run(path, '--trust', await put('keys.txt', keys));
  expect(held).toMatchObject({ code: 0, err: '' });
  expect(held.out).toContain(`${desk.year} 年`);
  expect(held.out).toContain('稿件全案归档，逐份核验（1）');
  expect(held.out).toMatch(/涉及人员的记录 \d+ 条只保留哈希/);
  const other = tarOf(changed(untar(tar), /^README/, (text) => `${text} `));
  const altered = await run(await put('altered.tar', other));
  expect(altered).toMatchObject({ code: 1, err: expect.stringContaining('archive.memberDiffers') });
  const { code, out } = await run(await put('cut.tar', tar.subarray(0, 2000)), '--json');
  expect({ code, json: JSON.parse(out) }).toMatchObject({ code: 2, json: { ok: false, unreadable: true } });
});
