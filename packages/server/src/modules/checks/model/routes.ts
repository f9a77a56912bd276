import * as contract from '@sanshen/contract/checks-model';
import { brandId, type OrganizationId } from '@sanshen/domain/kernel';
import type { App, AppContext } from '../../../platform/context.ts';
import { bindRoute } from '../../../platform/http/bind-route.ts';
import { setModel, showModel } from './set-model.ts';

/** Binds the setting of the model that a unit runs itself. */
export function modelRoutes(app: App, context: AppContext): void {
  const organizationOf = (params: { readonly organization: string }) =>
    brandId<OrganizationId>(params.organization);

  bindRoute(app, contract.readCheckModel, ({ params, person }) =>
    showModel(context, person, organizationOf(params)),
  );

  bindRoute(app, contract.setCheckModel, async ({ params, body, person, command }) => {
    await setModel(context, command, person, organizationOf(params), body);
    return undefined;
  });
}
