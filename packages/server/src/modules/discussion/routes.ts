import * as contract from '@sanshen/contract/discussion';
import { brandId, type ManuscriptId } from '@sanshen/domain/kernel';
import type { App, AppContext } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { requireReader } from './access.ts';
import type { MessageKind } from './comment-store.ts';
import { continueThread } from './continue-thread.ts';
import { commentsOn } from './list-comments.ts';
import { openThreadOn } from './open-thread.ts';
import { participantsOf } from './participants.ts';
import { markSeenBy, seenBy } from './seen.ts';
import { showThread } from './show-thread.ts';

const manuscriptOf = (params: { readonly manuscript: string }) => brandId<ManuscriptId>(params.manuscript);

type ThreadRequest = Parameters<typeof continueThread>[2];

/** Binds comments and what people have seen. */
export function commentRoutes(app: App, context: AppContext): void {
  const show = async ({
    manuscript,
    person,
    thread,
  }: Pick<ThreadRequest, 'manuscript' | 'person' | 'thread'>) =>
    showThread(context.db, manuscript, thread, await requireReader(context, person, manuscript));

  bindRoute(app, contract.listComments, ({ params, query, person }) =>
    commentsOn(context, person, manuscriptOf(params), query),
  );

  bindRoute(app, contract.openThread, async ({ params, body, person, command }) => {
    const request = { manuscript: manuscriptOf(params), person, ...body };
    const thread = await openThreadOn(context, command, request);
    return show({ ...request, thread });
  });

  const bindContinuation = (
    route: typeof contract.replyToThread | typeof contract.resolveThread | typeof contract.reopenThread,
    kind: MessageKind,
  ) =>
    bindRoute(app, route, async ({ params, body, person, command }) => {
      const mentions = 'mentions' in body ? body.mentions : [];
      const place = { manuscript: manuscriptOf(params), person, thread: params.thread };
      await continueThread(context, command, { ...place, kind, text: body.text, mentions });
      return show(place);
    });
  bindContinuation(contract.replyToThread, 'said');
  bindContinuation(contract.resolveThread, 'resolved');
  bindContinuation(contract.reopenThread, 'reopened');

  bindRoute(app, contract.listParticipants, ({ params, person }) =>
    participantsOf(context, person, manuscriptOf(params)),
  );

  bindRoute(app, contract.markSeen, async ({ params, body, person, command }) => {
    const manuscript = manuscriptOf(params);
    await markSeenBy(context, command, { person, manuscript, revision: body.revision });
    return seenBy(context, person, manuscript);
  });

  bindRoute(app, contract.readSeen, ({ params, person }) => seenBy(context, person, manuscriptOf(params)));
}
