import type { Instant, LocalizedText, ManuscriptId } from '@sanshen/domain/kernel';
import type { Office } from '@sanshen/domain/organization';
import type { Procedure } from '@sanshen/domain/policy';
import type { Database } from '../../platform/db/database.ts';
import { loadPinned } from './pinned-procedure.ts';
import { namesIn } from './task-rows.ts';

/** A seat that a manuscript waits for. */
export interface WaitingSeat {
  readonly stage: string;
  readonly stageName: LocalizedText;
  readonly seat: string;
  readonly seatName: LocalizedText;
  /** Where the office is looked for. */
  readonly organization: string;
  /** Any of these can take it. */
  readonly offices: Office[];
  readonly since: Instant;
}

/** What manuscripts in review wait for, and by when; those that do not wait are left out. */
export async function waitingOf(
  db: Database,
  manuscripts: readonly ManuscriptId[],
): Promise<ReadonlyMap<ManuscriptId, { readonly seats: readonly WaitingSeat[]; readonly dueAt: Instant }>> {
  if (manuscripts.length === 0) return new Map();
  const rows = await db
    .selectFrom('review_task')
    .select(['manuscript_id', 'pin', 'stage', 'seat', 'organization_id', 'office', 'since', 'due_at'])
    .where('manuscript_id', 'in', manuscripts)
    .orderBy('stage')
    .orderBy('seat')
    .orderBy('office')
    .execute();
  const procedures = new Map<string, Procedure>();
  const found = new Map<ManuscriptId, { seats: WaitingSeat[]; dueAt: Instant }>();
  for (const row of rows) {
    const procedure = procedures.get(row.pin) ?? (await loadPinned(db, row.pin)).procedure;
    procedures.set(row.pin, procedure);
    const entry = found.get(row.manuscript_id) ?? { seats: [], dueAt: row.due_at };
    found.set(row.manuscript_id, entry);
    const known = entry.seats.find((one) => one.stage === row.stage && one.seat === row.seat);
    if (known !== undefined) known.offices.push(row.office);
    else {
      const { stage, seat, organization_id: organization, since } = row;
      entry.seats.push({
        stage,
        seat,
        organization,
        since,
        offices: [row.office],
        ...namesIn(procedure, row),
      });
    }
  }
  return found;
}
