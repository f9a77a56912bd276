import { incidentProblems } from '@sanshen/contract/incidents-problems';
import { emptyContent } from '@sanshen/domain/content';
import type { ManuscriptId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import { newId } from '../../platform/new-id.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { livingOf } from '../channels/public.ts';
import { checkContent, openManuscript } from '../content/public.ts';
import { namesOf, requireGrant } from '../organization/public.ts';
import { recordIncident } from './record.ts';
import { openIncident, requireOpen } from './scene.ts';
import { findIncident } from './store.ts';

/**
 * Begins a public statement: a manuscript with the prepared text on the unit's running channels, which goes out by the emergency release or by the usual
 * reviews, and by nothing else. Throws `request.notFound`, `access.forbidden`, `incidents.closed`, `incidents.noStatement` and what a text is refused for.
 */
export async function beginStatement(
  context: AppContext,
  key: CommandKey,
  wish: {
    readonly incident: string;
    readonly title: string;
    readonly body: string;
    readonly channels: readonly string[];
  },
): Promise<{ readonly manuscript: ManuscriptId }> {
  const { db, clock } = context;
  const { person } = key;
  const found = await findIncident(db, wish.incident);
  if (found === null) throw platformProblem('request.notFound');
  const { organization } = found;
  const now = clock.now();
  await requireGrant(db, person, organization, 'handleIncident', now);
  await requireGrant(db, person, organization, 'writeManuscript', now);
  const running = (await livingOf(db, [organization], ['active'])).map(({ id }) => id);
  const channels = wish.channels.length === 0 ? running : wish.channels;
  if (channels.length === 0) throw new Problem(incidentProblems['incidents.noStatement']);
  const byline = (await namesOf(db, [organization], now)).get(organization) ?? '';
  const raw = {
    ...emptyContent,
    ...{ title: wish.title, byline, body: paragraphs(wish.body) },
    channels: channels.map((channel) => ({ channel })),
  };
  // Who may read a file is asked on other connections, which a transaction must not wait for.
  const checked = await checkContent(context, raw, { organization, person, manuscript: null });
  return runCommand(context, key, async (trx) => {
    const manuscript = newId<ManuscriptId>();
    // The heart holds the manuscript before the desk's row is held, as everywhere.
    await openManuscript(trx, { manuscript, organization, person, ...checked }, clock.now());
    const scene = await openIncident(trx, context, person, wish.incident);
    requireOpen(scene);
    const { word, incident } = scene;
    await recordIncident(trx, { kind: 'statementBegun', incident: incident.id, manuscript, word });
    return { manuscript };
  });
}

function paragraphs(text: string) {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return {
    type: 'doc',
    content: lines.map((line) => ({ type: 'paragraph', content: [{ type: 'text', text: line.trim() }] })),
  };
}
