import type { CampaignEvent } from '../campaigns/index.ts';
import { brandId, type Instant, type OrganizationId } from '../kernel/index.ts';
import { type FollowedEntry, follower, type Step } from './follower.ts';
import type { Observation } from './observation.ts';

interface State {
  readonly deadline: Instant;
  readonly withdrawn: boolean;
  /** How it stands in each unit; what is settled has been counted and stays so. */
  readonly units: Readonly<Record<string, 'open' | 'declined' | 'settled'>>;
}

function eventOf({ body }: FollowedEntry): CampaignEvent {
  // Bodies of these kinds are written by the campaigns module and by nothing else.
  return (body as unknown as { readonly event: CampaignEvent }).event;
}

/** Tasks handed down: completed in time or not, once for each unit. */
export const campaignFollower = follower<State>({
  kind: 'campaign',
  subjectsOf: (entry) => {
    if (!entry.kind.startsWith('campaigns.')) return [];
    const event = eventOf(entry);
    return [event.kind === 'handedDown' ? event.campaign.id : event.campaign];
  },
  follow: (before, entry) => {
    const event = eventOf(entry);
    if (event.kind === 'handedDown') {
      const units = Object.fromEntries(event.units.map((unit) => [unit, 'open' as const]));
      return {
        state: { deadline: event.campaign.deadline, withdrawn: false, units },
        observations: [],
      };
    }
    return before === null ? null : after(before, event, entry.at);
  },
  lookAt: ({ withdrawn, deadline, units }) =>
    withdrawn || !Object.values(units).includes('open') ? null : deadline,
  tick: (state, at) => {
    const late = Object.keys(state.units).filter((unit) => state.units[unit] === 'open');
    const units = { ...state.units };
    for (const unit of late) units[unit] = 'settled';
    return { state: { ...state, units }, observations: late.map((unit) => settled(unit, at, false)) };
  },
});

function settled(unit: string, at: Instant, inTime: boolean): Observation {
  return { kind: 'campaignSettled', at, organization: brandId<OrganizationId>(unit), part: unit, inTime };
}

function after(
  state: State,
  event: Exclude<CampaignEvent, { readonly kind: 'handedDown' }>,
  at: Instant,
): Step<State> {
  switch (event.kind) {
    case 'deadlineMoved':
      return { state: { ...state, deadline: event.deadline }, observations: [] };
    case 'withdrawn':
      return { state: { ...state, withdrawn: true }, observations: [] };
    case 'claimed':
      return { state, observations: [] };
    default: {
      const { unit } = event;
      if (state.units[unit] === 'settled') return { state, observations: [] };
      const to = ({ declined: 'declined', completed: 'settled', reopened: 'open' } as const)[event.kind];
      const units = { ...state.units, [unit]: to };
      return {
        state: { ...state, units },
        observations: event.kind === 'completed' ? [settled(unit, at, true)] : [],
      };
    }
  }
}
