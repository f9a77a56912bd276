import { brandId, type OrganizationId } from '@sanshen/domain/kernel';
import type { ServerModule } from '../../platform/context.ts';
import { registerProjection, registerStreamRule } from '../ledger/public.ts';
import { grantOf, registerRuleBooks } from '../organization/public.ts';
import { effectivePolicy } from './effective-policy.ts';
import { policyProjection } from './projection.ts';
import { policyReadingRoutes } from './reading-routes.ts';
import { policyRoutes } from './routes.ts';

registerProjection(policyProjection);
registerRuleBooks(
  async (db, organization, at) => (await effectivePolicy(db, organization, at))?.policy ?? null,
);
registerStreamRule('policy', async (context, person, id) => {
  const organization = brandId<OrganizationId>(id);
  return (await grantOf(context.db, person, organization, 'readLedger', context.clock.now())) !== null;
});

/** Rule books: what is in force where, filing, comparing, choosing a procedure. */
export const policyModule: ServerModule = {
  name: 'policy',
  routes(app, context) {
    policyRoutes(app, context);
    policyReadingRoutes(app, context);
  },
};
