import { type AppointmentId, addHours, brandId } from '@sanshen/domain/kernel';
import type { Office, OrganizationKind } from '@sanshen/domain/organization';
import {
  demonstrationOrganizationId,
  demonstrationPersonId,
  fillDemonstration,
} from '../src/demonstration/index.ts';
import { foundTrees } from '../src/modules/organization/public.ts';
import { type Caller, type Harness, startHarness } from './harness.ts';

/** A server filled with the demonstration, and logins by organisation and office. */
export interface City {
  readonly harness: Harness;
  as(key: string, office: string, copy?: number): Promise<Caller>;
}

export const organizationIn = demonstrationOrganizationId;
export const personIn = demonstrationPersonId;

export async function startCity(): Promise<City> {
  const harness = await startHarness();
  await fillDemonstration(harness.context);
  return { harness, as: (key, office, copy) => harness.login(demonstrationPersonId(key, office, copy)) };
}

/** A second tree beside the city, whose people have nothing to do with it. Gives the login of its operator. */
export async function addStranger({ harness }: City): Promise<Caller> {
  const now = harness.clock.now();
  const organization = organizationIn('stranger');
  const person = personIn('stranger', 'mainLeader');
  await harness.db.transaction().execute((trx) =>
    foundTrees(
      trx,
      { person: 'system', name: '测试' },
      [
        {
          change: {
            kind: 'founded',
            organization,
            at: now,
            parent: null,
            organizationKind: brandId<OrganizationKind>('county'),
            name: '另一体系',
            publicityDepartment: false,
          },
          people: [
            {
              id: person,
              name: '另一体系主要负责人',
              employments: [{ id: 'employment-stranger', employment: 'formalCadre', from: now, to: null }],
              qualifications: [],
              appointments: [
                {
                  id: brandId<AppointmentId>('appointment-stranger'),
                  person,
                  organization,
                  office: brandId<Office>('mainLeader'),
                  standing: 'mainLeader',
                  acting: false,
                  from: now,
                  to: addHours(now, 24 * 3650),
                },
              ],
            },
          ],
        },
      ],
      now,
    ),
  );
  return harness.login(person);
}
