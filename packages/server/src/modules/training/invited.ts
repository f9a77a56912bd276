import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { pathTo } from '@sanshen/domain/organization';
import { type Audience, placeIn } from '@sanshen/domain/training';
import type { Transaction } from '../../platform/db/database.ts';
import { loadPersonFacts, loadSubtree } from '../organization/public.ts';
import { staffOf } from './ground.ts';

/** Everybody whom a course or examination of an organisation is for, at `at`. */
export async function invitedTo(
  trx: Transaction,
  { audience, organization }: { readonly audience: Audience; readonly organization: OrganizationId },
  at: Instant,
): Promise<readonly PersonId[]> {
  const tree = await loadSubtree(trx, organization, at);
  const places =
    audience.scope === 'own'
      ? [organization]
      : [...tree.keys()].filter((one) => pathTo(tree, one).includes(organization));
  const staff = await staffOf(trx, places, at);
  const ids = [...new Set(staff.map(({ person }) => person))];
  const people = await loadPersonFacts(trx, { people: ids }, at);
  const pathOf = (one: OrganizationId) => (tree.has(one) ? pathTo(tree, one) : []);
  return people
    .filter((person) => placeIn(audience, organization, person, pathOf, at) !== null)
    .map(({ id }) => id);
}
