import { calendarProblems } from '@sanshen/contract/calendar-problems';
import { type CalendarEvent, entryRefusal, timeRefusal } from '@sanshen/domain/calendar';
import type { ChannelId, Instant, ManuscriptId, PersonId } from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { holdEntry, type KeptEntry } from './entry-store.ts';
import { requireOwn } from './plan-entry.ts';
import { recordCalendar, requireDecider } from './record.ts';

export interface ChangeWish {
  readonly person: PersonId;
  readonly entry: string;
  /** The version that the caller saw. */
  readonly version: number;
  readonly change:
    | { readonly kind: 'moved'; readonly to: Instant; readonly channel: ChannelId | null }
    | { readonly kind: 'linked'; readonly manuscript: ManuscriptId | null }
    | { readonly kind: 'dropped' };
}

/**
 * 改期, joining with a manuscript, or dropping a plan, if nobody changed it meanwhile. Gives its new version. Throws `request.notFound`,
 * `access.forbidden` and the `calendar.*` problems.
 */
export function changeEntry(
  context: AppContext,
  key: CommandKey,
  { person, entry: id, version, change }: ChangeWish,
): Promise<{ readonly version: number }> {
  return runCommand(context, key, async (trx) => {
    const at = context.clock.now();
    const entry = await holdEntry(trx, id);
    if (entry === null) throw platformProblem('request.notFound');
    const by = await requireDecider(trx, person, entry.organization, 'planCalendar', at);
    const refusal =
      entryRefusal(entry, version) ?? (change.kind === 'moved' ? timeRefusal(change.to, at) : null);
    if (refusal !== null) throw new Problem(calendarProblems[refusal]);
    await requireOwn(trx, entry.organization, change.kind === 'dropped' ? {} : change);
    await recordCalendar(trx, entry, eventOf(entry, change, by, at));
    return { version: version + 1 };
  });
}

function eventOf(
  { id }: KeptEntry,
  change: ChangeWish['change'],
  by: PersonSnapshot,
  at: Instant,
): CalendarEvent {
  return { ...change, entry: id, decided: { by, at } };
}
