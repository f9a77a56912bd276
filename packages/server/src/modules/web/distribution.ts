import { readdir, readFile, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** One file of the built web application. */
export interface WebFile {
  readonly path: string;
  readonly mediaType: string;
  /** Bytes of the plain file and, where the build made them, of its compressed forms. */
  readonly size: number;
  readonly compressed: Readonly<Partial<Record<Encoding, number>>>;
  /** Its name carries its content's hash: it never changes. */
  readonly immutable: boolean;
  readonly version: string;
}

/** Content codings that the build writes beside each text file, best first, with their endings. */
export const encodings = { br: '.br', gzip: '.gz' } as const;
export type Encoding = keyof typeof encodings;

/** The web application as it was built: its page and the files that may be asked for, by address. */
export interface Distribution {
  readonly page: string;
  readonly files: ReadonlyMap<string, WebFile>;
}

const mediaTypes: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  webmanifest: 'application/manifest+json',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  woff: 'font/woff',
  wasm: 'application/wasm',
  txt: 'text/plain; charset=utf-8',
};

const pageName = 'index.html';

/** Reads what a folder holds. Only what stands in the result is ever served, so no address leads out of the folder. Null if nothing is built. */
export async function readDistribution(folder: string): Promise<Distribution | null> {
  const page = await readFile(join(folder, pageName), 'utf8').catch(nothingThere);
  if (page === null) return null;
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = new Map<string, { size: number; changed: number }>();
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const { size, mtimeMs } = await stat(path);
    sizes.set(path, { size, changed: Math.trunc(mtimeMs) });
  }
  const files = new Map<string, WebFile>();
  for (const [path, { size, changed }] of sizes) {
    const mediaType = mediaTypes[path.split('.').at(-1) ?? ''];
    if (mediaType === undefined) continue;
    const address = `/${path
      .slice(folder.length + 1)
      .split(sep)
      .join('/')}`;
    const compressed = Object.entries(encodings).flatMap(([encoding, ending]) => {
      const made = sizes.get(path + ending);
      return made === undefined ? [] : [[encoding, made.size] as const];
    });
    files.set(address, {
      path,
      mediaType,
      size,
      compressed: Object.fromEntries(compressed),
      immutable: address.startsWith('/assets/'),
      version: `${size.toString(36)}-${changed.toString(36)}`,
    });
  }
  return { page, files };
}

function nothingThere(error: NodeJS.ErrnoException): null {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error;
  return null;
}

/** Reads a folder, and again when its page has changed: somebody built anew while the server runs. */
export function watchDistribution(folder: string): () => Promise<Distribution | null> {
  let known: { readonly changed: number; readonly distribution: Promise<Distribution | null> } | null = null;
  return async () => {
    const changed = (await stat(join(folder, pageName)).catch(nothingThere))?.mtimeMs ?? -1;
    if (known?.changed !== changed) known = { changed, distribution: readDistribution(folder) };
    return known.distribution;
  };
}
