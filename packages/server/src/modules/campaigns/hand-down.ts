import { campaignProblems } from '@sanshen/contract/campaigns-problems';
import {
  type Campaign,
  type CampaignFile,
  type CampaignId,
  deadlineRefusal,
} from '@sanshen/domain/campaigns';
import { addHours, brandId, type Instant, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import { noCalendarRules } from '@sanshen/domain/policy';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { rootOf } from '../organization/public.ts';
import { effectivePolicy } from '../policy/public.ts';
import { standingTo } from './access.ts';
import { setChases } from './chase.ts';
import { requireFiles } from './files.ts';
import { tellUnits } from './people.ts';
import { recordCampaign } from './record.ts';
import { isHandedDownTo } from './store.ts';

export interface HandDownWish {
  readonly person: PersonId;
  readonly organization: OrganizationId;
  readonly title: string;
  readonly text: string;
  readonly topic: string | null;
  readonly material: readonly CampaignFile[];
  readonly deadline: Instant;
  readonly units: readonly OrganizationId[];
  readonly parent: string | null;
}

/**
 * 下达任务 to units that the organisation commands or guides, by one of its people who may for each of them. Throws `access.forbidden`,
 * `request.notFound` and the `campaigns.*` problems.
 */
export async function handDown(
  context: AppContext,
  key: CommandKey,
  wish: HandDownWish,
): Promise<{ readonly campaign: string }> {
  await requireFiles(context, wish.person, wish.material);
  return runCommand(context, key, (trx) => handDownIn(trx, wish, context.clock.now()));
}

async function handDownIn(
  trx: Transaction,
  wish: HandDownWish,
  at: Instant,
): Promise<{ readonly campaign: string }> {
  const { person, organization, deadline, parent } = wish;
  const units = [...new Set(wish.units)];
  const root = await rootOf(trx, organization);
  if (root === null) throw platformProblem('request.notFound');
  const standing = await standingTo(trx, person, [organization, ...units], at);
  const grants = units.map((unit) => standing.grant(unit, 'handDownCampaign', organization));
  const [grant] = grants.filter((one) => one !== null);
  // Nothing at all: he hands down nowhere in this organisation's name.
  if (grant === undefined) throw platformProblem('access.forbidden', { organization });
  const foreign = units.filter((_, index) => grants[index] === null);
  if (foreign.length > 0) throw new Problem(campaignProblems['campaigns.unitNotBelow'], { units: foreign });
  const refusal = deadlineRefusal(deadline, at);
  if (refusal !== null) throw new Problem(campaignProblems[refusal]);
  if (parent !== null && !(await isHandedDownTo(trx, parent, organization))) {
    throw new Problem(campaignProblems['campaigns.parentElsewhere'], { parent });
  }
  const campaign = await draw(trx, wish, standing.snapshot(grant), at);
  await recordCampaign(trx, { root, organization }, { kind: 'handedDown', campaign, units }, units);
  await setChases(trx, campaign.id, at);
  await tellUnits(trx, 'campaignHandedDown', campaign, units, [], person, at);
  return { campaign: campaign.id };
}

async function draw(
  trx: Transaction,
  { organization, title, text, topic, material, deadline, parent }: HandDownWish,
  by: Campaign['handedDown']['by'],
  at: Instant,
): Promise<Campaign> {
  const policy = await effectivePolicy(trx, organization, at);
  const { claimWithinHours, remindHoursBefore } = (policy?.policy.calendar ?? noCalendarRules('§0'))
    .campaigns;
  const claimBy = addHours(at, claimWithinHours);
  return {
    id: newId<CampaignId>(),
    organization,
    parent: parent === null ? null : brandId<CampaignId>(parent),
    brief: { title, text, topic, material },
    deadline,
    claimBy: claimBy < deadline ? claimBy : deadline,
    remindHoursBefore,
    handedDown: { by, at, note: '' },
    withdrawn: null,
  };
}
