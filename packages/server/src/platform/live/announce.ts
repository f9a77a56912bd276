import { type LiveKind, liveKinds } from '@sanshen/contract/live';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Database, Transaction } from '../db/database.ts';
import { announceWithCommit, liveChannel } from '../db/round-trips.ts';

const announcementSchema = z.object({
  /** `session` stays between the servers: sessions of the person `id` may have ended. */
  kind: z.enum([...liveKinds, 'session']),
  id: z.string(),
  organization: z.string().optional(),
  /** Of a manuscript that moved: how far it had come, and whose seats it waited at. They are told that it has left them. */
  before: z
    .object({
      state: z.enum(['draft', 'inReview', 'released', 'published']),
      seats: z.array(z.string()),
    })
    .optional(),
});

/** What one server tells all of them (itself too) about a change. Ids are as {@link LiveKind} says; no texts: it goes through the database's own queue. */
export interface Announcement {
  readonly kind: LiveKind | 'session';
  readonly id: string;
  readonly organization?: string;
  readonly before?: {
    readonly state: 'draft' | 'inReview' | 'released' | 'published';
    readonly seats: readonly string[];
  };
}

/**
 * Tells every server, and by them the screens of all who may read it, that something has changed. In a transaction it is told with its COMMIT, in the
 * statement that goes there anyway, and not at all if it is undone; the same thing twice is told once. Without one it is told at once.
 */
export async function announce(
  db: Database | Transaction,
  ...announcements: readonly Announcement[]
): Promise<void> {
  const payloads = announcements.map((one) => JSON.stringify(one));
  if (payloads.length === 0) return;
  if (db.isTransaction) return announceWithCommit(db, payloads);
  await sql`select pg_notify(${liveChannel}, payload) from unnest(${payloads}::text[]) payload`.execute(db);
}

/** An announcement as it is heard. */
export type Heard = z.output<typeof announcementSchema>;

/** What came over the channel; null for what no server of this version sends. */
export function readAnnouncement(payload: string): Heard | null {
  try {
    return announcementSchema.safeParse(JSON.parse(payload)).data ?? null;
  } catch {
    return null;
  }
}
