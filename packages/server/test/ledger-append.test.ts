import { parseEntry } from '@sanshen/domain/ledger';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { appendEntries, appendEntry, LedgerConflict, loadHead } from '../src/modules/ledger/public.ts';
import { asOwner } from './harness.ts';
import { decision, type LedgerBench, startLedgerBench } from './ledger-support.ts';

let bench: LedgerBench;
beforeAll(async () => {
  bench = await startLedgerBench();
});

test('entries of a stream are numbered and linked, and wait for the tree', async () => {
  const stream = 'manuscript:linked';
  expect(await bench.append(stream, 'one')).toBe(1);
  expect(await bench.append(stream, 'two')).toBe(2);
  const rows = await bench.asServer(`
    select e.sequence, e.hash, e.text from ledger_entry e join ledger_unsequenced using (stream, sequence)
    where stream = '${stream}' order by sequence`);
  expect(rows).toHaveLength(2);
  const [first, second] = rows;
  expect(parseEntry(String(second?.text))).toMatchObject({ sequence: 2, previous: first?.hash, body: 'two' });
});

test('several decisions of one command take one round trip and give the new head', async () => {
  const stream = 'manuscript:several';
  const head = await bench.db.transaction().execute(async (trx) => {
    const first = await appendEntries(trx, stream, await loadHead(trx, stream), [decision(1), decision(2)]);
    return appendEntries(trx, stream, first, [decision(3)]);
  });
  expect(head.sequence).toBe(3);
  expect(await bench.db.transaction().execute((trx) => loadHead(trx, stream))).toEqual(head);
});

test('a transaction that fails leaves nothing of its entries', async () => {
  const stream = 'manuscript:rolled-back';
  const failing = bench.db.transaction().execute(async (trx) => {
    await appendEntry(trx, { stream, ...decision('lost') });
    throw new Error('refused later');
  });
  await expect(failing).rejects.toThrow('refused later');
  expect(await bench.append(stream, 'first after all')).toBe(1);
});

test('complaint 4: two appends on the same head: one gets a typed conflict', async () => {
  const stream = 'manuscript:contended';
  await bench.append(stream, 'start');
  const head = await bench.db.transaction().execute((trx) => loadHead(trx, stream));
  const attempt = (body: string) =>
    bench.db.transaction().execute((trx) => appendEntry(trx, { stream, head, ...decision(body) }));
  const results = await Promise.allSettled([attempt('a'), attempt('b')]);
  const refused = results.filter((result) => result.status === 'rejected');
  expect(refused).toHaveLength(1);
  expect(refused[0]?.reason).toBeInstanceOf(LedgerConflict);
  expect(refused[0]?.reason).toMatchObject({ definition: { code: 'ledger.conflict', status: 409 } });
});

test('two first appends to a new stream: one gets a typed conflict', async () => {
  const stream = 'manuscript:new-twice';
  const attempt = () =>
    bench.db.transaction().execute((trx) => appendEntry(trx, { stream, ...decision('first') }));
  const results = await Promise.allSettled([attempt(), attempt()]);
  const kinds = results.map((result) =>
    result.status === 'fulfilled' ? result.value.sequence : result.reason.name,
  );
  // Whoever began after the other had committed appends behind it; otherwise there is a conflict.
  expect([
    [1, 'LedgerConflict'],
    ['LedgerConflict', 1],
    [1, 2],
    [2, 1],
  ]).toContainEqual(kinds);
});

test('an expected sequence that has passed is a conflict, and so is a head that never was', async () => {
  const stream = 'manuscript:expected';
  await bench.append(stream, 'one');
  const stale = bench.db
    .transaction()
    .execute((trx) => appendEntry(trx, { stream, expectedSequence: 0, ...decision('late') }));
  await expect(stale).rejects.toBeInstanceOf(LedgerConflict);
  const invented = bench.db
    .transaction()
    .execute((trx) =>
      appendEntry(trx, { stream: 'manuscript:never', head: { sequence: 4, hash: null }, ...decision('x') }),
    );
  await expect(invented).rejects.toBeInstanceOf(LedgerConflict);
});

test('eight writers on eight streams never wait for one another', async () => {
  const streams = Array.from({ length: 8 }, (_, n) => `manuscript:parallel-${n}`);
  let inside = 0;
  let release: () => void = () => {};
  const allInside = new Promise<void>((resolve) => {
    release = resolve;
  });
  // Every transaction holds its append open until all eight have appended: one that blocked another would never end.
  await Promise.all(
    streams.map((stream) =>
      bench.db.transaction().execute(async (trx) => {
        await sql`set local lock_timeout = '5s'`.execute(trx);
        await appendEntry(trx, { stream, ...decision('parallel') });
        inside += 1;
        if (inside === streams.length) release();
        await allInside;
      }),
    ),
  );
  expect(inside).toBe(8);
});

const kept = [
  'ledger_entry',
  'ledger_leaf',
  'ledger_node',
  'ledger_checkpoint',
  'ledger_identity',
  'ledger_key',
  'ledger_verification',
];

test.each(kept)('complaint 14: the server may not change or remove rows of %s', async (table) => {
  for (const statement of [`update ${table} set ctid = ctid`, `delete from ${table}`, `truncate ${table}`]) {
    const text = statement.replace('ctid = ctid', await firstColumn(table));
    await expect(bench.asServer(text), text).rejects.toThrow(/permission denied/);
  }
});

test.each(kept)('complaint 10: the owner of %s is refused too', async (table) => {
  for (const statement of [`update ${table} set ctid = ctid`, `delete from ${table}`, `truncate ${table}`]) {
    const text = statement.replace('ctid = ctid', await firstColumn(table));
    await expect(bench.asOwner(text), text).rejects.toThrow(/append-only/);
  }
});

async function firstColumn(table: string): Promise<string> {
  const rows = await bench.asOwner(
    `select column_name as name from information_schema.columns where table_name = '${table}' order by ordinal_position limit 1`,
  );
  return `${rows[0]?.name} = ${rows[0]?.name}`;
}

test('complaint 14: a session that plays a replica, where common triggers sleep, is refused as well', async () => {
  const deletion = asOwner(bench.ownerUrl, async (client) => {
    await client.query('set session_replication_role = replica');
    await client.query('delete from ledger_entry');
  });
  await expect(deletion).rejects.toThrow(/append-only/);
});
