import { explainManuscript } from '@sanshen/contract/organization-explanation';
import {
  listFindings,
  listNotifications,
  readHistory,
  readInbox,
  readNotification,
  readReview,
  readWaiting,
} from '@sanshen/contract/review';
import { brandId, type ManuscriptId, type OrganizationId } from '@sanshen/domain/kernel';
import type { App, AppContext } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { requireGrant } from '../organization/public.ts';
import { explainView } from './explain-manuscript.ts';
import { inboxOf } from './inbox.ts';
import { findingsOf } from './list-findings.ts';
import { requireManuscriptView } from './manuscript-view.ts';
import { markRead, notificationsOf } from './notifications.ts';
import { historyOf } from './read-history.ts';
import { readReviewOf } from './read-review.ts';
import { waitingOf } from './waiting.ts';

/** Binds what people read of the review: progress, findings, history, inbox, notifications. */
export function readingRoutes(app: App, context: AppContext): void {
  bindRoute(app, readReview, ({ params, person }) =>
    readReviewOf(context, person, brandId<ManuscriptId>(params.manuscript)),
  );

  bindRoute(app, explainManuscript, ({ params, person }) =>
    explainView(context, person, brandId<ManuscriptId>(params.manuscript)),
  );

  bindRoute(app, listFindings, async ({ params, query, person }) => {
    const manuscript = brandId<ManuscriptId>(params.manuscript);
    await requireManuscriptView(context, context.db, person, manuscript, 'text');
    return findingsOf(context.db, manuscript, query);
  });

  bindRoute(app, readHistory, async ({ params, query, person }) => {
    const manuscript = brandId<ManuscriptId>(params.manuscript);
    await requireManuscriptView(context, context.db, person, manuscript, 'text');
    return historyOf(context.db, manuscript, query);
  });

  bindRoute(app, readInbox, ({ query, person }) => inboxOf(context, person, query));

  bindRoute(app, readWaiting, async ({ query, person }) => {
    const organization = brandId<OrganizationId>(query.organization);
    await requireGrant(context.readDb, person, organization, 'readInbox', context.clock.now());
    return waitingOf(context, organization, query);
  });

  bindRoute(app, listNotifications, ({ query, person }) => notificationsOf(context, person, query));

  bindRoute(app, readNotification, async ({ params, person, command }) => {
    await markRead(context, command, person, params.notification);
    return undefined;
  });
}
