import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import type { AppContext } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';
import { decodeCursor, pageFrom } from '../../platform/http/cursor.ts';
import { requireGrant, standingTo } from '../organization/public.ts';
import { headOf } from './read.ts';
import { toCircular } from './store.ts';
import { textOf } from './text-of-manuscript.ts';

interface Page {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const cursorKey = z.tuple([z.iso.datetime(), z.uuid()]);

/** Circulars that an organisation issues, or that it received; the newest first. Drafts only for those who work on them. Throws `access.forbidden`. */
export async function listCirculars(
  { db, clock }: AppContext,
  person: PersonId,
  organization: OrganizationId,
  { side, ...page }: Page & { readonly side: 'sent' | 'received' },
) {
  const now = clock.now();
  await requireGrant(db, person, organization, 'readCirculars', now);
  if (side === 'received') return received(db, organization, page, now);
  const standing = await standingTo(db, person, [organization], now);
  const drafts = standing.grant(organization, 'draftCircular') !== null;
  return sent(db, organization, page, drafts, now);
}

async function sent(db: Database, organization: OrganizationId, page: Page, drafts: boolean, now: Instant) {
  const after = decodeCursor(page.cursor, cursorKey);
  const rows = await db
    .selectFrom('circular')
    .select((eb) => [
      'circular_id as id',
      'drafted_at as at',
      'one',
      eb
        .selectFrom('circular_unit')
        .select((count) => count.fn.count<number>('received_at').as('received'))
        .whereRef('circular_unit.circular_id', '=', 'circular.circular_id')
        .as('received'),
    ])
    .where('organization_id', '=', organization)
    .$if(!drafts, (query) => query.where('issued_at', 'is not', null))
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(drafted_at, circular_id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`,
      ),
    )
    .orderBy('drafted_at', 'desc')
    .orderBy('circular_id', 'desc')
    .limit(page.limit + 1)
    .execute();
  const paged = pageFrom(
    rows,
    page.limit,
    ({ at, id }) => [at, id],
    (row) => row,
  );
  const items = await Promise.all(
    paged.items.map(async ({ one: column, received: count }) => {
      const one = toCircular(column);
      const title = one.issued === null ? ((await textOf(db, one))?.content.title ?? '') : '';
      const units = one.envelope.recipients.length;
      const nothing = { receiptDue: null, receivedAt: null };
      return { ...(await headOf(db, one, title, now)), units, received: Number(count ?? 0), ...nothing };
    }),
  );
  return { items, next: paged.next };
}

async function received(db: Database, organization: OrganizationId, page: Page, now: Instant) {
  const after = decodeCursor(page.cursor, cursorKey);
  const rows = await db
    .selectFrom('circular_unit')
    .innerJoin('circular', 'circular.circular_id', 'circular_unit.circular_id')
    .select([
      'circular_unit.circular_id as id',
      'delivered_at as at',
      'receipt_due as receiptDue',
      'received_at as receivedAt',
      'one',
    ])
    .where('circular_unit.organization_id', '=', organization)
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(delivered_at, circular_unit.circular_id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`,
      ),
    )
    .orderBy('delivered_at', 'desc')
    .orderBy('circular_unit.circular_id', 'desc')
    .limit(page.limit + 1)
    .execute();
  const paged = pageFrom(
    rows,
    page.limit,
    ({ at, id }) => [at, id],
    (row) => row,
  );
  const items = await Promise.all(
    paged.items.map(async ({ one, receiptDue, receivedAt }) => ({
      ...(await headOf(db, toCircular(one), '', now)),
      ...{ units: null, received: null, receiptDue, receivedAt },
    })),
  );
  return { items, next: paged.next };
}
