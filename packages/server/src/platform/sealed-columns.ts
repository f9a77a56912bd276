import { sql } from 'kysely';
import type { Database } from './db/database.ts';
import type { Vault } from './vault.ts';

/** A column that holds sealed secrets. */
export interface SealedColumn {
  readonly table: string;
  /** Columns of text that name a row. */
  readonly key: readonly [string, ...string[]];
  readonly column: string;
  /** What the secret of a row was sealed about. */
  readonly about: (key: readonly string[]) => string;
}

const known: SealedColumn[] = [];

/** Says where sealed secrets are kept, so that a new master key reaches them; a module calls it once, when it is loaded. */
export function registerSealed(column: SealedColumn): void {
  known.push(column);
}

/** What a turn through the sealed secrets found. */
export interface Rewrapped {
  readonly secrets: number;
  readonly rewrapped: number;
}

const most = 200;

/**
 * Seals the data keys of all kept secrets under the present master key. Secrets stay as they are and can be read all the while; one that changes in the
 * meantime is left alone, since whoever changed it sealed it anew.
 */
export async function rewrapAll(db: Database, vault: Vault): Promise<Rewrapped> {
  let secrets = 0;
  let rewrapped = 0;
  for (const column of known) {
    let after: readonly string[] | null = null;
    for (;;) {
      const rows: readonly Row[] = await page(db, column, after);
      for (const row of rows) {
        secrets += 1;
        const next = vault.rewrap(row.sealed, column.about(row.key));
        if (next !== null && (await replace(db, column, row, next))) rewrapped += 1;
      }
      const last = rows.at(-1);
      if (last === undefined || rows.length < most) break;
      after = last.key;
    }
  }
  return { secrets, rewrapped };
}

interface Row {
  readonly key: readonly string[];
  readonly sealed: Buffer;
}

async function page(
  db: Database,
  { table, key, column }: SealedColumn,
  after: readonly string[] | null,
): Promise<readonly Row[]> {
  const names = sql.join(key.map((name) => sql.ref(name)));
  const beyond =
    after === null ? sql`true` : sql`(${names}) > (${sql.join(after.map((one) => sql`${one}::text`))})`;
  const { rows } = await sql<Row>`
    select array[${names}]::text[] as key, ${sql.ref(column)} as sealed from ${sql.table(table)}
    where ${beyond} order by ${names} limit ${most}`.execute(db);
  return rows;
}

async function replace(
  db: Database,
  { table, key, column }: SealedColumn,
  row: Row,
  next: Buffer,
): Promise<boolean> {
  const same = sql.join(
    key.map((name, index) => sql`${sql.ref(name)} = ${row.key[index] ?? ''}::text`),
    sql` and `,
  );
  const { numAffectedRows } = await sql`
    update ${sql.table(table)} set ${sql.ref(column)} = ${next}
    where ${same} and ${sql.ref(column)} = ${row.sealed}`.execute(db);
  return (numAffectedRows ?? 0n) > 0n;
}
