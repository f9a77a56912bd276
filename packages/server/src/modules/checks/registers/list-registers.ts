import { type listRegisters, registers } from '@sanshen/contract/checks-registers';
import type { RouteOutput } from '@sanshen/contract/route';
import type { OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { pathTo } from '@sanshen/domain/organization';
import type { AppContext } from '../../../platform/context.ts';
import { grantOf, loadSurroundings, namesOf, requireGrant } from '../../organization/public.ts';

/** What a unit tells the checks, and what it inherits from its superiors, the nearest first. */
export async function listRegistersOf(
  context: AppContext,
  person: PersonId,
  organization: OrganizationId,
): Promise<RouteOutput<typeof listRegisters>> {
  const { db, clock } = context;
  const now = clock.now();
  await requireGrant(db, person, organization, 'readPolicy', now);
  const chain = [...pathTo(await loadSurroundings(db, [organization], now), organization)].reverse();
  const [rows, names, manages] = await Promise.all([
    db.selectFrom('check_register').selectAll().where('organization_id', 'in', chain).execute(),
    namesOf(db, chain, now),
    grantOf(db, person, organization, 'managePolicy', now),
  ]);
  return {
    mayChange: manages !== null,
    registers: registers.map((register) => {
      const own = rows.find((row) => row.register === register && row.organization_id === organization);
      return {
        register,
        version: own?.version ?? 0,
        entries: own?.entries ?? 0,
        changedAt: own?.changed_at ?? null,
        inherited: chain.slice(1).flatMap((above) => {
          const row = rows.find((one) => one.register === register && one.organization_id === above);
          if (row === undefined || row.entries === 0) return [];
          const { version, entries } = row;
          return [{ organization: above, organizationName: names.get(above) ?? above, version, entries }];
        }),
      };
    }),
  };
}
