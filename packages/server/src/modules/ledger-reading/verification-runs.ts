import { ledgerReadingProblems, type ledgerVerificationSchema } from '@sanshen/contract/ledger-reading';
import { verificationTexts } from '@sanshen/contract/ledger-texts';
import { platformProblems } from '@sanshen/contract/problem';
import type { Instant, PersonId } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import type { AppContext } from '../../platform/context.ts';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { decodeCursor, pageFrom } from '../../platform/http/cursor.ts';
import { enqueue } from '../../platform/jobs/tasks.ts';
import { newId } from '../../platform/new-id.ts';
import { Problem } from '../../platform/problem.ts';

type Run = z.input<typeof ledgerVerificationSchema>;

const problemSchema = z.object({
  code: z.string(),
  zh: z.string(),
  en: z.string(),
  place: z.record(z.string(), z.json()).default({}),
});

interface RunRow {
  readonly verification: string;
  readonly state: Run['state'];
  readonly checked: number;
  readonly total: number;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
  readonly startedBy: string | null;
  readonly problem: unknown;
}

const columns = sql`run.verification_id as verification, run.state, run.checked, run.total, run.started_at as "startedAt",
  run.ended_at as "endedAt", coalesce(person.name, run.started_by) as "startedBy", run.problem`;
const named = sql`left join person on person.person_id = run.started_by`;

function show({ problem, ...row }: RunRow): Run {
  const firstProblem = problem === null ? null : problemSchema.parse(problem);
  return { ...row, text: verificationTexts[row.state], firstProblem };
}

/** Begins a verification as a job. Throws `ledger.verificationRunning` while another one is under way. */
export async function beginVerification(trx: Transaction, person: PersonId, now: Instant): Promise<Run> {
  const id = newId();
  const { rows } = await sql`
    insert into ledger_verification_run (verification_id, state, started_at, started_by)
    values (${id}, 'waiting', ${now}, ${person}) on conflict do nothing returning verification_id`.execute(
    trx,
  );
  if (rows.length === 0) throw new Problem(ledgerReadingProblems['ledger.verificationRunning']);
  await enqueue(trx, 'ledger.verifyRun', { verification: id }, { maxAttempts: 3 });
  return findRun(trx, id);
}

/** A verification that somebody began. Throws `request.notFound`. */
export async function findRun(db: Database | Transaction, id: string): Promise<Run> {
  const { rows } = await sql<RunRow>`
    select ${columns} from ledger_verification_run run ${named} where run.verification_id = ${id}`.execute(
    db,
  );
  const [row] = rows;
  if (row === undefined) throw new Problem(platformProblems['request.notFound']);
  return show(row);
}

/** A page of verifications that people began, newest first. */
export async function listRuns(
  db: Database,
  page: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ items: Run[]; next: string | null }> {
  const after = decodeCursor(page.cursor, z.tuple([z.iso.datetime(), z.uuid()]));
  const rest =
    after === null
      ? sql``
      : sql`where (run.started_at, run.verification_id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`;
  const { rows } = await sql<RunRow>`
    select ${columns} from ledger_verification_run run ${named} ${rest}
    order by run.started_at desc, run.verification_id desc limit ${page.limit + 1}`.execute(db);
  return pageFrom(rows, page.limit, (row) => [row.startedAt, row.verification], show);
}

/** Asks a verification to stop; the job notices within a second. Throws `request.notFound`, `ledger.verificationEnded`. */
export async function cancelRun(trx: Transaction, id: string, now: Instant): Promise<Run> {
  await findRun(trx, id);
  const { rows } = await sql`
    update ledger_verification_run set cancel_asked = true,
      state = case when state = 'waiting' then 'cancelled' else state end,
      ended_at = case when state = 'waiting' then ${now}::timestamptz else ended_at end
    where verification_id = ${id} and state in ('waiting', 'running') returning verification_id`.execute(trx);
  if (rows.length === 0) throw new Problem(ledgerReadingProblems['ledger.verificationEnded']);
  return findRun(trx, id);
}

/** Takes a verification for a job, with how many entries there are; null if it was cancelled or has ended. */
export async function takeRun(
  context: AppContext,
  id: string,
): Promise<{ readonly startedAt: Instant } | null> {
  const { rows } = await sql<{ startedAt: Instant }>`
    update ledger_verification_run set state = 'running', checked = 0,
      total = (select coalesce(max(leaf) + 1, 0) from ledger_leaf) + (select count(*) from ledger_unsequenced)
    where verification_id = ${id} and state in ('waiting', 'running') and not cancel_asked
    returning started_at as "startedAt"`.execute(context.db);
  return rows[0] ?? null;
}

/** Keeps how far a verification is; tells whether it is to go on. */
export async function reportProgress(context: AppContext, id: string, checked: number): Promise<boolean> {
  const { rows } = await sql<{ stop: boolean }>`
    update ledger_verification_run set checked = ${checked}, total = greatest(total, ${checked}::bigint)
    where verification_id = ${id} returning cancel_asked as stop`.execute(context.db);
  return rows[0]?.stop === false;
}

/** Ends a verification with what it found. */
export async function endRun(
  context: AppContext,
  id: string,
  end: {
    readonly state: 'held' | 'failed' | 'cancelled' | 'broken';
    readonly checked: number;
    readonly problem: unknown;
  },
): Promise<void> {
  await sql`update ledger_verification_run set state = ${end.state}, checked = ${end.checked},
      total = greatest(total, ${end.checked}::bigint), ended_at = ${context.clock.now()},
      problem = ${end.problem === null ? null : JSON.stringify(end.problem)}
    where verification_id = ${id} and state = 'running'`.execute(context.db);
}
