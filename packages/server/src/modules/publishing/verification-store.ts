import type { PublicationDifference } from '@sanshen/document';
import type { Digest, Instant, Message, PublicationId } from '@sanshen/domain/kernel';
import type { Verdict } from '@sanshen/domain/review';
import { sql } from 'kysely';
import { z } from 'zod';
import { type Database, type Transaction, toJson } from '../../platform/db/database.ts';
import { decodeCursor, pageFrom } from '../../platform/http/cursor.ts';

/** One reading of a publication. */
export interface Reading {
  readonly id: string;
  readonly publication: PublicationId;
  readonly at: Instant;
  readonly verdict: Verdict | null;
  readonly source: 'api' | 'page' | null;
  readonly fetched: Digest | null;
  readonly differences: readonly PublicationDifference[];
  readonly message: Message | null;
}

/** Keeps a reading. */
export async function insertReading(trx: Transaction, reading: Reading): Promise<void> {
  const { id, publication, differences, message, ...rest } = reading;
  await trx
    .insertInto('verification')
    .values({
      ...rest,
      verification_id: id,
      publication_id: publication,
      differences: toJson(differences),
      message: message === null ? null : toJson(message),
    })
    .execute();
}

/** The newest copy of a publication that a reading kept; null if none did. */
export async function lastCopyOf(
  db: Database | Transaction,
  publication: PublicationId,
): Promise<{ readonly file: Digest; readonly at: Instant } | null> {
  const row = await db
    .selectFrom('verification')
    .select(['fetched', 'at'])
    .where('publication_id', '=', publication)
    .where('fetched', 'is not', null)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined || row.fetched === null ? null : { file: row.fetched, at: row.at };
}

/** Readings of a publication, newest first. Throws `request.cursorInvalid`. */
export async function readingsOf(
  db: Database,
  publication: PublicationId,
  page: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ items: Reading[]; next: string | null }> {
  const after = decodeCursor(page.cursor, z.tuple([z.iso.datetime({ precision: 3 }), z.uuid()]));
  const rows = await db
    .selectFrom('verification')
    .selectAll()
    .where('publication_id', '=', publication)
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(at, verification_id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
    )
    .orderBy('at', 'desc')
    .orderBy('verification_id', 'desc')
    .limit(page.limit + 1)
    .execute();
  return pageFrom(
    rows,
    page.limit,
    (row) => [row.at, row.verification_id],
    ({ verification_id, publication_id, ...row }): Reading => ({
      id: verification_id,
      publication: publication_id,
      at: row.at,
      verdict: row.verdict,
      // The three are written by insertReading from these types.
      source: row.source as Reading['source'],
      fetched: row.fetched,
      differences: row.differences as unknown as Reading['differences'],
      message: row.message as Message | null,
    }),
  );
}
