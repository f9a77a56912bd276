import type { listIncidentPublications as contract } from '@sanshen/contract/incidents';
import type { RouteInput, RouteOutput } from '@sanshen/contract/route';
import type { ManuscriptId, PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import { platformProblem } from '../../platform/problem.ts';
import { findChannels, livingOf } from '../channels/public.ts';
import { standingIn } from './scene.ts';
import { findIncident } from './store.ts';

/** How much is offered at once; the rest is found by its title. */
const shown = 100;

/**
 * What is public on the channels of an incident, newest first; without channels, on all of its unit. Of one manuscript, on whichever channel of the unit. Throws
 * `request.notFound`, `access.forbidden`.
 */
export async function listPublications(
  context: AppContext,
  person: PersonId,
  id: string,
  query: RouteInput<typeof contract>['query'],
): Promise<RouteOutput<typeof contract>> {
  const { db } = context;
  const incident = await findIncident(db, id);
  if (incident === null) throw platformProblem('request.notFound');
  const { organization } = incident;
  await standingIn(db, context, person, organization, 'handleIncident');
  const own = (await livingOf(db, [organization])).map((channel) => channel.id);
  const ids = incident.channels.length === 0 || query.manuscript !== undefined ? own : incident.channels;
  const channels = new Map(
    (await findChannels(db, [...new Set([...ids, ...incident.channels])])).map((one) => [one.id, one]),
  );
  if (channels.size === 0) return { items: [] };
  const rows = await db
    .selectFrom('publication')
    .select(['publication_id', 'manuscript_id', 'channel_id', 'title', 'url', 'begun_at'])
    .where('channel_id', 'in', [...channels.keys()])
    .where('status', '=', 'done')
    .$if(query.manuscript !== undefined, (wanted) =>
      // Checked to be a UUID; one that nobody has is found nowhere.
      wanted.where('manuscript_id', '=', (query.manuscript ?? '') as ManuscriptId),
    )
    .$if(query.text !== undefined && query.text !== '', (wanted) =>
      wanted.where('title', 'like', `%${(query.text ?? '').replace(/[\\%_]/g, '\\$&')}%`),
    )
    .orderBy('begun_at', 'desc')
    .limit(shown)
    .execute();
  return {
    items: rows.map((row) => {
      const channel = channels.get(row.channel_id);
      return {
        publication: row.publication_id,
        manuscript: row.manuscript_id,
        title: row.title,
        channel: { id: row.channel_id, name: channel?.name ?? '', platform: channel?.platform ?? '' },
        url: row.url,
        begunAt: row.begun_at,
      };
    }),
  };
}
