import type { RouteOutput } from '@sanshen/contract/route';
import type { unitTraining as unitTrainingRoute } from '@sanshen/contract/training';
import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { inForce, pathTo } from '@sanshen/domain/organization';
import type { AppContext } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';
import { grantOf, loadSubtree, requireGrant } from '../organization/public.ts';
import { certificatesWhere, shownCertificate } from './certificates.ts';
import { qualificationName, ruleBookOf, spanOfYear, staffOf, yearOf } from './ground.ts';
import { hoursByPerson } from './hours.ts';
import { standingsOf } from './plans.ts';

type Answer = RouteOutput<typeof unitTrainingRoute>;

/** How the people of a unit stand, with figures of the units below. Throws `access.forbidden`. */
export async function readUnitTraining(
  { db, clock }: AppContext,
  person: PersonId,
  organization: OrganizationId,
  asked: number | undefined,
): Promise<Answer> {
  const now = clock.now();
  await requireGrant(db, person, organization, 'leadTraining', now);
  const year = asked ?? yearOf(now).year;
  const policy = await ruleBookOf(db, organization, now);
  const staff = await staffOf(db, [organization], now);
  const ids = [...new Set(staff.map((one) => one.person))];
  const { standings } = await standingsOf(db, ids, year, now);
  const [run, mark, revoke, certificates, below] = await Promise.all([
    grantOf(db, person, organization, 'runTraining', now),
    grantOf(db, person, organization, 'markExaminations', now),
    grantOf(db, person, organization, 'changeAppointments', now),
    certificatesWhere(db, { organization }),
    unitsBelow(db, organization, year, policy.training.annualHours.hours, now),
  ]);
  return {
    year,
    hoursNeeded: policy.training.annualHours.hours,
    people: standings.map(({ person: one, hours, plan }) => ({
      person: one.id,
      name: one.name,
      offices: one.appointments
        .filter((held) => held.organization === organization && inForce(held, now))
        .map(({ office }) => office),
      hours,
      overdue: plan.filter(({ status }) => status === 'overdue').length,
      open: plan.filter(({ status }) => status === 'open').length,
      qualifications: one.qualifications
        .filter((held) => inForce(held, now))
        .map(({ kind, to }) => ({ id: kind, name: qualificationName(policy, kind), to })),
    })),
    below,
    certificates: certificates.map((one) =>
      shownCertificate(one, policy, revoke !== null && one.person !== person, now),
    ),
    may: { run: run !== null, mark: mark !== null },
  };
}

async function unitsBelow(
  db: Database,
  organization: OrganizationId,
  year: number,
  needed: number,
  now: Instant,
): Promise<Answer['below']> {
  const tree = await loadSubtree(db, organization, now);
  const units = [...tree.values()].filter(
    ({ id, status }) => id !== organization && status === 'active' && pathTo(tree, id).includes(organization),
  );
  const staff = await staffOf(
    db,
    units.map(({ id }) => id),
    now,
  );
  const { from, to } = spanOfYear(year);
  const hours = await hoursByPerson(db, [...new Set(staff.map((one) => one.person))], from, to);
  return units.map(({ id, name }) => {
    const people = staff.filter((one) => one.organization === id).map((one) => hours.get(one.person) ?? 0);
    return {
      organization: id,
      name,
      people: people.length,
      reached: people.filter((one) => one >= needed).length,
      hours: Math.round(people.reduce((sum, one) => sum + one, 0) * 10) / 10,
    };
  });
}
