import { contentDigest, readContent } from '@sanshen/document';
import { nodeHash } from '@sanshen/document/node-hash';
import type { ManuscriptContent } from '@sanshen/domain/content';
import type { Digest, ManuscriptId } from '@sanshen/domain/kernel';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { loadRevision } from '../content/public.ts';

export type Released =
  | { readonly kind: 'content'; readonly content: ManuscriptContent }
  | { readonly kind: 'missing' }
  /** What is stored under the digest no longer has it. */
  | { readonly kind: 'changed' };

/** The revision with exactly this digest, its digest computed anew: what is published is what was released, or nothing is. */
export async function loadReleased(
  db: Database | Transaction,
  manuscript: ManuscriptId,
  digest: Digest,
): Promise<Released> {
  const revision = await loadRevision(db, manuscript, digest);
  if (revision === null) return { kind: 'missing' };
  const read = readContent(revision.content);
  if (!read.ok) return { kind: 'changed' };
  const suite = digest.startsWith('sm3:') ? 'sm3' : 'sha256';
  const same = contentDigest(read.value, suite, nodeHash) === digest;
  return same ? { kind: 'content', content: read.value } : { kind: 'changed' };
}
