import { checkProblems } from '@sanshen/contract/checks';
import type { Instant, Json, OrganizationId } from '@sanshen/domain/kernel';
import type { Actor } from '@sanshen/domain/ledger';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import { sql } from 'kysely';
import { type Database, type Transaction, toJson } from '../../platform/db/database.ts';
import { announce } from '../../platform/live/announce.ts';
import { newId } from '../../platform/new-id.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { appendEntry } from '../ledger/public.ts';
import { actorOf } from '../organization/public.ts';

/** Something that an organisation declared to be no fault. */
export interface Exception {
  readonly id: string;
  readonly organization: OrganizationId;
  readonly rule: string;
  readonly text: string | null;
  readonly reason: string;
  readonly by: PersonSnapshot;
  readonly at: Instant;
  readonly ended: { readonly by: PersonSnapshot; readonly at: Instant } | null;
}

/** The exceptions of some organisations, newest first; without ended ones unless they are asked for. */
export async function loadExceptions(
  db: Database | Transaction,
  organizations: readonly OrganizationId[],
  withEnded = false,
): Promise<readonly Exception[]> {
  if (organizations.length === 0) return [];
  const rows = await db
    .selectFrom('check_exception')
    .selectAll()
    .where('organization_id', 'in', organizations)
    .$if(!withEnded, (query) => query.where('ended_at', 'is', null))
    .orderBy('made_at', 'desc')
    .limit(1000)
    .execute();
  // Both snapshots were written by makeException and endException.
  return rows.map((row) => ({
    id: row.exception_id,
    organization: row.organization_id,
    rule: row.rule,
    text: row.text,
    reason: row.reason,
    by: row.made_by as unknown as PersonSnapshot,
    at: row.made_at,
    ended: row.ended_at === null ? null : { by: row.ended_by as unknown as PersonSnapshot, at: row.ended_at },
  }));
}

/** The ledger's stream of what an organisation tells the checks. */
export function checkStream(organization: OrganizationId): string {
  return `checks:${organization}`;
}

/** Declares something to be no fault. Throws `checks.alreadyExcepted`. */
export async function makeException(
  trx: Transaction,
  made: {
    readonly organization: OrganizationId;
    readonly root: OrganizationId;
    readonly rule: string;
    readonly text: string | null;
    readonly reason: string;
    readonly by: PersonSnapshot;
    readonly at: Instant;
  },
): Promise<string> {
  const { organization, root, rule, text, reason, by, at } = made;
  const id = newId();
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('check_exception')
    .values({
      exception_id: id,
      root_id: root,
      organization_id: organization,
      rule,
      text,
      reason,
      made_by: toJson(by),
      made_at: at,
    })
    .onConflict((conflict) =>
      conflict
        .expression(sql`organization_id, rule, coalesce(text, '')`)
        .where('ended_at', 'is', null)
        .doNothing(),
    )
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 0n) throw new Problem(checkProblems['checks.alreadyExcepted']);
  const body = { exception: id, rule, text, reason };
  await record(trx, organization, await actorOf(trx, by, at), 'checks.exceptionMade', body, at);
  return id;
}

/** Ends an exception of an organisation. Throws `request.notFound` if it has none like that in force. */
export async function endException(
  trx: Transaction,
  organization: OrganizationId,
  id: string,
  by: PersonSnapshot,
  at: Instant,
): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('check_exception')
    .set({ ended_by: toJson(by), ended_at: at })
    .where('exception_id', '=', id)
    .where('organization_id', '=', organization)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw platformProblem('request.notFound');
  await record(trx, organization, await actorOf(trx, by, at), 'checks.exceptionEnded', { exception: id }, at);
}

async function record(
  trx: Transaction,
  organization: OrganizationId,
  actor: Actor,
  kind: string,
  body: Json,
  at: Instant,
): Promise<void> {
  await appendEntry(trx, { stream: checkStream(organization), at, actor, kind, body });
  await announce(trx, { kind: 'organization', id: organization });
}
