import { type Instant, instant, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import type { AppContext } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';
import { decodeCursor, pageFrom } from '../../platform/http/cursor.ts';
import { namesOf } from '../organization/public.ts';
import { askedFor, type CaseScope, type CaseSide, casesIn } from './case-scope.ts';
import { lineOf } from './show-case.ts';
import { toCase } from './store.ts';

interface Filter {
  readonly side?: CaseSide | undefined;
  readonly state: 'open' | 'overdue' | 'all';
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Cases of a unit, or of those below or guided by an organisation, newest first, as far as the caller sees them. Throws `access.forbidden`. */
export async function listCases(
  { db, clock }: AppContext,
  person: PersonId,
  organization: OrganizationId,
  filter: Filter,
) {
  const now = clock.now();
  const asked = await askedFor(db, person, organization, { side: filter.side, now });
  const { scope, side, supervises, mayOpen } = asked;
  const rows = await rowsOf(db, scope, filter, now);
  const names = await namesOf(
    db,
    rows.map((row) => row.organization_id),
    now,
  );
  const page = pageFrom(
    rows,
    filter.limit,
    (row) => [row.opened_at, row.case_id],
    ({ one, organization_id: unit }) => lineOf(toCase(one), names.get(unit) ?? unit, now),
  );
  return { ...page, side, supervises, mayOpen };
}

async function rowsOf(db: Database, scope: CaseScope, filter: Filter, now: Instant) {
  const after = decodeCursor(filter.cursor, z.tuple([z.iso.datetime({ precision: 3 }), z.uuid()]));
  return casesIn(db, scope)
    .select(['found.case_id', 'found.organization_id', 'found.opened_at', 'found.one'])
    .$if(filter.state === 'open', (query) => query.where('found.due_at', 'is not', null))
    .$if(filter.state === 'overdue', (query) => query.where('found.due_at', '<=', now))
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(found.opened_at, found.case_id) < (${instant(after?.[0] ?? now)}::timestamptz, ${after?.[1]}::uuid)`,
      ),
    )
    .orderBy('found.opened_at', 'desc')
    .orderBy('found.case_id', 'desc')
    .limit(filter.limit + 1)
    .execute();
}
