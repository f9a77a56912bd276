import * as contract from '@sanshen/contract/emergency-calls';
import { brandId, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import type { App, AppContext } from '../../../platform/context.ts';
import { bindRoute } from '../../../platform/http/bind-route.ts';
import { acknowledgeCall, recordReached } from './acknowledge.ts';
import { issueAddress } from './addresses.ts';
import { checkReach } from './check-reach.ts';
import { closeCall } from './close-call.ts';
import { listCalls, listMyCalls, readCall } from './read-call.ts';

const organizationOf = ({ organization }: { readonly organization: string }) =>
  brandId<OrganizationId>(organization);
const calledOf = ({ call, person }: { readonly call: string; readonly person: string }) => ({
  call,
  person: brandId<PersonId>(person),
});

/** Calls and their answers. */
export function callRoutes(app: App, context: AppContext): void {
  bindRoute(app, contract.startReachabilityCheck, ({ params, body, command }) =>
    checkReach(context, command, { organization: organizationOf(params), text: body.text }),
  );
  bindRoute(app, contract.listCalls, ({ params, person }) =>
    listCalls(context, person, organizationOf(params)),
  );
  bindRoute(app, contract.listMyCalls, ({ person }) => listMyCalls(context, person));
  bindRoute(app, contract.readCall, ({ params, person }) => readCall(context, person, params.call));
  bindRoute(app, contract.acknowledgeCall, ({ params, command }) =>
    acknowledgeCall(context, command, params.call),
  );
  bindRoute(app, contract.recordReached, ({ params, command }) =>
    recordReached(context, command, calledOf(params)),
  );
  bindRoute(app, contract.issueCallAddress, ({ params, person }) =>
    issueAddress(context, person, calledOf(params)),
  );
  bindRoute(app, contract.closeCall, ({ params, command }) => closeCall(context, command, params.call));
}
