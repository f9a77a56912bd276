import { Inflate } from 'fflate';
import { DocumentError } from './messages.ts';

/** How much an archive may hold. `maxRatio` counts for entries above one mebibyte, where small files compress freely. */
export interface ZipLimits {
  readonly maxBytes: number;
  readonly maxEntries: number;
  readonly maxEntryBytes: number;
  readonly maxTotalBytes: number;
  readonly maxRatio: number;
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const mebibyte = 1024 * 1024;
/** Deflate grows at most about 1032-fold, so a step of this size gives at most a mebibyte. */
const step = 1_024;

/**
 * Unpacks a zip archive (APPNOTE 6.3) without trusting what it says about itself. The directory is read and judged
 * first: number of entries, sum and ratio of the declared sizes, paths, encryption, entries that share bytes. Then each
 * wanted entry is inflated under a cap on the bytes that really come out, and the sizes have to agree.
 * Throws {@link DocumentError}: `document.notZip`, `truncated`, `encrypted`, `zipBomb`, `zipPath`, `zipLies`,
 * `zipUnsupported`, `tooLarge`.
 */
export function readZip(
  bytes: Uint8Array,
  limits: ZipLimits,
  wanted: (name: string) => boolean,
): ReadonlyMap<string, Uint8Array> {
  if (bytes.length > limits.maxBytes) throw new DocumentError('document.tooLarge', String(limits.maxBytes));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(view, limits);
  const files = new Map<string, Uint8Array>();
  let total = 0;
  for (const { entry, start } of placed(view, entries)) {
    if (!wanted(entry.name)) continue;
    const packed = bytes.subarray(start, start + entry.packed);
    const content = unpacked(entry, packed, limits.maxTotalBytes - total);
    total += content.length;
    files.set(entry.name, content);
  }
  return files;
}

function readDirectory(view: DataView, limits: ZipLimits): readonly Entry[] {
  const end = findEnd(view);
  const disk = view.getUint16(end + 4, true) + view.getUint16(end + 6, true);
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const start = view.getUint32(end + 16, true);
  if (count === 0xffff || start === 0xffffffff) throw new DocumentError('document.zipUnsupported', 'ZIP64');
  if (disk !== 0 || count !== view.getUint16(end + 8, true))
    throw new DocumentError('document.zipUnsupported', 'disks');
  if (start + size > end) throw new DocumentError('document.truncated', 'directory');
  if (start + size < end) throw new DocumentError('document.zipLies', 'bytes after the directory');
  if (count > limits.maxEntries) throw new DocumentError('document.zipBomb', `${count} entries`);
  const entries: Entry[] = [];
  let at = start;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== entrySignature)
      throw new DocumentError('document.zipLies', 'entry');
    entries.push(readEntry(view, at, end));
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  if (at !== end) throw new DocumentError('document.zipLies', 'directory size');
  judge(entries, limits);
  return entries;
}

/** Finds the end record; only one that reaches exactly to the end of the file counts. */
function findEnd(view: DataView): number {
  const from = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= from; at -= 1) {
    if (view.getUint32(at, true) !== endSignature) continue;
    if (at + 22 + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  const begins = view.byteLength >= 4 && view.getUint32(0, true) === localSignature;
  throw new DocumentError(begins ? 'document.truncated' : 'document.notZip');
}

function readEntry(view: DataView, at: number, end: number): Entry {
  const nameLength = view.getUint16(at + 28, true);
  if (at + 46 + nameLength > end) throw new DocumentError('document.zipLies', 'name');
  const raw = new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength);
  const name = new TextDecoder('utf-8').decode(raw);
  if ((view.getUint16(at + 8, true) & 0x2041) !== 0)
    throw new DocumentError('document.encrypted', name.slice(0, 100));
  const method = view.getUint16(at + 10, true);
  if (method !== 0 && method !== 8) throw new DocumentError('document.zipUnsupported', `method ${method}`);
  const [packed, size, offset] = [
    view.getUint32(at + 20, true),
    view.getUint32(at + 24, true),
    view.getUint32(at + 42, true),
  ];
  if (Math.max(packed, size, offset) === 0xffffffff)
    throw new DocumentError('document.zipUnsupported', 'ZIP64');
  return { name, method, packed, size, offset };
}

function judge(entries: readonly Entry[], limits: ZipLimits): void {
  const names = new Set<string>();
  let total = 0;
  for (const { name, packed, size } of entries) {
    const shown = name.slice(0, 100);
    const parts = name.split('/');
    if (
      /^[/]|^[a-z]:|\\/i.test(name) ||
      name.includes('\0') ||
      parts.includes('..') ||
      parts.includes('.') ||
      name.length > 512
    ) {
      throw new DocumentError('document.zipPath', shown);
    }
    if (names.has(name.toLowerCase())) throw new DocumentError('document.zipLies', `twice: ${shown}`);
    names.add(name.toLowerCase());
    total += size;
    if (size > limits.maxEntryBytes || total > limits.maxTotalBytes)
      throw new DocumentError('document.zipBomb', shown);
    if (size > mebibyte && size > packed * limits.maxRatio)
      throw new DocumentError('document.zipBomb', shown);
  }
}

/** The entries with where their data begins, in file order. Two entries over the same bytes are how small bombs grow. */
function placed(view: DataView, entries: readonly Entry[]): readonly { entry: Entry; start: number }[] {
  let free = 0;
  return [...entries]
    .sort((a, b) => a.offset - b.offset)
    .map((entry) => {
      const { offset } = entry;
      if (offset < free) throw new DocumentError('document.zipBomb', 'entries overlap');
      if (offset + 30 > view.byteLength)
        throw new DocumentError('document.truncated', entry.name.slice(0, 100));
      if (view.getUint32(offset, true) !== localSignature)
        throw new DocumentError('document.zipLies', 'local header');
      const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
      free = start + entry.packed;
      if (free > view.byteLength) throw new DocumentError('document.truncated', entry.name.slice(0, 100));
      return { entry, start };
    });
}

function unpacked(entry: Entry, packed: Uint8Array, room: number): Uint8Array {
  const content = entry.method === 0 ? packed : inflated(entry, packed, Math.min(entry.size, room));
  if (content.length !== entry.size) throw new DocumentError('document.zipLies', entry.name.slice(0, 100));
  return content;
}

/** Inflates in small steps, so that a lying entry is stopped after at most one step beyond its declared size. */
function inflated(entry: Entry, packed: Uint8Array, most: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  const inflate = new Inflate((part) => {
    length += part.length;
    if (length > most) throw new DocumentError('document.zipLies', entry.name.slice(0, 100));
    parts.push(part);
  });
  try {
    for (let at = 0; at < packed.length; at += step) {
      inflate.push(packed.subarray(at, at + step), at + step >= packed.length);
    }
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    throw new DocumentError('document.unreadable', entry.name.slice(0, 100));
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
