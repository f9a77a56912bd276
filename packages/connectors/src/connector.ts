/**
 * What every platform's connector offers, and the ports that it needs. A connector instance serves one channel.
 *
 * Three promises that callers may build on:
 * - `prepare` may be run again after any crash: saved state is re-used, no second draft appears.
 * - `submit` and `takedown` make at most one irreversible call that the platform could act on; when the answer is lost the outcome is `unknown`.
 *   One exception makes no second chance of acting: a platform that refuses the token has done nothing, so `submit` sends once more with a new one.
 * - `check`, `reconcile`, `fetchPublished` and `capabilities` only read.
 *
 * What a platform does never makes a method reject. A failing port (credentials, token store, files, `save`) does; `submit` and
 * `takedown` use their ports before they send, so a rejection of these two means that nothing was sent.
 */
import type { ChannelId, Digest, Instant, LocalizedText, Message } from '@sanshen/domain/kernel';
import type {
  ArticleField,
  FetchedArticle,
  Issue,
  Platform,
  PublishableArticle,
  RenderHtml,
} from './article.ts';
import type { ParsedCallback, RawCallback } from './callback.ts';
import type {
  Discarded,
  Fetched,
  Outcome,
  Progress,
  PublicationIntent,
  PublicationRef,
  TakedownIntent,
} from './outcome.ts';
import type { PrepareContext, Prepared, PreparedState } from './preparation.ts';

export * from './article.ts';
export * from './callback.ts';
export * from './outcome.ts';
export * from './preparation.ts';

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

/** Asked before a submission is sent again because its token was refused: false where it was stopped or frozen meanwhile. */
export type MayRepeat = () => Promise<boolean>;

export interface Connector {
  readonly platform: Platform;
  readonly channel: ChannelId;

  /**
   * What readers should see of an article on this platform: all of it, or the short post that this platform gets. The platform's copy is
   * compared with it; a field that is '' or null here is not shown there. Pure.
   */
  rendition(article: PublishableArticle, pictureUrl: (picture: Digest) => string): FetchedArticle;

  /** What this channel can do, by asking the platform; read-only. What cannot be learnt now is `unknown`. */
  capabilities(): Promise<Capabilities>;

  /** What the platform would refuse or change. Pure; run before review and again before publishing. */
  validate(article: PublishableArticle): readonly Issue[];

  /** Uploads what is missing, makes or finds the draft, reads it back. Re-runnable. */
  prepare(article: PublishableArticle, context: PrepareContext): Promise<Prepared>;

  /** Removes a draft that will not be published (a stopped schedule); repeatable. */
  discard(state: PreparedState): Promise<Discarded>;

  /**
   * At most one irreversible call that the platform could act on. The caller has stored `intent` before. When the platform refuses the token, which
   * it does before anything else, and another one can be had, `mayRepeat` is asked and it is sent once more, never a third time.
   */
  submit(intent: PublicationIntent, mayRepeat?: MayRepeat): Promise<Outcome>;

  /** Reads the state of a submitted task once. */
  check(ref: PublicationRef): Promise<Progress>;

  /** Resolves an `unknown` outcome by reading only; stays `unknown` while the platform may still be working, then asks for a person. */
  reconcile(intent: PublicationIntent): Promise<Outcome>;

  /** Verifies, decrypts and reads a callback, whatever its bytes. */
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
