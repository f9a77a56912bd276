import {
  decidePlan as decide,
  type Plan,
  type PlanCommand,
  type PlanStatus,
} from '@sanshen/domain/emergency';
import type { Digest, Instant, PersonId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../../platform/commands.ts';
import type { AppContext } from '../../../platform/context.ts';
import type { Transaction } from '../../../platform/db/database.ts';
import { platformProblem } from '../../../platform/problem.ts';
import { grantOf, requireGrant } from '../../organization/public.ts';
import { tell } from '../../review/public.ts';
import { planActor, planRefusal, requireGround } from './ground.ts';
import { findPlan, holdVersions } from './plan-store.ts';
import { recordPlan } from './record-plan.ts';

interface Outcome {
  readonly status: PlanStatus;
}

/** Puts a plan in force or returns it. Throws `request.notFound` and the `emergency.plan*` problems. */
export function decidePlan(
  context: AppContext,
  key: CommandKey,
  wish: {
    readonly plan: string;
    readonly decision:
      | { readonly verdict: 'approve'; readonly digest: Digest; readonly reason: string }
      | { readonly verdict: 'return'; readonly reason: string };
  },
): Promise<Outcome> {
  const { decision } = wish;
  return step(context, key, wish.plan, ({ id: plan }) =>
    decision.verdict === 'approve'
      ? { kind: 'approve', plan, digest: decision.digest, reason: decision.reason }
      : { kind: 'return', plan, reason: decision.reason },
  );
}

/** Takes a plan back that waits. Throws as {@link decidePlan}, and `access.forbidden` for who does not write plans there. */
export function withdrawPlan(context: AppContext, key: CommandKey, id: string): Promise<Outcome> {
  return step(context, key, id, ({ id: plan }) => ({ kind: 'withdraw', plan }));
}

/** Puts a plan out of force. Throws as {@link decidePlan}. */
export function revokePlan(
  context: AppContext,
  key: CommandKey,
  wish: { readonly plan: string; readonly reason: string },
): Promise<Outcome> {
  return step(context, key, wish.plan, ({ id: plan }) => ({ kind: 'revoke', plan, reason: wish.reason }));
}

function step(
  context: AppContext,
  key: CommandKey,
  id: string,
  commandOf: (plan: Plan) => PlanCommand,
): Promise<Outcome> {
  return runCommand(context, key, async (trx) => {
    const at = context.clock.now();
    const plan = await findPlan(trx, id);
    if (plan === null) throw platformProblem('request.notFound');
    const { organization, scenario } = plan;
    const ground = await requireGround(trx, organization, at);
    const { by, approver } = await planActor(trx, ground, key.person, at);
    const command = commandOf(plan);
    if (!approver) await requireSight(trx, key.person, plan, at);
    if (command.kind === 'withdraw') await requireGrant(trx, key.person, organization, 'keepPlans', at);
    const rule = ground.policy.emergency.plans.find((one) => one.id === scenario);
    const decided = decide(await holdVersions(trx, organization, scenario), command, {
      ...{ root: ground.root, organization, scenario, word: { by, at }, approver },
      reviewEveryMonths: rule?.reviewEveryMonths ?? 12,
    });
    if ('refusal' in decided) throw planRefusal(decided.refusal);
    for (const event of decided.events) await recordPlan(trx, event);
    await tellSubmitter(trx, plan, key.person, at);
    return { status: (await findPlan(trx, id))?.status ?? plan.status };
  });
}

/** To who may not even read it there is none. */
async function requireSight(
  trx: Transaction,
  person: PersonId,
  { organization }: Plan,
  at: Instant,
): Promise<void> {
  if ((await grantOf(trx, person, organization, 'readPlans', at)) === null)
    throw platformProblem('request.notFound');
}

async function tellSubmitter(
  trx: Transaction,
  { submitted, organization, scenario }: Plan,
  actor: PersonId,
  at: Instant,
): Promise<void> {
  const { person } = submitted.by;
  if (person === actor) return;
  await tell(trx, { kind: 'planDecided', people: [person], details: { organization, scenario } }, at);
}
