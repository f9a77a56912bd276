import type { ServerModule } from '../../platform/context.ts';
import { registerProjection } from '../ledger/public.ts';
import { registerIdeaOrigin } from '../planning/public.ts';
import { chaseCampaigns } from './chase.ts';
import { campaignProjection } from './record.ts';
import { campaignRoutes } from './routes.ts';
import { isHandedDownTo } from './store.ts';

registerProjection(campaignProjection);
registerIdeaOrigin('campaign', (trx, { id, organization }) => isHandedDownTo(trx, id, organization));

/** 上级任务: campaigns that superiors hand down, and what the units make of them. */
export const campaignsModule: ServerModule = {
  name: 'campaigns',
  routes: campaignRoutes,
  tasks: (context) => ({
    'campaigns.chase': async () => {
      await chaseCampaigns(context);
    },
  }),
  schedule: [{ task: 'campaigns.chase', cron: '* * * * *' }],
};
