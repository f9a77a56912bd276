import { type Plan, reachability } from '@sanshen/domain/emergency';
import { addHours, type Instant, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import { subtreeOf } from '@sanshen/domain/organization';
import type { AppContext } from '../../../platform/context.ts';
import type { Transaction } from '../../../platform/db/database.ts';
import { loadPersonFacts, loadSubtree, recipientsOf } from '../../organization/public.ts';
import { tell } from '../../review/public.ts';
import { isNews, reachOf } from '../calls/call-store.ts';
import { contactPlaces } from '../contacts/contact-store.ts';
import { forgetContact } from '../contacts/keep-contact.ts';
import { scenarioTrees, treePeople } from '../contacts/trees.ts';
import { groundOf, type PlanGround } from './ground.ts';
import { holdVersions, plansEndingBefore } from './plan-store.ts';
import { recordPlan } from './record-plan.ts';

/** The longest time before its end at which anybody is reminded of a plan. */
const longestDays = 365;

/** Every day: reminds of plans before and after their end, of people whom nobody has reached for long, and forgets the numbers of those who left. */
export async function chasePlans(context: AppContext): Promise<void> {
  const { db, clock, log } = context;
  const now = clock.now();
  for (const plan of await plansEndingBefore(db, addHours(now, longestDays * 24))) {
    await db
      .transaction()
      .execute((trx) => chaseOne(trx, plan, now))
      // One that cannot be chased keeps no other from it.
      .catch((error: unknown) => log.error({ err: error, plan: plan.id }, 'a plan could not be chased'));
  }
  await chaseContacts(context, now);
  await forgetLeavers(context, now);
}

async function chaseOne(trx: Transaction, seen: Plan, now: Instant): Promise<void> {
  const { id, root, organization, scenario, expiresAt } = seen;
  const ground = await groundOf(trx, organization, now);
  if (ground === null || expiresAt === null) return;
  const details = { organization, scenario };
  if (expiresAt <= now) {
    const held = (await holdVersions(trx, organization, scenario)).find((one) => one.id === id);
    if (held?.status !== 'approved') return;
    await recordPlan(trx, { kind: 'planExpired', plan: id, at: now });
    const people = [...(await keepersOf(trx, ground, now)), ...(await approversOf(trx, ground, now))];
    if (people.length > 0)
      await tell(trx, { kind: 'planExpired', people: [...new Set(people)], details }, now);
    return;
  }
  const left = (Date.parse(expiresAt) - Date.parse(now)) / 86_400_000;
  // The nearest of the days that have come: who was away hears once, not three times.
  const due = ground.planning.remindDaysBefore.filter((days) => left <= days).toSorted((a, b) => a - b)[0];
  if (due === undefined || !(await isNews(trx, root, `plan ${id}`, `ends in ${due}`, now))) return;
  const people = await keepersOf(trx, ground, now);
  if (people.length > 0) await tell(trx, { kind: 'planEnding', people, details }, now);
}

const keeping: readonly string[] = [
  'mainLeader',
  'leaderInCharge',
  'departmentHead',
  'publicityLead',
  'platformLead',
];

async function keepersOf(
  trx: Transaction,
  { organization, policy }: PlanGround,
  now: Instant,
): Promise<readonly PersonId[]> {
  const offices = policy.offices.filter(({ standsFor }) => keeping.includes(standsFor));
  const { recipients } = await recipientsOf(
    trx,
    organization,
    offices.map(({ id }) => id),
    now,
  );
  return recipients.map(({ person }) => person);
}

async function approversOf(
  trx: Transaction,
  { command, planning }: PlanGround,
  now: Instant,
): Promise<readonly PersonId[]> {
  const { recipients } = await recipientsOf(trx, command, planning.approveOffices, now);
  return recipients.map(({ person }) => person);
}

/** Every unit that acts on a plan, its superior's or its own, is reminded of a contact tree that is not confirmed: once a month, not once a day. */
async function chaseContacts({ db, log }: AppContext, now: Instant): Promise<void> {
  for (const organization of await unitsWithPlans(db, now)) {
    await db
      .transaction()
      .execute((trx) => chaseTree(trx, organization, now))
      .catch((error: unknown) =>
        log.error({ err: error, organization }, 'a contact tree could not be looked at'),
      );
  }
}

async function unitsWithPlans(db: AppContext['db'], now: Instant): Promise<ReadonlySet<OrganizationId>> {
  const owners = await db
    .selectFrom('emergency_plan')
    .select('organization_id')
    .distinct()
    // One that has expired is still what its unit has, and its people have to be reached.
    .where('status', 'in', ['approved', 'expired'])
    .execute();
  const units = new Set<OrganizationId>();
  for (const { organization_id: owner } of owners) {
    // What is below one that was looked at is known.
    if (units.has(owner)) continue;
    for (const { id } of subtreeOf(await loadSubtree(db, owner, now), owner)) units.add(id);
  }
  return units;
}

async function chaseTree(trx: Transaction, organization: OrganizationId, now: Instant): Promise<void> {
  const ground = await groundOf(trx, organization, now);
  if (ground === null) return;
  const people = treePeople(await scenarioTrees(trx, ground, now)).map(({ person }) => person);
  const reach = await reachOf(trx, people);
  const open = people.filter((person) => {
    const record = reach.get(person) ?? { reachedAt: null, silentAt: null };
    return reachability(record, ground.planning.confirmEveryMonths, now) !== 'confirmed';
  });
  if (open.length === 0) return;
  if (!(await isNews(trx, ground.root, `contacts ${organization}`, now.slice(0, 7), now))) return;
  const keepers = await keepersOf(trx, ground, now);
  const details = { organization, count: open.length };
  if (keepers.length > 0) await tell(trx, { kind: 'contactsDue', people: keepers, details }, now);
}

async function forgetLeavers({ db }: AppContext, now: Instant): Promise<void> {
  const places = await contactPlaces(db);
  if (places.length === 0) return;
  const facts = await loadPersonFacts(db, { people: [...new Set(places.map(({ person }) => person))] }, now);
  for (const place of places) {
    const held = facts.find(({ id }) => id === place.person)?.appointments ?? [];
    // Facts that ended are left out; one that begins later is still an office.
    if (held.some(({ organization }) => organization === place.organization)) continue;
    await db.transaction().execute((trx) => forgetContact(trx, place, now));
  }
}
