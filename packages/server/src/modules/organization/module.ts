import { brandId, type OrganizationId } from '@sanshen/domain/kernel';
import type { ServerModule } from '../../platform/context.ts';
import { registerProjection, registerStreamRule } from '../ledger/public.ts';
import { commandRoutes } from './command-routes.ts';
import { applyImport } from './import/apply-import.ts';
import { importRoutes } from './import/routes.ts';
import { organizationProjection } from './projection.ts';
import { readingRoutes } from './routes.ts';
import { grantOf } from './standing.ts';

registerProjection(organizationProjection);
registerStreamRule('organization', async (context, person, id) => {
  const organization = brandId<OrganizationId>(id);
  return (await grantOf(context.db, person, organization, 'readLedger', context.clock.now())) !== null;
});

/** Organisations, offices, people and who may see what. */
export const organizationModule: ServerModule = {
  name: 'organization',
  routes: (app, context) => {
    readingRoutes(app, context);
    commandRoutes(app, context);
    importRoutes(app, context);
  },
  tasks: (context) => ({ 'organization.applyImport': applyImport(context) }),
};
