import { isAscii } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { formatKey, linkLength, parseKey, type ReadEntry, type StoredLeaf } from '@sanshen/domain/ledger';
import { z } from 'zod';
import type { Database } from '../../platform/db/database.ts';
import { databaseSource, type LedgerSource, textOf } from './ledger-source.ts';
import { suites } from './suites.ts';

const headerSchema = z.object({
  format: z.literal('sanshen-ledger/1'),
  origin: z.string(),
  suite: z.enum(['ed25519-sha256', 'sm2-sm3']),
  keys: z.array(z.string()),
  checkpoints: z.array(z.string()),
});

/** Lines handed on at once: so few that their texts are gone before the collector would move them. */
const batchSize = 64;

/** The file is not a ledger, or is cut in the middle of a line. */
export class LedgerFileUnreadable extends Error {
  override readonly name = 'LedgerFileUnreadable';
}

/**
 * Writes the whole ledger to a file: a header line, then one JSON line for each leaf in the order of the tree, then what
 * waits for it. An entry stands in its line as the JSON that it is, byte for byte as it was hashed, so that a reader can cut it out without
 * parsing it. Gives the number of entries. Throws when the file exists already.
 */
export async function exportLedger(db: Database, path: string): Promise<number> {
  const file = await open(path, 'wx');
  try {
    return await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (trx) => writeSource(await databaseSource(trx), (text) => file.write(text)));
  } finally {
    await file.close();
  }
}

async function writeSource(source: LedgerSource, write: (text: string) => Promise<unknown>): Promise<number> {
  if (source.identity === null) throw new LedgerFileUnreadable('this database has no ledger yet');
  const { origin, suite } = source.identity;
  const keys = source.keys.map(formatKey);
  await write(line({ format: 'sanshen-ledger/1', origin, suite, keys, checkpoints: source.checkpoints }));
  let entries = 0;
  for await (const batch of source.leaves()) {
    await write(batch.map((leaf) => leafLine(leaf)).join(''));
    entries += batch.length;
  }
  for await (const batch of source.waiting()) {
    await write(batch.map((entry) => entryLine({}, entry)).join(''));
    entries += batch.length;
  }
  return entries;
}

/** Opens a file written by {@link exportLedger}. Throws {@link LedgerFileUnreadable}. */
export async function fileSource(path: string): Promise<LedgerSource> {
  const header = headerSchema.safeParse(await firstLine(path));
  if (!header.success) throw new LedgerFileUnreadable(`${path} is not an exported ledger`);
  const { origin, suite, checkpoints } = header.data;
  const keys = header.data.keys.map((text) => {
    const key = parseKey(suites, text);
    if (key === undefined) throw new LedgerFileUnreadable(`${path} has a malformed key: ${text}`);
    return key;
  });
  // Leaves come first; once they were read, what waits need not be looked for among them again.
  const place = { waiting: 0 };
  return {
    identity: { origin, suite },
    keys,
    checkpoints,
    leaves: () => batches(path, place, true, leafOf),
    waiting: () => batches(path, place, false, waitingOf),
  };
}

/** How a leaf's line begins; any other line is an entry that waits. */
const leafMark = Buffer.from('{"leaf":');

/** How the entry begins, the last member of its line. */
const entryMark = ',"entry":';

interface FileRow extends ReadEntry {
  readonly leaf?: number;
  readonly leafHash?: StoredLeaf['hash'];
}

function leafLine({ index, hash, entry, stream, sequence }: StoredLeaf): string {
  // Only a damaged ledger has a leaf without its entry; the reader refuses that line.
  if (entry === null) return line({ leaf: index, leafHash: hash, stream, sequence });
  return entryLine({ leaf: index, leafHash: hash }, entry);
}

function entryLine(place: object, entry: ReadEntry): string {
  const { stream, sequence, hash } = entry;
  return `${JSON.stringify({ ...place, stream, sequence, hash }).slice(0, -1)}${entryMark}${textOf(entry)}}\n`;
}

function leafOf(row: FileRow): StoredLeaf {
  const { leaf = -1, leafHash = row.hash, stream, sequence } = row;
  return { index: leaf, hash: leafHash, stream, sequence, entry: waitingOf(row) };
}

function waitingOf({ stream, sequence, hash, text }: FileRow): ReadEntry {
  return { stream, sequence, hash, text };
}

async function* batches<Item>(
  path: string,
  place: { waiting: number },
  leaves: boolean,
  itemOf: (row: FileRow) => Item,
): AsyncGenerator<readonly Item[]> {
  let batch: Item[] = [];
  let offset = leaves ? 0 : place.waiting;
  let first: number | null = null;
  for await (const line of linesOf(path, offset)) {
    const at = offset;
    offset += line.length + 1;
    // Told from the bytes: a line that is not wanted need not be decoded. The file's first line is its header.
    const isLeaf = line.subarray(0, leafMark.length).equals(leafMark);
    if (!isLeaf && at > 0) first ??= at;
    if (at === 0 || line.length === 0 || isLeaf !== leaves) continue;
    batch.push(itemOf(parseLine(path, at, line)));
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
  if (leaves) place.waiting = first ?? offset;
}

function parseLine(path: string, at: number, line: Buffer): FileRow {
  const mark = line.indexOf(entryMark);
  let row: unknown;
  try {
    row = {
      ...JSON.parse(`${line.toString('utf8', 0, mark)}}`),
      text: entryIn(line, mark + entryMark.length),
    };
  } catch {
    row = null;
  }
  if (mark < 0 || line.at(-1) !== closingBrace || !isRow(row)) {
    throw new LedgerFileUnreadable(`${path}: what stands at byte ${at} is not a ledger entry`);
  }
  return row;
}

const closingBrace = '}'.charCodeAt(0);

/** The entry in a line, in bytes where its link can be read from them. */
function entryIn(line: Buffer, from: number): string | Uint8Array {
  const bytes = line.subarray(from, -1);
  return isAscii(bytes.subarray(-linkLength)) ? bytes : bytes.toString('utf8');
}

/** By hand, since a schema would cost more than verifying the line; whether a hash is one is the verifier's question. */
function isRow(row: unknown): row is FileRow {
  if (typeof row !== 'object' || row === null) return false;
  const { leaf, leafHash, stream, sequence, hash, text } = row as Partial<Record<keyof FileRow, unknown>>;
  return (
    (leaf === undefined || typeof leaf === 'number') &&
    (leafHash === undefined || typeof leafHash === 'string') &&
    typeof sequence === 'number' &&
    [stream, hash].every((value) => typeof value === 'string') &&
    (typeof text === 'string' || text instanceof Uint8Array)
  );
}

async function firstLine(path: string): Promise<unknown> {
  for await (const line of linesOf(path)) {
    try {
      return JSON.parse(line.toString('utf8'));
    } catch {
      return undefined;
    }
  }
  return undefined;
}

/** The file's lines, which end with a line feed and nothing else: a text may hold every other character that ends lines elsewhere. */
async function* linesOf(path: string, start = 0): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  // Chunks of a stream over a file are buffers, since no encoding is set.
  for await (const chunk of createReadStream(path, {
    highWaterMark: 2 ** 20,
    start,
  }) as AsyncIterable<Buffer>) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let from = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
      yield bytes.subarray(from, end);
      from = end + 1;
    }
    rest = bytes.subarray(from);
  }
  if (rest.length > 0) yield rest;
}

function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
