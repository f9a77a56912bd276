import type { CampaignAnswer } from '@sanshen/contract/campaigns';
import { type CampaignUnit, type CampaignWord, campaignFigures, decideUnit } from '@sanshen/domain/campaigns';
import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';
import { platformProblem } from '../../platform/problem.ts';
import { namesOf } from '../organization/public.ts';
import { changeGrant, type Standing, seesAll, standingTo, visibleUnits } from './access.ts';
import { campaignsPassedOn, findCampaign, type KeptCampaign, unitsOf } from './store.ts';

/** One campaign as a person sees it. Throws `request.notFound` where he sees nothing of it. */
export async function readCampaign(
  { db, clock }: AppContext,
  person: PersonId,
  id: string,
): Promise<CampaignAnswer> {
  const now = clock.now();
  const campaign = await findCampaign(db, id);
  if (campaign === null) throw platformProblem('request.notFound');
  const units = await unitsOf(db, campaign.id);
  const ids = units.map(({ unit }) => unit);
  const standing = await standingTo(db, person, [campaign.organization, ...ids], now);
  const visible = visibleUnits(standing, campaign, units);
  if (visible.length === 0) throw platformProblem('request.notFound');
  const passedOn = seesAll(standing, campaign) ? await campaignsPassedOn(db, campaign.id) : [];
  const parent = campaign.parent === null ? null : await findCampaign(db, campaign.parent);
  const names = await namesOf(
    db,
    [campaign.organization, ...ids, ...passedOn.map(({ organization }) => organization)],
    now,
  );
  const nameOf = (organization: OrganizationId) => names.get(organization) ?? organization;
  const titles = await publicationsIn(db, visible);
  const { brief, deadline, withdrawn, handedDown } = campaign;
  return {
    campaign: campaign.id,
    title: brief.title,
    text: brief.text,
    topic: brief.topic,
    material: brief.material.map((one) => ({ ...one })),
    organization: campaign.organization,
    organizationName: nameOf(campaign.organization),
    deadline,
    claimBy: campaign.claimBy,
    handedDownAt: handedDown.at,
    handedDownBy: handedDown.by.name,
    withdrawn: withdrawn !== null,
    withdrawal: wordOf(withdrawn),
    parent: parent === null ? null : { campaign: parent.id, title: parent.brief.title },
    passedOn: passedOn.map((one) => ({
      campaign: one.id,
      title: one.brief.title,
      organizationName: nameOf(one.organization),
    })),
    units: visible.map((unit) => unitOf(campaign, unit, { standing, titles, nameOf, now })),
    counts: campaignFigures(
      visible.map(({ status, completed }) => ({ status, deadline, completedAt: completed?.at ?? null })),
      now,
    ),
    mayChange: withdrawn === null && changeGrant(standing, campaign, ids) !== null,
  };
}

function wordOf(word: CampaignWord | null) {
  return word === null ? null : { by: word.by.name, at: word.at, note: word.note };
}

interface Sight {
  readonly standing: Standing;
  readonly titles: ReadonlyMap<string, { readonly title: string; readonly url: string | null }>;
  readonly nameOf: (organization: OrganizationId) => string;
  readonly now: Instant;
}

function unitOf(campaign: KeptCampaign, part: CampaignUnit, { standing, titles, nameOf, now }: Sight) {
  const { unit, status, responsible, completed } = part;
  const open = status === 'waiting' || status === 'claimed';
  const may = (action: 'claimCampaign' | 'declineCampaign') => standing.grant(unit, action) !== null;
  // The rule itself says what is possible; who asks is another question.
  const possible = (kind: 'decline' | 'reopen') =>
    'event' in decideUnit(campaign, part, { kind }, { ...campaign.handedDown, note: '-' });
  return {
    unit,
    unitName: nameOf(unit),
    status,
    overdue: open && campaign.withdrawn === null && campaign.deadline < now,
    responsible: responsible?.name ?? null,
    claimed: wordOf(part.claimed),
    declined: wordOf(part.declined),
    completed:
      completed === null
        ? null
        : {
            by: completed.by.name,
            at: completed.at,
            note: completed.note,
            evidence: {
              publications: completed.evidence.publications.map(({ publication, manuscript }) => ({
                publication,
                manuscript,
                title: titles.get(publication)?.title ?? '',
                url: titles.get(publication)?.url ?? null,
              })),
              files: completed.evidence.files.map((one) => ({ ...one })),
            },
          },
    reopened: wordOf(part.reopened),
    mayClaim: campaign.withdrawn === null && open && may('claimCampaign'),
    mayDecline: possible('decline') && may('declineCampaign'),
    mayComplete: campaign.withdrawn === null && status === 'claimed' && may('claimCampaign'),
    mayReopen: possible('reopen') && standing.grant(unit, 'handDownCampaign', campaign.organization) !== null,
  };
}

async function publicationsIn(db: Database, units: readonly CampaignUnit[]) {
  const ids = units.flatMap(({ completed }) =>
    (completed?.evidence.publications ?? []).map(({ publication }) => publication),
  );
  if (ids.length === 0) return new Map<string, { title: string; url: string | null }>();
  const rows = await db
    .selectFrom('publication')
    .select(['publication_id', 'title', 'url'])
    .where('publication_id', 'in', ids)
    .execute();
  return new Map(rows.map(({ publication_id, title, url }) => [publication_id as string, { title, url }]));
}
