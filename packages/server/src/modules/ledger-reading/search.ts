import { ledgerProblems } from '@sanshen/contract/ledger';
import type { searchLedger } from '@sanshen/contract/ledger-reading';
import { ledgerReadingProblems } from '@sanshen/contract/ledger-reading';
import type { RouteOutput } from '@sanshen/contract/route';
import { brandId, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import { type OrganizationTree, pathTo } from '@sanshen/domain/organization';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { AppContext } from '../../platform/context.ts';
import { decodeCursor, pageFrom } from '../../platform/http/cursor.ts';
import { Problem } from '../../platform/problem.ts';
import { mayReadStream } from '../ledger/public.ts';
import { reachOf, requireGrant } from '../organization/public.ts';
import type { FoundEntry } from './found-entry.ts';
import { showLines } from './show-lines.ts';

/** What is looked for; everything absent is left open. */
export interface LedgerSearch {
  readonly organization?: string | undefined;
  readonly person?: string | undefined;
  readonly kind?: string | undefined;
  readonly stream?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const cursorKey = z.tuple([z.iso.datetime(), z.string(), z.number().int()]);

/** Phases of manuscripts that nobody outside their organisation sees. */
const drafts = ['drafting', 'returned', 'abandoned'];

/**
 * Who did what, newest first: entries of the organisations whose ledger the caller may read, other organisations' drafts left out; or of one
 * stream that he may read. Reads the first rows of an index for each organisation, whatever its age.
 * Throws `access.forbidden`, `ledger.streamClosed`, `ledger.rangeEmpty`.
 */
export async function searchEntries(
  context: AppContext,
  person: PersonId,
  search: LedgerSearch,
): Promise<RouteOutput<typeof searchLedger>> {
  if (search.from !== undefined && search.to !== undefined && search.from >= search.to)
    throw new Problem(ledgerReadingProblems['ledger.rangeEmpty']);
  const statement = search.stream === undefined ? await acrossStreams(context, person, search) : null;
  const { rows } = await (
    statement ?? (await inStream(context, person, search, search.stream ?? ''))
  ).execute(context.readDb);
  const lines = await showLines(context, rows);
  return pageFrom(
    rows.map((row, index) => ({ row, line: lines[index] })),
    search.limit,
    ({ row }) => [row.at, row.stream, row.sequence],
    ({ line }) => {
      if (line === undefined) throw new TypeError('an entry without its line');
      return line;
    },
  );
}

async function acrossStreams(
  context: AppContext,
  person: PersonId,
  search: LedgerSearch,
): Promise<RawBuilder<FoundEntry>> {
  const now = context.clock.now();
  const within = search.organization === undefined ? null : brandId<OrganizationId>(search.organization);
  if (within !== null) await requireGrant(context.readDb, person, within, 'readLedger', now);
  const { tree, where } = await reachOf(context.readDb, person, now);
  const readable = where('readLedger').filter((id) => within === null || belongsTo(tree, id, within));
  const own = new Set(where('readManuscript'));
  const most = sql.lit(search.limit + 1);
  const filters = sql`${conditions(search)} and case
      when entry.stream not like 'manuscript:%' or owner.own then true
      else exists (select from manuscript m where m.manuscript_id = substring(entry.stream from 12)::uuid
        and m.phase <> all(${drafts}::text[])) end`;
  const owners = sql`unnest(${readable}::text[], ${readable.map((id) => own.has(id))}::boolean[]) as owner (id, own)`;
  const keys =
    search.person === undefined
      ? sql`select found.* from ${owners} cross join lateral (
          select entry.stream, entry.sequence, entry.at from ledger_entry entry
          where entry.organization_id = owner.id and ${filters}
          order by entry.at desc, entry.stream desc, entry.sequence desc limit ${most}) found`
      : sql`select entry.stream, entry.sequence, entry.at from ledger_entry entry join ${owners} on owner.id = entry.organization_id
          where ${filters}`;
  return sql<FoundEntry>`
    with found as materialized (
      select * from (${keys}) every order by at desc, stream desc, sequence desc limit ${most}
    )
    select entry.stream, entry.sequence, entry.hash, entry.text, entry.at, entry.organization_id as organization
    from found join ledger_entry entry using (stream, sequence)
    order by entry.at desc, entry.stream desc, entry.sequence desc`;
}

/** Whether an organisation is `upper`, stands below it, or was merged into such a one. */
function belongsTo(tree: OrganizationTree, id: OrganizationId, upper: OrganizationId): boolean {
  if (pathTo(tree, id).includes(upper)) return true;
  const into = tree.get(id)?.mergedInto ?? null;
  return into !== null && into !== id && belongsTo(tree, into, upper);
}

async function inStream(
  context: AppContext,
  person: PersonId,
  search: LedgerSearch,
  stream: string,
): Promise<RawBuilder<FoundEntry>> {
  if (!(await mayReadStream(context, person, stream)))
    throw new Problem(ledgerProblems['ledger.streamClosed']);
  return sql<FoundEntry>`
    select entry.stream, entry.sequence, entry.hash, entry.text, entry.at, entry.organization_id as organization
    from ledger_entry entry
    where entry.stream = ${stream} and ${conditions(search)}
      and (${search.organization ?? null}::text is null or entry.organization_id = ${search.organization ?? null}::text)
    order by entry.at desc, entry.stream desc, entry.sequence desc limit ${sql.lit(search.limit + 1)}`;
}

function conditions(search: LedgerSearch): RawBuilder<unknown> {
  const all: RawBuilder<unknown>[] = [sql`entry.at is not null`];
  if (search.person !== undefined) all.push(sql`entry.actor_id = ${search.person}`);
  if (search.kind !== undefined) all.push(sql`entry.kind = ${search.kind}`);
  if (search.from !== undefined) all.push(sql`entry.at >= ${search.from}::timestamptz`);
  if (search.to !== undefined) all.push(sql`entry.at < ${search.to}::timestamptz`);
  const after = decodeCursor(search.cursor, cursorKey);
  if (after !== null) {
    const [at, stream, sequence] = after;
    all.push(
      sql`(entry.at, entry.stream, entry.sequence) < (${at}::timestamptz, ${stream}::text, ${sequence}::integer)`,
    );
  }
  return sql.join(all, sql` and `);
}
