import type { Instant, OrganizationId } from '@sanshen/domain/kernel';
import type { ReviewEvent, ReviewState } from '@sanshen/domain/review';
import type { CompiledQuery } from 'kysely';
import { type Transaction, toJson } from '../../platform/db/database.ts';

/** The statements that keep what was noted and ruled in a decision where lists can read it. */
export function projectFindings(
  trx: Transaction,
  state: ReviewState,
  root: OrganizationId,
  events: readonly ReviewEvent[],
  at: Instant,
): CompiledQuery[] {
  const { manuscript, digest } = state;
  if (manuscript === null) return [];
  return events.flatMap((event): CompiledQuery[] => {
    if (event.kind === 'findingNoted') {
      const note = trx.insertInto('finding').values({
        manuscript_id: manuscript,
        finding_id: event.finding,
        root_id: root,
        digest,
        severity: event.severity,
        rule: event.rule,
        text: event.text,
        place_start: event.place?.start ?? null,
        place_end: event.place?.end ?? null,
        noted_by: toJson(event.by),
        noted_at: at,
      });
      return [note.compile()];
    }
    if (event.kind === 'findingRuled') {
      const rule = trx
        .updateTable('finding')
        .set({ ruling: event.ruling, ruling_reason: event.reason, ruled_by: toJson(event.by), ruled_at: at })
        .where('manuscript_id', '=', manuscript)
        .where('finding_id', '=', event.finding);
      return [rule.compile()];
    }
    if (event.kind === 'rulingTakenBack') {
      const open = trx
        .updateTable('finding')
        .set({ ruling: null, ruling_reason: null, ruled_by: null, ruled_at: null })
        .where('manuscript_id', '=', manuscript)
        .where('finding_id', '=', event.finding);
      return [open.compile()];
    }
    return [];
  });
}
