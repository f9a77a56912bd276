/**
 * What every platform's connector offers, and the ports that it needs. A connector instance serves one channel.
 *
 * Three promises that callers may build on:
 * - `prepare` may be run again after any crash: saved state is re-used, no second draft appears.
 * - `submit` and `takedown` make at most one irreversible call and never repeat it; when the answer is lost the outcome is `unknown`.
 * - `check`, `reconcile`, `fetchPublished` and `capabilities` only read.
 */
import type {
  Brand,
  ChannelId,
  Digest,
  Instant,
  Json,
  LocalizedText,
  Message,
  PublicationId,
} from '@sanshen/domain/kernel';

/** Platforms that a connector exists for. */
export type Platform = 'wechat' | 'weibo' | 'douyin' | 'bilibili';

/** The platform's id of a stored draft; opaque. */
export type DraftRef = Brand<string, 'DraftRef'>;
/** The platform's id of a publishing task; a string end to end, because platforms use 64-bit numbers. */
export type TaskRef = Brand<string, 'TaskRef'>;
/** The platform's id of a published article; opaque. */
export type ArticleRef = Brand<string, 'ArticleRef'>;
/** Equal for two deliveries of the same platform event; unique per channel. */
export type DedupeKey = Brand<string, 'DedupeKey'>;

// ── What goes out ────────────────────────────────────────────────────────────────────────────────────────────────

/** A picture by content; type and size are known before upload, so that `validate` stays pure. */
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
  /** Where the platform's "read the original" leads; null for none. */
  readonly sourceLink: string | null;
}

/** Gives the platform's HTML of a body; every picture goes through `pictureUrl`. Pure. */
export type RenderHtml = (body: Json, pictureUrl: (picture: Digest) => string) => string;

// ── Ports that the caller provides ───────────────────────────────────────────────────────────────────────────────

export interface StoredFile {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/** Reads content-addressed files; rejects when there is no such file. */
export interface FileReader {
  open(digest: Digest): Promise<StoredFile>;
}

/** Secrets of one channel; undefined where none is set. Values never enter logs, state or messages. */
export interface Credentials<Name extends string = string> {
  read(name: Name): Promise<string | undefined>;
}

export interface Clock {
  now(): Instant;
}

/** What every connector is made with; a platform's factory adds its own ports. */
export interface ConnectorPorts<CredentialName extends string = string> {
  readonly channel: ChannelId;
  readonly credentials: Credentials<CredentialName>;
  readonly files: FileReader;
  readonly clock: Clock;
  readonly renderHtml: RenderHtml;
}

// ── What a channel can do ────────────────────────────────────────────────────────────────────────────────────────

/** What may be done on a platform. Actions without a method here are answered by capabilities as `manual` or `none`. */
export type Action =
  | 'saveDraft'
  | 'publish'
  | 'receiveEvents'
  | 'fetchPublished'
  | 'takedown'
  | 'comments'
  | 'directMessages'
  | 'massSend';

export interface QuotaLeft {
  readonly limit: number;
  readonly used: number;
  /** When the count starts again. */
  readonly resetsAt: Instant;
}

export type Capability =
  | { readonly mode: 'api'; readonly quota?: QuotaLeft }
  | { readonly mode: 'manual'; readonly reason: Message }
  | { readonly mode: 'none'; readonly reason: Message }
  /** Probing failed: nothing is known now. */
  | { readonly mode: 'unknown'; readonly reason: Message };

export interface Capabilities {
  readonly probedAt: Instant;
  readonly actions: Readonly<Record<Action, Capability>>;
}

// ── Validation ───────────────────────────────────────────────────────────────────────────────────────────────────

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

// ── Preparing ────────────────────────────────────────────────────────────────────────────────────────────────────

/** A file that the platform already holds for this article. */
export interface UploadedAsset {
  readonly use: 'cover' | 'picture';
  readonly digest: Digest;
  /** The platform's id, where it gives one. */
  readonly remoteId: string | null;
  /** The platform's address, where it gives one. */
  readonly url: string | null;
  readonly uploadedAt: Instant;
}

/** Plain JSON. The caller stores it after each `save` and hands it back to the next `prepare`. */
export interface PreparedState {
  readonly format: 'sanshen-prepared/1';
  readonly platform: Platform;
  /** The article that this state belongs to. */
  readonly articleDigest: Digest;
  readonly assets: readonly UploadedAsset[];
  /**
   * `none`: not asked for yet. `asked`: the call may have reached the platform. `held`: the platform holds it and it was read back;
   * `fingerprint` is the digest of that copy, so that a later change on the platform is seen before publishing.
   */
  readonly draft:
    | { readonly step: 'none' }
    | { readonly step: 'asked'; readonly at: Instant }
    | { readonly step: 'held'; readonly ref: DraftRef; readonly at: Instant; readonly fingerprint: Digest };
}

export interface PrepareContext {
  /** What an earlier run saved; null on the first run. State of another article lends its uploaded assets only. */
  readonly state: PreparedState | null;
  /** Stores the state durably before it resolves; called after each uploaded asset and around the draft. */
  save(state: PreparedState): Promise<void>;
}

export type Prepared =
  /** `stored` is the platform's own copy, read back: show and compare this one. */
  | { readonly kind: 'ready'; readonly state: PreparedState; readonly stored: FetchedArticle }
  /** The platform has no draft API for this channel; a person does the work from {@link Connector.manualTask}. */
  | { readonly kind: 'manual'; readonly state: PreparedState }
  | Rejected
  /** Nothing is wrong with the article; run `prepare` again, not before `retryAt`. */
  | { readonly kind: 'retry'; readonly message: Message; readonly retryAt: Instant };

// ── Outcomes ─────────────────────────────────────────────────────────────────────────────────────────────────────

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

// ── Reading back ─────────────────────────────────────────────────────────────────────────────────────────────────

/** The platform's copy. Its bytes differ from what was sent; compare canonical text, pictures and link targets. */
export interface FetchedArticle {
  readonly title: string;
  readonly byline: string;
  readonly summary: string;
  readonly html: string;
  readonly sourceLink: string | null;
  readonly url: string | null;
}

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

// ── Events ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** One HTTP request as it came in; the server must not interpret it. */
export interface RawCallback {
  readonly method: 'GET' | 'POST';
  readonly query: Readonly<Record<string, string | undefined>>;
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

// ── Guided manual work ───────────────────────────────────────────────────────────────────────────────────────────

export type EvidenceKind = 'url' | 'screenshot';

export interface ManualTask {
  readonly platform: Platform;
  /** Where the work is done. */
  readonly openUrl: string;
  readonly steps: readonly LocalizedText[];
  /** Texts to copy, one button each. `html` is pasted as rich text. */
  readonly copyBlocks: readonly {
    readonly field: ArticleField;
    readonly label: LocalizedText;
    readonly format: 'text' | 'html';
    readonly value: string;
  }[];
  /** Files to hand over, in the order of use. */
  readonly files: readonly Digest[];
  /** Source of a regular expression that the published address must match from start to end. */
  readonly expectedUrl: string;
  readonly evidence: readonly EvidenceKind[];
}

// ── The connector ────────────────────────────────────────────────────────────────────────────────────────────────

export interface Connector {
  readonly platform: Platform;
  readonly channel: ChannelId;

  /** What this channel can do, by asking the platform; read-only. Never rejects: what cannot be learnt is `unknown`. */
  capabilities(): Promise<Capabilities>;

  /** What the platform would refuse or change. Pure; run before review and again before publishing. */
  validate(article: PublishableArticle): readonly Issue[];

  /** Uploads what is missing, makes or finds the draft, reads it back. Re-runnable. */
  prepare(article: PublishableArticle, context: PrepareContext): Promise<Prepared>;

  /** Removes a draft that will not be published (a stopped schedule); repeatable. */
  discard(state: PreparedState): Promise<Discarded>;

  /** At most one irreversible call. The caller has stored `intent` before. */
  submit(intent: PublicationIntent): Promise<Outcome>;

  /** Reads the state of a submitted task once. */
  check(ref: PublicationRef): Promise<Progress>;

  /** Resolves an `unknown` outcome by reading only; stays `unknown` while the platform may still be working, then asks for a person. */
  reconcile(intent: PublicationIntent): Promise<Outcome>;

  /** Verifies, decrypts and reads a callback. Never rejects. */
  parseEvent(raw: RawCallback): Promise<ParsedCallback>;

  /** The platform's copy as it stands now. */
  fetchPublished(ref: PublicationRef): Promise<Fetched>;

  /** Removes a published article for ever: at most one irreversible call. `done` also when it was already gone. */
  takedown(ref: PublicationRef, intent: TakedownIntent): Promise<Outcome>;

  /** What a person has to do where no API serves, or where the API has failed. Pure. */
  manualTask(article: PublishableArticle): ManualTask;
}

/** A reference with nothing known yet. */
export function emptyRef(platform: Platform): PublicationRef {
  return { platform, task: null, draft: null, article: null, url: null, messageDataId: null };
}
