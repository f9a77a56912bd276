import { parseBody, plainText } from '@sanshen/document';
import { dayOf } from '@sanshen/domain/calendar';
import { type Circular, numberText } from '@sanshen/domain/circulars';
import type { Digest, Instant } from '@sanshen/domain/kernel';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { officialDocument, type PrintedDocument } from '../../platform/documents/documents.ts';
import { loadRevision, type StoredRevision } from '../content/public.ts';
import { readState } from '../review/public.ts';
import { blocksFrom } from './body.ts';

/** The text that counts: what was issued, else the newest one. */
export async function textOf(db: Database | Transaction, one: Circular): Promise<StoredRevision | null> {
  const digest: Digest | null = one.issued?.digest ?? (await readState(db, one.manuscript))?.digest ?? null;
  return digest === null ? null : loadRevision(db, one.manuscript, digest);
}

/** The body of a content as plain text. */
export function plainBody({ content }: StoredRevision): string {
  return plainText(parseBody(content.body)).text;
}

/** The circular as official document, from the text that counts; a draft says that it is one, and has no number yet. */
export function documentOf(
  one: Circular,
  { content }: StoredRevision,
  issuer: string,
  now: Instant,
): PrintedDocument {
  const { issued, prefix, envelope } = one;
  const date = dayOf(issued?.at ?? now);
  const number = issued?.number ?? { prefix, year: Number(date.slice(0, 4)), number: null };
  return officialDocument({
    issuer: content.byline === '' ? issuer : content.byline,
    number: numberText(number),
    title: content.title,
    addressees: envelope.recipients.map(({ name }) => name),
    body: blocksFrom(content.body),
    date,
    copyTo: envelope.copyTo,
    ...(issued === null ? { draft: '草稿，未印发' } : { printed: { by: issuer, on: date } }),
    madeAt: issued?.at ?? now,
  });
}
