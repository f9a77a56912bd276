import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { link, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A master key and its id: the first eight bytes of a hash of it, which say nothing of it. */
export interface MasterKey {
  readonly id: string;
  readonly key: Buffer;
}

/** The master keys of an installation. The first seals; all of them open, so that a key can be replaced while everything runs. */
export interface MasterKeys {
  /** Looks whether the source has changed since, at most about once a second. */
  current(): MasterKey;
  /** A key by its id; reads the source again before it says that there is none. */
  find(id: string): MasterKey | null;
  all(): readonly MasterKey[];
}

/** Where master keys are read from: a text with one key of 32 bytes in base64 in each line (or parted by commas), newest first. */
export interface KeySource {
  readonly read: () => string;
  /** Differs when what `read` gives may differ. */
  readonly stamp: () => string;
}

const lookEveryMs = 1000;
const commandEveryMs = 60_000;

/** The keys of a source, read now. Throws when one is malformed or there is none. */
export function openMasterKeys(source: KeySource): MasterKeys {
  let keys = parseKeys(source.read());
  let stamp = source.stamp();
  let looked = Date.now();
  const look = (): void => {
    looked = Date.now();
    const now = source.stamp();
    if (now === stamp) return;
    keys = parseKeys(source.read());
    stamp = now;
  };
  return {
    current() {
      if (Date.now() - looked >= lookEveryMs) look();
      return keys[0];
    },
    find(id) {
      const known = keys.find((one) => one.id === id);
      if (known !== undefined) return known;
      look();
      return keys.find((one) => one.id === id) ?? null;
    },
    all() {
      look();
      return keys;
    },
  };
}

/** Where this installation's master keys are: SANSHEN_MASTER_KEY, else the output of SANSHEN_MASTER_KEY_COMMAND, else the data folder's file. */
export async function keySourceOf(
  dataFolder: string,
  environment: { readonly key?: string | undefined; readonly command?: string | undefined },
): Promise<KeySource> {
  const { key, command } = environment;
  if (key !== undefined) return { read: () => key, stamp: () => 'environment' };
  if (command !== undefined) return commandSource(command);
  const path = masterKeyFile(dataFolder);
  await makeKeyFile(path);
  return {
    read: () => readFileSync(path, 'utf8'),
    stamp: () => {
      const { mtimeMs, size, ino } = statSync(path);
      return `${mtimeMs} ${size} ${ino}`;
    },
  };
}

/** The file of master keys in a data folder. */
export function masterKeyFile(dataFolder: string): string {
  return join(dataFolder, 'keys', 'master.key');
}

/** Puts a new key before those of a file; every process takes it up by itself. Gives its id. */
export async function addMasterKey(path: string): Promise<string> {
  const fresh = randomBytes(32).toString('base64');
  const [{ id }] = parseKeys(fresh);
  await replaceFile(path, `${fresh}\n${readFileSync(path, 'utf8')}`);
  return id;
}

/** Takes all keys but the first out of a file; gives how many. What is still sealed under them can be opened by nobody any more. */
export async function dropOldMasterKeys(path: string): Promise<number> {
  const [first, ...old] = lines(readFileSync(path, 'utf8'));
  if (old.length > 0) await replaceFile(path, `${first}\n`);
  return old.length;
}

function commandSource(command: string): KeySource {
  // The command is the operator's own setting; its output goes nowhere but here.
  const read = () =>
    execFileSync('/bin/sh', ['-c', command], {
      encoding: 'utf8',
      timeout: 30_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  return { read, stamp: () => String(Math.floor(Date.now() / commandEveryMs)) };
}

function lines(text: string): readonly string[] {
  return text
    .split(/[\s,]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function parseKeys(text: string): readonly [MasterKey, ...MasterKey[]] {
  const [first, ...more] = lines(text).map((line) => {
    const key = Buffer.from(line, 'base64');
    if (key.length !== 32) throw new Error('a master key must be 32 bytes in base64');
    const id = createHash('sha256').update('sanshen master key\n').update(key).digest().subarray(0, 8);
    return { id: id.toString('hex'), key };
  });
  if (first === undefined) throw new Error('there is no master key; it must be 32 bytes in base64');
  return [first, ...more];
}

async function makeKeyFile(path: string): Promise<void> {
  if (isThere(path)) return;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const fresh = await writeBeside(path, `${randomBytes(32).toString('base64')}\n`);
  // A link is made whole or not at all: of two processes that start at once, both read the one that won.
  await link(fresh, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(fresh);
}

async function replaceFile(path: string, text: string): Promise<void> {
  await rename(await writeBeside(path, text), path);
}

async function writeBeside(path: string, text: string): Promise<string> {
  const fresh = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(fresh, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  return fresh;
}

function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}
