import type { Digest, Instant } from '@sanshen/domain/kernel';
import type { Verdict } from '@sanshen/domain/review';
import type { Transaction } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import type { Publication } from './publication-store.ts';
import { recordChannelWork } from './record-channel-work.ts';

/** What a reading found, as far as a case needs it. */
export interface Found {
  readonly verdict: Verdict;
  readonly fetched: Digest | null;
  readonly verification: string;
}

/**
 * Opens a case when what is public is not what was released: edited, taken down by somebody, or removed by the platform. It keeps both versions, the
 * released digest and the copy that was found, in the ledger. One case is open at a time for a publication, whose manuscript the caller holds; a
 * reading that finds the right text again leaves it open, because somebody has to say why.
 */
export async function openCase(
  trx: Transaction,
  { id: publication, root, organization, channel, digest: released }: Publication,
  found: Found,
  at: Instant,
): Promise<void> {
  if (found.verdict === 'same' || found.verdict === 'blocked') return;
  const open = await trx
    .selectFrom('publication_case')
    .select('case_id')
    .where('publication_id', '=', publication)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  if (open !== undefined) return;
  const place = { root, organization, channel, publication };
  const event = { kind: 'caseOpened', case: newId(), ...place, released, ...found } as const;
  await recordChannelWork(trx, { person: 'system', name: '系统' }, event, at);
}
