import { addHours, type OrganizationId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import { effectivePolicies } from '../policy/public.ts';
import { openHours } from './hand-in.ts';
import { unsaid } from './rules.ts';

/** The job: deletes exercises that nobody handed in, and results that the rule book of their unit lets be kept no longer. */
export async function purgePractice({ db, clock }: AppContext): Promise<void> {
  const now = clock.now();
  await db
    .deleteFrom('practice_session')
    .where('handed_in_at', 'is', null)
    .where('started_at', '<', addHours(now, -openHours))
    .execute();
  const units = await db.selectFrom('practice_session').select('organization_id').distinct().execute();
  const organizations = units.map((row) => row.organization_id);
  const books = await effectivePolicies(db, organizations, now);
  const byDays = Map.groupBy(
    organizations,
    (one: OrganizationId) => (books.get(one)?.policy.training.practice ?? unsaid).keepDays,
  );
  for (const [days, some] of byDays) {
    await db
      .deleteFrom('practice_session')
      .where('organization_id', 'in', some)
      .where('handed_in_at', '<', addHours(now, -days * 24))
      .execute();
  }
}
