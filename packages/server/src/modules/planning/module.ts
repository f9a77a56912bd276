import type { AppContext, ServerModule } from '../../platform/context.ts';
import { onText } from '../content/public.ts';
import { registerProjection } from '../ledger/public.ts';
import { onDecision } from '../review/public.ts';
import { type KeyDate, loadKeyDates } from '../workbench/public.ts';
import { mayReadFileOfIdea } from './file-access.ts';
import { followDecision, followText } from './follow.ts';
import { planningProjection } from './record.ts';
import { boardRoutes, ideaRoutes } from './routes.ts';

registerProjection(planningProjection);
onDecision(followDecision);
onText(followText);

const keyDates = new WeakMap<AppContext, readonly KeyDate[]>();

/** 选题策划: the board of targets, ideas, and work drafts as sources. */
export const planningModule: ServerModule = {
  name: 'planning',
  routes(app, context) {
    context.fileAccess.register((person, file) => mayReadFileOfIdea(context, person, file));
    boardRoutes(app, context, () => keyDates.get(context) ?? []);
    ideaRoutes(app, context);
  },
  async start(context) {
    keyDates.set(context, await loadKeyDates());
  },
};
