import { type certificateSchema, publishingProblems } from '@sanshen/contract/publishing';
import type { ManuscriptId } from '@sanshen/domain/kernel';
import { formatKey } from '@sanshen/domain/ledger';
import type { z } from 'zod';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { Problem } from '../../platform/problem.ts';
import { loadKeys } from '../ledger/public.ts';
import { textOfNote } from './verify-certificate.ts';

/** A release certificate as it is kept. */
export interface KeptCertificate {
  readonly release: string;
  readonly digest: z.output<typeof certificateSchema>['digest'];
  readonly releasedAt: string;
  readonly note: string;
}

/** Every certificate of a manuscript, oldest first; more than one where a release was revoked and given again. */
export async function certificatesOf(
  db: Database | Transaction,
  manuscript: ManuscriptId,
): Promise<KeptCertificate[]> {
  return db
    .selectFrom('release_certificate')
    .select(['release_id as release', 'digest', 'released_at as releasedAt', 'note'])
    .where('manuscript_id', '=', manuscript)
    .orderBy('released_at')
    .orderBy('release_id')
    .execute();
}

type Shown = z.input<typeof certificateSchema>;

/** The latest certificate as the contract shows it, with the keys that verify it. Throws `publishing.noCertificate`. */
export async function readCertificate(db: Database, manuscript: ManuscriptId): Promise<Shown> {
  const kept = (await certificatesOf(db, manuscript)).at(-1);
  if (kept === undefined) throw new Problem(publishingProblems['publishing.noCertificate']);
  const keys = (await loadKeys(db)).map(formatKey);
  // The note was written from canonical JSON.
  return {
    ...kept,
    manuscript,
    certificate: JSON.parse(textOfNote(kept.note)) as Shown['certificate'],
    keys,
  };
}
