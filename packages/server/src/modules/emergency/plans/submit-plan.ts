import { createHash } from 'node:crypto';
import { planProblems } from '@sanshen/contract/emergency-plans';
import { decidePlan, type PlanContent, type PlanId, type TextFindings } from '@sanshen/domain/emergency';
import { brandId, canonicalJson, type Digest, type Instant } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../../platform/commands.ts';
import type { AppContext } from '../../../platform/context.ts';
import type { Transaction } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/new-id.ts';
import { Problem } from '../../../platform/problem.ts';
import { recipientsOf, requireGrant } from '../../organization/public.ts';
import { tell } from '../../review/public.ts';
import { checkTexts } from './check-texts.ts';
import { type PlanGround, planActor, planRefusal, requireGround, requireScenario } from './ground.ts';
import { dropDraft, findDraft, holdVersions } from './plan-store.ts';
import { recordPlan } from './record-plan.ts';
import type { PlanPlace } from './save-draft.ts';

/** The digest of what a plan says. */
export function planDigest(content: PlanContent): Digest {
  return brandId<Digest>(`sha256:${createHash('sha256').update(canonicalJson(content)).digest('hex')}`);
}

/**
 * Submits the draft of a plan for approval; its prepared texts are checked on the way. Throws `request.notFound`, `access.forbidden`,
 * `emergency.scenarioUnknown`, `emergency.draftChanged`, `emergency.planIncomplete`, `emergency.planWaits`.
 */
export async function submitPlan(
  context: AppContext,
  key: CommandKey,
  wish: PlanPlace & { readonly version: number },
): Promise<{ readonly plan: PlanId; readonly number: number; readonly findings: TextFindings }> {
  const { organization, scenario, version } = wish;
  const { db, clock } = context;
  await requireGrant(db, key.person, organization, 'keepPlans', clock.now());
  // Checked before the transaction, which would otherwise stay open for seconds; the version says that nothing changed since.
  const seen = await findDraft(db, organization, scenario);
  const texts = { texts: seen?.content.texts ?? [] };
  const findings = await checkTexts(context, key.person, organization, texts);
  return runCommand(context, key, async (trx) => {
    const at = clock.now();
    await requireGrant(trx, key.person, organization, 'keepPlans', at);
    const ground = await requireGround(trx, organization, at);
    const { reviewEveryMonths } = requireScenario(ground, scenario);
    const draft = await findDraft(trx, organization, scenario, true);
    if (draft?.version !== version || seen?.version !== version)
      throw new Problem(planProblems['emergency.draftChanged']);
    const { by, approver } = await planActor(trx, ground, key.person, at);
    const plan = newId<PlanId>();
    const { content } = draft;
    const decided = decidePlan(
      await holdVersions(trx, organization, scenario),
      { kind: 'submit', plan, content, digest: planDigest(content), findings },
      { root: ground.root, organization, scenario, word: { by, at }, approver, reviewEveryMonths },
    );
    if ('refusal' in decided) throw planRefusal(decided.refusal);
    let number = 0;
    for (const event of decided.events) {
      await recordPlan(trx, event);
      if (event.kind === 'planSubmitted') number = event.number;
    }
    await dropDraft(trx, organization, scenario);
    await tellApprovers(trx, ground, key, scenario, at);
    return { plan, number, findings };
  });
}

async function tellApprovers(
  trx: Transaction,
  { organization, command, planning }: PlanGround,
  { person }: CommandKey,
  scenario: string,
  at: Instant,
): Promise<void> {
  const { recipients } = await recipientsOf(trx, command, planning.approveOffices, at);
  const people = recipients.map((one) => one.person).filter((one) => one !== person);
  if (people.length > 0)
    await tell(trx, { kind: 'planWaits', people, details: { organization, scenario } }, at);
}
