import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { installedIsLocked } from './prepare.mjs';

const folders = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function folderWith(locked, installed) {
  const folder = mkdtempSync(join(tmpdir(), 'sanshen-prepare-'));
  folders.push(folder);
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...locked } }));
  mkdirSync(join(folder, 'node_modules'));
  if (installed !== null) {
    writeFileSync(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages: installed }));
  }
  return folder;
}

const a = { 'node_modules/a': { version: '1.0.0' } };
const forAnotherMachine = { 'node_modules/b': { version: '2.0.0', optional: true } };

test('what is installed counts only if it is what the lock file names', () => {
  expect(installedIsLocked(folderWith(a, a))).toBe(true);
  expect(installedIsLocked(folderWith({ ...a, ...forAnotherMachine }, a))).toBe(true);
  expect(installedIsLocked(folderWith(a, { 'node_modules/a': { version: '1.0.1' } }))).toBe(false);
  expect(installedIsLocked(folderWith(a, {}))).toBe(false);
  // npm writes its list last: without it an installation was cut off.
  expect(installedIsLocked(folderWith(a, null))).toBe(false);
});
