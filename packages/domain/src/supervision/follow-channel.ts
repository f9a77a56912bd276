import type { Channel, LifeEvent } from '../channels/index.ts';
import { addHours, type Instant, type OrganizationId } from '../kernel/index.ts';
import { type FollowedEntry, follower, inStream, just, type Known, type Step } from './follower.ts';
import { monthAt, monthEnd } from './month.ts';

/** What a channel's stream holds that tells how it stands. */
type Told =
  | { readonly kind: 'registered'; readonly channel: Channel }
  | { readonly kind: 'applied'; readonly channel: Channel }
  | { readonly kind: 'changed'; readonly status: Channel['status'] }
  | { readonly kind: 'attested' }
  | LifeEvent;

interface State {
  readonly organization: OrganizationId;
  readonly status: Channel['status'];
  /** Since when attestations are counted: the last one, or when it first ran; null before. */
  readonly attestedAt: Instant | null;
  /** The end of the month that is looked at, while it runs or sleeps. */
  readonly monthEnd: Instant | null;
  /** When the next attestation falls due; null where none is asked for, or where it was found overdue. */
  readonly attestBy: Instant | null;
  /** Whether it was so at any time of the month that is looked at. */
  readonly dormant: boolean;
  readonly overdue: boolean;
}

const living: readonly Channel['status'][] = ['active', 'dormant'];

/** Channels: month by month, whether they slept, and whether their logins were attested. */
export const channelFollower = follower<State>({
  kind: 'channel',
  subjectsOf: (entry) => just(entry.kind.startsWith('channels.') ? inStream(entry, 'channel:') : null),
  follow: (before, entry, known) => {
    // Bodies of these kinds are written by the channels module and by nothing else.
    const told = entry.body as unknown as Told;
    const state = after(before, told, entry);
    return state === null ? null : stand(state, entry.at, known);
  },
  lookAt: ({ monthEnd: end, attestBy }) => [end, attestBy].filter((at) => at !== null).toSorted()[0] ?? null,
  tick: (state, at, known) => {
    const isNew = state.monthEnd !== null && state.monthEnd <= at;
    return stand(isNew ? { ...state, dormant: false, overdue: false } : state, at, known);
  },
});

function after(before: State | null, told: Told, { at }: FollowedEntry): State | null {
  if (told.kind === 'registered' || told.kind === 'applied') {
    const { organization, status } = told.channel;
    const since = living.includes(status) ? at : null;
    const none = { monthEnd: null, attestBy: null, dormant: false, overdue: false };
    return { organization, status, attestedAt: since, ...none };
  }
  if (before === null) return null;
  if (told.kind === 'attested') return { ...before, attestedAt: at };
  const status = statusAfter(before.status, told);
  const attestedAt = before.attestedAt ?? (living.includes(status) ? at : null);
  return { ...before, status, attestedAt };
}

function statusAfter(
  status: Channel['status'],
  told: Exclude<Told, { readonly kind: 'registered' | 'applied' | 'attested' }>,
): Channel['status'] {
  switch (told.kind) {
    case 'changed':
      return told.status;
    case 'approved':
    case 'filingReturned':
      return 'approved';
    case 'refused':
      return 'refused';
    case 'filed':
      return told.runs ? 'active' : 'filed';
    case 'filingAccepted':
    case 'resumed':
      return 'active';
    case 'wentDormant':
      return 'dormant';
    case 'suspended':
      return 'suspended';
    case 'closed':
      return 'closed';
    default:
      return status;
  }
}

/** The channel as it stands in the month of an instant, told once more whenever that may have changed. */
function stand(state: State, at: Instant, known: Known): Step<State> {
  const { organization, status, attestedAt } = state;
  if (!living.includes(status))
    return { state: { ...state, monthEnd: null, attestBy: null }, observations: [] };
  const month = monthAt(at);
  const days = known.rules(organization, month)?.attestEveryDays ?? null;
  const due = days === null || attestedAt === null ? null : addHours(attestedAt, days * 24);
  const overdue = state.overdue || (due !== null && due <= at);
  const dormant = state.dormant || status === 'dormant';
  const end = monthEnd(month);
  const attestBy = due === null || due <= at ? null : due;
  return {
    state: { ...state, monthEnd: end, attestBy, dormant, overdue },
    observations: [
      { kind: 'channelStood', at, organization, part: '', dormant, attestationOverdue: overdue },
    ],
  };
}
