import type { Digest, PersonId } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import type { AppContext, ServerModule } from '../../platform/context.ts';
import { onPublicDataPurged } from '../conversations/public.ts';
import { registerProjection } from '../ledger/public.ts';
import { grantOf } from '../organization/public.ts';
import { actIn } from './jobs.ts';
import { purgeOldWords, purgeWithMessages } from './purge.ts';
import { interactionProjection } from './record.ts';
import { interactionRoutes } from './routes.ts';
import { runAct } from './run-act.ts';
import { sweepActs } from './sweep.ts';

registerProjection(interactionProjection);
onPublicDataPurged(purgeWithMessages);

/** Acts of official accounts towards users (§6): asked for, approved by another, done at most once, recorded. */
export const interactionModule: ServerModule = {
  name: 'interaction',
  routes(app, context) {
    context.fileAccess.register((person, file) => mayReadEvidence(context, person, file));
    interactionRoutes(app, context);
  },
  // The jobs of a process that died stay locked for hours; what it left is picked up at once.
  start: (context) => sweepActs(context, 0),
  tasks: (context) => ({
    'interaction.run': (payload) => runAct(context, actIn(payload)),
    'interaction.sweep': () => sweepActs(context),
    'interaction.purge': () => purgeOldWords(context),
  }),
  schedule: [
    { task: 'interaction.sweep', cron: '*/5 * * * *' },
    { task: 'interaction.purge', cron: '41 19 * * *' },
  ],
};

/** Who may read the record of an organisation's accounts may look at the evidence in it. */
async function mayReadEvidence({ db, clock }: AppContext, person: PersonId, file: Digest): Promise<boolean> {
  const { rows } = await sql<{ organization: Parameters<typeof grantOf>[2] }>`
    select distinct organization_id as organization from interaction_act where act ->> 'evidence' = ${file} limit 5`.execute(
    db,
  );
  for (const { organization } of rows) {
    if ((await grantOf(db, person, organization, 'requestInteraction', clock.now())) !== null) return true;
  }
  return false;
}
