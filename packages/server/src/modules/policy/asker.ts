import { brandId, type Instant, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import type { Actor } from '@sanshen/domain/ledger';
import type { Action } from '@sanshen/domain/organization';
import type { Clock } from '../../platform/clock.ts';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { actorOf, displayName, requireGrant } from '../organization/public.ts';

/** Somebody who may do what he asks for, as the ledger will call him. */
export interface Asker {
  readonly organization: OrganizationId;
  readonly at: Instant;
  readonly actor: Actor;
}

/** Checks that a person may do `action` on an organisation now. Throws `access.forbidden`. */
export async function openFor(
  scene: { readonly db: Database | Transaction; readonly clock: Clock },
  person: PersonId,
  organizationName: string,
  action: Action,
): Promise<Asker> {
  const { db, clock } = scene;
  const organization = brandId<OrganizationId>(organizationName);
  const at = clock.now();
  const { appointment } = await requireGrant(db, person, organization, action, at);
  const { office, acting } = appointment;
  const name = (await displayName(db, person)) ?? person;
  const snapshot = { person, name, office, organization: appointment.organization, acting };
  return { organization, at, actor: await actorOf(db, snapshot, at) };
}
