import { publishingHealthProblems } from '@sanshen/contract/publishing-health';
import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import { sql } from 'kysely';
import { z } from 'zod';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { decodeCursor, pageFrom } from '../../platform/http/cursor.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { actorOf, grantOf, requireGrant, snapshotOf, standpoint } from '../organization/public.ts';
import { recordChannelWork } from './record-channel-work.ts';

/** Cases of an organisation, newest first. Throws `access.forbidden`, `request.cursorInvalid`. */
export async function casesOf(
  { db, clock }: AppContext,
  person: PersonId,
  organization: OrganizationId,
  page: { readonly cursor?: string | undefined; readonly limit: number },
) {
  await requireGrant(db, person, organization, 'readPublished', clock.now());
  const after = decodeCursor(page.cursor, z.tuple([z.iso.datetime({ precision: 3 }), z.uuid()]));
  const rows = await db
    .selectFrom('publication_case as one')
    .innerJoin('publication', 'publication.publication_id', 'one.publication_id')
    .selectAll('one')
    .select(['publication.manuscript_id', 'publication.title'])
    .where('one.organization_id', '=', organization)
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(one.opened_at, one.case_id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`,
      ),
    )
    .orderBy('one.opened_at', 'desc')
    .orderBy('one.case_id', 'desc')
    .limit(page.limit + 1)
    .execute();
  return pageFrom(
    rows,
    page.limit,
    (row) => [row.opened_at, row.case_id],
    (row) => ({
      case: row.case_id,
      publication: row.publication_id,
      manuscript: row.manuscript_id,
      channel: row.channel_id,
      title: row.title,
      verdict: row.verdict,
      released: row.released,
      fetched: row.fetched,
      verification: row.verification_id,
      openedAt: row.opened_at,
      closedAt: row.closed_at,
      // Written by recordChannelWork from a snapshot.
      closedBy: (row.closed_by as PersonSnapshot | null)?.name ?? null,
      note: row.note,
    }),
  );
}

/** A case of a publication, closed or not; null if there is none. */
export async function findPublicationCase(db: Database | Transaction, id: string) {
  const row = await db
    .selectFrom('publication_case as one')
    .innerJoin('publication', 'publication.publication_id', 'one.publication_id')
    .select(['one.organization_id', 'one.publication_id', 'one.fetched', 'publication.title'])
    .where('one.case_id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { organization_id: organization, publication_id: publication, fetched, title } = row;
  return { organization, publication, fetched, title };
}

/** 办结: says why what was public had changed. Throws `request.notFound`, `access.forbidden`, `publishing.caseClosed`. */
export async function closeCase(
  context: AppContext,
  key: CommandKey,
  wish: { readonly person: PersonId; readonly case: string; readonly note: string },
): Promise<void> {
  await runCommand(context, key, async (trx) => {
    const now: Instant = context.clock.now();
    const row = await trx
      .selectFrom('publication_case')
      .select(['organization_id', 'channel_id', 'closed_at'])
      .where('case_id', '=', wish.case)
      .forUpdate()
      .executeTakeFirst();
    if (row === undefined) throw platformProblem('request.notFound');
    const { person, note } = wish;
    const grant = await grantOf(trx, person, row.organization_id, 'stop', now);
    if (grant === null) throw platformProblem('access.forbidden');
    if (row.closed_at !== null) throw new Problem(publishingHealthProblems['publishing.caseClosed']);
    const { facts } = await standpoint(trx, person, [row.organization_id], now);
    if (facts === null) throw platformProblem('access.forbidden');
    const by = snapshotOf(facts, grant.appointment.organization, now);
    const event = { kind: 'caseClosed', channel: row.channel_id, case: wish.case, by, note } as const;
    await recordChannelWork(trx, await actorOf(trx, by, now), event, now);
  });
}
