import { addHours, type Instant, type OrganizationId } from '@sanshen/domain/kernel';
import {
  addMonths,
  closedIndicator,
  freezeAfterDays,
  type Month,
  monthAt,
} from '@sanshen/domain/supervision';
import { sql } from 'kysely';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { sequenceNow } from '../ledger/public.ts';
import { type EffectivePolicy, effectivePolicies } from '../policy/public.ts';
import { closePeriod } from './close-period.ts';
import { liveCounts } from './count-store.ts';
import { followLedger } from './follow-ledger.ts';
import { recordPeriod } from './record.ts';
import { holdWatermark } from './subject-store.ts';

interface Owed {
  readonly organization: OrganizationId;
  readonly root: OrganizationId;
  readonly month: Month;
}

/**
 * The job: closes every month that has been over for some days, unit by unit, each in a transaction of its own. Gives how many were closed; again, it finds
 * nothing to close.
 */
export async function freezePeriods(context: AppContext): Promise<number> {
  const { db, clock } = context;
  const now = clock.now();
  const last = lastToClose(now);
  const owed = await owedMonths(context, last);
  if (owed.length === 0) return 0;
  await sequenceNow(context);
  await followLedger(context, true);
  const policies = await effectivePolicies(
    db,
    [...new Set(owed.map(({ organization }) => organization))],
    now,
  );
  let closed = 0;
  for (const one of owed) {
    const policy = policies.get(one.organization);
    if (policy === undefined) continue;
    if (await db.transaction().execute((trx) => freezeOne(trx, one, policy, now))) closed += 1;
  }
  return closed;
}

/** The last month that is due to be closed at an instant. */
export function lastToClose(now: Instant): Month {
  return addMonths(monthAt(addHours(now, -24 * freezeAfterDays)), -1);
}

/** Months in which anything at all was counted in a tree, for each unit that was there. */
async function owedMonths({ db }: AppContext, last: Month): Promise<readonly Owed[]> {
  const { rows } = await sql<Owed>`
    select unit.organization_id as organization, unit.root_id as root, counted.month
    from (select distinct root_id, month from supervision_count where month <= ${last}) counted
    join organization unit on unit.root_id = counted.root_id
    where exists (select from organization_state state where state.organization_id = unit.organization_id
        and state.status = 'active' and to_char(state.valid_from at time zone 'Asia/Shanghai', 'YYYY-MM') <= counted.month
        and (state.valid_to is null or to_char(state.valid_to at time zone 'Asia/Shanghai', 'YYYY-MM') >= counted.month))
      and not exists (select from supervision_period closed
        where closed.organization_id = unit.organization_id and closed.month = counted.month)
    order by counted.month, unit.organization_id`.execute(db);
  return rows;
}

async function freezeOne(
  trx: Transaction,
  { organization, root, month }: Owed,
  { policy }: EffectivePolicy,
  now: Instant,
): Promise<boolean> {
  // Nothing is counted while the row of the watermark is held.
  const leaves = await holdWatermark(trx, true);
  const known = await trx
    .selectFrom('supervision_period')
    .select('month')
    .where('organization_id', '=', organization)
    .where('month', '=', month)
    .executeTakeFirst();
  if (leaves === null || known !== undefined) return false;
  const values = await liveCounts(trx, organization, month);
  const place = { organization, month, amendment: 0 };
  const { period, digest } = closePeriod(
    place,
    values,
    policy.accountability.indicators.map(closedIndicator),
    { leaves, at: now },
  );
  await recordPeriod(trx, { kind: 'periodFrozen', root, period, digest }, now);
  return true;
}
