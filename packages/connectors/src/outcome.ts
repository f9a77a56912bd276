/** What came of it: references, intents, outcomes, readings. Plain JSON throughout. */
import type { Digest, Instant, Message, PublicationId } from '@sanshen/domain/kernel';
import type {
  ArticleRef,
  DraftRef,
  FetchedArticle,
  Platform,
  Rejected,
  RejectionClass,
  TaskRef,
} from './article.ts';
import type { PreparedState } from './preparation.ts';

/** Plain JSON: everything known of a publication on its platform; fields fill up over time. */
export interface PublicationRef {
  readonly platform: Platform;
  readonly task: TaskRef | null;
  readonly draft: DraftRef | null;
  readonly article: ArticleRef | null;
  readonly url: string | null;
  /** The id that comments hang on, where the platform gave one (a 64-bit number as a string). */
  readonly messageDataId: string | null;
}

/** Written down by the caller before the irreversible call. Plain JSON. */
export interface PublicationIntent {
  readonly id: PublicationId;
  /** Must equal the prepared state's article; otherwise nothing is sent. */
  readonly articleDigest: Digest;
  readonly title: string;
  readonly recordedAt: Instant;
  readonly state: PreparedState;
}

export interface TakedownIntent {
  readonly id: PublicationId;
  readonly recordedAt: Instant;
}

export type Outcome =
  /** The platform took the task; its result comes by event or `check`. */
  | { readonly kind: 'accepted'; readonly ref: PublicationRef }
  | { readonly kind: 'done'; readonly ref: PublicationRef }
  /** A person has to finish or look on the platform. */
  | { readonly kind: 'pendingHuman'; readonly message: Message; readonly ref: PublicationRef | null }
  | Rejected
  /** It may or may not have happened. Never submit again: `reconcile`. */
  | { readonly kind: 'unknown'; readonly message: Message };

export type Progress =
  | { readonly kind: 'inProgress'; readonly ref: PublicationRef }
  | { readonly kind: 'done'; readonly ref: PublicationRef }
  | {
      readonly kind: 'failed';
      readonly ref: PublicationRef;
      readonly class: RejectionClass;
      readonly code: string;
      readonly message: Message;
    }
  /** Was published, then deleted by somebody who holds the account. */
  | { readonly kind: 'deleted'; readonly ref: PublicationRef }
  /** Was published, then removed by the platform. */
  | { readonly kind: 'banned'; readonly ref: PublicationRef }
  /** Nothing could be learnt; `retryAt` null: asking again does not help, a person has to look. */
  | { readonly kind: 'unavailable'; readonly message: Message; readonly retryAt: Instant | null };

/** `cleared`: the platform holds no draft any more; `kept`: it could not be removed now. */
export type Discarded =
  | { readonly kind: 'cleared' }
  | { readonly kind: 'kept'; readonly message: Message; readonly retryAt: Instant | null };

export type Fetched =
  | {
      readonly kind: 'ok';
      readonly fetchedAt: Instant;
      readonly article: FetchedArticle;
      readonly from: 'api' | 'page';
    }
  | { readonly kind: 'gone'; readonly fetchedAt: Instant; readonly message: Message }
  | { readonly kind: 'banned'; readonly fetchedAt: Instant; readonly message: Message }
  /** The platform shows a verification page instead of the article: no statement about the article. */
  | { readonly kind: 'blocked'; readonly fetchedAt: Instant; readonly message: Message }
  /** No answer, or not permitted to read: no statement about the article. `retryAt` null: a person has to look. */
  | {
      readonly kind: 'unavailable';
      readonly fetchedAt: Instant;
      readonly message: Message;
      readonly retryAt: Instant | null;
    };
