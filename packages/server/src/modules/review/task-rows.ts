import type { inboxItemSchema } from '@sanshen/contract/review';
import type { Digest, Instant, LocalizedText, ManuscriptId, OrganizationId } from '@sanshen/domain/kernel';
import type { Duty, Procedure } from '@sanshen/domain/policy';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Database } from '../../platform/db/database.ts';
import { loadPinned } from './pinned-procedure.ts';

/** A seat that waits, as the lists read it. */
export interface TaskRow {
  readonly manuscript_id: ManuscriptId;
  readonly title: string;
  readonly organization_id: OrganizationId;
  readonly organization_name: string;
  readonly author_name: string;
  readonly pin: string;
  readonly stage: string;
  readonly seat: string;
  readonly duties: readonly Duty[];
  readonly recheck: boolean;
  readonly recheck_from: Digest | null;
  readonly importance: string | null;
  readonly round: number;
  readonly digest: Digest;
  readonly due_at: Instant;
  readonly since: Instant;
}

/** What the lists read of `task`, a table of waiting seats, and of {@link withNames}. */
export const taskColumns = sql`task.manuscript_id, manuscript.title, manuscript.organization_id, coalesce(owner.name, manuscript.organization_id) as organization_name,
  coalesce(author.name, manuscript.author_id) as author_name, task.pin, task.stage, task.seat, task.duties, task.recheck, task.recheck_from, manuscript.importance,
  task.round, task.digest, task.due_at, task.since`;

/** Joins `task` with its manuscript, and with the names of its author and, at `now`, of its organisation. No seat is lost by a name. */
export function withNames(now: Instant) {
  return sql`join manuscript using (manuscript_id)
    left join person author on author.person_id = manuscript.author_id
    left join organization_state owner on owner.organization_id = manuscript.organization_id
      and owner.valid_from <= ${now} and (owner.valid_to is null or owner.valid_to > ${now})`;
}

/** The procedures of the rows by their pins; each is read once by a process. */
export async function proceduresOf(
  db: Database,
  rows: readonly Pick<TaskRow, 'pin'>[],
): Promise<ReadonlyMap<string, Procedure>> {
  const procedures = new Map<string, Procedure>();
  for (const { pin } of rows) {
    if (!procedures.has(pin)) procedures.set(pin, (await loadPinned(db, pin)).procedure);
  }
  return procedures;
}

/** A row of waiting seats as lists show it. */
export function showTask(
  row: TaskRow,
  procedures: ReadonlyMap<string, Procedure>,
): z.input<typeof inboxItemSchema> {
  return {
    manuscript: row.manuscript_id,
    title: row.title,
    organization: row.organization_id,
    organizationName: row.organization_name,
    authorName: row.author_name,
    stage: row.stage,
    seat: row.seat,
    ...namesIn(procedures.get(row.pin), row),
    duties: [...row.duties],
    recheck: row.recheck,
    recheckFrom: row.recheck_from,
    importance: row.importance,
    round: row.round,
    digest: row.digest,
    dueAt: row.due_at,
    since: row.since,
  };
}

/** The names of a stage and of a seat in a procedure; every member of a board sits under the name of its seat. */
export function namesIn(
  procedure: Procedure | undefined,
  row: Pick<TaskRow, 'stage' | 'seat'>,
): { readonly stageName: LocalizedText; readonly seatName: LocalizedText } {
  const stages = [
    ...(procedure?.stages ?? []),
    ...(procedure?.escalations ?? []).flatMap((escalation) => escalation.stages),
  ];
  const stage = stages.find((one) => one.id === row.stage);
  if (stage === undefined)
    throw new Error(`a seat waits in the stage ${row.stage}, which its procedure lacks`);
  const { composition } = stage;
  const seats = composition.kind === 'board' ? [composition.member] : composition.seats;
  const seat = seats.find((one) => one.id === row.seat || row.seat.startsWith(`${one.id}:`));
  if (seat === undefined) throw new Error(`the seat ${row.seat} waits, which its procedure lacks`);
  return { stageName: stage.name, seatName: seat.name };
}
