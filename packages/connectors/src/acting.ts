/** What an official account does towards users (§6): one irreversible call an act, and ways to look without acting. Plain JSON throughout. */
import type { Instant, Message } from '@sanshen/domain/kernel';
import type { InteractionAction } from '@sanshen/domain/policy';
import type { PublicationRef } from './connector.ts';
import type { Acted, ReaderContact } from './interaction.ts';

/** One act, as a connector needs it. Where a member of the public is named, it is for this call and is kept nowhere. */
export interface AccountAct {
  /** The act's own id; goes along where a platform takes a key, so that even it knows a repetition. */
  readonly id: string;
  /** When the intent was stored, before the call. */
  readonly recordedAt: Instant;
  readonly action: InteractionAction;
  /** The own publication that it concerns, or under which the comment stands. */
  readonly publication: PublicationRef | null;
  /** The platform's id of the comment or message. */
  readonly comment: string | null;
  /** The platform's id of what the comment stands under. */
  readonly thread: string | null;
  /** The platform's id of who is answered, where it takes no answer without. */
  readonly writer: string | null;
  /** What opened a window for messages to him. */
  readonly contact: ReaderContact | null;
  readonly account: string | null;
  readonly url: string | null;
  readonly text: string | null;
}

/** What looking says of an act: it is there, it provably is not, or nothing can be learnt. */
export type Seen = 'done' | 'notDone' | 'notLearnt';

/** Something that the platform shows the account to have done itself. */
export interface OwnAct {
  readonly action: InteractionAction;
  /** The platform's id of what was done, or of what it was done to. */
  readonly key: string;
  /** The platform's id of the comment that was answered; null where it is none. */
  readonly comment: string | null;
  readonly text: string | null;
  /** Null where the platform does not say when. */
  readonly at: Instant | null;
}

export type OwnActs =
  | { readonly kind: 'list'; readonly acts: readonly OwnAct[] }
  | { readonly kind: 'unavailable'; readonly message: Message; readonly retryAt: Instant | null };

/** The acting side of one channel. `act` makes at most one irreversible call and never repeats it; what a platform does never rejects. */
export interface AccountActs {
  /** What the platform's API does; everything else is a step by hand. */
  readonly byApi: readonly InteractionAction[];
  act(act: AccountAct): Promise<Acted>;
  /** Whether an act is to be seen on the platform; read-only. */
  look(act: AccountAct): Promise<Seen>;
  /** What the account did lately by the platform's own lists, as far as its API tells; read-only. */
  listOwn(publications: readonly PublicationRef[], since: Instant): Promise<OwnActs>;
}
