/** Comments and messages of one channel: what readers wrote, and what may be done about it. Plain JSON throughout. */
import type { Instant, Message } from '@sanshen/domain/kernel';
import type { PublicationRef, Rejected } from './connector.ts';

export interface PublicComment {
  readonly id: string;
  readonly writtenAt: Instant;
  readonly text: string;
  /** The platform's id of the writer within this account; null where it gives none. */
  readonly writer: string | null;
  readonly elected: boolean;
  readonly reply: { readonly text: string; readonly at: Instant } | null;
}

export type CommentList =
  | {
      readonly kind: 'list';
      readonly comments: readonly PublicComment[];
      readonly total: number;
      readonly next: number | null;
    }
  | { readonly kind: 'unavailable'; readonly message: Message; readonly retryAt: Instant | null };

/** What a person with the right to it does; each is one call, never repeated. */
export type CommentAction =
  | { readonly kind: 'open' | 'close' }
  | { readonly kind: 'elect' | 'unelect' | 'delete' | 'withdrawReply'; readonly comment: string }
  | { readonly kind: 'reply'; readonly comment: string; readonly text: string };

export type Acted =
  | { readonly kind: 'done' }
  | { readonly kind: 'pendingHuman'; readonly message: Message }
  | Rejected
  /** It may or may not have happened: read before anything else is done. */
  | { readonly kind: 'unknown'; readonly message: Message };

/** What a reader did that opens a window for messages to him. */
export interface ReaderContact {
  readonly reader: string;
  readonly kind: 'message' | 'menu' | 'follow' | 'scan';
  readonly at: Instant;
  /** Messages sent to him since. */
  readonly sentSince: number;
}

export interface Interactions {
  /** Comments on a published item, newest first; `begin` counts from 0. Read-only. */
  listComments(
    ref: PublicationRef,
    page: { readonly begin: number; readonly count: number },
  ): Promise<CommentList>;
  act(ref: PublicationRef, action: CommentAction): Promise<Acted>;
  /** Why a message to a reader would not be taken now; null when it would. Pure. */
  messageHindrance(contact: ReaderContact, now: Instant): Message | null;
  /** Sends a text to a reader who has just been in contact. */
  sendMessage(contact: ReaderContact, text: string): Promise<Acted>;
}
