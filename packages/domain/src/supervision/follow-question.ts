import type { Instant, OrganizationId } from '../kernel/index.ts';
import type { QuestionEvent } from '../questions/index.ts';
import { type FollowedEntry, follower, inStream, just, type Step } from './follower.ts';

interface State {
  readonly organization: OrganizationId;
  readonly dueAt: Instant;
  readonly settled: boolean;
}

/** Young people's questions: answered or closed in time, or not, once each. */
export const questionFollower = follower<State>({
  kind: 'question',
  subjectsOf: (entry) => just(entry.kind.startsWith('questions.') ? inStream(entry, 'question:') : null),
  follow: (before, entry) => {
    // Bodies of these kinds are written by the questions module and by nothing else.
    const event = entry.body as unknown as QuestionEvent;
    if (event.kind === 'received') {
      const { organization, dueAt } = event;
      return { state: { organization, dueAt, settled: false }, observations: [] };
    }
    return before === null ? null : after(before, event, entry);
  },
  lookAt: ({ settled, dueAt }) => (settled ? null : dueAt),
  tick: (state, at) => settle(state, at, false),
});

function after(
  state: State,
  event: Exclude<QuestionEvent, { readonly kind: 'received' }>,
  { at }: FollowedEntry,
): Step<State> {
  switch (event.kind) {
    case 'kindSet':
      return { state: { ...state, dueAt: event.dueAt }, observations: [] };
    case 'handoverAccepted':
      return { state: { ...state, organization: event.organization }, observations: [] };
    case 'answered':
    case 'answeredWithLead':
      return state.settled ? { state, observations: [] } : settle(state, at, true);
    case 'closed':
      if (state.settled) return { state, observations: [] };
      if (event.reason === 'withdrawn') return { state: { ...state, settled: true }, observations: [] };
      return settle(state, at, true);
    default:
      return { state, observations: [] };
  }
}

function settle(state: State, at: Instant, inTime: boolean): Step<State> {
  const { organization } = state;
  const seen = { kind: 'questionSettled', at, organization, part: '', inTime } as const;
  return { state: { ...state, settled: true }, observations: [seen] };
}
