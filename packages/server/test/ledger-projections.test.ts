import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import {
  appendEntry,
  checkProjection,
  type Projection,
  projections,
  registerProjection,
} from '../src/modules/ledger/public.ts';
import { type Database, openDatabase, openPool, type Transaction } from '../src/platform/db/database.ts';
import { decision, type LedgerBench, startLedgerBench } from './ledger-support.ts';

/** How often each stream was decided on: as small as a projection can be. */
async function count(trx: Transaction, stream: string, body: unknown): Promise<void> {
  await sql`insert into tally (stream, decisions, last, refreshed) values (${stream}, 1, ${JSON.stringify(body)}, now())
    on conflict (stream) do update set decisions = tally.decisions + 1, last = excluded.last`.execute(trx);
}

const tally: Projection = {
  name: 'tally',
  tables: [{ table: 'tally', key: ['stream'], ignore: ['refreshed'] }],
  async rebuild(trx, entries) {
    for await (const entry of entries) await count(trx, entry.stream, entry.body);
  },
};

let bench: LedgerBench;
const open = (): Database => openDatabase(openPool(bench.serverUrl, { size: 1 }));

async function decide(stream: string, body: string): Promise<void> {
  await bench.db.transaction().execute(async (trx) => {
    await appendEntry(trx, { stream, ...decision(body) });
    await count(trx, stream, body);
  });
}

beforeAll(async () => {
  bench = await startLedgerBench();
  await bench.asOwner(`create table tally (stream text primary key, decisions integer not null, last json, refreshed timestamptz);
    grant select, insert, update, delete on tally to sanshen_app`);
  for (let n = 0; n < 30; n++) {
    await decide(`tally:${n % 7}`, `decision ${n}`);
    if (n === 20) await bench.sequence();
  }
});

beforeEach(async () => {
  const problem = (await checkProjection(open, tally)).problem;
  expect(problem, 'every test leaves the table as it found it').toBeNull();
});

test('a projection that stands as the ledger gives it', async () => {
  expect(await checkProjection(open, tally)).toEqual({
    projection: 'tally',
    rows: 7,
    entries: 30,
    problem: null,
  });
});

test('a changed row is named with its columns', async () => {
  await bench.asOwner("update tally set decisions = 99 where stream = 'tally:3'");
  const { problem } = await checkProjection(open, tally);
  expect(problem).toMatchObject({ code: 'ledger.projectionDiffers' });
  expect(problem?.place.row).toBe('tally ["tally:3"]: decisions: 99 ≠ 4');
  await bench.asOwner("update tally set decisions = 4 where stream = 'tally:3'");
});

test('a row that is missing, and one that nobody decided, are named', async () => {
  const [row] = await bench.asOwner("select last::text as last from tally where stream = 'tally:0'");
  await bench.asOwner("delete from tally where stream = 'tally:0'");
  expect((await checkProjection(open, tally)).problem?.place.row).toContain('tally ["tally:0"]: stands ∅');
  await bench.asOwner(`insert into tally values ('tally:0', 5, '${row?.last}', now())`);
  await bench.asOwner("insert into tally values ('tally:invented', 1, 'null', now())");
  expect((await checkProjection(open, tally)).problem?.place.row).toBe(
    'tally ["tally:invented"]: stands, ledger ∅',
  );
  await bench.asOwner("delete from tally where stream = 'tally:invented'");
});

test('a projection that reaches for a standing table fails and harms nothing', async () => {
  const careless: Projection = {
    ...tally,
    name: 'careless',
    rebuild: async (trx) => {
      await sql`delete from public.tally`.execute(trx);
    },
  };
  await expect(checkProjection(open, careless)).rejects.toThrow(/read-only transaction/);
});

test('projections are found by name, and a name belongs to one', () => {
  registerProjection(tally);
  expect(projections()).toContain(tally);
  expect(() => registerProjection(tally)).toThrow(/tally/);
});
