import type { checkpointStatus } from '@sanshen/contract/ledger-reading';
import { checkpointLine } from '@sanshen/contract/ledger-texts';
import type { RouteOutput } from '@sanshen/contract/route';
import { sql } from 'kysely';
import type { AppContext } from '../../platform/context.ts';
import { countWaiting, loadCheckpoint, loadIdentity } from '../ledger/public.ts';

/** Seconds after which entries that still wait for a checkpoint mean that its job does not run. */
const late = 120;

/** The last checkpoint, how old it is, and what waits for the next. */
export async function statusOfCheckpoint(context: AppContext): Promise<RouteOutput<typeof checkpointStatus>> {
  const db = context.readDb;
  const [identity, last, waiting, { rows }] = await Promise.all([
    loadIdentity(db),
    loadCheckpoint(db),
    countWaiting(db),
    sql<{ count: number }>`select count(*) as count from ledger_checkpoint`.execute(db),
  ]);
  const ageSeconds =
    last === null
      ? null
      : Math.max(0, Math.floor((Date.parse(context.clock.now()) - Date.parse(last.at)) / 1000));
  const size = last?.size ?? 0;
  const stale = waiting > 0 && (ageSeconds === null || ageSeconds > late);
  return {
    origin: identity?.origin ?? '',
    size,
    waiting,
    checkpointAt: last?.at ?? null,
    ageSeconds,
    stale,
    note: last?.note ?? null,
    checkpoints: rows[0]?.count ?? 0,
    line: checkpointLine({ size, waiting, ageSeconds, stale }),
  };
}
