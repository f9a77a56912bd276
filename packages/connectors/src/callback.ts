/** What platforms push to us. */
import type { Instant, Message } from '@sanshen/domain/kernel';
import type { DedupeKey, TaskRef } from './article.ts';
import type { Progress } from './outcome.ts';

/** One HTTP request as it came in; the server must not interpret it. */
export interface RawCallback {
  readonly method: 'GET' | 'POST';
  readonly query: Readonly<Record<string, string | undefined>>;
  /** Lower-case names; absent where the platform proves itself by the address. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
}

export type PlatformEvent =
  | {
      readonly kind: 'publicationFinished';
      readonly dedupeKey: DedupeKey;
      readonly occurredAt: Instant;
      readonly task: TaskRef;
      readonly progress: Progress;
      /** False where the platform's signature does not cover the body: confirm by `check` before believing it. */
      readonly authenticated: boolean;
    }
  /** A reader wrote to the account. Holds what he wrote: kept only where the public's writings are. */
  | {
      readonly kind: 'messageReceived';
      readonly dedupeKey: DedupeKey;
      readonly occurredAt: Instant;
      /** The platform's id of the message. */
      readonly id: string;
      readonly writer: string;
      /** Null for what is no text: a picture, a voice, a place. */
      readonly text: string | null;
      readonly type: string;
    }
  /** Understood and authentic as far as the platform allows, of no use to publishing. */
  | {
      readonly kind: 'other';
      readonly dedupeKey: DedupeKey;
      readonly occurredAt: Instant;
      readonly type: string;
    };

export type CallbackRefusal =
  | 'badSignature'
  | 'badEncryption'
  | 'wrongAccount'
  | 'malformed'
  | 'tooLarge'
  | 'stale'
  | 'notConfigured'
  | 'notSupported';

export type ParsedCallback =
  /** Answer with `reply` as plain text at once (platforms wait seconds), then process. */
  | { readonly kind: 'events'; readonly events: readonly PlatformEvent[]; readonly reply: string }
  /** The platform checks the address; answer with `reply` as it is. */
  | { readonly kind: 'handshake'; readonly reply: string }
  | { readonly kind: 'refused'; readonly reason: CallbackRefusal; readonly message: Message };
