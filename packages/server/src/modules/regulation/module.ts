import { readRegulation } from '@sanshen/contract/regulation';
import type { ServerModule } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { regulationOf } from './read-regulation.ts';

/** The clauses as a page: where each lives in the product, and the state in an organisation. */
export const regulationModule: ServerModule = {
  name: 'regulation',
  routes(app, context) {
    bindRoute(app, readRegulation, ({ params, person }) =>
      regulationOf(context, person, params.organization),
    );
  },
};
