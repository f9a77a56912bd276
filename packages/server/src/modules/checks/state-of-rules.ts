import { createHash } from 'node:crypto';
import type { OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import { requireGrant } from '../organization/public.ts';
import { engineOf } from './engine.ts';
import { registersFor } from './registers/load-set.ts';
import { standingOfRules } from './standing-of-rules.ts';

/** A word that changes whenever the same text would be judged otherwise in a unit. */
export async function stateOfRules(
  context: AppContext,
  person: PersonId,
  organization: OrganizationId,
): Promise<string> {
  const { db, clock } = context;
  const now = clock.now();
  await requireGrant(db, person, organization, 'readPolicy', now);
  const [registers, { demoted, exceptions }] = await Promise.all([
    registersFor(db, organization, now),
    standingOfRules(db, organization, now),
  ]);
  const parts = [
    engineOf(context).version,
    registers.key,
    [...demoted.keys()].sort(),
    exceptions.map(({ id }) => id).sort(),
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}
