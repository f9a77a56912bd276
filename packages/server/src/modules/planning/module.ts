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
onText(followText);

let listens = false;

/**
 * Decisions are told to a process, not to a server. Publishing listens from its own start on, and what it writes of a publication dates the
 * item: so this comes after it, when servers start.
 */
function listenOnce(): void {
  if (!listens) onDecision(followDecision);
  listens = true;
}

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
    listenOnce();
    keyDates.set(context, await loadKeyDates());
  },
};
