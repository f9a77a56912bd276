import * as contract from '@sanshen/contract/preview';
import { readContent } from '@sanshen/document';
import { brandId, type ChannelId, type ManuscriptId } from '@sanshen/domain/kernel';
import type { App, AppContext } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { platformProblem } from '../../platform/problem.ts';
import { findChannel } from '../channels/public.ts';
import { documentProblem, loadRevision, requireManuscriptView } from '../content/public.ts';
import { requireGrant } from '../organization/public.ts';
import { listPlatforms } from './platforms.ts';
import { channelFor, previewOf } from './preview.ts';

/** Binds what platforms take and previews. */
export function previewRoutes(app: App, context: AppContext): void {
  bindRoute(app, contract.listPlatforms, async () => ({ items: listPlatforms() }));

  bindRoute(app, contract.previewManuscript, async ({ params, query, person }) => {
    const manuscript = brandId<ManuscriptId>(params.manuscript);
    const row = await requireManuscriptView(context, context.db, person, manuscript, 'text');
    const channel = await channelFor(context, query.channel, row.organization_id);
    const revision = row.digest === null ? null : await loadRevision(context.db, manuscript, row.digest);
    if (revision === null) throw platformProblem('request.notFound');
    return previewOf(context, revision.content, channel);
  });

  bindRoute(app, contract.previewContent, async ({ body, person }) => {
    const channel = await findChannel(context.db, brandId<ChannelId>(body.channel));
    // The same answer for a channel that does not exist, so that nobody can ask which do.
    if (channel === null) throw platformProblem('access.forbidden');
    await requireGrant(context.db, person, channel.organization, 'writeManuscript', context.clock.now());
    const read = readContent(body.content);
    if (!read.ok) throw documentProblem(read.refusal);
    return previewOf(context, read.value, channel);
  });
}
