import { dayOf } from '@sanshen/domain/calendar';
import type { Drill, DrillId } from '@sanshen/domain/drills';
import type { Instant, OrganizationId } from '@sanshen/domain/kernel';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { yearsOf } from './read-calendar.ts';

/** A drill that was held, as supervision counts it. */
export interface HeldDrill {
  readonly drill: DrillId;
  readonly title: string;
  readonly heldAt: Instant;
  readonly endedAt: Instant;
  readonly reportDueAt: Instant;
  /** When the report was handed in first; null while it is not. */
  readonly reportedAt: Instant | null;
  readonly acknowledgedAt: Instant | null;
}

/** A drill that the rule book wanted before a key date. */
export interface WantedDrill {
  readonly keyDate: string;
  /** The key date, in China. */
  readonly day: string;
  readonly held: DrillId | null;
}

export interface DrillsHeld {
  readonly held: readonly HeldDrill[];
  /** Key dates that lie in the period, whether a drill was held for them. */
  readonly due: readonly WantedDrill[];
  /** How many a year the rule book wants. */
  readonly perYear: number;
}

/** Drills that a unit ended in a period (`from` belongs to it, `to` does not), and the key dates in it with the drill that was held for each. */
export async function drillsHeld(
  db: Database | Transaction,
  organization: OrganizationId,
  from: Instant,
  to: Instant,
): Promise<DrillsHeld> {
  const rows = await db
    .selectFrom('drill')
    .select('drill')
    .where('organization_id', '=', organization)
    .where('status', '=', 'ended')
    .where('held_at', '>=', from)
    .where('held_at', '<', to)
    .orderBy('held_at')
    .execute();
  const due: WantedDrill[] = [];
  let perYear = 0;
  const [first, last] = [dayOf(from), dayOf(to)];
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year += 1) {
    const standing = (await yearsOf(db, [organization], { year, at: to })).get(organization);
    if (standing === undefined) continue;
    perYear = standing.wanted;
    for (const { keyDate, day, state, drill } of standing.dates) {
      if (day >= first && day < last) due.push({ keyDate, day, held: state === 'held' ? drill : null });
    }
  }
  // Written by projectDrill from this type and by nothing else.
  return { held: rows.flatMap((row) => heldOf(row.drill as unknown as Drill)), due, perYear };
}

function heldOf({ id, title, begun, finished, report }: Drill): readonly HeldDrill[] {
  if (begun === null || finished === null || report === null) return [];
  return [
    {
      drill: id,
      title,
      heldAt: begun.at,
      endedAt: finished.at,
      reportDueAt: report.dueAt,
      reportedAt: report.submitted[0]?.at ?? null,
      acknowledgedAt: report.acknowledged?.at ?? null,
    },
  ];
}
