import * as contract from '@sanshen/contract/campaigns';
import type { CampaignFile } from '@sanshen/domain/campaigns';
import {
  brandId,
  type Digest,
  type Instant,
  type OrganizationId,
  type PersonId,
  type PublicationId,
} from '@sanshen/domain/kernel';
import type { App, AppContext } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { answerCampaign } from './answer.ts';
import { changeCampaign } from './change-campaign.ts';
import { campaignFigures } from './figures.ts';
import { mayReadCampaignFile } from './files.ts';
import { handDown } from './hand-down.ts';
import { listCampaigns } from './list-campaigns.ts';
import { readCampaign } from './read-campaign.ts';
import { campaignTargets } from './targets.ts';

const organizationOf = (params: { readonly organization: string }) =>
  brandId<OrganizationId>(params.organization);
const partOf = (params: { readonly campaign: string; readonly unit: string }) => ({
  campaign: params.campaign,
  unit: brandId<OrganizationId>(params.unit),
});
const filesOf = (
  files: readonly { readonly file: string; readonly name: string }[],
): readonly CampaignFile[] => files.map(({ file, name }) => ({ file: brandId<Digest>(file), name }));

/** Binds campaigns. */
export function campaignRoutes(app: App, context: AppContext): void {
  context.fileAccess.register((person, file) => mayReadCampaignFile(context, person, file));

  bindRoute(app, contract.listCampaigns, ({ params, query, person }) =>
    listCampaigns(context, person, organizationOf(params), query),
  );

  bindRoute(app, contract.readCampaign, ({ params, person }) =>
    readCampaign(context, person, params.campaign),
  );

  bindRoute(app, contract.campaignTargets, ({ params, person }) =>
    campaignTargets(context, person, organizationOf(params)),
  );

  bindRoute(app, contract.campaignFigures, ({ params, query, person }) =>
    campaignFigures(context, person, organizationOf(params), query),
  );

  bindRoute(app, contract.handDown, ({ params, body, person, command }) =>
    handDown(context, command, {
      ...body,
      person,
      organization: organizationOf(params),
      deadline: brandId<Instant>(body.deadline),
      material: filesOf(body.material),
      units: body.units.map((unit) => brandId<OrganizationId>(unit)),
    }),
  );

  bindRoute(app, contract.moveDeadline, async ({ params, body, person, command }) => {
    const deadline = brandId<Instant>(body.deadline);
    await changeCampaign(context, command, { ...params, person, deadline, reason: body.reason });
    return undefined;
  });

  bindRoute(app, contract.withdrawCampaign, async ({ params, body, person, command }) => {
    await changeCampaign(context, command, { ...params, person, deadline: null, reason: body.reason });
    return undefined;
  });

  answerRoutes(app, context);
}

function answerRoutes(app: App, context: AppContext): void {
  bindRoute(app, contract.claimCampaign, async ({ params, body, person, command }) => {
    const responsible = body.responsible === undefined ? null : brandId<PersonId>(body.responsible);
    const answer = { kind: 'claim', responsible } as const;
    await answerCampaign(context, command, { ...partOf(params), person, answer, note: body.note });
    return undefined;
  });

  bindRoute(app, contract.declineCampaign, async ({ params, body, person, command }) => {
    const answer = { kind: 'decline' } as const;
    await answerCampaign(context, command, { ...partOf(params), person, answer, note: body.reason });
    return undefined;
  });

  bindRoute(app, contract.completeCampaign, async ({ params, body, person, command }) => {
    const publications = body.publications.map((id) => brandId<PublicationId>(id));
    const answer = { kind: 'complete', publications, files: filesOf(body.files) } as const;
    await answerCampaign(context, command, { ...partOf(params), person, answer, note: body.note });
    return undefined;
  });

  bindRoute(app, contract.reopenCampaign, async ({ params, body, person, command }) => {
    const answer = { kind: 'reopen' } as const;
    await answerCampaign(context, command, { ...partOf(params), person, answer, note: body.reason });
    return undefined;
  });
}
