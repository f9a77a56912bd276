import type { calendarItemSchema } from '@sanshen/contract/calendar';
import { type Day, dayOf, daysAfter, instantOf } from '@sanshen/domain/calendar';
import type { ChannelId, Instant, ManuscriptId, OrganizationId } from '@sanshen/domain/kernel';
import type { z } from 'zod';
import type { Database } from '../../platform/db/database.ts';
import { entriesBetween } from './entry-store.ts';

export type Item = z.input<typeof calendarItemSchema>;

/** Items of each kind in one reading at most. */
const most = 500;

/** Phases that only the manuscript's own unit sees. */
const draftPhases = ['drafting', 'returned', 'abandoned'] as const;

export interface Collected {
  readonly items: readonly Item[];
  readonly more: boolean;
}

/**
 * What a unit publishes, means to publish and has scheduled on some days, by its time. `drafts`: whether schedules of drafts are among it;
 * `mayPlan`: whether the caller may move plans. Three queries over indexes that lead with the unit.
 */
export async function collectItems(
  db: Database,
  organization: OrganizationId,
  asked: {
    readonly from: Day;
    readonly to: Day;
    readonly now: Instant;
    readonly drafts: boolean;
    readonly mayPlan: boolean;
  },
): Promise<Collected> {
  const span = { from: instantOf(asked.from), to: instantOf(daysAfter(asked.to, 1)), limit: most + 1 };
  const [entries, manuscripts, publications] = await Promise.all([
    entriesBetween(db, organization, span),
    scheduledBetween(db, organization, span, asked.drafts),
    publishedBetween(db, organization, span),
  ]);
  const titles = await campaignTitles(
    db,
    entries.flatMap(({ campaign }) => campaign ?? []),
  );
  const phases = await phasesOf(
    db,
    entries.flatMap(({ manuscript }) => manuscript ?? []),
  );
  const planned = entries.slice(0, most).map((entry): Item => {
    const past = entry.at < asked.now;
    return {
      ...nothing,
      id: entry.id,
      kind: 'entry',
      title: entry.title,
      note: entry.note,
      at: entry.at,
      channel: entry.channel,
      manuscript: entry.manuscript,
      phase: entry.manuscript === null ? null : (phases.get(entry.manuscript) ?? null),
      idea: entry.idea,
      campaign: entry.campaign,
      campaignTitle: entry.campaign === null ? null : (titles.get(entry.campaign) ?? null),
      version: entry.version,
      mayMove: asked.mayPlan,
      past,
    };
  });
  const items = [...planned, ...manuscripts.slice(0, most), ...publications.slice(0, most)];
  return {
    items: items.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1)),
    more: [entries, manuscripts, publications].some((list) => list.length > most),
  };
}

const nothing = {
  note: '',
  manuscript: null,
  phase: null,
  status: null,
  idea: null,
  campaign: null,
  campaignTitle: null,
  version: null,
  mayMove: false,
  past: false,
} as const;

interface Span {
  readonly from: Instant;
  readonly to: Instant;
  readonly limit: number;
}

/** One line for each channel of each manuscript with a schedule, but for channels on which it has gone out or is about to. */
async function scheduledBetween(
  db: Database,
  organization: OrganizationId,
  span: Span,
  drafts: boolean,
): Promise<readonly Item[]> {
  const rows = await db
    .selectFrom('manuscript_text')
    .innerJoin('manuscript', 'manuscript.manuscript_id', 'manuscript_text.manuscript_id')
    .select(['manuscript.manuscript_id as manuscript', 'title', 'phase', 'channels', 'schedule'])
    .where('manuscript_text.organization_id', '=', organization)
    .where('schedule', '>=', span.from)
    .where('schedule', '<', span.to)
    .where('phase', 'not in', drafts ? ['abandoned'] : [...draftPhases])
    .orderBy('schedule')
    .limit(span.limit)
    .execute();
  const begun = await channelsBegun(
    db,
    rows.map(({ manuscript }) => manuscript),
  );
  return rows.flatMap(({ manuscript, title, phase, channels, schedule }) => {
    if (schedule === null) return [];
    const open: readonly (ChannelId | null)[] = channels.length === 0 ? [null] : channels;
    return open
      .filter((channel) => channel === null || !begun.has(`${manuscript}@${channel}`))
      .map(
        (channel): Item => ({
          ...nothing,
          id: `${manuscript}@${channel ?? ''}`,
          kind: 'manuscript',
          title,
          at: schedule,
          channel,
          manuscript,
          phase: phase === 'unborn' ? 'drafting' : phase,
        }),
      );
  });
}

async function channelsBegun(
  db: Database,
  manuscripts: readonly ManuscriptId[],
): Promise<ReadonlySet<string>> {
  if (manuscripts.length === 0) return new Set();
  const rows = await db
    .selectFrom('publication')
    .select(['manuscript_id', 'channel_id'])
    .where('manuscript_id', 'in', manuscripts)
    .where('status', '!=', 'rejected')
    .execute();
  return new Set(rows.map((row) => `${row.manuscript_id}@${row.channel_id}`));
}

async function publishedBetween(
  db: Database,
  organization: OrganizationId,
  span: Span,
): Promise<readonly Item[]> {
  const rows = await db
    .selectFrom('publication')
    .select([
      'publication_id as id',
      'manuscript_id as manuscript',
      'title',
      'channel_id as channel',
      'status',
      'begun_at as at',
    ])
    .where('organization_id', '=', organization)
    .where('begun_at', '>=', span.from)
    .where('begun_at', '<', span.to)
    .where('status', '!=', 'rejected')
    .orderBy('begun_at')
    .limit(span.limit)
    .execute();
  return rows.map((row): Item => ({ ...nothing, ...row, kind: 'publication', past: true }));
}

async function campaignTitles(db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('campaign')
    .select(['campaign_id', 'brief'])
    .where('campaign_id', 'in', [...new Set(ids)])
    .execute();
  return new Map(
    // Written by the projection of campaigns from a brief.
    rows.map(({ campaign_id, brief }) => [campaign_id, (brief as { readonly title: string }).title]),
  );
}

async function phasesOf(db: Database, ids: readonly ManuscriptId[]) {
  if (ids.length === 0) return new Map<ManuscriptId, Item['phase']>();
  const rows = await db
    .selectFrom('manuscript')
    .select(['manuscript_id', 'phase'])
    .where('manuscript_id', 'in', [...new Set(ids)])
    .execute();
  return new Map(
    rows.map(({ manuscript_id, phase }): [ManuscriptId, Item['phase']] => [
      manuscript_id,
      phase === 'unborn' ? 'drafting' : phase,
    ]),
  );
}

/** Whether an instant falls on one of some days in China. */
export function isWithin(at: Instant, { from, to }: { readonly from: Day; readonly to: Day }): boolean {
  const day = dayOf(at);
  return from <= day && day <= to;
}
