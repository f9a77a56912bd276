import { addHours } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import { groundOf } from './scene.ts';

/** The job: deletes what was written about findings when the rule book does not let data on the public be kept longer; the findings stay. */
export async function purgePatrolWords({ db, clock }: AppContext): Promise<void> {
  const now = clock.now();
  const organizations = await db.selectFrom('patrol_words').select('organization_id').distinct().execute();
  for (const { organization_id: organization } of organizations) {
    const ground = await groundOf(db, organization, now);
    if (ground === null) continue;
    const before = addHours(now, -24 * ground.retentionDays);
    await db
      .deleteFrom('patrol_words')
      .where('organization_id', '=', organization)
      .where('kept_since', '<', before)
      .execute();
  }
}
