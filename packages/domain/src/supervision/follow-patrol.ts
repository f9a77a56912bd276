import type { Instant, OrganizationId } from '../kernel/index.ts';
import type { PatrolEvent } from '../patrol/index.ts';
import { type FollowedEntry, follower } from './follower.ts';
import type { Observation } from './observation.ts';

interface State {
  readonly organization: OrganizationId;
  readonly dueAt: Instant;
}

const kinds: ReadonlySet<string> = new Set(
  (['assigned', 'begun', 'finished', 'missed'] satisfies PatrolEvent['kind'][]).map(
    (kind) => `patrol.${kind}`,
  ),
);

function eventOf({ body }: FollowedEntry): PatrolEvent {
  // Bodies of these kinds are written by the patrol module and by nothing else.
  return body as unknown as PatrolEvent;
}

/** Patrols: done or missed, in the month of the day for which they were due. */
export const patrolFollower = follower<State>({
  kind: 'patrol',
  subjectsOf: (entry) => (kinds.has(entry.kind) ? [eventOf(entry).patrol] : []),
  follow: (before, entry) => {
    const event = eventOf(entry);
    const state =
      event.kind === 'finished' ? before : { organization: event.organization, dueAt: event.dueAt };
    if (state === null) return null;
    if (event.kind !== 'finished' && event.kind !== 'missed') return { state, observations: [] };
    const seen: Observation = {
      kind: 'patrolSettled',
      at: state.dueAt,
      organization: state.organization,
      part: '',
      missed: event.kind === 'missed',
    };
    return { state, observations: [seen] };
  },
  lookAt: () => null,
  tick: (state) => ({ state, observations: [] }),
});
