import {
  contentDigest,
  DocumentError,
  type DocumentRefusal,
  mediaOf,
  parseBody,
  readContent,
} from '@sanshen/document';
import { nodeHash } from '@sanshen/document/node-hash';
import { readZip, type ZipLimits } from '@sanshen/document/read-zip';
import {
  type ArchiveOptions,
  type ArchiveTools,
  type ArchiveVerification,
  verifyArchive,
} from '@sanshen/domain/archive';
import { filesBesideBody } from '@sanshen/domain/content';
import type { Message } from '@sanshen/domain/kernel';
import { suites } from '../ledger/public.ts';

/** More than the server ever writes: an archive beyond this is not taken apart. */
const limits: ZipLimits = {
  maxBytes: 2 ** 31,
  maxEntries: 50_000,
  maxEntryBytes: 2 ** 29,
  maxTotalBytes: 2 ** 31,
  maxRatio: 200,
};

/** What the verification takes from outside the domain; none of it touches database or network. */
export const archiveTools: ArchiveTools = {
  suites,
  digestOfContent(content, suite) {
    const read = readContent(content);
    return read.ok ? contentDigest(read.value, suite, nodeHash) : null;
  },
  filesOfContent(content) {
    const read = readContent(content);
    if (!read.ok) return [];
    const inBody = mediaOf(parseBody(read.value.body)).flatMap((one) =>
      one.file === null ? [] : [one.file],
    );
    return [...inBody, ...filesBesideBody(read.value)];
  },
  decodeText(bytes) {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      return null;
    }
  },
};

export type OfflineVerification =
  | { readonly read: true; readonly verification: ArchiveVerification }
  /** Not even a zip that may be unpacked: no zip, cut off, a bomb, names that lead out of it. */
  | { readonly read: false; readonly problem: Message };

/** Unpacks an archive under limits and verifies it; needs nothing but these bytes. */
export function verifyArchiveBytes(bytes: Uint8Array, options: ArchiveOptions = {}): OfflineVerification {
  let files: ReadonlyMap<string, Uint8Array>;
  try {
    files = readZip(bytes, limits, () => true);
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    return { read: false, problem: unreadable(error.refusal) };
  }
  return { read: true, verification: verifyArchive(files, archiveTools, options) };
}

/** The unpacker speaks of Word files where it knows no better. */
function unreadable({ code, detail, zh, en }: DocumentRefusal): Message {
  if (code === 'document.notZip')
    return { code: 'archive.notZip', zh: '这不是归档文件（zip）。', en: 'This is no archive (zip).' };
  const where = detail === '' ? '' : ` (${detail})`;
  return { code: code.replace('document.', 'archive.'), zh: `${zh}${where}`, en: `${en}${where}` };
}
