import { readWorkbench } from '@sanshen/contract/workbench';
import type { AppContext, ServerModule } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { type KeyDate, loadKeyDates } from './key-dates.ts';
import { workbenchOf } from './read-workbench.ts';

const keyDates = new WeakMap<AppContext, readonly KeyDate[]>();

/** 工作台: what waits for me, what I sent, today's publications, key dates. */
export const workbenchModule: ServerModule = {
  name: 'workbench',
  routes(app, context) {
    bindRoute(app, readWorkbench, ({ person }) => workbenchOf(context, person, keyDates.get(context) ?? []));
  },
  async start(context) {
    // Part of the product: a server with a broken file of key dates does not start.
    keyDates.set(context, await loadKeyDates());
  },
};
