import {
  type Entry,
  type LedgerProblem,
  ledgerProblem,
  parseEntry,
  type ReadEntry,
} from '@sanshen/domain/ledger';
import { sql } from 'kysely';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { databaseSource, type LedgerSource, textOf } from './ledger-source.ts';

/** One table that screens read and that the ledger alone decides. */
export interface ProjectionTable {
  readonly table: string;
  /** Columns that name a row. */
  readonly key: readonly string[];
  /** Columns that the ledger doesn't decide, such as a cache's age; they are not compared. */
  readonly ignore?: readonly string[];
}

/** What a module can fill again from the ledger, written with the very functions that fill it in daily use. */
export interface Projection {
  readonly name: string;
  readonly tables: readonly ProjectionTable[];
  /**
   * Fills the tables from the entries, which come in an order in which every entry follows what it could know of.
   * In `trx` the tables' plain names mean empty temporary copies, and nothing else can be written.
   */
  rebuild(trx: Transaction, entries: AsyncIterable<Entry>): Promise<void>;
}

const registered = new Map<string, Projection>();

/** Adds a projection to what `sanshen ledger rebuild` rebuilds; a module calls it once, when it is loaded. Throws on a name twice. */
export function registerProjection(projection: Projection): void {
  if (registered.has(projection.name)) throw new Error(`two projections are called ${projection.name}`);
  registered.set(projection.name, projection);
}

/** Every registered projection by name. */
export function projections(): readonly Projection[] {
  return [...registered.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

export interface RebuildReport {
  readonly projection: string;
  /** Rows that stand, over all its tables. */
  readonly rows: number;
  readonly entries: number;
  /** The first difference; null when everything is as the ledger gives it. */
  readonly problem: LedgerProblem | null;
}

/**
 * Rebuilds a projection beside what stands and compares. The transaction is read only, in which PostgreSQL lets nothing
 * but temporary tables be written: a projection that reaches for a standing table fails instead of harming it.
 * `open` gives a pool of one fresh connection, since a statement prepared before would still mean the standing table.
 */
export async function checkProjection(open: () => Database, projection: Projection): Promise<RebuildReport> {
  const db = open();
  try {
    return await db.connection().execute(async (connection) => {
      for (const { table } of projection.tables) {
        const name = sql.id(table);
        await sql`create temporary table ${name} (like public.${name} including all)`.execute(connection);
      }
      return connection
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute((trx) => rebuildAndCompare(trx, projection));
    });
  } finally {
    await db.destroy();
  }
}

async function rebuildAndCompare(trx: Transaction, projection: Projection): Promise<RebuildReport> {
  const counted = { entries: 0 };
  await projection.rebuild(trx, readEntries(await databaseSource(trx), counted));
  let rows = 0;
  let problem: LedgerProblem | null = null;
  for (const table of projection.tables) {
    rows += await countRows(trx, table.table);
    problem ??= await firstDifference(trx, table);
  }
  return { projection: projection.name, rows, entries: counted.entries, problem };
}

/** All entries of the ledger, those that wait for the tree last. Throws when an entry can't be read: verify first. */
export async function* readEntries(source: LedgerSource, counted = { entries: 0 }): AsyncGenerator<Entry> {
  for await (const batch of source.leaves()) {
    for (const { entry, stream, sequence } of batch) {
      counted.entries += 1;
      yield readable(entry, stream, sequence);
    }
  }
  for await (const batch of source.waiting()) {
    for (const entry of batch) {
      counted.entries += 1;
      yield readable(entry, entry.stream, entry.sequence);
    }
  }
}

function readable(stored: ReadEntry | null, stream: string, sequence: number): Entry {
  const entry = stored === null ? undefined : parseEntry(textOf(stored));
  if (entry === undefined) throw new Error(ledgerProblem('entryUnreadable', { stream, sequence }).en);
  return entry;
}

async function countRows(trx: Transaction, table: string): Promise<number> {
  const { rows } = await sql<{ rows: number }>`select count(*) as rows from public.${sql.id(table)}`.execute(
    trx,
  );
  return rows[0]?.rows ?? 0;
}

async function firstDifference(
  trx: Transaction,
  { table, key, ignore = [] }: ProjectionTable,
): Promise<LedgerProblem | null> {
  const columns = sql.join(key.map((column) => sql.id(column)));
  const ignored = sql`${[...ignore]}::text[]`;
  const { rows } = await sql<{ key: unknown; stands: unknown; ledger: unknown }>`
    select jsonb_build_array(${columns}) as key, stands.content as stands, ledger.content as ledger
    from (select ${columns}, to_jsonb(row) - ${ignored} as content from public.${sql.id(table)} as row) stands
    full join (select ${columns}, to_jsonb(row) - ${ignored} as content from pg_temp.${sql.id(table)} as row) ledger
      using (${columns})
    where stands.content is distinct from ledger.content
    order by ${columns} limit 1`.execute(trx);
  const [row] = rows;
  if (row === undefined) return null;
  return ledgerProblem('projectionDiffers', {
    row: `${table} ${JSON.stringify(row.key)}: ${describe(row.stands, row.ledger)}`,
  });
}

/** Which columns differ, or that the row is there on one side only. */
function describe(stands: unknown, ledger: unknown): string {
  if (typeof stands !== 'object' || stands === null) return 'stands ∅, ledger has the row';
  if (typeof ledger !== 'object' || ledger === null) return 'stands, ledger ∅';
  const given = new Map<string, unknown>(Object.entries(ledger));
  const differing = Object.entries(stands).filter(
    ([column, value]) => JSON.stringify(value) !== JSON.stringify(given.get(column)),
  );
  return differing
    .map(([column, value]) => `${column}: ${JSON.stringify(value)} ≠ ${JSON.stringify(given.get(column))}`)
    .join(', ');
}
