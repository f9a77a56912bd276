import type {
  Channel,
  ChannelLife,
  ChannelPlatform,
  ChannelSettings,
  ChannelStatus,
} from '@sanshen/domain/channels';
import type { ChannelId, Instant, Json, OrganizationId } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { decodeCursor, pageFrom } from '../../platform/http/cursor.ts';

/** A channel with what the register knows besides. */
export interface RegisteredChannel extends Channel {
  readonly registeredAt: Instant;
  /** Counts its changes, from 1. */
  readonly version: number;
}

/** A channel with its life. */
export interface LivingChannel extends RegisteredChannel {
  readonly root: OrganizationId;
  readonly life: ChannelLife;
  /** When it ran first; null before. */
  readonly runsSince: Instant | null;
  readonly attestedAt: Instant | null;
}

/** What the column `life` holds: the domain's ChannelLife without what has a column of its own. */
export type LifeDocument = Omit<ChannelLife, 'status' | 'handle' | 'since'>;

const channelColumns = [
  'channel_id as id',
  'organization_id as organization',
  'platform',
  'name',
  'handle',
  'connector',
  'settings',
  'status',
  'registered_at as registeredAt',
  'version',
] as const;

const lifeColumns = [
  'root_id as root',
  'life',
  'status_since as since',
  'runs_since as runsSince',
  'attested_at as attestedAt',
] as const;

function selectChannels(db: Database | Transaction) {
  return db.selectFrom('channel').select(channelColumns);
}

/** Channels with their lives, to be narrowed. */
export function selectLiving(db: Database | Transaction) {
  return db.selectFrom('channel').select([...channelColumns, ...lifeColumns]);
}

type Row = Omit<RegisteredChannel, 'platform' | 'settings'> & {
  readonly platform: string;
  readonly settings: Json;
};

function toChannel(row: Row): RegisteredChannel {
  // Only projectChannel writes these columns, from the typed event.
  const settings = row.settings as ChannelSettings;
  return { ...row, settings, platform: row.platform as ChannelPlatform };
}

/** A row of {@link selectLiving} as a channel. */
export function toLiving({
  life,
  since,
  root,
  runsSince,
  attestedAt,
  ...row
}: Row & {
  readonly root: OrganizationId;
  readonly life: Json;
  readonly since: Instant;
  readonly runsSince: Instant | null;
  readonly attestedAt: Instant | null;
}): LivingChannel {
  const channel = toChannel(row);
  const { status, handle } = channel;
  // As above.
  const document = life as unknown as LifeDocument;
  return { ...channel, root, runsSince, attestedAt, life: { ...document, status, handle, since } };
}

/** A channel by its id; null if there is none. With `hold` its row is held until the transaction ends. */
export async function findChannel(
  db: Database | Transaction,
  id: ChannelId,
  hold = false,
): Promise<RegisteredChannel | null> {
  const row = await selectChannels(db)
    .where('channel_id', '=', id)
    .$if(hold, (query) => query.forUpdate())
    .executeTakeFirst();
  return row === undefined ? null : toChannel(row);
}

/** A channel with its life; null if there is none. With `hold` its row is held until the transaction ends. */
export async function findLiving(
  db: Database | Transaction,
  id: ChannelId,
  hold = false,
): Promise<LivingChannel | null> {
  const row = await selectLiving(db)
    .where('channel_id', '=', id)
    .$if(hold, (query) => query.forUpdate())
    .executeTakeFirst();
  return row === undefined ? null : toLiving(row);
}

/** Channels by their ids, in one query; unknown ids are left out. */
export async function findChannels(
  db: Database | Transaction,
  ids: readonly ChannelId[],
): Promise<RegisteredChannel[]> {
  if (ids.length === 0) return [];
  const rows = await selectChannels(db).where('channel_id', 'in', ids).execute();
  return rows.map(toChannel);
}

/** Channels of an organisation by name, closed ones included. Throws `request.cursorInvalid`. */
export async function channelsOf(
  db: Database,
  organization: OrganizationId,
  page: { readonly cursor?: string | undefined; readonly limit: number },
) {
  const after = decodeCursor(page.cursor, z.tuple([z.string(), z.string()]));
  const rows = await selectChannels(db)
    .where('organization_id', '=', organization)
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(name, channel_id) > (${after?.[0]}::text, ${after?.[1]}::text)`),
    )
    .orderBy('name')
    .orderBy('channel_id')
    .limit(page.limit + 1)
    .execute();
  return pageFrom(
    rows.map(toChannel),
    page.limit,
    (one) => [one.name, one.id],
    (one) => one,
  );
}

/** Channels with their lives that an organisation answers for, by name; of some statuses where any are named. */
export async function livingOf(
  db: Database | Transaction,
  organizations: readonly OrganizationId[],
  statuses: readonly ChannelStatus[] = [],
): Promise<LivingChannel[]> {
  if (organizations.length === 0) return [];
  const rows = await selectLiving(db)
    .where('organization_id', 'in', organizations)
    .$if(statuses.length > 0, (query) => query.where('status', 'in', statuses))
    .orderBy('name')
    .orderBy('channel_id')
    .execute();
  return rows.map(toLiving);
}
