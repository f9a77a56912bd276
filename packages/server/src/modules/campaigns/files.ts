import type { CampaignFile } from '@sanshen/domain/campaigns';
import type { Digest, PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import { platformProblem } from '../../platform/problem.ts';
import { standingTo, visibleUnits } from './access.ts';
import { findCampaigns, unitsOf } from './store.ts';

/**
 * Files are handed down and in only by who may read them himself. Asked before the command's transaction: the answer comes over other connections.
 * Throws `request.notFound`.
 */
export async function requireFiles(
  context: AppContext,
  person: PersonId,
  files: readonly CampaignFile[],
): Promise<void> {
  for (const { file } of files) {
    if (!(await context.fileAccess.mayRead(person, file)))
      throw platformProblem('request.notFound', { file });
  }
}

/** Material may be read by whoever sees the campaign, evidence by whoever sees the unit's part. */
export async function mayReadCampaignFile(
  { db, clock }: AppContext,
  person: PersonId,
  file: Digest,
): Promise<boolean> {
  const rows = await db
    .selectFrom('campaign_file')
    .select(['campaign_id', 'organization_id'])
    .where('file', '=', file)
    .limit(20)
    .execute();
  const campaigns = await findCampaigns(
    db,
    rows.map(({ campaign_id }) => campaign_id),
  );
  for (const row of rows) {
    const campaign = campaigns.get(row.campaign_id);
    if (campaign === undefined) continue;
    const units = await unitsOf(db, campaign.id);
    const all = [campaign.organization, ...units.map(({ unit }) => unit)];
    const standing = await standingTo(db, person, all, clock.now());
    const seen = visibleUnits(standing, campaign, units);
    const ofUnit = row.organization_id as string;
    if (ofUnit === '' ? seen.length > 0 : seen.some(({ unit }) => unit === ofUnit)) return true;
  }
  return false;
}
