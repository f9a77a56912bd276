import { yearArchiveProblems } from '@sanshen/contract/archive-years';
import type { YearArchiveStatus } from '@sanshen/domain/archive';
import { dayOf } from '@sanshen/domain/calendar';
import { brandId, type Digest, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import type { Grant } from '@sanshen/domain/organization';
import { sql } from 'kysely';
import { type CommandKey, runCommand } from '../../../platform/commands.ts';
import type { AppContext } from '../../../platform/context.ts';
import type { Database, Transaction } from '../../../platform/db/database.ts';
import { enqueue } from '../../../platform/jobs/tasks.ts';
import { newId } from '../../../platform/new-id.ts';
import { Problem, platformProblem } from '../../../platform/problem.ts';
import { appendEntry } from '../../ledger/public.ts';
import { actorOf, organizationStream, rootOf, standingTo } from '../../organization/public.ts';
import { tell } from '../../review/public.ts';
import { buildYear } from './build-year.ts';

/** Bytes that an archive of a year may have. */
const mostBytes = 200_000_000_000;
/** Parts after which progress is written down and asked whether it was stopped. */
const every = 5;

/** Times that the making is tried before it counts as failed. */
const tries = 3;

/** Carries out of the work that somebody stopped it. */
class Cancelled extends Error {}

async function requireYearGrant(
  db: Database | Transaction,
  person: PersonId,
  organization: OrganizationId,
  now: ReturnType<AppContext['clock']['now']>,
): Promise<{
  readonly grant: Grant;
  readonly by: ReturnType<Awaited<ReturnType<typeof standingTo>>['snapshot']>;
}> {
  const standing = await standingTo(db, person, [organization], now);
  const grant = standing.grant(organization, 'archiveYear');
  if (grant === null) throw platformProblem('access.forbidden', { organization });
  return { grant, by: standing.snapshot(grant) };
}

/** Asks for the archive of a year. Throws `access.forbidden`, `request.notFound`, `archive.yearAhead`, `archive.yearRunning`. */
export function askForYear(
  context: AppContext,
  key: CommandKey,
  wish: { readonly person: PersonId; readonly organization: OrganizationId; readonly year: number },
): Promise<{ readonly archive: string }> {
  const { person, organization, year } = wish;
  return runCommand(context, key, async (trx) => {
    const now = context.clock.now();
    await requireYearGrant(trx, person, organization, now);
    const root = await rootOf(trx, organization);
    if (root === null) throw platformProblem('request.notFound');
    if (year > Number(dayOf(now).slice(0, 4))) throw new Problem(yearArchiveProblems['archive.yearAhead']);
    const about = `year archive ${organization} ${year}`;
    // Two who ask at once get one.
    await sql`select pg_advisory_xact_lock(hashtextextended(${about}, 0))`.execute(trx);
    const running = await trx
      .selectFrom('year_archive')
      .select('archive_id')
      .where('organization_id', '=', organization)
      .where('year', '=', year)
      .where('status', 'in', ['waiting', 'running'])
      .executeTakeFirst();
    if (running !== undefined) throw new Problem(yearArchiveProblems['archive.yearRunning']);
    const archive = newId<never>();
    await trx
      .insertInto('year_archive')
      .values({
        ...{ archive_id: archive, root_id: root, organization_id: organization, year },
        ...{ status: 'waiting', asked_by: person, asked_at: now },
      })
      .execute();
    // One after the other: each reads much.
    await enqueue(trx, 'archive.makeYear', { archive }, { queue: 'archive-years', maxAttempts: tries });
    return { archive };
  });
}

/**
 * The job: makes an archive that was asked for and puts it into the file store. A run that was cut off or failed begins anew; after the last try it has failed,
 * and can be asked for again.
 */
export async function makeYear(context: AppContext, archive: string, attempt: number = tries): Promise<void> {
  const row = await context.db
    .selectFrom('year_archive')
    .selectAll()
    .where('archive_id', '=', archive)
    .executeTakeFirst();
  if (row === undefined || (row.status !== 'waiting' && row.status !== 'running')) return;
  const { organization_id: organization, year, asked_by: person } = row;
  await set(context, archive, { status: 'running', done: 0 });
  const progress = async (done: number, total: number) => {
    if (done % every === 0 || done === total) await set(context, archive, { done, total });
    if ((await statusOf(context.db, archive)) === 'cancelled') throw new Cancelled();
  };
  try {
    const tar = buildYear(context, { organization, year, person }, progress);
    const { digest, size } = await context.files.put(tar, mostBytes);
    await finish(context, archive, { organization, year, person, digest, size });
  } catch (error) {
    if (error instanceof Cancelled) return;
    const failure = error instanceof Error ? error.message : String(error);
    const over = attempt >= tries;
    await set(
      context,
      archive,
      over ? { status: 'failed', failure, ended_at: context.clock.now() } : { status: 'waiting', failure },
    );
    throw error;
  }
}

async function finish(
  context: AppContext,
  archive: string,
  made: {
    readonly organization: OrganizationId;
    readonly year: number;
    readonly person: PersonId;
    readonly digest: Digest;
    readonly size: number;
  },
): Promise<void> {
  const { organization, year, person, digest, size } = made;
  await context.db.transaction().execute(async (trx) => {
    const at = context.clock.now();
    const { by } = await requireYearGrant(trx, person, organization, at);
    const { numUpdatedRows } = await trx
      .updateTable('year_archive')
      .set({ status: 'done', file: digest, size, failure: null, ended_at: at })
      .where('archive_id', '=', archive)
      .where('status', '=', 'running')
      .executeTakeFirst();
    // It was stopped at the last moment.
    if (numUpdatedRows === 0n) return;
    await appendEntry(trx, {
      stream: organizationStream(organization),
      at,
      actor: await actorOf(trx, by, at),
      kind: 'archive.yearMade',
      body: { archive, organization, year, digest, size },
    });
    const details = { organization, title: String(year) };
    await tell(trx, { kind: 'yearArchiveDone', people: [person], details }, at);
  });
}

/** Stops the making of an archive. Throws `request.notFound`, `access.forbidden`, `archive.yearEnded`. */
export function cancelYear(
  context: AppContext,
  key: CommandKey,
  { person, archive }: { readonly person: PersonId; readonly archive: string },
): Promise<void> {
  return runCommand(context, key, async (trx) => {
    const row = await requireArchive(trx, person, archive, context.clock.now());
    if (row.status !== 'waiting' && row.status !== 'running') {
      throw new Problem(yearArchiveProblems['archive.yearEnded']);
    }
    await trx
      .updateTable('year_archive')
      .set({ status: 'cancelled', ended_at: context.clock.now() })
      .where('archive_id', '=', archive)
      .execute();
  });
}

/** An archive that a person may have. Throws `request.notFound` for who may not, as if there were none. */
export async function requireArchive(
  db: Database | Transaction,
  person: PersonId,
  archive: string,
  now: ReturnType<AppContext['clock']['now']>,
) {
  const row = await db
    .selectFrom('year_archive')
    .selectAll()
    .where('archive_id', '=', archive)
    .executeTakeFirst();
  if (row === undefined) throw platformProblem('request.notFound');
  const standing = await standingTo(db, person, [row.organization_id], now);
  if (standing.grant(row.organization_id, 'archiveYear') === null) throw platformProblem('request.notFound');
  return row;
}

async function statusOf(db: Database, archive: string): Promise<YearArchiveStatus | null> {
  const row = await db
    .selectFrom('year_archive')
    .select('status')
    .where('archive_id', '=', archive)
    .executeTakeFirst();
  return row?.status ?? null;
}

function set(
  { db }: AppContext,
  archive: string,
  values: {
    readonly status?: YearArchiveStatus;
    readonly done?: number;
    readonly total?: number;
    readonly failure?: string;
    readonly ended_at?: ReturnType<AppContext['clock']['now']>;
  },
) {
  return db
    .updateTable('year_archive')
    .set(values)
    .where('archive_id', '=', brandId(archive))
    .where('status', '<>', 'cancelled')
    .execute();
}
