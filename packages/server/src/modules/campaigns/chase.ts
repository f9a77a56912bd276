import { type CampaignId, chaseDue, nextChase } from '@sanshen/domain/campaigns';
import { addHours, type Instant, type OrganizationId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { remindOf } from './people.ts';
import { findCampaign, holdUnit, unitsOf } from './store.ts';

/** Parts looked at in one go at most; the next minute takes the rest. */
const batch = 300;

/** Sets when the units of a campaign, or one of them, are reminded next. */
export async function setChases(
  trx: Transaction,
  id: CampaignId,
  after: Instant,
  only: OrganizationId | null = null,
): Promise<void> {
  const campaign = await findCampaign(trx, id);
  if (campaign === null) return;
  const units = (await unitsOf(trx, id)).filter(({ unit }) => only === null || unit === only);
  const groups = new Map<Instant | null, OrganizationId[]>();
  for (const unit of units) {
    const at = nextChase(campaign, unit, after)?.at ?? null;
    groups.set(at, [...(groups.get(at) ?? []), unit.unit]);
  }
  for (const [at, organizations] of groups) {
    await trx
      .updateTable('campaign_unit')
      .set({ chase_at: at })
      .where('campaign_id', '=', id)
      .where('organization_id', 'in', organizations)
      .execute();
  }
}

/** Reminds of every part whose time has come, each in a transaction of its own. Gives how many were looked at; throws the first failure at the end. */
export async function chaseCampaigns(context: AppContext): Promise<number> {
  const now = context.clock.now();
  const due = await context.db
    .selectFrom('campaign_unit')
    .select(['campaign_id', 'organization_id'])
    .where('chase_at', '<=', now)
    .orderBy('chase_at')
    .limit(batch)
    .execute();
  const failures: unknown[] = [];
  for (const { campaign_id, organization_id } of due) {
    await context.db
      .transaction()
      .execute((trx) => chaseOne(trx, campaign_id, organization_id, now))
      .catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
  return due.length;
}

async function chaseOne(trx: Transaction, id: string, unit: OrganizationId, now: Instant): Promise<void> {
  const part = await holdUnit(trx, id, unit);
  const row = await trx
    .selectFrom('campaign_unit')
    .select('chase_at')
    .where('campaign_id', '=', id)
    .where('organization_id', '=', unit)
    .executeTakeFirst();
  const since = row?.chase_at ?? null;
  // Another process was here first, or the unit answered meanwhile.
  if (part === null || since === null || since > now) return;
  const campaign = await findCampaign(trx, id);
  if (campaign === null) return;
  // The moment for which it was set counts.
  const why = chaseDue(campaign, part, addHours(since, -1 / 3_600_000), now);
  if (why !== null) await remindOf(trx, why, campaign, part, now);
  await setChases(trx, campaign.id, now, unit);
}
