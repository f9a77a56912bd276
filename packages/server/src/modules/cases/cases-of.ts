import { type Case, type Deduction, deductionOf } from '@sanshen/domain/cases';
import type { Instant, OrganizationId } from '@sanshen/domain/kernel';
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
