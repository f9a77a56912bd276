import { emergencyProblems } from '@sanshen/contract/emergency';
import type { FreezeId, FreezeReach } from '@sanshen/domain/emergency';
import type { ChannelId, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../../platform/commands.ts';
import type { AppContext } from '../../../platform/context.ts';
import type { Transaction } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/new-id.ts';
import { Problem, platformProblem } from '../../../platform/problem.ts';
import { requireGrant, rootOf, snapshotOf, standpoint } from '../../organization/public.ts';
import { holdSubmissions } from './freeze-store.ts';
import { recordFreeze } from './record.ts';
import { enqueueTelling } from './tell-frozen.ts';

/** What is to be frozen: an organisation alone or with everything below it, or one channel. */
export type FreezeTarget =
  | { readonly reach: Exclude<FreezeReach, 'channel'>; readonly organization: OrganizationId }
  | { readonly reach: 'channel'; readonly channel: ChannelId };

export interface FreezeWish {
  readonly person: PersonId;
  readonly target: FreezeTarget;
  readonly reason: string;
}

/**
 * 封停: from the commit of this command on, nothing of what it reaches is submitted anywhere, whatever was queued. Throws
 * `request.notFound`, `access.forbidden`, `emergency.alreadyFrozen`.
 */
export function orderFreeze(
  context: AppContext,
  key: CommandKey,
  wish: FreezeWish,
): Promise<{ readonly freeze: FreezeId }> {
  return runCommand(context, key, (trx) => freezeIn(trx, context, wish));
}

/** As {@link orderFreeze}, in the caller's transaction, which should end soon: submissions of the tree wait for it. */
export async function freezeIn(
  trx: Transaction,
  { clock }: Pick<AppContext, 'clock'>,
  { person, target, reason }: FreezeWish,
): Promise<{ readonly freeze: FreezeId }> {
  const at = clock.now();
  const organization = await ownerOf(trx, target);
  const root = organization === null ? null : await rootOf(trx, organization);
  if (organization === null || root === null) throw platformProblem('request.notFound');
  const grant = await requireGrant(trx, person, organization, 'freeze', at);
  const { facts } = await standpoint(trx, person, [organization], at);
  if (facts === null) throw platformProblem('access.forbidden');
  await holdSubmissions(trx, root);
  if (await standsAlready(trx, target)) throw new Problem(emergencyProblems['emergency.alreadyFrozen']);
  const freeze = newId<FreezeId>();
  const by = snapshotOf(facts, grant.appointment.organization, at);
  const { reach } = target;
  const how = reach === 'channel' ? { reach, channel: target.channel } : { reach };
  await recordFreeze(
    trx,
    by,
    { root, organization },
    { kind: 'frozen', freeze, organization, ...how, word: { by, reason, at } },
  );
  await enqueueTelling(trx, freeze);
  return { freeze };
}

async function ownerOf(trx: Transaction, target: FreezeTarget): Promise<OrganizationId | null> {
  if (target.reach !== 'channel') return target.organization;
  const row = await trx
    .selectFrom('channel')
    .select('organization_id')
    .where('channel_id', '=', target.channel)
    .executeTakeFirst();
  return row?.organization_id ?? null;
}

/** Whether a freeze of the same place that reaches as far is in force; one from above does not count, since it is lifted by others. */
async function standsAlready(trx: Transaction, target: FreezeTarget): Promise<boolean> {
  const standing = trx.selectFrom('publishing_freeze').select('freeze_id').where('lifted_at', 'is', null);
  const same =
    target.reach === 'channel'
      ? standing.where('channel_id', '=', target.channel)
      : standing
          .where('organization_id', '=', target.organization)
          .where('reach', 'in', target.reach === 'unit' ? ['unit', 'subtree'] : ['subtree']);
  return (await same.limit(1).executeTakeFirst()) !== undefined;
}
