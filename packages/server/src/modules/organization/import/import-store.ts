import { importLine } from '@sanshen/contract/import-texts';
import type { importRowSchema, importSchema } from '@sanshen/contract/organization-import';
import type { Digest, Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { type Database, type Transaction, toJson } from '../../../platform/db/database.ts';
import { decodeCursor, pageFrom } from '../../../platform/http/cursor.ts';
import type { PlannedRow } from './plan-steps.ts';
import { refuseImport } from './table.ts';

type Shown = z.input<typeof importSchema>;
type Failure = NonNullable<Shown['problem']>;

/** An import as it is kept. */
export interface KeptImport {
  readonly id: string;
  readonly organization: OrganizationId;
  readonly person: PersonId;
  readonly state: Shown['state'];
  readonly fileName: string;
  readonly digest: Digest;
  readonly standing: string;
  readonly plannedAt: Instant;
  readonly expiresAt: Instant;
  readonly rows: number;
  readonly errorRows: number;
  readonly counts: Shown['counts'];
  readonly done: number;
  readonly total: number;
  readonly problem: Failure | null;
}

/** An import as its screen shows it. */
export function showImport(kept: KeptImport): Shown {
  const { id, person: _person, standing: _standing, done, total, ...rest } = kept;
  return {
    ...rest,
    import: id,
    line: importLine(kept.counts, kept.rows, kept.errorRows),
    progress: { done, total },
  };
}

/** Rows written in one statement. */
const batch = 2000;

/** Keeps a plan with its rows; plans whose hour is over go. */
export async function keepImport(
  trx: Transaction,
  kept: KeptImport & { readonly root: OrganizationId },
  rows: readonly PlannedRow[],
): Promise<void> {
  await trx
    .deleteFrom('organization_import')
    .where('expires_at', '<', kept.plannedAt)
    .where('state', '<>', 'applying')
    .execute();
  await trx
    .insertInto('organization_import')
    .values({
      import_id: kept.id,
      root_id: kept.root,
      organization_id: kept.organization,
      person_id: kept.person,
      state: kept.state,
      file_name: kept.fileName,
      digest: kept.digest,
      standing: kept.standing,
      planned_at: kept.plannedAt,
      expires_at: kept.expiresAt,
      rows: kept.rows,
      error_rows: kept.errorRows,
      counts: toJson(kept.counts),
      total: kept.total,
    })
    .execute();
  for (let from = 0; from < rows.length; from += batch) {
    const some = rows.slice(from, from + batch);
    await sql`insert into organization_import_row (import_id, position, failed, changes, body)
      select ${kept.id}, ${from}::integer + row.position::integer, row.failed, row.changes, row.body::json
      from unnest(
        ${some.map((row) => row.actions.includes('error'))}::boolean[], ${some.map((row) => row.steps.length > 0)}::boolean[],
        ${some.map((row) => toJson(row))}::text[]) with ordinality as row (failed, changes, body, position)`.execute(
      trx,
    );
  }
}

/** An import that a person planned for an organisation, if its hour is not over. Throws `import.unknown`. */
export async function findImport(
  db: Database | Transaction,
  about: {
    readonly id: string;
    readonly organization: OrganizationId;
    readonly person: PersonId;
    readonly now: Instant;
  },
  lock = false,
): Promise<KeptImport> {
  const { rows } = await sql<KeptImport>`
    select import_id as id, organization_id as organization, person_id as person, state, file_name as "fileName", digest, standing,
      planned_at as "plannedAt", expires_at as "expiresAt", rows, error_rows as "errorRows", counts, done, total, problem
    from organization_import where import_id = ${about.id} and organization_id = ${about.organization} and person_id = ${about.person}
      and (expires_at > ${about.now} or state <> 'planned') ${lock ? sql`for update` : sql``}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw refuseImport('import.unknown');
  return row;
}

/** A page of an import's rows in the order of the file. */
export async function rowsOfImport(
  db: Database,
  id: string,
  page: {
    readonly cursor?: string | undefined;
    readonly limit: number;
    readonly only?: 'errors' | 'changes' | undefined;
  },
) {
  const after = decodeCursor(page.cursor, z.number().int()) ?? 0;
  const only = page.only === undefined ? sql`` : page.only === 'errors' ? sql`and failed` : sql`and changes`;
  const { rows } = await sql<{ position: number; body: PlannedRow }>`
    select position, body from organization_import_row where import_id = ${id} and position > ${after} ${only}
    order by position limit ${page.limit + 1}`.execute(db);
  return pageFrom(
    rows,
    page.limit,
    (row) => row.position,
    ({ body: { steps: _steps, actions, messages, ...row } }): z.input<typeof importRowSchema> => ({
      ...row,
      actions: [...actions],
      messages: [...messages],
    }),
  );
}

/** The rows of an import that change something, in the order of the file, a batch at a time. */
export async function* changingRows(db: Database | Transaction, id: string): AsyncGenerator<PlannedRow> {
  let after = 0;
  for (;;) {
    const { rows } = await sql<{ position: number; body: PlannedRow }>`
      select position, body from organization_import_row where import_id = ${id} and changes and position > ${after}
      order by position limit ${batch}`.execute(db);
    for (const row of rows) {
      yield row.body;
      after = row.position;
    }
    if (rows.length < batch) return;
  }
}

/** Sets where an import stands. */
export async function setImport(
  db: Database | Transaction,
  id: string,
  change: { readonly state?: Shown['state']; readonly done?: number; readonly problem?: Failure },
): Promise<void> {
  await db
    .updateTable('organization_import')
    .set({
      ...(change.state === undefined ? {} : { state: change.state }),
      ...(change.done === undefined ? {} : { done: change.done }),
      ...(change.problem === undefined ? {} : { problem: toJson(change.problem) }),
    })
    .where('import_id', '=', id)
    .execute();
}
