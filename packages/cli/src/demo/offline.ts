import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';

/** What `sanshen verify` said in a process of its own, which knows no database and no server. */
export interface OfflineVerdict {
  readonly code: number;
  readonly lines: readonly string[];
}

/** Runs `sanshen verify` on a file. */
export async function verifyOffline(path: string): Promise<OfflineVerdict> {
  const main = join(import.meta.dirname, '../main.ts');
  const child = spawn(process.execPath, [main, 'verify', path], {
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  const [code] = await once(child, 'close');
  return { code: typeof code === 'number' ? code : 1, lines: said.trim().split('\n') };
}

function environment(): NodeJS.ProcessEnv {
  const { DATABASE_URL: _database, DATABASE_READ_URL: _replica, ...rest } = process.env;
  return rest;
}

/** The archive with one character of its first revision's text changed, packed again as if nothing had happened. */
export function tamperedCopy(archive: Uint8Array): Uint8Array {
  const members = unzipSync(archive);
  const name = Object.keys(members).find((path) => /^revisions\/.*\.json$/.test(path));
  const content = name === undefined ? undefined : members[name];
  if (name === undefined || content === undefined) throw new Error('the archive holds no revision');
  const text = new TextDecoder().decode(content).replace('加强', '放松');
  return zipSync({ ...members, [name]: new TextEncoder().encode(text) });
}
