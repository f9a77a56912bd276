import {
  emptyRef,
  type Platform,
  type PreparedState,
  type PublicationRef,
} from '@sanshen/connectors/connector';
import type {
  ChannelId,
  Digest,
  Instant,
  ManuscriptId,
  Message,
  OrganizationId,
  PublicationId,
} from '@sanshen/domain/kernel';
import type { PublicationStatus, Verdict } from '@sanshen/domain/review';
import { sql } from 'kysely';
import { type Database, type Transaction, toJson } from '../../platform/db/database.ts';
import { announce } from '../../platform/live/announce.ts';

/** By which way the outcome of a publication came: an event, a look at the task, settling a lost answer, a person. */
export type LearntBy = 'event' | 'check' | 'reconciliation' | 'person';

/** One attempt to publish one release on one channel. */
export interface Publication {
  readonly id: PublicationId;
  readonly manuscript: ManuscriptId;
  readonly root: OrganizationId;
  readonly organization: OrganizationId;
  readonly channel: ChannelId;
  readonly digest: Digest;
  readonly title: string;
  readonly status: PublicationStatus;
  readonly reference: string | null;
  readonly url: string | null;
  readonly verdict: Verdict | null;
  readonly prepared: PreparedState | null;
  readonly ref: PublicationRef | null;
  readonly submitStartedAt: Instant | null;
  readonly preparations: number;
  readonly checks: number;
  readonly reconciliations: number;
  readonly takedownStartedAt: Instant | null;
  readonly takedowns: number;
  readonly takedownByHand: boolean;
  readonly verifications: number;
  readonly verifiedAt: Instant | null;
  readonly message: Message | null;
  /** Null while it is open, and where the platform's answer to the submission was the outcome. */
  readonly learntBy: LearntBy | null;
  readonly begunAt: Instant;
  readonly changedAt: Instant;
}

/** A query over publications, with every column under its name in {@link Publication}. */
export function selectPublications(db: Database | Transaction) {
  return db
    .selectFrom('publication')
    .select([
      'publication_id as id',
      'manuscript_id as manuscript',
      'root_id as root',
      'organization_id as organization',
      'channel_id as channel',
      'digest',
      'title',
      'status',
      'reference',
      'url',
      'verdict',
      'prepared',
      'ref',
      'submit_started_at as submitStartedAt',
      'preparations',
      'checks',
      'reconciliations',
      'takedown_started_at as takedownStartedAt',
      'takedowns',
      'takedown_by_hand as takedownByHand',
      'verifications',
      'verified_at as verifiedAt',
      'message',
      'learnt_by as learntBy',
      'begun_at as begunAt',
      'changed_at as changedAt',
    ]);
}

type Row = Omit<Publication, 'prepared' | 'ref' | 'message' | 'learntBy'> & {
  readonly learntBy: string | null;
  readonly prepared: unknown;
  readonly ref: unknown;
  readonly message: unknown;
};

/** A row as read by {@link selectPublications}. */
export function toPublication(row: Row): Publication {
  // The four columns are written by this module from these types and by nothing else.
  return row as Publication;
}

/** A publication; null if there is none. */
export async function findPublication(
  db: Database | Transaction,
  id: PublicationId,
): Promise<Publication | null> {
  const row = await selectPublications(db).where('publication_id', '=', id).executeTakeFirst();
  return row === undefined ? null : toPublication(row);
}

/** The publications of a manuscript, oldest first. */
export async function publicationsOf(
  db: Database | Transaction,
  manuscript: ManuscriptId,
): Promise<Publication[]> {
  const rows = await selectPublications(db)
    .where('manuscript_id', '=', manuscript)
    .orderBy('begun_at')
    .orderBy('publication_id')
    .execute();
  return rows.map(toPublication);
}

/** The publication that the platform knows under a task's number; null if none is known (yet). */
export async function findByTask(
  db: Database | Transaction,
  channel: ChannelId,
  task: string,
): Promise<Publication | null> {
  const row = await selectPublications(db)
    .where('channel_id', '=', channel)
    .where(sql<boolean>`ref ->> 'task' = ${task}`)
    .executeTakeFirst();
  return row === undefined ? null : toPublication(row);
}

/** What the platform may have got on a channel without our knowing yet what became of it. */
export async function unsettledOn(db: Database | Transaction, channel: ChannelId): Promise<PublicationId[]> {
  const rows = await db
    .selectFrom('publication')
    .select('publication_id')
    .where('channel_id', '=', channel)
    .where('status', 'in', ['begun', 'accepted', 'handedOver'])
    .where('submit_started_at', 'is not', null)
    .execute();
  return rows.map((row) => row.publication_id);
}

/** What an earlier attempt that was not submitted left on the platform for this text, so that no second draft is made. */
export async function leftBehind(db: Database, publication: Publication): Promise<PreparedState | null> {
  const row = await db
    .selectFrom('publication')
    .select('prepared')
    .where('manuscript_id', '=', publication.manuscript)
    .where('channel_id', '=', publication.channel)
    .where('status', '=', 'rejected')
    .where('publication_id', '<>', publication.id)
    .where('prepared', 'is not', null)
    .orderBy('begun_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  // Written by keep() from a PreparedState.
  return (row?.prepared ?? null) as PreparedState | null;
}

/** The changes that a job makes to a publication's row; what is absent stays. */
export interface Change {
  readonly prepared?: PreparedState | null;
  readonly ref?: PublicationRef;
  readonly submitStartedAt?: Instant;
  readonly preparations?: number;
  readonly checks?: number;
  readonly reconciliations?: number;
  readonly takedownStartedAt?: Instant;
  readonly takedowns?: number;
  readonly takedownByHand?: boolean;
  readonly verifications?: number;
  readonly verifiedAt?: Instant;
  readonly message?: Message | null;
  readonly learntBy?: LearntBy;
}

/** Keeps changes of a publication. */
export async function keep(
  db: Database | Transaction,
  id: PublicationId,
  change: Change,
  at: Instant,
): Promise<void> {
  const json = (value: unknown) => (value === null ? null : toJson(value));
  const kept = await db
    .updateTable('publication')
    .set({
      changed_at: at,
      ...(change.prepared === undefined ? {} : { prepared: json(change.prepared) }),
      ...(change.ref === undefined ? {} : { ref: json(change.ref) }),
      ...(change.message === undefined ? {} : { message: json(change.message) }),
      ...(change.learntBy === undefined ? {} : { learnt_by: change.learntBy }),
      ...(change.submitStartedAt === undefined ? {} : { submit_started_at: change.submitStartedAt }),
      ...(change.preparations === undefined ? {} : { preparations: change.preparations }),
      ...(change.checks === undefined ? {} : { checks: change.checks }),
      ...(change.reconciliations === undefined ? {} : { reconciliations: change.reconciliations }),
      ...(change.takedownStartedAt === undefined ? {} : { takedown_started_at: change.takedownStartedAt }),
      ...(change.takedowns === undefined ? {} : { takedowns: change.takedowns }),
      ...(change.takedownByHand === undefined ? {} : { takedown_by_hand: change.takedownByHand }),
      ...(change.verifications === undefined ? {} : { verifications: change.verifications }),
      ...(change.verifiedAt === undefined ? {} : { verified_at: change.verifiedAt }),
    })
    .where('publication_id', '=', id)
    .returning(['manuscript_id', 'organization_id'])
    .executeTakeFirst();
  if (kept === undefined || Object.keys(change).length === 0) return;
  await announce(db, { kind: 'publication', id: kept.manuscript_id, organization: kept.organization_id });
}

/** All that is known of a publication on its platform; the address that a person entered counts where the platform gave none. */
export function refOf(publication: Publication, platform: Platform): PublicationRef {
  const known = publication.ref ?? emptyRef(platform);
  return { ...known, url: known.url ?? publication.url };
}
