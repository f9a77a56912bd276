import type { Brand, ChannelId, Instant, OrganizationId } from '../kernel/index.ts';
import type { PersonSnapshot } from '../organization/index.ts';

export type FreezeId = Brand<string, 'FreezeId'>;

/** What was decided about a freeze, with the person as he stood then. */
export interface FreezeWord {
  readonly by: PersonSnapshot;
  readonly reason: string;
  readonly at: Instant;
}

/** How far a freeze reaches: an organisation with everything below it, the organisation alone, or one channel of it. */
export const freezeReaches = ['subtree', 'unit', 'channel'] as const;
export type FreezeReach = (typeof freezeReaches)[number];

/** 封停: what it reaches publishes, acts and gives out credentials no more until two people lift it. */
export interface Freeze {
  readonly id: FreezeId;
  /** The top of what is frozen; of one channel, whose it is. */
  readonly organization: OrganizationId;
  readonly reach: FreezeReach;
  /** Null unless one channel is frozen. */
  readonly channel: ChannelId | null;
  readonly ordered: FreezeWord;
  /** The first of the two people who lift it; null before. */
  readonly proposed: FreezeWord | null;
  readonly lifted: FreezeWord | null;
}

/** The ledger's events. */
export type FreezeEvent =
  | {
      readonly kind: 'frozen';
      readonly freeze: FreezeId;
      readonly organization: OrganizationId;
      /** Absent: the organisation with everything below it. */
      readonly reach?: FreezeReach;
      readonly channel?: ChannelId;
      readonly word: FreezeWord;
    }
  | { readonly kind: 'liftProposed' | 'lifted'; readonly freeze: FreezeId; readonly word: FreezeWord };

export type LiftRefusal = 'emergency.alreadyLifted' | 'emergency.orderedAbove' | 'emergency.secondPerson';

/**
 * What follows when somebody wants a freeze lifted: the first person proposes, another one lifts. `entitled`: whether he may command the
 * organisation that ordered it; what a superior ordered, nobody below lifts. Pure.
 */
export function decideLift(
  freeze: Freeze,
  word: FreezeWord,
  entitled: boolean,
): { readonly event: FreezeEvent } | { readonly refusal: LiftRefusal } {
  if (freeze.lifted !== null) return { refusal: 'emergency.alreadyLifted' };
  if (!entitled) return { refusal: 'emergency.orderedAbove' };
  if (freeze.proposed === null) return { event: { kind: 'liftProposed', freeze: freeze.id, word } };
  if (freeze.proposed.by.person === word.by.person) return { refusal: 'emergency.secondPerson' };
  return { event: { kind: 'lifted', freeze: freeze.id, word } };
}

/** The freeze after an event; null stands for none before. Pure. */
export function applyFreeze(before: Freeze | null, event: FreezeEvent): Freeze {
  if (event.kind === 'frozen') {
    const { freeze: id, organization, word: ordered, reach = 'subtree', channel = null } = event;
    return { id, organization, reach, channel, ordered, proposed: null, lifted: null };
  }
  if (before === null) throw new TypeError('a freeze that was never ordered');
  return event.kind === 'lifted' ? { ...before, lifted: event.word } : { ...before, proposed: event.word };
}

/** What a freeze is asked about. */
export interface FrozenPlace {
  readonly channel: ChannelId | null;
  readonly organization: OrganizationId;
  /** Organisations above, in any order. */
  readonly above: readonly OrganizationId[];
}

/** Whether a freeze holds a channel of an organisation, or, without one, everything of the organisation. Pure. */
export function reaches(
  { reach, organization, channel, lifted }: Omit<Freeze, 'id' | 'ordered' | 'proposed'>,
  place: FrozenPlace,
): boolean {
  if (lifted !== null) return false;
  switch (reach) {
    case 'channel':
      return channel !== null && channel === place.channel;
    case 'unit':
      return organization === place.organization;
    case 'subtree':
      return organization === place.organization || place.above.includes(organization);
  }
}
