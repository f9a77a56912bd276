import { type Case, type CaseId, type Deduction, deductionOf } from '@sanshen/domain/cases';
import { brandId, type Instant, type OrganizationId } from '@sanshen/domain/kernel';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { toCase } from './store.ts';

/** A case with what it costs; each deduction of an assessment traces to one of these. */
export interface CountedCase extends Case {
  readonly deduction: Deduction;
}

/**
 * The cases of a unit that were opened from `from` (inclusive) to `to` (exclusive), dismissed ones too, oldest first, as they stand at `at` (`to` if absent
 * decides nothing about the state: it is always the newest). The caller says who may see them.
 */
export async function casesOf(
  db: Database | Transaction,
  {
    organization,
    from,
    to,
    at = to,
  }: {
    readonly organization: OrganizationId;
    readonly from: Instant;
    readonly to: Instant;
    readonly at?: Instant;
  },
): Promise<readonly CountedCase[]> {
  const rows = await db
    .selectFrom('accountability_case')
    .select('one')
    .where('organization_id', '=', organization)
    .where('opened_at', '>=', from)
    .where('opened_at', '<', to)
    .orderBy('opened_at')
    .orderBy('case_id')
    .execute();
  return rows.map(({ one }) => {
    const found = toCase(one);
    return { ...found, deduction: deductionOf(found, at) };
  });
}

/**
 * Cases that an organisation deals with and has verified, not dismissed ones, the newest first, at most 500: those that it may tell others of in a circular.
 * With `ids` only these. The caller says who may see them.
 */
export async function verifiedCasesOf(
  db: Database | Transaction,
  handler: OrganizationId,
  ids?: readonly string[],
): Promise<readonly Case[]> {
  if (ids?.length === 0) return [];
  const rows = await db
    .selectFrom('accountability_case')
    .select('one')
    .where('handler_id', '=', handler)
    .where('status', 'not in', ['found', 'dismissed'])
    .$if(ids !== undefined, (query) =>
      query.where(
        'case_id',
        'in',
        (ids ?? []).map((id) => brandId<CaseId>(id)),
      ),
    )
    .orderBy('opened_at', 'desc')
    .orderBy('case_id', 'desc')
    .limit(500)
    .execute();
  return rows.map(({ one }) => toCase(one)).filter((one) => one.verified !== null);
}
