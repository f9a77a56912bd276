import { circularProblems } from '@sanshen/contract/circulars';
import { mediaOf, parseBody } from '@sanshen/document';
import type { ManuscriptContent } from '@sanshen/domain/content';
import type { Head } from '@sanshen/domain/ledger';
import type { Transaction } from '../../platform/db/database.ts';
import { Problem } from '../../platform/problem.ts';
import type { OtherDelivery } from '../content/public.ts';
import type { Decided } from '../review/public.ts';
import { circularOfManuscript } from './store.ts';

/** What is asked of the text of a circular: it goes to no channel, at no set time, and has words only. */
export function checkCircularText(content: ManuscriptContent): void {
  if (content.channels.length > 0 || content.schedule !== null) {
    throw new Problem(circularProblems['circulars.notForChannels']);
  }
  const besideText = content.cover !== null || content.attachments.length > 0;
  if (besideText || mediaOf(parseBody(content.body)).length > 0) {
    throw new Problem(circularProblems['circulars.wordsOnly']);
  }
}

/** Circulars' manuscripts are delivered as circulars. */
export const circularDelivery: OtherDelivery = {
  owns: async ({ db }, manuscript) => (await circularOfManuscript(db, manuscript)) !== null,
  check: checkCircularText,
};

/** What was issued stays as it was signed: no edit, withdrawal or publication moves the manuscript any more. */
export async function keepIssuedText(trx: Transaction, { before, after, head }: Decided): Promise<Head> {
  const moved = before.phase === 'released' && (after.phase !== 'released' || after.digest !== before.digest);
  if (moved && after.manuscript !== null) {
    const circular = await circularOfManuscript(trx, after.manuscript);
    if (circular !== null && circular.issued !== null)
      throw new Problem(circularProblems['circulars.textIssued']);
  }
  return head;
}
