import { type Case, type CaseId, caseFigures } from '@sanshen/domain/cases';
import {
  addHours,
  brandId,
  type Instant,
  instant,
  type OrganizationId,
  type PersonId,
} from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';
import { namesOf } from '../organization/public.ts';
import { askedFor, type CaseScope, type CaseSide, casesIn } from './case-scope.ts';
import { toCase } from './store.ts';

/** 案件统计: figures of the cases that were opened in a calendar year (in China), as far as the caller sees them. Throws `access.forbidden`. */
export async function readCaseFigures(
  { db, clock }: AppContext,
  person: PersonId,
  organization: OrganizationId,
  wish: { readonly side?: CaseSide | undefined; readonly year?: number | undefined },
) {
  const now = clock.now();
  const { scope, side, supervises } = await askedFor(db, person, organization, { side: wish.side, now });
  const year = wish.year ?? yearInChina(now);
  const figures = caseFigures(await openedIn(db, scope, year), now);
  const names = await namesOf(
    db,
    figures.byUnit.map((unit) => unit.organization),
    now,
  );
  const byUnit = figures.byUnit.map((unit) => ({
    ...unit,
    name: names.get(unit.organization) ?? unit.organization,
  }));
  const { byClause, byGravity, bySource, ...counted } = figures;
  const lists = { byClause: [...byClause], byGravity: [...byGravity], bySource: [...bySource], byUnit };
  return { ...counted, ...lists, side, supervises, year };
}

/** Rows that are read in one go. */
const batch = 500;

async function openedIn(db: Database, scope: CaseScope, year: number): Promise<readonly Case[]> {
  const cases: Case[] = [];
  let after: CaseId | null = null;
  for (;;) {
    const last: CaseId | null = after;
    const rows = await casesIn(db, scope)
      .select(['found.case_id', 'found.one'])
      .where('found.opened_at', '>=', startOfYear(year))
      .where('found.opened_at', '<', startOfYear(year + 1))
      .$if(last !== null, (query) => query.where('found.case_id', '>', last ?? brandId<CaseId>('')))
      .orderBy('found.case_id')
      .limit(batch)
      .execute();
    cases.push(...rows.map(({ one }) => toCase(one)));
    after = rows.at(-1)?.case_id ?? null;
    if (rows.length < batch) return cases;
  }
}

/** China keeps one time, eight hours ahead of UTC. */
function yearInChina(now: Instant): number {
  return Number(addHours(now, 8).slice(0, 4));
}

function startOfYear(year: number): Instant {
  return addHours(instant(`${year}-01-01T00:00:00.000Z`), -8);
}
