import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileProblems } from '@sanshen/contract/files';
import { brandId, type Digest, isDigest } from '@sanshen/domain/kernel';
import { Problem, platformProblem } from '../problem.ts';
import type { FileStore, StoredContent } from './file-store.ts';

/** A store in a local folder: `<aa>/<hex>`; contents get their name when they are whole and on the disk. */
export async function openLocalFileStore(folder: string): Promise<FileStore> {
  const incoming = join(folder, 'incoming');
  // Drafts and scans lie here: for the server's own user only.
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  await forgetCutOff(incoming);
  return {
    put: (source, limit) => put(folder, incoming, source, limit),
    open: async (digest, range = { start: 0, end: Number.POSITIVE_INFINITY }) => {
      const path = pathOf(folder, digest);
      return (await exists(path)) ? createReadStream(path, range) : null;
    },
    read: async (digest) => {
      try {
        return await readFile(pathOf(folder, digest));
      } catch (cause) {
        if (isMissing(cause)) throw platformProblem('request.notFound', { digest });
        throw cause;
      }
    },
  };
}

/** Milliseconds after which nothing is still arriving: a request ends long before. */
const arrivesWithin = 3_600_000;

/** What was cut off when an earlier process ended. Files of this hour may be arriving at another process that shares the folder. */
async function forgetCutOff(incoming: string): Promise<void> {
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name);
    const found = await stat(path).catch(() => null);
    if (found !== null && found.mtimeMs < Date.now() - arrivesWithin) await rm(path, { force: true });
  }
}

async function put(
  folder: string,
  incoming: string,
  source: AsyncIterable<Uint8Array> | Uint8Array,
  limit: number,
): Promise<StoredContent> {
  const temporary = join(incoming, randomBytes(16).toString('hex'));
  const handle = await open(temporary, 'wx');
  try {
    const { hex, size } = await copy(source instanceof Uint8Array ? [source] : source, handle, limit);
    await handle.sync();
    await handle.close();
    const digest = brandId<Digest>(`sha256:${hex}`);
    const path = pathOf(folder, digest);
    await mkdir(join(path, '..'), { recursive: true });
    await rename(temporary, path);
    await syncFolder(join(path, '..'));
    return { digest, size };
  } catch (error) {
    await handle.close().catch(() => {});
    await rm(temporary, { force: true });
    throw error;
  }
}

async function copy(
  source: AsyncIterable<Uint8Array> | readonly Uint8Array[],
  handle: FileHandle,
  limit: number,
): Promise<{ hex: string; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const bytes of source) {
    size += bytes.length;
    if (size > limit) throw new Problem(fileProblems['file.tooLarge'], { limit });
    hash.update(bytes);
    await handle.writeFile(bytes);
  }
  if (size === 0) throw new Problem(fileProblems['file.empty']);
  return { hex: hash.digest('hex'), size };
}

function pathOf(folder: string, digest: Digest): string {
  // A digest becomes a path, so its shape is checked whatever the compiler believes.
  if (!isDigest(digest) || !digest.startsWith('sha256:'))
    throw platformProblem('request.notFound', { digest });
  const hex = digest.slice('sha256:'.length);
  return join(folder, hex.slice(0, 2), hex);
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch {
    return false;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** A new name is durable only when its folder is on the disk; Windows has no such call. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
