import { type FileHandle, open } from 'node:fs/promises';
import { type ArchiveOptions, type YearVerification, YearVerifier } from '@sanshen/domain/archive';
import { archiveTools, verifyArchiveBytes } from '../offline.ts';
import { readTarHead, tarBlock, tarHead } from './tar.ts';

/** More than the server ever puts into one member. */
const mostMemberBytes = 2 ** 31;
/** What may follow the last member: empty blocks, of which programs write up to twenty. */
const mostEndBytes = 20 * tarBlock;

export type YearFileVerification =
  | { readonly kind: 'year'; readonly verification: YearVerification }
  /** Cut off, or no tar behind its first head. */
  | { readonly kind: 'unreadable'; readonly why: string }
  /** No tar at all: something else may know it. */
  | { readonly kind: 'other' };

/** Verifies an archive of a year from its file, one member at a time in memory; needs nothing but this file. */
export async function verifyYearFile(
  path: string,
  options: ArchiveOptions = {},
): Promise<YearFileVerification> {
  const file = await open(path, 'r');
  try {
    const first = await bytesAt(file, 0, tarBlock);
    if (!looksLikeTar(first)) return { kind: 'other' };
    return await verify(file, options);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { kind: 'unreadable', why: error.message };
  } finally {
    await file.close();
  }
}

function looksLikeTar(first: Uint8Array): boolean {
  return Buffer.from(first).toString('latin1', 257, 262) === 'ustar';
}

async function verify(file: FileHandle, { trusted }: ArchiveOptions): Promise<YearFileVerification> {
  const tools = {
    ...archiveTools,
    verifyCase: (bytes: Uint8Array, keys: ArchiveOptions['trusted']) => {
      const offline = verifyArchiveBytes(bytes, keys === undefined ? {} : { trusted: keys });
      return offline.read ? offline.verification : null;
    },
  };
  const verifier = new YearVerifier(tools, trusted);
  const { size: whole } = await file.stat();
  let at = 0;
  while (!verifier.failed) {
    const headBytes = await bytesAt(file, at, tarBlock);
    const head = readTarHead(headBytes);
    if (head === null) break;
    const { name, size } = head;
    if (size > mostMemberBytes || at + tarBlock + size > whole) throw new RangeError(`${name} is cut off`);
    const next = at + tarBlock + Math.ceil(size / tarBlock) * tarBlock;
    const padding = await bytesAt(file, at + tarBlock + size, next - at - tarBlock - size);
    // Owner, time, links, what fills a block: nothing there is signed, so nothing may stand there.
    if (Buffer.compare(headBytes, tarHead(name, size)) !== 0 || !isEmpty(padding)) verifier.foreign(name);
    verifier.take(name, await bytesAt(file, at + tarBlock, size));
    at = next;
  }
  // What other programs would not show, and these would not see, is no part of it either.
  const rest = verifier.failed ? 0 : whole - at;
  if (rest > mostEndBytes || !isEmpty(await bytesAt(file, at, rest))) verifier.foreign('');
  return { kind: 'year', verification: verifier.result() };
}

const isEmpty = (bytes: Uint8Array) => bytes.every((byte) => byte === 0);

async function bytesAt(file: FileHandle, at: number, length: number): Promise<Uint8Array> {
  const bytes = Buffer.alloc(length);
  let read = 0;
  while (read < length) {
    const { bytesRead } = await file.read(bytes, read, length - read, at + read);
    if (bytesRead === 0) return bytes.subarray(0, read);
    read += bytesRead;
  }
  return bytes;
}
