import type { Digest } from '@sanshen/domain/kernel';
import type { ReviewEvent } from '@sanshen/domain/review';
import type { DecisionListener } from '../review/public.ts';

/**
 * Makes scans of sign-offs on paper and evidence of publications files of the manuscript: who may read its text may look at them. A paper
 * that only its registrar could see would prove nothing to whom it speaks for.
 */
export const keepEvidence: DecisionListener = async (trx, { events, after, head }) => {
  const { manuscript } = after;
  const files = new Set(events.flatMap(evidenceOf));
  if (files.size > 0 && manuscript !== null) {
    await trx
      .insertInto('revision_file')
      .values([...files].map((file) => ({ file, manuscript_id: manuscript })))
      .onConflict((conflict) => conflict.columns(['file', 'manuscript_id']).doNothing())
      .execute();
  }
  return head;
};

function evidenceOf(event: ReviewEvent): readonly Digest[] {
  if (event.kind === 'signedOff') return event.signOff.paper === null ? [] : [event.signOff.paper.scan];
  return 'evidence' in event && event.evidence !== null ? [event.evidence] : [];
}
