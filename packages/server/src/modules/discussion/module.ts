import type { ServerModule } from '../../platform/context.ts';
import { commentRoutes } from './routes.ts';
import { suggestionRoutes } from './suggestion-routes.ts';

/** What is said about a text before it is published: comments, tracked changes, and who has seen what. */
export const discussionModule: ServerModule = {
  name: 'discussion',
  routes(app, context) {
    commentRoutes(app, context);
    suggestionRoutes(app, context);
  },
};
