import type { Digest, Instant } from '@sanshen/domain/kernel';
import type { Verdict } from '@sanshen/domain/review';
import type { Transaction } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import type { Publication } from './publication-store.ts';

/** What a reading found, as far as a case needs it. */
export interface Found {
  readonly verdict: Verdict;
  readonly fetched: Digest | null;
  readonly verification: string;
}

/**
 * Opens a case when what is public is not what was released: edited, taken down by somebody, or removed by the platform. It keeps both versions, the
 * released digest and the copy that was found. One case is open at a time for a publication; a reading that finds the right text again leaves it
 * open, because somebody has to say why.
 */
export async function openCase(
  trx: Transaction,
  publication: Publication,
  found: Found,
  at: Instant,
): Promise<void> {
  const { verdict, fetched, verification } = found;
  if (verdict === 'same' || verdict === 'blocked') return;
  const { id, root, organization, channel, digest } = publication;
  await trx
    .insertInto('publication_case')
    .values({
      case_id: newId(),
      publication_id: id,
      root_id: root,
      organization_id: organization,
      channel_id: channel,
      verdict,
      released: digest,
      fetched,
      verification_id: verification,
      opened_at: at,
    })
    .onConflict((conflict) => conflict.column('publication_id').where('closed_at', 'is', null).doNothing())
    .execute();
}
