/** Reading what the public writes to a channel: comments, mentions, messages. Nothing here acts. Plain JSON throughout. */
import type { Instant, Json, Message } from '@sanshen/domain/kernel';
import type { PublicationRef } from './connector.ts';

/** One comment or message as the platform shows it now. */
export interface PublicWriting {
  readonly kind: 'comment' | 'message';
  readonly id: string;
  /** The platform's id of what it stands under, in the spelling of the channel's publications; null where the platform does not say. */
  readonly thread: string | null;
  /** The platform's id of the writer; null where it gives none. What of it is kept is the caller's matter. */
  readonly writer: string | null;
  readonly text: string;
  readonly writtenAt: Instant;
  /** As the platform says; null where it was never edited, or where the platform does not tell. */
  readonly editedAt: Instant | null;
  readonly elected: boolean;
  /** The account's own answer under it. */
  readonly reply: { readonly text: string; readonly at: Instant } | null;
}

export type ReadingPage =
  /** Newest first; `next` asks for what is older, null at the end. */
  | { readonly kind: 'page'; readonly writings: readonly PublicWriting[]; readonly next: Json | null }
  | { readonly kind: 'unavailable'; readonly message: Message; readonly retryAt: Instant | null };

/** Requests that reading may spend in so many seconds: less than the platform allows, since publishing needs some too. */
export interface ReadingQuota {
  readonly requests: number;
  readonly seconds: number;
}

/** The reading side of one channel. Every call is one request, unless the platform was busy or a token had to be renewed. */
export interface PublicReader {
  readonly quota: ReadingQuota;
  /** Whether each publication has a list of its own, or all of the account's stand in one. */
  readonly lists: 'publication' | 'account';
  /** Whether an answer cannot be made without the writer's id. */
  readonly needsWriter: boolean;
  /** A page of the list under a publication, or of the account's (`subject` null). Never rejects for what the platform does. */
  readPage(subject: PublicationRef | null, cursor: Json | null): Promise<ReadingPage>;
}
