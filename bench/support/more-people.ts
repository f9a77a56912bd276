import {
  type AppointmentId,
  addHours,
  brandId,
  type Instant,
  type OrganizationId,
  type PersonId,
} from '@sanshen/domain/kernel';
import type { Office, OrganizationKind, RosterPerson } from '@sanshen/domain/organization';
import { demonstrationOrganizationId, demonstrationPassword } from '@sanshen/server/demonstration/index';
import { openInstallation } from '@sanshen/server/main';
import { foundTrees } from '@sanshen/server/modules/organization/public';
import { createDemonstrationLogins } from '@sanshen/server/modules/sessions/public';

/** So many people are in one unit. */
const unitSize = 25;
const system = { person: 'system', name: '演示数据' } as const;

/** Adds units with operators below the demonstration's root, with logins as its other people have. The server that serves them may run meanwhile. */
export async function addPeople(
  options: { readonly dataFolder: string; readonly databaseUrl: string },
  count: number,
): Promise<void> {
  const { context, close } = await openInstallation({ ...options, logLevel: 'error' });
  try {
    const now = context.clock.now();
    const since = addHours(now, -24);
    const foundings = Array.from({ length: Math.ceil(count / unitSize) }, (_, unit) => ({
      change: {
        kind: 'founded' as const,
        organization: brandId<OrganizationId>(`bench-unit-${unit}`),
        at: since,
        parent: demonstrationOrganizationId('kunming'),
        organizationKind: brandId<OrganizationKind>('countyCommittee'),
        name: `第${unit + 1}考点`,
        publicityDepartment: false,
      },
      people: Array.from({ length: Math.min(unitSize, count - unit * unitSize) }, (_, index) =>
        operator(unit, index, since),
      ),
    }));
    const people = foundings.flatMap((one) => one.people);
    await context.db.transaction().execute(async (trx) => {
      await foundTrees(trx, system, foundings, now);
      const logins = people.map(({ id }) => ({ person: id, name: id }));
      await createDemonstrationLogins(trx, context.clock, logins, demonstrationPassword);
    });
  } finally {
    await close();
  }
}

function operator(unit: number, index: number, from: Instant): RosterPerson {
  const id = brandId<PersonId>(`bench-person-${unit}-${index}`);
  return {
    id,
    name: `第${unit + 1}考点运营人员${index + 1}`,
    employments: [{ id: `employment-${id}`, employment: 'longTermStaff', from, to: null }],
    qualifications: [],
    appointments: [
      {
        id: brandId<AppointmentId>(`appointment-${id}`),
        person: id,
        organization: brandId<OrganizationId>(`bench-unit-${unit}`),
        office: brandId<Office>('operator'),
        standing: 'contentWorker',
        acting: false,
        from,
        to: null,
      },
    ],
  };
}
