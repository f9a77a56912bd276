import type { readEmergency as route } from '@sanshen/contract/emergency-plans';
import type { RouteOutput } from '@sanshen/contract/route';
import { type Plan, planThatCounts, scenarioState } from '@sanshen/domain/emergency';
import type { Instant, OrganizationId } from '@sanshen/domain/kernel';
import { type OrganizationTree, type PersonFacts, pathTo, subtreeOf } from '@sanshen/domain/organization';
import type { Policy } from '@sanshen/domain/policy';
import type { Database } from '../../../platform/db/database.ts';
import { loadSubtree } from '../../organization/public.ts';
import { effectivePolicies } from '../../policy/public.ts';
import { approvesPlans, groundFrom, type PlanGround } from './ground.ts';
import { livePlans } from './plan-store.ts';

type Overview = RouteOutput<typeof route>;

interface Below {
  readonly units: number;
  readonly lacking: Overview['below'];
  readonly waiting: Overview['waiting'];
}

/** What the units below an organisation lack, and the plans of all of them that wait for the word of a person. */
export async function plansBelow(
  db: Database,
  { organization }: PlanGround,
  person: PersonFacts,
  now: Instant,
): Promise<Below> {
  const tree = await loadSubtree(db, organization, now);
  const units = subtreeOf(tree, organization);
  const ids = units.map(({ id }) => id);
  const path = pathTo(tree, organization);
  const [books, live] = await Promise.all([
    effectivePolicies(db, ids, now),
    livePlans(db, [...new Set([...path, ...ids])]),
  ]);
  const byUnit = Map.groupBy(live, (plan) => plan.organization);
  const lacking: Overview['below'] = [];
  const waiting: Overview['waiting'] = [];
  for (const { id, name } of units) {
    const policy = books.get(id)?.policy;
    if (policy === undefined) continue;
    const ground = groundFrom(tree, id, policy);
    if (ground === null) continue;
    const own = byUnit.get(id) ?? [];
    const submitted = own.filter(({ status }) => status === 'submitted');
    if (id !== organization) {
      const counted = countStates(tree, policy, id, byUnit, ground.planning.remindDaysBefore, now);
      const line = { organization: id, name, ...counted, waiting: submitted.length };
      if (line.missing + line.expired + line.expiring + line.waiting > 0) lacking.push(line);
    }
    const approves = submitted.length > 0 && approvesPlans(ground, person, now);
    const mine = approves ? submitted.filter((plan) => plan.submitted.by.person !== person.id) : [];
    waiting.push(...mine.map((plan) => waitingLine(policy, name, plan)));
  }
  return { units: units.length - 1, lacking, waiting };
}

function countStates(
  tree: OrganizationTree,
  { emergency }: Policy,
  unit: OrganizationId,
  byUnit: ReadonlyMap<OrganizationId, readonly Plan[]>,
  remindDaysBefore: readonly number[],
  now: Instant,
): { missing: number; expired: number; expiring: number } {
  const path = pathTo(tree, unit).toReversed();
  const plans = path.flatMap((id) => byUnit.get(id) ?? []);
  const days = Math.max(0, ...remindDaysBefore);
  const states = emergency.plans.map((rule) => {
    const ofScenario = plans.filter(({ scenario }) => scenario === rule.id);
    return scenarioState(planThatCounts(path, ofScenario, now), rule, days, now);
  });
  const count = (wanted: string) => states.filter((state) => state === wanted).length;
  return { missing: count('missing'), expired: count('expired'), expiring: count('expiring') };
}

function waitingLine(
  { emergency }: Policy,
  name: string,
  { organization, scenario, number, submitted }: Plan,
): Overview['waiting'][number] {
  const rule = emergency.plans.find(({ id }) => id === scenario);
  return {
    organization,
    name,
    scenario,
    scenarioName: rule?.name ?? { zh: scenario, en: scenario },
    number,
    submitted: { name: submitted.by.name, at: submitted.at },
  };
}
