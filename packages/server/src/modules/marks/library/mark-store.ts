import type { MarkVersion } from '@sanshen/checks/marks/mark';
import type { Digest, Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import { type Database, type Transaction, toJson } from '../../../platform/db/database.ts';

/** A version that an organisation registered. */
export interface RegisteredMark {
  readonly organization: OrganizationId;
  readonly data: MarkVersion;
  readonly by: PersonSnapshot;
  readonly at: Instant;
  readonly withdrawn: {
    readonly by: PersonSnapshot;
    readonly at: Instant;
    readonly reason: string;
  } | null;
}

/** What some organisations registered, newest first; withdrawn versions too, as they stay in the history. */
export async function loadRegistered(
  db: Database | Transaction,
  organizations: readonly OrganizationId[],
): Promise<readonly RegisteredMark[]> {
  if (organizations.length === 0) return [];
  const rows = await db
    .selectFrom('mark_version')
    .selectAll()
    .where('organization_id', 'in', organizations)
    .orderBy('added_at', 'desc')
    .limit(2000)
    .execute();
  // Version and snapshots were written by insertRegistered and markWithdrawn.
  return rows.map((row) => ({
    organization: row.organization_id,
    data: row.data as unknown as MarkVersion,
    by: row.added_by as unknown as PersonSnapshot,
    at: row.added_at,
    withdrawn:
      row.withdrawn_at === null
        ? null
        : {
            by: row.withdrawn_by as unknown as PersonSnapshot,
            at: row.withdrawn_at,
            reason: row.withdrawn_reason ?? '',
          },
  }));
}

/** Keeps a version; false if the organisation has one of this name already. */
export async function insertRegistered(
  trx: Transaction,
  root: OrganizationId,
  { organization, data, by, at }: Omit<RegisteredMark, 'withdrawn'>,
): Promise<boolean> {
  const row = await trx
    .insertInto('mark_version')
    .values({
      organization_id: organization,
      mark: data.mark,
      version: data.version,
      root_id: root,
      data: toJson(data),
      added_by: toJson(by),
      added_at: at,
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'mark', 'version']).doNothing())
    .returning('mark')
    .executeTakeFirst();
  return row !== undefined;
}

/** Withdraws a version; false if it is withdrawn already or not there. */
export async function markWithdrawn(
  trx: Transaction,
  place: { readonly organization: OrganizationId; readonly mark: string; readonly version: string },
  withdrawn: NonNullable<RegisteredMark['withdrawn']>,
): Promise<boolean> {
  const row = await trx
    .updateTable('mark_version')
    .set({
      withdrawn_by: toJson(withdrawn.by),
      withdrawn_at: withdrawn.at,
      withdrawn_reason: withdrawn.reason,
    })
    .where('organization_id', '=', place.organization)
    .where('mark', '=', place.mark)
    .where('version', '=', place.version)
    .where('withdrawn_at', 'is', null)
    .returning('mark')
    .executeTakeFirst();
  return row !== undefined;
}

export interface Artwork {
  readonly digest: Digest;
  readonly mediaType: string;
  readonly width: number;
  readonly height: number;
}

/** An artwork that one of the organisations brought; null if none did. */
export async function loadArtwork(
  db: Database | Transaction,
  organizations: readonly OrganizationId[],
  digest: string,
): Promise<Artwork | null> {
  if (organizations.length === 0) return null;
  const row = await db
    .selectFrom('mark_artwork')
    .select(['digest', 'media_type', 'width', 'height'])
    .where('organization_id', 'in', organizations)
    // A digest of another suite finds nothing.
    .where('digest', '=', digest as Digest)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { media_type: mediaType, ...rest } = row;
  return { ...rest, mediaType };
}

export async function saveArtwork(
  db: Database,
  place: {
    readonly organization: OrganizationId;
    readonly root: OrganizationId;
    readonly person: PersonId;
    readonly at: Instant;
  },
  { digest, mediaType, width, height }: Artwork,
): Promise<void> {
  await db
    .insertInto('mark_artwork')
    .values({
      organization_id: place.organization,
      digest,
      root_id: place.root,
      media_type: mediaType,
      width,
      height,
      uploaded_by: place.person,
      uploaded_at: place.at,
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'digest']).doNothing())
    .execute();
}
