import type { Digest, PersonId } from '@sanshen/domain/kernel';
import type { AppContext, ServerModule } from '../../platform/context.ts';
import { registerProjection } from '../ledger/public.ts';
import { grantOf } from '../organization/public.ts';
import { onTakedownLeft } from '../publishing/public.ts';
import { onDecision } from '../review/public.ts';
import { followTakedown, onLeft, onReviewDecision } from './follow-takedown.ts';
import { incidentProjection } from './record.ts';
import { incidentRoutes } from './routes.ts';
import { runTakedown } from './run-takedown.ts';

registerProjection(incidentProjection);

let listens = false;

/** Decisions are told to a process, not to a server: two servers in one process listen once. */
function listenOnce(): void {
  if (!listens) onDecision(onReviewDecision);
  listens = true;
  onTakedownLeft(onLeft);
}

/** 突发事件处置台: incidents, what is stopped and taken down for them, and the report. */
export const incidentsModule: ServerModule = {
  name: 'incidents',
  routes(app, context) {
    context.fileAccess.register((person, file) => mayReadEvidence(context, person, file));
    incidentRoutes(app, context);
  },
  async start() {
    listenOnce();
  },
  tasks: (context) => ({
    'incidents.takeDown': (payload) => runTakedown(context, payload),
    'incidents.follow': (payload) => followTakedown(context, payload),
  }),
};

/** Who may stand before a desk may look at its evidence. */
async function mayReadEvidence({ db, clock }: AppContext, person: PersonId, file: Digest): Promise<boolean> {
  const rows = await db
    .selectFrom('incident_takedown')
    .innerJoin('incident', 'incident.incident_id', 'incident_takedown.incident_id')
    .select('incident.organization_id')
    .distinct()
    .where((row) => row.or([row('before_file', '=', file), row('after_file', '=', file)]))
    .limit(5)
    .execute();
  for (const { organization_id: organization } of rows) {
    if ((await grantOf(db, person, organization, 'readIncidents', clock.now())) !== null) return true;
  }
  return false;
}
