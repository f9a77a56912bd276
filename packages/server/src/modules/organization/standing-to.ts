import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { type Action, type Grant, grantOf, type PersonSnapshot } from '@sanshen/domain/organization';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { platformProblem } from '../../platform/problem.ts';
import { snapshotOf, standpoint } from './standing.ts';

/** What a person may do about several organisations; asked once for all of them. */
export interface Standing {
  /** By which appointment he may; null if he may not. `at` limits it to appointments in one organisation. */
  grant(organization: OrganizationId, action: Action, at?: OrganizationId): Grant | null;
  /** Who he is in the appointment of a grant. */
  snapshot(grant: Grant): PersonSnapshot;
}

/** Loads what tells how a person stands to some organisations; two queries. */
export async function standingTo(
  db: Database | Transaction,
  person: PersonId,
  organizations: readonly OrganizationId[],
  now: Instant,
): Promise<Standing> {
  const { facts, tree } = await standpoint(db, person, organizations, now);
  return {
    grant: (organization, action, at) => {
      const held = (facts?.appointments ?? []).filter((one) => at === undefined || one.organization === at);
      return grantOf(tree, held, organization, action, now);
    },
    snapshot: ({ appointment }) => {
      if (facts === null) throw platformProblem('access.forbidden');
      return snapshotOf(facts, appointment.organization, now);
    },
  };
}
