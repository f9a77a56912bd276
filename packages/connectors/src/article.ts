/** What goes out, and what a platform would say to it. Plain JSON throughout. */
import type { ChannelPlatform } from '@sanshen/domain/channels';
import type { Brand, Digest, Instant, Json, Message } from '@sanshen/domain/kernel';

/** Platforms that a connector exists for: all of the register's, some of them served by a person's hand. */
export type Platform = ChannelPlatform;

/** The platform's id of a stored draft; opaque. */
export type DraftRef = Brand<string, 'DraftRef'>;
/** The platform's id of a publishing task; a string end to end, because platforms use 64-bit numbers. */
export type TaskRef = Brand<string, 'TaskRef'>;
/** The platform's id of a published article; opaque. */
export type ArticleRef = Brand<string, 'ArticleRef'>;
/** Equal for two deliveries of the same platform event; unique per channel. */
export type DedupeKey = Brand<string, 'DedupeKey'>;

/** A picture or video by content; type and size are known before upload, so that `validate` stays pure. */
export interface PublishablePicture {
  readonly digest: Digest;
  /** Such as `image/png`. */
  readonly mediaType: string;
  readonly byteLength: number;
}

/** Exactly what a release covers, and nothing else: reviewers' notes have no field to travel in. */
export interface PublishableArticle {
  /** The digest that the sign-offs bind to. */
  readonly digest: Digest;
  readonly title: string;
  readonly byline: string;
  readonly summary: string;
  /** The manuscript's document; {@link RenderHtml} turns it into the platform's HTML. */
  readonly body: Json;
  readonly cover: PublishablePicture | null;
  /** Pictures inside `body`, in reading order. */
  readonly pictures: readonly PublishablePicture[];
  /** Videos inside `body`, in reading order; absent is none. */
  readonly videos?: readonly PublishablePicture[];
  /** Where the platform's "read the original" leads; null for none. */
  readonly sourceLink: string | null;
}

/** Gives the platform's HTML of a body; every picture goes through `pictureUrl`. Pure. */
export type RenderHtml = (body: Json, pictureUrl: (picture: Digest) => string) => string;

export type ArticleField = 'title' | 'byline' | 'summary' | 'body' | 'cover' | 'pictures' | 'sourceLink';

export interface Issue {
  /** `error`: the platform would refuse it. `warning`: the platform takes it but changes or cuts something. */
  readonly severity: 'error' | 'warning';
  readonly field: ArticleField;
  readonly message: Message;
  /** Present when a measure is exceeded; the unit is in the message. */
  readonly limit?: number;
  readonly actual?: number;
  /** The picture concerned. */
  readonly picture?: Digest;
}

/** The platform's copy. Its bytes differ from what was sent; compare canonical text, pictures and link targets. */
export interface FetchedArticle {
  readonly title: string;
  readonly byline: string;
  readonly summary: string;
  readonly html: string;
  readonly sourceLink: string | null;
  readonly url: string | null;
}

/**
 * Who has to do something: the editor (`content`), the platform's or product's administrator (`permission`, `auth`),
 * nobody but time (`quota`), or the state moved under us (`state`).
 */
export type RejectionClass = 'content' | 'permission' | 'auth' | 'quota' | 'state';

/** Provably nothing happened on the platform. */
export interface Rejected {
  readonly kind: 'rejected';
  readonly class: RejectionClass;
  /** The platform's code (`wechat:53503`) or the connector's own (`draftChanged`). */
  readonly code: string;
  readonly message: Message;
  /** Earliest sensible new attempt; absent when time alone does not help. */
  readonly retryAt?: Instant;
}
