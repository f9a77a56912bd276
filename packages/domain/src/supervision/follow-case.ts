import { type CaseEvent, type CaseTerms, dueAfter } from '../cases/index.ts';
import { addHours, type Instant, type OrganizationId } from '../kernel/index.ts';
import type { Gravity } from '../policy/index.ts';
import { type FollowedEntry, follower, inStream, type Step } from './follower.ts';
import type { Observation } from './observation.ts';

interface State {
  readonly organization: OrganizationId;
  readonly terms: CaseTerms;
  readonly gravity: Gravity;
  /** When the unit's next step is due; null while it is not the unit's turn. */
  readonly unitBy: Instant | null;
  /** Hours that were left when the unit appealed. */
  readonly left: number | null;
  readonly settled: boolean;
}

/** Cases: put right in time or not, once each. Who reported and who answers is not kept here. */
export const caseFollower = follower<State>({
  kind: 'case',
  subjectsOf: (entry) => {
    if (!entry.kind.startsWith('cases.') || entry.kind.startsWith('cases.record')) return [];
    const id = inStream(entry, 'case:');
    return id === null ? [] : [id];
  },
  follow: (before, entry) => {
    // Bodies of these kinds are written by the cases module and by nothing else.
    const event = entry.body as unknown as CaseEvent;
    if (event.kind === 'opened') {
      const { organization, terms, gravity } = event;
      const none = { unitBy: null, left: null, settled: false };
      return { state: { organization, terms, gravity, ...none }, observations: [] };
    }
    return before === null ? null : after(before, event, entry);
  },
  lookAt: ({ settled, unitBy }) => (settled ? null : unitBy),
  tick: (state, at) => settle(state, at, false),
});

function after(
  state: State,
  event: Exclude<CaseEvent, { readonly kind: 'opened' }>,
  { at }: FollowedEntry,
): Step<State> {
  const only = (change: Partial<State>): Step<State> => ({
    state: { ...state, ...change },
    observations: [],
  });
  const turn = (status: 'notified' | 'answered') =>
    only({ unitBy: state.settled ? null : dueAfter(state, status, at) });
  switch (event.kind) {
    case 'verified':
      return only({ gravity: event.gravity });
    case 'notified':
      return turn('notified');
    case 'answered':
      return turn('answered');
    case 'sentBack':
      // What was handed in as put right has been counted as that; an answer that was sent back is due again.
      return turn('notified');
    case 'rectified':
      return state.settled ? only({}) : settle(state, at, true);
    case 'appealed':
      return only({
        unitBy: null,
        left: state.unitBy === null ? null : (Date.parse(state.unitBy) - Date.parse(at)) / 3_600_000,
      });
    case 'appealDecided':
      if (event.verdict === 'overturned') return only({ unitBy: null, settled: true });
      return only({ unitBy: state.left === null ? null : addHours(at, state.left), left: null });
    case 'dismissed':
      return only({ unitBy: null, settled: true });
    default:
      return only({});
  }
}

function settle(state: State, at: Instant, inTime: boolean): Step<State> {
  const { organization } = state;
  const seen: Observation = { kind: 'caseSettled', at, organization, part: '', inTime };
  return { state: { ...state, settled: true, unitBy: null }, observations: [seen] };
}
