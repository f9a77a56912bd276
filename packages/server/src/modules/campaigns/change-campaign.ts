import { campaignProblems } from '@sanshen/contract/campaigns-problems';
import { type CampaignWord, deadlineRefusal } from '@sanshen/domain/campaigns';
import type { Instant, PersonId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { changeGrant, standingTo, visibleUnits } from './access.ts';
import { setChases } from './chase.ts';
import { tellUnits } from './people.ts';
import { recordCampaign } from './record.ts';
import { findCampaign, unitsOf } from './store.ts';

/**
 * Moves the deadline of a campaign or, without one, withdraws it, with a reason. Throws `request.notFound`, `access.forbidden`,
 * `campaigns.withdrawn`, `campaigns.deadlinePast`.
 */
export function changeCampaign(
  context: AppContext,
  key: CommandKey,
  wish: {
    readonly person: PersonId;
    readonly campaign: string;
    readonly deadline: Instant | null;
    readonly reason: string;
  },
): Promise<void> {
  const { person, deadline, reason } = wish;
  return runCommand(context, key, async (trx) => {
    const at = context.clock.now();
    const campaign = await findCampaign(trx, wish.campaign, true);
    if (campaign === null) throw platformProblem('request.notFound');
    const parts = await unitsOf(trx, campaign.id);
    const units = parts.map(({ unit }) => unit);
    const standing = await standingTo(trx, person, [campaign.organization, ...units], at);
    if (visibleUnits(standing, campaign, parts).length === 0) throw platformProblem('request.notFound');
    const grant = changeGrant(standing, campaign, units);
    if (grant === null) throw platformProblem('access.forbidden', { campaign: campaign.id });
    if (campaign.withdrawn !== null) throw new Problem(campaignProblems['campaigns.withdrawn']);
    const refusal = deadline === null ? null : deadlineRefusal(deadline, at);
    if (refusal !== null) throw new Problem(campaignProblems[refusal]);
    const word: CampaignWord = { by: standing.snapshot(grant), at, note: reason };
    const { id } = campaign;
    const event =
      deadline === null
        ? ({ kind: 'withdrawn', campaign: id, word } as const)
        : ({ kind: 'deadlineMoved', campaign: id, deadline, word } as const);
    await recordCampaign(trx, campaign, event, units);
    await setChases(trx, id, at);
    const responsible = parts.flatMap((part) => part.responsible?.person ?? []);
    await tellUnits(trx, 'campaignChanged', campaign, units, responsible, person, at);
  });
}
