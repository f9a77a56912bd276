import { type compareRegister, mostDifferences, type RegisterRow } from '@sanshen/contract/checks-registers';
import type { RouteOutput } from '@sanshen/contract/route';
import type { PersonId } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import type { CommandKey } from '../../../platform/commands.ts';
import type { AppContext } from '../../../platform/context.ts';
import type { Database } from '../../../platform/db/database.ts';
import { platformProblem } from '../../../platform/problem.ts';
import { keepChange } from './change-register.ts';
import { type RegisterPlace, type StoredEntry, versionOf } from './register-store.ts';

interface Difference {
  readonly key: string;
  readonly position: number;
  readonly before: RegisterRow | null;
  readonly after: RegisterRow | null;
}

/** Entries that differ between two versions, in the register's order. */
async function differencesOf(
  db: Database,
  { organization, register }: RegisterPlace,
  from: number,
  to: number,
): Promise<readonly Difference[]> {
  const at = (version: number) => sql`select key, position, entry from check_register_entry
    where organization_id = ${organization} and register = ${register}
      and from_version <= ${version}::int and (to_version is null or to_version > ${version}::int)`;
  const { rows } = await sql<Difference>`
    select key, coalesce(later.position, earlier.position) as position, earlier.entry as before, later.entry as after
    from (${at(from)}) earlier full join (${at(to)}) later using (key)
    where earlier.entry::jsonb is distinct from later.entry::jsonb or earlier.position is distinct from later.position
    order by 2, 1`.execute(db);
  return rows;
}

/** What one version of a register has that another has not. Throws `request.notFound` for a version that never was. */
export async function compareVersions(
  db: Database,
  place: RegisterPlace,
  to: number,
  from: number,
): Promise<RouteOutput<typeof compareRegister>> {
  await requireVersion(db, place, Math.max(to, from));
  // Another place among the others changes what nobody reads in an entry.
  const all = (await differencesOf(db, place, from, to)).filter(
    ({ before, after }) => JSON.stringify(before) !== JSON.stringify(after),
  );
  const count = (wanted: (one: Difference) => boolean) => all.filter(wanted).length;
  return {
    from,
    to,
    added: count(({ before }) => before === null),
    changed: count(({ before, after }) => before !== null && after !== null),
    removed: count(({ after }) => after === null),
    differences: all.slice(0, mostDifferences).map(({ key, before, after }) => ({ key, before, after })),
    more: Math.max(0, all.length - mostDifferences),
  };
}

/** Makes an earlier version the newest one, as a change with who and when; gives its number. Throws `registers.stale`, `request.notFound`. */
export async function restoreVersion(
  context: AppContext,
  command: CommandKey,
  person: PersonId,
  place: RegisterPlace,
  wish: { readonly wanted: number; readonly seen: number },
): Promise<number> {
  const { wanted, seen } = wish;
  await requireVersion(context.db, place, Math.max(wanted, seen));
  const differences = await differencesOf(context.db, place, seen, wanted);
  const put = differences.flatMap(({ key, position, after }): StoredEntry[] =>
    after === null ? [] : [{ key, position, row: after }],
  );
  const remove = differences.filter(({ after }) => after === null).map(({ key }) => key);
  return keepChange(context, command, person, place, {
    version: seen,
    put,
    remove,
    note: `恢复第${wanted}版`,
  });
}

async function requireVersion(db: Database, place: RegisterPlace, version: number): Promise<void> {
  if (version > (await versionOf(db, place))) throw platformProblem('request.notFound');
}
