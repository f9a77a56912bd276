import type { Digest, PersonId } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import type { AppContext, ServerModule } from '../../platform/context.ts';
import { registerProjection } from '../ledger/public.ts';
import { grantOf } from '../organization/public.ts';
import { inspectPatrols } from './inspect-patrols.ts';
import { purgePatrolWords } from './purge.ts';
import { reconcileActs } from './reconcile.ts';
import { patrolProjection } from './record.ts';
import { patrolRoutes } from './routes.ts';

registerProjection(patrolProjection);

/** Patrols of the comment areas (§6): the roster, what they found, what is late; and what accounts did outside the product. */
export const patrolModule: ServerModule = {
  name: 'patrol',
  routes(app, context) {
    context.fileAccess.register((person, file) => mayReadEvidence(context, person, file));
    patrolRoutes(app, context);
  },
  tasks: (context) => ({
    'patrol.inspect': () => inspectPatrols(context),
    'patrol.reconcile': () => reconcileActs(context),
    'patrol.purge': () => purgePatrolWords(context),
  }),
  schedule: [
    { task: 'patrol.inspect', cron: '*/10 * * * *' },
    { task: 'patrol.reconcile', cron: '7 */6 * * *' },
    { task: 'patrol.purge', cron: '43 19 * * *' },
  ],
};

/** Who works on an organisation's patrols or closes them may look at the evidence. */
async function mayReadEvidence({ db, clock }: AppContext, person: PersonId, file: Digest): Promise<boolean> {
  const { rows } = await sql<{ organization: Parameters<typeof grantOf>[2] }>`
    select distinct organization_id as organization from patrol_finding
    where finding ->> 'before' = ${file} or finding ->> 'after' = ${file} limit 5`.execute(db);
  for (const { organization } of rows) {
    const now = clock.now();
    if ((await grantOf(db, person, organization, 'doPatrol', now)) !== null) return true;
    if ((await grantOf(db, person, organization, 'closePatrol', now)) !== null) return true;
  }
  return false;
}
