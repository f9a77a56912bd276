import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseKey, type Witness } from '@sanshen/domain/ledger';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  exportLedger,
  exportWitness,
  fileSource,
  LedgerFileUnreadable,
  suites,
  verifyDatabase,
  verifySource,
} from '../src/modules/ledger/public.ts';
import { rebuildQueue } from '../src/modules/ledger/sequence.ts';
import { type LedgerBench, startLedgerBench } from './ledger-support.ts';

let bench: LedgerBench;

const swapLeaves = `update ledger_leaf set leaf = 1000 where leaf = 0; update ledger_leaf set leaf = 0 where leaf = 3;
  update ledger_leaf set leaf = 3 where leaf = 1000`;

/** Three streams in five checkpoints, and one entry that waits. */
async function fill(what = 'decided'): Promise<void> {
  for (let round = 1; round <= 5; round++) {
    for (const stream of ['manuscript:a', 'manuscript:b', 'policy:kunming'])
      await bench.append(stream, { round, what });
    await bench.sequence();
  }
  await bench.append('manuscript:a', 'waits');
}

beforeEach(async () => {
  bench = await startLedgerBench();
  await fill();
});

async function problemCode(witnesses: readonly string[] = []): Promise<string | null> {
  const verified = await verifyDatabase(bench.owner, { witnesses });
  return verified.ok ? null : verified.problem.code;
}

test('an untouched ledger holds, with what waits for the tree', async () => {
  const verified = await verifyDatabase(bench.db);
  expect(verified).toMatchObject({
    ok: true,
    summary: { entries: 16, waiting: 1, streams: 3, checkpoints: 5 },
  });
});

test('a ledger in a file holds as well, and a change to the file is named', async () => {
  const path = join(tmpdir(), `ledger-${process.pid}-${Date.now()}.jsonl`);
  try {
    expect(await exportLedger(bench.db, path)).toBe(16);
    await expect(exportLedger(bench.db, path)).rejects.toThrow(/EEXIST/);
    expect(await verifySource(await fileSource(path))).toMatchObject({
      ok: true,
      summary: { entries: 16, waiting: 1 },
    });
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace('"round":3', '"round":4'));
    expect(await verifySource(await fileSource(path))).toMatchObject({
      ok: false,
      problem: { code: 'ledger.entryAltered', place: { stream: 'manuscript:a', sequence: 3 } },
    });
    await writeFile(path, text.slice(0, -20));
    await expect(verifySource(await fileSource(path))).rejects.toBeInstanceOf(LedgerFileUnreadable);
    await writeFile(path, 'no ledger');
    await expect(fileSource(path)).rejects.toBeInstanceOf(LedgerFileUnreadable);
  } finally {
    await rm(path, { force: true });
  }
});

describe('an owner who takes the triggers away is found out', () => {
  const b3 = "stream = 'manuscript:b' and sequence = 3";
  const cases: readonly (readonly [string, string, string, string])[] = [
    [
      'one flipped byte',
      'ledger_entry',
      `update ledger_entry set text = replace(text, 'decided', 'decidec') where ${b3}`,
      'ledger.entryAltered',
    ],
    ['an entry removed', 'ledger_entry', `delete from ledger_entry where ${b3}`, 'ledger.entryMissing'],
    ['its leaf removed', 'ledger_leaf', 'delete from ledger_leaf where leaf = 4', 'ledger.leafMissing'],
    ['leaves swapped', 'ledger_leaf', swapLeaves, 'ledger.orderChanged'],
    [
      'an entry moved to another stream',
      'ledger_entry',
      `update ledger_entry set stream = 'manuscript:z' where ${b3}`,
      'ledger.entryMissing',
    ],
    [
      'a leaf pointed elsewhere',
      'ledger_leaf',
      `update ledger_leaf set hash = 'sha256:${'0'.repeat(64)}' where leaf = 4`,
      'ledger.leafDiffers',
    ],
    [
      'a node changed',
      'ledger_node',
      "update ledger_node set hash = decode(repeat('00', 32), 'hex') where ends = 8 and level = 2",
      'ledger.nodesDiffer',
    ],
    [
      'a checkpoint replaced',
      'ledger_checkpoint',
      'update ledger_checkpoint set note = (select note from ledger_checkpoint where size = 3) where size = 15',
      'ledger.checkpointMissing',
    ],
    [
      'a checkpoint reworded',
      'ledger_checkpoint',
      "update ledger_checkpoint set note = replace(note, E'\\n9\\n', E'\\n8\\n') where size = 9",
      'ledger.checkpointSignature',
    ],
    [
      'the last checkpoint removed',
      'ledger_checkpoint',
      'delete from ledger_checkpoint where size = 15',
      'ledger.checkpointMissing',
    ],
    ['the ledger cut back', 'ledger_leaf', 'delete from ledger_leaf where leaf >= 12', 'ledger.ledgerCut'],
  ];
  test.each(cases)('%s', async (_, table, statement, code) => {
    await bench.tamper(table, statement);
    expect(await problemCode()).toBe(code);
  });

  test('a forked stream', async () => {
    await bench.tamper(
      'ledger_leaf',
      "insert into ledger_leaf (leaf, stream, sequence, hash) select 15, 'manuscript:z', 1, hash from ledger_leaf where leaf = 0",
    );
    await bench.tamper(
      'ledger_entry',
      "insert into ledger_entry select 'manuscript:z', 1, hash, text from ledger_entry where stream = 'manuscript:a' and sequence = 1",
    );
    expect(await problemCode()).toBe('ledger.columnsDiffer');
  });

  test('an entry that waits taken away with its place in the queue', async () => {
    await bench.tamper(
      'ledger_entry',
      "delete from ledger_entry where stream = 'manuscript:a' and sequence = 6",
    );
    await bench.asOwner('delete from ledger_unsequenced');
    expect(await problemCode()).toBe('ledger.headDiffers');
  });

  test('an entry kept out of the queue, and the queue filled again', async () => {
    await bench.asOwner('delete from ledger_unsequenced');
    expect(await problemCode()).toBe('ledger.notQueued');
    expect(await rebuildQueue(bench.db)).toBe(1);
    expect(await problemCode()).toBeNull();
  });
});

test('nothing more is signed over a tree that contradicts its checkpoint', async () => {
  await bench.tamper('ledger_node', "update ledger_node set hash = decode(repeat('00', 32), 'hex')");
  await expect(bench.sequence()).rejects.toThrow(/contradicts its checkpoint/);
});

test('a witness that somebody kept proves that history was rewritten, whoever holds the keys', async () => {
  const witness: Witness = await exportWitness(bench.db);
  expect(await problemCode([witness.checkpoint])).toBeNull();
  const trusted = witness.keys.map((text) => parseKey(suites, text)).filter((key) => key !== undefined);
  expect(await verifyDatabase(bench.db, { keys: trusted })).toMatchObject({ ok: true });
  // The whole ledger is wiped and written anew with the installation's own key.
  for (const table of ['ledger_entry', 'ledger_leaf', 'ledger_node', 'ledger_checkpoint']) {
    await bench.tamper(table, `delete from ${table}`);
  }
  await bench.asOwner('delete from ledger_stream; delete from ledger_unsequenced');
  await fill('decided otherwise');
  expect(await problemCode()).toBeNull();
  expect(await problemCode([witness.checkpoint])).toBe('ledger.witnessDiffers');
});
