import type { Incident } from '@sanshen/domain/incidents';
import type { Instant, OrganizationId } from '@sanshen/domain/kernel';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { incidentsBetween } from './store.ts';

export {
  addLesson,
  closeIncident,
  doneLesson,
  offerHandover,
  takeHandover,
  takeStep,
  writeNote,
} from './act-on-desk.ts';
export { declareIncident } from './declare-incident.ts';
export { freezeFor } from './freeze-for.ts';
export { incidentsModule } from './module.ts';

/** Incidents that an organisation declared from one instant until before another, oldest first. */
export function incidentsOf(
  db: Database | Transaction,
  organization: OrganizationId,
  from: Instant,
  to: Instant,
): Promise<readonly Incident[]> {
  return incidentsBetween(db, organization, from, to);
}

export { findIncident } from './store.ts';
