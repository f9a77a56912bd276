import type { findingSchema } from '@sanshen/contract/review';
import type { Instant, ManuscriptId } from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import type { FindingSeverity } from '@sanshen/domain/review';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../platform/db/database.ts';
import { decodeCursor, pageFrom } from '../../platform/http/cursor.ts';

const cursorKey = z.tuple([z.iso.datetime(), z.uuid()]);

/** A page of the findings on a manuscript, in order of noting. */
export async function findingsOf(
  db: Database,
  manuscript: ManuscriptId,
  page: { readonly cursor?: string | undefined; readonly limit: number },
) {
  const after = decodeCursor(page.cursor, cursorKey);
  const rows = await db
    .selectFrom('finding')
    .selectAll()
    .where('manuscript_id', '=', manuscript)
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(noted_at, finding_id) > (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
    )
    .orderBy('noted_at')
    .orderBy('finding_id')
    .limit(page.limit + 1)
    .execute();
  return pageFrom(rows, page.limit, (row) => [row.noted_at, row.finding_id], showFinding);
}

function showFinding(row: {
  readonly finding_id: string;
  readonly digest: string | null;
  readonly severity: FindingSeverity;
  readonly rule: string;
  readonly text: string;
  readonly place_start: number | null;
  readonly place_end: number | null;
  readonly noted_by: unknown;
  readonly noted_at: Instant;
  readonly ruling: string | null;
  readonly ruling_reason: string | null;
  readonly ruled_by: unknown;
  readonly ruled_at: Instant | null;
}): z.input<typeof findingSchema> {
  const { place_start: start, place_end: end, ruling, ruled_at: at } = row;
  return {
    finding: row.finding_id,
    digest: row.digest,
    severity: row.severity,
    rule: row.rule,
    text: row.text,
    place: start === null || end === null ? null : { start, end },
    // Both snapshots were written by projectFindings from the event.
    notedBy: row.noted_by as PersonSnapshot,
    notedAt: row.noted_at,
    ruling:
      ruling === null || at === null
        ? null
        : {
            ruling: ruling === 'accepted' ? 'accepted' : 'overruled',
            reason: row.ruling_reason ?? '',
            by: row.ruled_by as PersonSnapshot,
            at,
          },
  };
}
