import type { DutyHolder } from '../channels/index.ts';
import {
  brandId,
  type ChannelId,
  type Instant,
  type OrganizationId,
  type PersonId,
} from '../kernel/index.ts';
import { type FollowedEntry, follower, inStream, just, type Step } from './follower.ts';
import { monthAt, monthEnd } from './month.ts';

/** What tells who operates channels, and what stands against somebody's right to publish. */
type Told =
  | Entered<'registered'>
  | Entered<'applied'>
  | { readonly kind: 'dutiesSet'; readonly channel: ChannelId; readonly duties: readonly DutyHolder[] }
  | { readonly kind: 'closed'; readonly channel: ChannelId }
  | { readonly kind: 'rightFound'; readonly person: PersonId; readonly obstacle: string | null };

interface Entered<Kind extends string> {
  readonly kind: Kind;
  readonly channel: { readonly id: ChannelId; readonly organization: OrganizationId };
  readonly duties?: readonly DutyHolder[];
}

interface State {
  readonly organization: OrganizationId;
  /** Who operates each channel. */
  readonly operators: Readonly<Record<string, readonly PersonId[]>>;
  /** Against whose right something stands now. */
  readonly lapsed: readonly PersonId[];
  /** Who was an operator without the right at any time of the month that is looked at. */
  readonly found: readonly PersonId[];
  readonly monthEnd: Instant | null;
}

const kinds: ReadonlySet<string> = new Set([
  'channels.registered',
  'channels.applied',
  'channels.dutiesSet',
  'channels.closed',
  'channels.rightFound',
]);

/** Of each organisation, the people who operate its channels: month by month, whether anybody was entered who may not publish. */
export const rightsFollower = follower<State>({
  kind: 'right',
  subjectsOf: (entry, known) => {
    if (!kinds.has(entry.kind)) return [];
    const ofOrganization = inStream(entry, 'organization:');
    if (ofOrganization !== null) return [ofOrganization];
    const told = toldBy(entry);
    if (told.kind === 'registered' || told.kind === 'applied') return [told.channel.organization];
    return just('channel' in told ? known.organizationOf(told.channel) : null);
  },
  follow: (before, entry, _known, subject) => {
    const none = { operators: {}, lapsed: [], found: [], monthEnd: null };
    const state = before ?? { organization: brandId<OrganizationId>(subject), ...none };
    return stand(after(state, toldBy(entry)), entry.at);
  },
  lookAt: ({ monthEnd: end }) => end,
  tick: (state, at) => stand({ ...state, found: [] }, at),
});

function toldBy({ body }: FollowedEntry): Told {
  // Bodies of these kinds are written by the channels module and by nothing else.
  return body as unknown as Told;
}

function operatorsIn(duties: readonly DutyHolder[]): readonly PersonId[] {
  return duties.filter(({ duty }) => duty === 'operator').map(({ person }) => person);
}

function after(state: State, told: Told): State {
  switch (told.kind) {
    case 'registered':
    case 'applied': {
      const operators = { ...state.operators, [told.channel.id]: operatorsIn(told.duties ?? []) };
      return { ...state, operators };
    }
    case 'dutiesSet':
      return { ...state, operators: { ...state.operators, [told.channel]: operatorsIn(told.duties) } };
    case 'closed': {
      const { [told.channel]: _closed, ...operators } = state.operators;
      return { ...state, operators };
    }
    case 'rightFound': {
      const others = state.lapsed.filter((person) => person !== told.person);
      return { ...state, lapsed: told.obstacle === null ? others : [...others, told.person] };
    }
  }
}

/** Everybody who operates a channel, as it stands at an instant and has stood since its month began. */
function stand(state: State, at: Instant): Step<State> {
  const { organization } = state;
  const people = [...new Set(Object.values(state.operators).flat())].toSorted();
  const found = [
    ...new Set([...state.found, ...people.filter((person) => state.lapsed.includes(person))]),
  ].toSorted();
  return {
    state: { ...state, found, monthEnd: people.length === 0 ? null : monthEnd(monthAt(at)) },
    observations: people.map((person) => ({
      kind: 'rightStood',
      at,
      organization,
      part: person,
      unqualified: found.includes(person),
    })),
  };
}
