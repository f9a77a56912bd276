import { emergencyProblems } from '@sanshen/contract/emergency';
import { decideLift } from '@sanshen/domain/emergency';
import type { PersonId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../../platform/commands.ts';
import type { AppContext } from '../../../platform/context.ts';
import { Problem, platformProblem } from '../../../platform/problem.ts';
import { grantOf, requireGrant, snapshotOf, standpoint } from '../../organization/public.ts';
import { holdFreeze } from './freeze-store.ts';
import { recordFreeze } from './record.ts';
import { enqueueTelling } from './tell-frozen.ts';

/**
 * 解除封停: the first person proposes, the second lifts. What was stopped meanwhile does not go out by itself. Throws `request.notFound`,
 * `access.forbidden`, `emergency.alreadyLifted`, `emergency.orderedAbove`, `emergency.secondPerson`.
 */
export function liftFreeze(
  context: AppContext,
  key: CommandKey,
  wish: { readonly person: PersonId; readonly freeze: string; readonly reason: string },
): Promise<{ readonly lifted: boolean }> {
  const { person, reason } = wish;
  return runCommand(context, key, async (trx) => {
    const at = context.clock.now();
    const freeze = await holdFreeze(trx, wish.freeze);
    if (freeze === null) throw platformProblem('request.notFound');
    const grant = await requireGrant(trx, person, freeze.organization, 'liftFreeze', at);
    const { facts } = await standpoint(trx, person, [freeze.organization], at);
    if (facts === null) throw platformProblem('access.forbidden');
    const ordering = freeze.ordered.by.organization ?? freeze.organization;
    const entitled = (await grantOf(trx, person, ordering, 'liftFreeze', at)) !== null;
    const by = snapshotOf(facts, grant.appointment.organization, at);
    const decided = decideLift(freeze, { by, reason, at }, entitled);
    if ('refusal' in decided) throw new Problem(emergencyProblems[decided.refusal]);
    await recordFreeze(trx, by, freeze, decided.event);
    if (decided.event.kind === 'lifted') await enqueueTelling(trx, freeze.id);
    return { lifted: decided.event.kind === 'lifted' };
  });
}
