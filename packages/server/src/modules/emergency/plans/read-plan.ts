import type {
  readPlan as planRoute,
  readPlanVersion as versionRoute,
} from '@sanshen/contract/emergency-plans';
import type { RouteOutput } from '@sanshen/contract/route';
import { type Plan, planInForce, planThatCounts, scenarioState } from '@sanshen/domain/emergency';
import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { scopes as allScopes, type Scope } from '@sanshen/domain/organization';
import type { AppContext } from '../../../platform/context.ts';
import { platformProblem } from '../../../platform/problem.ts';
import { displayName, grantOf, namesOf } from '../../organization/public.ts';
import { type PlanGround, planActor, requireGround, requireScenario } from './ground.ts';
import { peopleFor } from './plan-for.ts';
import { findDraft, findPlan, livePlans, type PlanDraft, versionsOf } from './plan-store.ts';
import type { PlanPlace } from './save-draft.ts';
import { officeName, viewContent, viewPlan } from './view-plan.ts';

type PlanPage = RouteOutput<typeof planRoute>;

/** How many days before its end a plan is shown as ending. */
export function daysOfWarning({ planning }: PlanGround): number {
  return Math.max(0, ...planning.remindDaysBefore);
}

/** The plan of an organisation for a scenario, as a person sees it. Throws `request.notFound`, `access.forbidden`, `emergency.scenarioUnknown`. */
export async function readPlan(
  { db, clock }: AppContext,
  person: PersonId,
  { organization, scenario }: PlanPlace,
): Promise<PlanPage> {
  const now = clock.now();
  const ground = await requireGround(db, organization, now);
  const { approver } = await requireReader(db, ground, person, now);
  const rule = requireScenario(ground, scenario);
  const [versions, live, keeps] = await Promise.all([
    versionsOf(db, organization, scenario),
    livePlans(db, ground.path, scenario),
    grantOf(db, person, organization, 'keepPlans', now),
  ]);
  const draft = keeps === null ? null : await findDraft(db, organization, scenario);
  const counts = planThatCounts(ground.path, live, now);
  const waiting = versions.find(({ status }) => status === 'submitted') ?? null;
  const shown = [...(counts === null ? [] : [counts.plan]), ...(waiting === null ? [] : [waiting])];
  const people = await peopleFor(db, ground, shown, now);
  const places = [...ground.path, ground.command, ...Object.values(ground.scopes)];
  const names = await namesOf(db, places, now);
  const view = (plan: Plan | null) => (plan === null ? null : viewPlan(ground, plan, people, names, now));
  const unit = (id: OrganizationId) => ({ organization: id, name: names.get(id) ?? id });
  const { policy } = ground;
  return {
    organization: unit(organization),
    scenario,
    name: rule.name,
    clause: rule.clause,
    compulsory: rule.compulsory !== false,
    reviewEveryMonths: rule.reviewEveryMonths,
    state: scenarioState(counts, rule, daysOfWarning(ground), now),
    counts: view(counts?.plan ?? null),
    waiting: view(waiting),
    draft: draft === null ? null : await shownDraft(db, draft),
    versions: versions.toReversed().map(versionLine),
    approvedBy: {
      organization: unit(ground.command),
      offices: ground.planning.approveOffices.map((office) => officeName(policy, office)),
    },
    offices: policy.offices.map(({ id, name }) => ({ id, name })),
    scopes: allScopes.flatMap((scope: Scope) => {
      const leads = ground.scopes[scope];
      return leads === undefined ? [] : [{ scope, name: names.get(leads) ?? leads }];
    }),
    may: {
      write: keeps !== null,
      withdraw: keeps !== null && waiting !== null,
      decide: approver && waiting !== null && waiting.submitted.by.person !== person,
      revoke: approver && versions.some((plan) => planInForce(plan, now)),
    },
  };
}

/** One version of a plan. Throws `request.notFound`, `access.forbidden`. */
export async function readPlanVersion(
  { db, clock }: AppContext,
  person: PersonId,
  id: string,
): Promise<RouteOutput<typeof versionRoute>> {
  const now = clock.now();
  const plan = await findPlan(db, id);
  if (plan === null) throw platformProblem('request.notFound');
  const ground = await requireGround(db, plan.organization, now);
  await requireReader(db, ground, person, now).catch(() => {
    throw platformProblem('request.notFound');
  });
  const people = await peopleFor(db, ground, [plan], now);
  const names = await namesOf(db, [plan.organization], now);
  return viewPlan(ground, plan, people, names, now);
}

/** Who approves an organisation's plans reads them, whatever his relation. */
async function requireReader(
  db: AppContext['db'],
  ground: PlanGround,
  person: PersonId,
  now: Instant,
): Promise<{ readonly approver: boolean }> {
  const { approver } = await planActor(db, ground, person, now);
  const { organization } = ground;
  if (!approver && (await grantOf(db, person, organization, 'readPlans', now)) === null)
    throw platformProblem('access.forbidden', { organization });
  return { approver };
}

async function shownDraft(
  db: AppContext['db'],
  { content, version, savedBy, savedAt }: PlanDraft,
): Promise<PlanPage['draft']> {
  const name = (await displayName(db, savedBy)) ?? savedBy;
  return { content: viewContent(content), version, saved: { name, at: savedAt } };
}

function versionLine(plan: Plan): PlanPage['versions'][number] {
  const { submitted, decided, ended } = plan;
  return {
    plan: plan.id,
    number: plan.number,
    status: plan.status,
    digest: plan.digest,
    submitted: { name: submitted.by.name, at: submitted.at },
    decided: decided === null ? null : { name: decided.by.name, at: decided.at, reason: decided.reason },
    ended: ended === null ? null : { name: ended.by?.name ?? null, at: ended.at, reason: ended.reason },
    expiresAt: plan.expiresAt,
  };
}
