import type { manuscriptListLineSchema } from '@sanshen/contract/content-list';
import type { ChannelId, Instant, ManuscriptId } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Database } from '../../../platform/db/database.ts';
import { findChannels } from '../../channels/public.ts';
import { waitingOf } from '../../review/public.ts';
import { showLine } from '../show-manuscript.ts';
import { mayReadText } from './find-manuscripts.ts';
import { excerptOf, partsToMark, rangesIn } from './highlight.ts';
import type { ReadingScope } from './reading-scope.ts';
import type { TextQuery } from './text-query.ts';

export type Line = z.input<typeof manuscriptListLineSchema>;

/** The lines of some manuscripts in the order given, with the places where a query was found. */
export async function linesOf(
  db: Database,
  ids: readonly ManuscriptId[],
  about: { readonly scope: ReadingScope; readonly text: TextQuery | null; readonly now: Instant },
): Promise<readonly Line[]> {
  if (ids.length === 0) return [];
  const rows = await loadRows(db, ids, about);
  const channels = await findChannels(db, [...new Set(rows.flatMap((row) => row.channels ?? []))]);
  const waiting = await waitingOf(db, ids);
  const lines = new Map(
    rows.map((row): [ManuscriptId, Line] => {
      const open = waiting.get(row.manuscript_id) ?? null;
      const line = {
        ...showLine(row),
        organizationName: row.organization_name,
        authorName: row.author_name,
        form: row.form,
        channels: channelsOf(row.channels ?? []),
        schedule: row.schedule,
        waiting: open === null ? [] : [...open.seats],
        dueAt: open?.dueAt ?? null,
        highlights: about.text === null ? null : highlightsOf(row, about.text),
      };
      return [row.manuscript_id, line];
    }),
  );
  return ids.flatMap((id) => lines.get(id) ?? []);

  function channelsOf(chosen: readonly ChannelId[]) {
    return chosen.flatMap((id) => {
      const known = channels.find((one) => one.id === id);
      return known === undefined ? [] : [{ channel: id, name: known.name, platform: known.platform }];
    });
  }
}

function loadRows(
  db: Database,
  ids: readonly ManuscriptId[],
  {
    scope,
    text,
    now,
  }: { readonly scope: ReadingScope; readonly text: TextQuery | null; readonly now: Instant },
) {
  const readable = mayReadText(scope);
  const words = text?.words ?? null;
  const titleWords = text?.titleWords ?? null;
  return db
    .selectFrom('manuscript as m')
    .leftJoin('manuscript_text as t', 't.manuscript_id', 'm.manuscript_id')
    .leftJoin('person', 'person.person_id', 'm.author_id')
    .leftJoin('organization_state as owner', (join) =>
      join
        .onRef('owner.organization_id', '=', 'm.organization_id')
        .on('owner.valid_from', '<=', now)
        .on((end) => end.or([end('owner.valid_to', 'is', null), end('owner.valid_to', '>', now)])),
    )
    .select([
      'm.manuscript_id',
      'm.organization_id',
      'm.author_id',
      'm.title',
      'm.topic',
      'm.phase',
      'm.importance',
      'm.revision',
      'm.round',
      'm.created_at',
      'm.changed_at',
      sql<string>`coalesce(person.name, m.author_id)`.as('author_name'),
      sql<string>`coalesce(owner.name, m.organization_id)`.as('organization_name'),
      // Written by putText from a ManuscriptContent.
      sql<Line['form']>`t.form`.as('form'),
      't.channels',
      't.schedule',
      sql<string | null>`case when ${text !== null} and ${readable} then (select plain_text from revision
        where revision.manuscript_id = m.manuscript_id and revision.number = m.revision) end`.as(
        'plain_text',
      ),
      sql<boolean>`case when ${readable} then coalesce(t.search @@ ${words}::tsquery, false)
        else coalesce(t.search @@ ${titleWords}::tsquery, false) end`.as('by_words'),
    ])
    .where('m.manuscript_id', 'in', ids)
    .execute();
}

type Row = Awaited<ReturnType<typeof loadRows>>[number];

function highlightsOf(row: Row, { terms }: TextQuery): NonNullable<Line['highlights']> {
  const text = row.plain_text ?? '';
  const parts = partsToMark(terms, [row.title, text]);
  const { excerpt, ranges } = excerptOf(text, parts);
  return {
    title: rangesIn(row.title, parts),
    excerpt,
    excerptRanges: ranges,
    matchedBy: row.by_words ? 'words' : 'characters',
  };
}
