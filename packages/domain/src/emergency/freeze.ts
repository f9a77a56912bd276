import type { Brand, Instant, OrganizationId } from '../kernel/index.ts';
import type { PersonSnapshot } from '../organization/index.ts';

export type FreezeId = Brand<string, 'FreezeId'>;

/** What was decided about a freeze, with the person as he stood then. */
export interface FreezeWord {
  readonly by: PersonSnapshot;
  readonly reason: string;
  readonly at: Instant;
}

/** 封停: an organisation and everything below it publishes nothing until two people lift it. */
export interface Freeze {
  readonly id: FreezeId;
  /** The top of what is frozen. */
  readonly organization: OrganizationId;
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
    const { freeze: id, organization, word: ordered } = event;
    return { id, organization, ordered, proposed: null, lifted: null };
  }
  if (before === null) throw new TypeError('a freeze that was never ordered');
  return event.kind === 'lifted' ? { ...before, lifted: event.word } : { ...before, proposed: event.word };
}
