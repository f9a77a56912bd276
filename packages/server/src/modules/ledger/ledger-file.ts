import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { formatKey, parseKey, type StoredEntry, type StoredLeaf } from '@sanshen/domain/ledger';
import { z } from 'zod';
import type { Database } from '../../platform/db/database.ts';
import { databaseSource, type LedgerSource } from './ledger-source.ts';
import { suites } from './suites.ts';

const headerSchema = z.object({
  format: z.literal('sanshen-ledger/1'),
  origin: z.string(),
  suite: z.enum(['ed25519-sha256', 'sm2-sm3']),
  keys: z.array(z.string()),
  checkpoints: z.array(z.string()),
});

const batchSize = 2000;

/** The file is not a ledger, or is cut in the middle of a line. */
export class LedgerFileUnreadable extends Error {
  override readonly name = 'LedgerFileUnreadable';
}

/**
 * Writes the whole ledger to a file: a header line, then one JSON line for each leaf in the order of the tree, then what
 * waits for it. Gives the number of entries. Throws when the file exists already.
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
    await write(batch.map((leaf) => line({ leaf: leaf.index, leafHash: leaf.hash, ...leaf.entry })).join(''));
    entries += batch.length;
  }
  for await (const batch of source.waiting()) {
    await write(batch.map(line).join(''));
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
  return {
    identity: { origin, suite },
    keys,
    checkpoints,
    leaves: () => batches(path, (text) => text.startsWith(leafMark), leafOf),
    waiting: () => batches(path, (text) => !text.startsWith(leafMark), waitingOf),
  };
}

/** How a leaf's line begins; any other line is an entry that waits. */
const leafMark = '{"leaf":';

interface FileRow extends StoredEntry {
  readonly leaf?: number;
  readonly leafHash?: StoredLeaf['hash'];
}

function leafOf(row: FileRow): StoredLeaf {
  const { leaf = -1, leafHash = row.hash, stream, sequence } = row;
  return { index: leaf, hash: leafHash, stream, sequence, entry: waitingOf(row) };
}

function waitingOf({ stream, sequence, hash, text }: FileRow): StoredEntry {
  return { stream, sequence, hash, text };
}

async function* batches<Item>(
  path: string,
  wanted: (text: string) => boolean,
  itemOf: (row: FileRow) => Item,
): AsyncGenerator<readonly Item[]> {
  let batch: Item[] = [];
  let number = 0;
  for await (const text of createInterface({
    input: createReadStream(path),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    number += 1;
    if (number === 1 || text === '' || !wanted(text)) continue;
    batch.push(itemOf(parseLine(path, number, text)));
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function parseLine(path: string, number: number, text: string): FileRow {
  let row: unknown;
  try {
    row = JSON.parse(text);
  } catch {
    throw new LedgerFileUnreadable(`${path}:${number} is not a line of JSON`);
  }
  if (!isRow(row)) throw new LedgerFileUnreadable(`${path}:${number} is not a ledger entry`);
  return row;
}

/** By hand, since a schema would cost more than verifying the line; whether a hash is one is the verifier's question. */
function isRow(row: unknown): row is FileRow {
  if (typeof row !== 'object' || row === null) return false;
  const { leaf, leafHash, stream, sequence, hash, text } = row as Partial<Record<keyof FileRow, unknown>>;
  return (
    (leaf === undefined || typeof leaf === 'number') &&
    (leafHash === undefined || typeof leafHash === 'string') &&
    typeof sequence === 'number' &&
    [stream, hash, text].every((value) => typeof value === 'string')
  );
}

async function firstLine(path: string): Promise<unknown> {
  for await (const text of createInterface({ input: createReadStream(path) })) {
    try {
      return JSON.parse(text);
    } catch {
      return undefined;
    }
  }
  return undefined;
}

function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
