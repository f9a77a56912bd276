import { emergencyProblems } from '@sanshen/contract/emergency';
import type { FreezeId } from '@sanshen/domain/emergency';
import type { OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../../platform/commands.ts';
import type { AppContext } from '../../../platform/context.ts';
import { newId } from '../../../platform/new-id.ts';
import { Problem, platformProblem } from '../../../platform/problem.ts';
import { requireGrant, rootOf, snapshotOf, standpoint } from '../../organization/public.ts';
import { holdSubmissions } from './freeze-store.ts';
import { recordFreeze } from './record.ts';

/**
 * 封停: from the commit of this command on, nothing of the organisation and of all below it is submitted anywhere, whatever was queued. Throws
 * `request.notFound`, `access.forbidden`, `emergency.alreadyFrozen`.
 */
export function orderFreeze(
  context: AppContext,
  key: CommandKey,
  wish: { readonly person: PersonId; readonly organization: OrganizationId; readonly reason: string },
): Promise<{ readonly freeze: string }> {
  const { person, organization, reason } = wish;
  return runCommand(context, key, async (trx) => {
    const at = context.clock.now();
    const root = await rootOf(trx, organization);
    if (root === null) throw platformProblem('request.notFound');
    const grant = await requireGrant(trx, person, organization, 'freeze', at);
    const { facts } = await standpoint(trx, person, [organization], at);
    if (facts === null) throw platformProblem('access.forbidden');
    await holdSubmissions(trx, root);
    const standing = await trx
      .selectFrom('publishing_freeze')
      .select('freeze_id')
      .where('organization_id', '=', organization)
      .where('lifted_at', 'is', null)
      .executeTakeFirst();
    if (standing !== undefined) throw new Problem(emergencyProblems['emergency.alreadyFrozen']);
    const freeze = newId<FreezeId>();
    const by = snapshotOf(facts, grant.appointment.organization, at);
    await recordFreeze(
      trx,
      by,
      { root, organization },
      { kind: 'frozen', freeze, organization, word: { by, reason, at } },
    );
    return { freeze };
  });
}
