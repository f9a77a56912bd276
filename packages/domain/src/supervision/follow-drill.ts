import type { DrillEvent } from '../drills/index.ts';
import type { Instant, OrganizationId } from '../kernel/index.ts';
import { type FollowedEntry, follower } from './follower.ts';
import type { Observation } from './observation.ts';

interface State {
  readonly organization: OrganizationId;
  /** When the report is due; null before the drill has ended, and once that is settled. */
  readonly reportBy: Instant | null;
}

function eventOf({ body }: FollowedEntry): DrillEvent {
  // Bodies of these kinds are written by the drills module and by nothing else.
  return body as unknown as DrillEvent;
}

/** Drills: held to their end, and reported in time or not. */
export const drillFollower = follower<State>({
  kind: 'drill',
  subjectsOf: (entry) => (entry.kind.startsWith('drills.') ? [eventOf(entry).drill] : []),
  follow: (before, entry) => {
    const event = eventOf(entry);
    if (event.kind === 'planned')
      return { state: { organization: event.head.organization, reportBy: null }, observations: [] };
    if (before === null) return null;
    const { organization } = before;
    if (event.kind === 'ended') {
      const held: Observation = { kind: 'drillHeld', at: event.word.at, organization, part: '' };
      return { state: { ...before, reportBy: event.report.dueAt }, observations: [held] };
    }
    if (event.kind === 'reportSubmitted' && before.reportBy !== null)
      return { state: { ...before, reportBy: null }, observations: [reported(before, entry.at, false)] };
    return { state: before, observations: [] };
  },
  lookAt: ({ reportBy }) => reportBy,
  tick: (state, at) => ({
    state: { ...state, reportBy: null },
    observations: [reported(state, at, true)],
  }),
});

function reported({ organization }: State, at: Instant, late: boolean): Observation {
  return { kind: 'drillReported', at, organization, part: 'report', late };
}
