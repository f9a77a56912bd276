import type { readEmergency as route } from '@sanshen/contract/emergency-plans';
import type { RouteOutput } from '@sanshen/contract/route';
import { reachability, scenarioState } from '@sanshen/domain/emergency';
import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { grantOf as grantIn } from '@sanshen/domain/organization';
import type { AppContext } from '../../../platform/context.ts';
import { platformProblem } from '../../../platform/problem.ts';
import { namesOf, standpoint } from '../../organization/public.ts';
import { reachOf } from '../calls/call-store.ts';
import { type ScenarioTree, scenarioTrees, treePeople } from '../contacts/trees.ts';
import { freezeOver } from '../freezes/public.ts';
import { type PlanGround, planActor, requireGround } from './ground.ts';
import { draftedIn } from './plan-store.ts';
import { plansBelow } from './plans-below.ts';
import { daysOfWarning } from './read-plan.ts';

type Overview = RouteOutput<typeof route>;

/** Plans, contact tree and what waits of an organisation, and what units below lack. Throws `request.notFound`, `access.forbidden`. */
export async function readOverview(
  { db, clock }: AppContext,
  person: PersonId,
  organization: OrganizationId,
): Promise<Overview> {
  const now = clock.now();
  const ground = await requireGround(db, organization, now);
  const { facts, tree } = await standpoint(db, person, [organization], now);
  const may = (action: 'readPlans' | 'keepPlans') =>
    grantIn(tree, facts?.appointments ?? [], organization, action, now) !== null;
  const { approver, facts: self } = await planActor(db, ground, person, now);
  if (!may('readPlans') && !approver) throw platformProblem('access.forbidden', { organization });
  const write = may('keepPlans');
  const [trees, frozen, drafted, below] = await Promise.all([
    scenarioTrees(db, ground, now),
    freezeOver(db, organization),
    write ? draftedIn(db, organization) : new Set<string>(),
    plansBelow(db, ground, self, now),
  ]);
  const owners = trees.flatMap(({ counts }) => (counts === null ? [] : [counts.plan.organization]));
  const names = await namesOf(db, [organization, ...owners], now);
  return {
    name: names.get(organization) ?? organization,
    frozen: frozen !== null,
    scenarios: trees.map((one) => scenarioLine(ground, one, names, drafted, now)),
    contacts: await contactsOf(db, ground, trees, now),
    waiting: below.waiting,
    below: below.lacking,
    units: below.units,
    may: { write, call: write },
  };
}

function scenarioLine(
  ground: PlanGround,
  { rule, counts, roles, waits }: ScenarioTree,
  names: ReadonlyMap<OrganizationId, string>,
  drafted: ReadonlySet<string>,
  now: Instant,
): Overview['scenarios'][number] {
  const plan = counts?.plan ?? null;
  const { organization } = plan ?? { organization: null };
  return {
    scenario: rule.id,
    name: rule.name,
    compulsory: rule.compulsory !== false,
    state: scenarioState(counts, rule, daysOfWarning(ground), now),
    owner: organization === null ? null : { organization, name: names.get(organization) ?? organization },
    number: plan?.number ?? null,
    expiresAt: plan?.expiresAt ?? null,
    waits,
    drafted: drafted.has(rule.id),
    gaps: roles.filter(({ gap }) => gap).length,
  };
}

async function contactsOf(
  db: AppContext['db'],
  { planning: { confirmEveryMonths } }: PlanGround,
  trees: readonly ScenarioTree[],
  now: Instant,
): Promise<Overview['contacts']> {
  const people = treePeople(trees);
  const reach = await reachOf(
    db,
    people.map(({ person }) => person),
  );
  const unconfirmed: Overview['contacts']['unconfirmed'] = [];
  for (const { person, name, roles } of people) {
    const record = reach.get(person) ?? { reachedAt: null, silentAt: null };
    const state = reachability(record, confirmEveryMonths, now);
    const { reachedAt } = record;
    if (state !== 'confirmed') unconfirmed.push({ person, name, role: roles[0] ?? '', state, reachedAt });
  }
  const confirmed = people.length - unconfirmed.length;
  return { people: people.length, confirmed, unconfirmed, confirmEveryMonths };
}
