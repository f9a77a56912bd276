import * as contract from '@sanshen/contract/emergency';
import { brandId, type ChannelId, type OrganizationId } from '@sanshen/domain/kernel';
import type { App, AppContext, ServerModule } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { registerProjection } from '../ledger/public.ts';
import { addressRoutes } from './calls/address-page.ts';
import { chaseCalls } from './calls/chase-calls.ts';
import { callProjection } from './calls/record-call.ts';
import { callRoutes } from './calls/routes.ts';
import { liftFreeze } from './freezes/lift-freeze.ts';
import { listMyFreezes } from './freezes/my-freezes.ts';
import { orderFreeze } from './freezes/order-freeze.ts';
import { readFreezes } from './freezes/read-freezes.ts';
import { freezeProjection } from './freezes/record.ts';
import { tellFrozen } from './freezes/tell-frozen.ts';
import { chasePlans } from './plans/chase-plans.ts';
import { planProjection } from './plans/record-plan.ts';
import { planRoutes } from './plans/routes.ts';

registerProjection(freezeProjection);
registerProjection(planProjection);
registerProjection(callProjection);

function routes(app: App, context: AppContext): void {
  const organizationOf = (params: { readonly organization: string }) =>
    brandId<OrganizationId>(params.organization);

  bindRoute(app, contract.readFreezes, ({ params, person }) =>
    readFreezes(context, person, organizationOf(params)),
  );

  bindRoute(app, contract.listMyFreezes, ({ person }) => listMyFreezes(context, person));

  bindRoute(app, contract.orderFreeze, ({ params, body, person, command }) =>
    orderFreeze(context, command, {
      person,
      target: { reach: body.reach, organization: organizationOf(params) },
      reason: body.reason,
    }),
  );

  bindRoute(app, contract.freezeChannel, ({ params, body, person, command }) =>
    orderFreeze(context, command, {
      person,
      target: { reach: 'channel', channel: brandId<ChannelId>(params.channel) },
      reason: body.reason,
    }),
  );

  bindRoute(app, contract.liftFreeze, ({ params, body, person, command }) =>
    liftFreeze(context, command, { person, freeze: params.freeze, reason: body.reason }),
  );
}

/** 预案、通讯树、呼叫 and 封停: what is ready before something happens, and the stop to everything that an organisation publishes. */
export const emergencyModule: ServerModule = {
  name: 'emergency',
  routes(app, context) {
    routes(app, context);
    planRoutes(app, context);
    callRoutes(app, context);
    addressRoutes(app, context);
  },
  tasks: (context) => ({
    'emergency.tellFrozen': (payload) => tellFrozen(context, payload),
    'emergency.chaseCalls': () => chaseCalls(context),
    'emergency.chasePlans': () => chasePlans(context),
  }),
  schedule: [
    { task: 'emergency.chaseCalls', cron: '* * * * *' },
    { task: 'emergency.chasePlans', cron: '10 0 * * *' },
  ],
};
