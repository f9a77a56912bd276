import type { Channel, ChannelPlatform, ChannelSettings, ChannelStatus } from '@sanshen/domain/channels';
import {
  brandId,
  type ChannelId,
  type Instant,
  type Json,
  type OrganizationId,
} from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { type Database, type Transaction, toJson } from '../../platform/db/database.ts';
import { decodeCursor, pageFrom } from '../../platform/http/cursor.ts';

/** A channel with what the register knows besides. */
export interface RegisteredChannel extends Channel {
  readonly registeredAt: Instant;
  /** Counts its changes, from 1. */
  readonly version: number;
}

/** What was decided about a channel; bodies of the ledger's `channel:<id>` streams. */
export type ChannelEvent =
  | { readonly kind: 'registered'; readonly root: OrganizationId; readonly channel: Channel }
  | {
      readonly kind: 'changed';
      readonly channel: ChannelId;
      readonly name: string;
      readonly connector: string;
      readonly settings: ChannelSettings;
      readonly status: ChannelStatus;
    }
  | { readonly kind: 'secretSet'; readonly channel: ChannelId; readonly name: string };

/** Writes the row that an event means. */
export async function projectChannel(trx: Transaction, event: ChannelEvent, at: Instant): Promise<void> {
  // The secret itself is sealed elsewhere, and is never part of a record.
  if (event.kind === 'secretSet') return;
  if (event.kind === 'changed') {
    const { name, connector, status, settings } = event;
    await trx
      .updateTable('channel')
      .set((row) => ({
        name,
        connector,
        status,
        settings: toJson(settings),
        version: row('version', '+', 1),
      }))
      .where('channel_id', '=', event.channel)
      .execute();
    return;
  }
  const { id, organization, settings, ...rest } = event.channel;
  await trx
    .insertInto('channel')
    .values({
      ...rest,
      channel_id: id,
      root_id: event.root,
      organization_id: organization,
      settings: toJson(settings),
      version: 1,
      registered_at: at,
    })
    .execute();
}

function selectChannels(db: Database | Transaction) {
  return db
    .selectFrom('channel')
    .select([
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
    ]);
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

/** The ledger stream of a channel's decisions. */
export function channelStream(channel: ChannelId): string {
  return `channel:${channel}`;
}

/** The channel that a stream belongs to; null for another stream. */
export function channelOfStream(stream: string): ChannelId | null {
  return stream.startsWith('channel:') ? brandId<ChannelId>(stream.slice('channel:'.length)) : null;
}
