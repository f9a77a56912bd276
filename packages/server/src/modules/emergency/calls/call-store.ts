import {
  applyCall,
  type Call,
  type CallEvent,
  type CallId,
  type CallReason,
  type ReachRecord,
} from '@sanshen/domain/emergency';
import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import { type Database, type Transaction, toJson } from '../../../platform/db/database.ts';

// Written by projectCall from this type and by nothing else.
const toCall = ({ call }: { readonly call: unknown }) => call as Call;

/** A call; null if there is none. With `hold` its row is held until the transaction ends. */
export async function findCall(db: Database | Transaction, id: string, hold = false): Promise<Call | null> {
  const row = await db
    .selectFrom('emergency_call')
    .select('call')
    .where('call_id', '=', id as CallId)
    .$if(hold, (query) => query.forUpdate())
    .executeTakeFirst();
  return row === undefined ? null : toCall(row);
}

/** The calls of an organisation, newest first. */
export async function callsOf(
  db: Database,
  organization: OrganizationId,
  limit: number,
): Promise<readonly Call[]> {
  const rows = await db
    .selectFrom('emergency_call')
    .select('call')
    .where('organization_id', '=', organization)
    .orderBy('started_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toCall);
}

/** The calls that were started for something, newest first. */
export async function callsFor(
  db: Database | Transaction,
  { kind, id }: CallReason,
): Promise<readonly Call[]> {
  const rows = await db
    .selectFrom('emergency_call')
    .select('call')
    .where('reason_kind', '=', kind)
    .where('reason_id', '=', id)
    .orderBy('started_at', 'desc')
    .execute();
  return rows.map(toCall);
}

/** Calls that somebody has not answered and that are not over, newest first. */
export async function callsWaitingFor(db: Database, person: PersonId): Promise<readonly Call[]> {
  const rows = await db
    .selectFrom('emergency_called as called')
    .innerJoin('emergency_call as one', 'one.call_id', 'called.call_id')
    .select('one.call')
    .where('called.person_id', '=', person)
    .where('called.acknowledged_at', 'is', null)
    .where('one.closed_at', 'is', null)
    .orderBy('called.started_at', 'desc')
    .limit(20)
    .execute();
  return rows.map(toCall);
}

/** Calls whose time is over without anybody having noticed. */
export async function callsPastTime(db: Database, at: Instant): Promise<readonly CallId[]> {
  const rows = await db
    .selectFrom('emergency_call')
    .select('call_id')
    .where('overdue_at', 'is', null)
    .where('closed_at', 'is', null)
    .where('answer_by', '<=', at)
    .orderBy('answer_by')
    .limit(200)
    .execute();
  return rows.map(({ call_id }) => call_id);
}

/** Calls that are open since before an instant. */
export async function callsOpenSince(db: Database, before: Instant): Promise<readonly CallId[]> {
  const rows = await db
    .selectFrom('emergency_call')
    .select('call_id')
    .where('closed_at', 'is', null)
    .where('started_at', '<=', before)
    .limit(200)
    .execute();
  return rows.map(({ call_id }) => call_id);
}

/** How people answer calls; those who were never called are left out. */
export async function reachOf(
  db: Database | Transaction,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, ReachRecord>> {
  if (people.length === 0) return new Map();
  const rows = await db
    .selectFrom('emergency_reach')
    .select(['person_id', 'reached_at', 'silent_at'])
    .where('person_id', 'in', [...people])
    .execute();
  return new Map(rows.map((row) => [row.person_id, { reachedAt: row.reached_at, silentAt: row.silent_at }]));
}

/** Writes the rows that an event means. */
export async function projectCall(trx: Transaction, event: CallEvent): Promise<Call> {
  const call = applyCall(event.kind === 'callStarted' ? null : await findCall(trx, event.call, true), event);
  const changing = {
    overdue_at: call.overdueAt,
    closed_at: call.closed?.at ?? null,
    call: toJson(call),
  };
  await trx
    .insertInto('emergency_call')
    .values({
      call_id: call.id,
      root_id: call.root,
      organization_id: call.organization,
      reason_kind: call.reason.kind,
      reason_id: call.reason.id,
      started_at: call.started.at,
      answer_by: call.answerBy,
      ...changing,
    })
    .onConflict((conflict) => conflict.column('call_id').doUpdateSet(changing))
    .execute();
  await projectPeople(trx, call, event);
  return call;
}

async function projectPeople(trx: Transaction, call: Call, event: CallEvent): Promise<void> {
  if (event.kind === 'callStarted') {
    await trx
      .insertInto('emergency_called')
      .values(
        call.people.map(({ person }) => ({
          call_id: call.id,
          person_id: person,
          root_id: call.root,
          started_at: call.started.at,
        })),
      )
      .execute();
  }
  if (event.kind === 'callAcknowledged') {
    await trx
      .updateTable('emergency_called')
      .set({ acknowledged_at: event.at })
      .where('call_id', '=', call.id)
      .where('person_id', '=', event.person)
      .execute();
    await keepReach(trx, call.root, [event.person], { reached_at: event.at });
  }
  if (event.kind === 'callOverdue') await keepReach(trx, call.root, event.people, { silent_at: event.at });
}

async function keepReach(
  trx: Transaction,
  root: OrganizationId,
  people: readonly PersonId[],
  what: { readonly reached_at: Instant } | { readonly silent_at: Instant },
): Promise<void> {
  if (people.length === 0) return;
  const row = { reached_at: null, silent_at: null, ...what };
  await trx
    .insertInto('emergency_reach')
    .values(people.map((person) => ({ person_id: person, root_id: root, ...row })))
    // The latest counts, in whatever order the entries of several units are read again.
    .onConflict((conflict) =>
      conflict.column('person_id').doUpdateSet({
        reached_at: sql`greatest(emergency_reach.reached_at, excluded.reached_at)`,
        silent_at: sql`greatest(emergency_reach.silent_at, excluded.silent_at)`,
      }),
    )
    .execute();
}

/** Whether something is said for the first time about a subject; keeps that it was. */
export async function isNews(
  trx: Transaction,
  root: OrganizationId,
  subject: string,
  what: string,
  at: Instant,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into emergency_reminded (subject, what, root_id, at) values (${subject}, ${what}, ${root}, ${at}::timestamptz)
    on conflict do nothing`.execute(trx);
  return (numAffectedRows ?? 0n) > 0n;
}
