import { campaignProblems } from '@sanshen/contract/campaigns-problems';
import { type CampaignFile, decideUnit, type Evidence, type UnitWish } from '@sanshen/domain/campaigns';
import {
  brandId,
  type Instant,
  type OrganizationId,
  type PersonId,
  type PublicationId,
} from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { displayName, grantOf } from '../organization/public.ts';
import { standingTo, visibleUnits } from './access.ts';
import { setChases } from './chase.ts';
import { requireFiles } from './files.ts';
import { tellIssuer, tellUnits } from './people.ts';
import { recordCampaign } from './record.ts';
import { findCampaign, holdUnit, type KeptCampaign } from './store.ts';

export type Answer =
  | { readonly kind: 'claim'; readonly responsible: PersonId | null }
  | { readonly kind: 'decline' | 'reopen' }
  | {
      readonly kind: 'complete';
      readonly publications: readonly PublicationId[];
      readonly files: readonly CampaignFile[];
    };

export interface AnswerWish {
  readonly person: PersonId;
  readonly campaign: string;
  readonly unit: OrganizationId;
  readonly answer: Answer;
  readonly note: string;
}

const actionOf = {
  claim: 'claimCampaign',
  decline: 'declineCampaign',
  complete: 'claimCampaign',
  reopen: 'handDownCampaign',
} as const;

/**
 * A unit claims, declines or completes its part of a campaign, or the superior sends the answer back. Who does not see the part gets
 * `request.notFound`, who sees it and may not `access.forbidden`; throws the `campaigns.*` problems besides.
 */
export async function answerCampaign(context: AppContext, key: CommandKey, wish: AnswerWish): Promise<void> {
  const { person, unit, answer, note } = wish;
  if (answer.kind === 'complete') await requireFiles(context, person, answer.files);
  return runCommand(context, key, async (trx) => {
    const at = context.clock.now();
    const campaign = await findCampaign(trx, wish.campaign);
    const part = campaign === null ? null : await holdUnit(trx, campaign.id, unit);
    if (campaign === null || part === null) throw platformProblem('request.notFound');
    const standing = await standingTo(trx, person, [campaign.organization, unit], at);
    if (visibleUnits(standing, campaign, [part]).length === 0) throw platformProblem('request.notFound');
    // The superior's word is that of who handed it down, not of anybody else above.
    const issuer = answer.kind === 'reopen' ? campaign.organization : undefined;
    const grant = standing.grant(unit, actionOf[answer.kind], issuer);
    if (grant === null) throw platformProblem('access.forbidden', { campaign: campaign.id, unit });
    const by = standing.snapshot(grant);
    const asked = await wishOf(trx, answer, unit, { person, name: by.name }, at);
    const decided = decideUnit(campaign, part, asked, { by, at, note });
    if ('refusal' in decided) throw new Problem(campaignProblems[decided.refusal]);
    const organization = answer.kind === 'reopen' ? campaign.organization : unit;
    await recordCampaign(trx, { root: campaign.root, organization }, decided.event, [
      campaign.organization,
      unit,
    ]);
    await setChases(trx, campaign.id, at, unit);
    await tellOthers(trx, campaign, part.responsible?.person ?? null, wish, at);
  });
}

function tellOthers(
  trx: Transaction,
  campaign: KeptCampaign,
  responsible: PersonId | null,
  { answer, unit, person }: AnswerWish,
  at: Instant,
): Promise<void> {
  if (answer.kind !== 'reopen') return tellIssuer(trx, campaign, unit, person, at);
  const people = responsible === null ? [] : [responsible];
  return tellUnits(trx, 'campaignReopened', campaign, [unit], people, person, at);
}

async function wishOf(
  trx: Transaction,
  answer: Answer,
  unit: OrganizationId,
  asker: { readonly person: PersonId; readonly name: string },
  at: Instant,
): Promise<UnitWish> {
  switch (answer.kind) {
    case 'claim': {
      const { responsible } = answer;
      if (responsible === null || responsible === asker.person) return { kind: 'claim', responsible: asker };
      const name = await displayName(trx, responsible);
      const grant = await grantOf(trx, responsible, unit, 'claimCampaign', at);
      if (name === null || grant === null) {
        throw new Problem(campaignProblems['campaigns.responsibleElsewhere'], { responsible });
      }
      return { kind: 'claim', responsible: { person: responsible, name } };
    }
    case 'complete':
      return { kind: 'complete', evidence: await evidenceOf(trx, unit, answer) };
    default:
      return { kind: answer.kind };
  }
}

async function evidenceOf(
  trx: Transaction,
  unit: OrganizationId,
  { publications, files }: Extract<Answer, { kind: 'complete' }>,
): Promise<Evidence> {
  const asked = [...new Set(publications)];
  const rows =
    asked.length === 0
      ? []
      : await trx
          .selectFrom('publication')
          .select(['publication_id as publication', 'manuscript_id as manuscript'])
          .where('publication_id', 'in', asked)
          .where('organization_id', '=', unit)
          .where('status', '=', 'done')
          .execute();
  if (rows.length < asked.length) throw new Problem(campaignProblems['campaigns.publicationElsewhere']);
  const unique = new Map(files.map((file) => [file.file, file]));
  return {
    publications: rows.map((row) => ({ ...row, publication: brandId<PublicationId>(row.publication) })),
    files: [...unique.values()],
  };
}
