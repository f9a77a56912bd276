import { planProblems } from '@sanshen/contract/emergency-plans';
import { type PlanContent, type PlanFault, planFaults } from '@sanshen/domain/emergency';
import type { OrganizationId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../../platform/commands.ts';
import type { AppContext } from '../../../platform/context.ts';
import { Problem } from '../../../platform/problem.ts';
import { requireGrant } from '../../organization/public.ts';
import { requireGround, requireScenario } from './ground.ts';
import { dropDraft, findDraft, keepDraft } from './plan-store.ts';

/** Where a plan belongs. */
export interface PlanPlace {
  readonly organization: OrganizationId;
  readonly scenario: string;
}

/**
 * Keeps what somebody writes of a plan and says what it still lacks. Throws `request.notFound`, `access.forbidden`, `emergency.scenarioUnknown`;
 * `emergency.draftChanged` where another has saved since.
 */
export function savePlanDraft(
  context: AppContext,
  key: CommandKey,
  wish: PlanPlace & { readonly content: PlanContent; readonly version: number },
): Promise<{ readonly version: number; readonly faults: PlanFault[] }> {
  return runCommand(context, key, async (trx) => {
    const savedAt = context.clock.now();
    const { organization, scenario, content } = wish;
    await requireGrant(trx, key.person, organization, 'keepPlans', savedAt);
    const ground = await requireGround(trx, organization, savedAt);
    requireScenario(ground, scenario);
    const before = await findDraft(trx, organization, scenario, true);
    if ((before?.version ?? 0) !== wish.version) throw new Problem(planProblems['emergency.draftChanged']);
    const version = wish.version + 1;
    await keepDraft(
      trx,
      { organization, root: ground.root, scenario },
      { content, version, savedBy: key.person, savedAt },
    );
    return { version, faults: [...planFaults(content)] };
  });
}

/** Throws a draft away. Throws `access.forbidden`. */
export function dropPlanDraft(context: AppContext, key: CommandKey, place: PlanPlace): Promise<void> {
  return runCommand(context, key, async (trx) => {
    const { organization, scenario } = place;
    await requireGrant(trx, key.person, organization, 'keepPlans', context.clock.now());
    await dropDraft(trx, organization, scenario);
  });
}
