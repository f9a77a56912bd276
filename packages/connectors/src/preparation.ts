/** The state of preparing, which the caller keeps. */
import type { Digest, Instant, Json, Message } from '@sanshen/domain/kernel';
import type { DraftRef, FetchedArticle, Platform, Rejected } from './article.ts';

/** A file that the platform already holds for this article. */
export interface UploadedAsset {
  readonly use: 'cover' | 'picture' | 'video';
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
   * `fingerprint` is the digest of that copy, so that a later change on the platform is seen before publishing. `composed`: the platform keeps no drafts; `message` is what will be
   * sent, `fingerprint` its digest.
   */
  readonly draft:
    | { readonly step: 'none' }
    | { readonly step: 'asked'; readonly at: Instant }
    | { readonly step: 'held'; readonly ref: DraftRef; readonly at: Instant; readonly fingerprint: Digest }
    | {
        readonly step: 'composed';
        readonly at: Instant;
        readonly message: Json;
        readonly fingerprint: Digest;
      };
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
  /** The platform has no draft API for this channel; a person does the work from `manualTask`. */
  | { readonly kind: 'manual'; readonly state: PreparedState }
  | Rejected
  /** Nothing is wrong with the article; run `prepare` again, not before `retryAt`. */
  | { readonly kind: 'retry'; readonly message: Message; readonly retryAt: Instant };

/**
 * The picture that stands behind an address in the platform's copy; null for one that was not uploaded for this article. The scheme and
 * the query are left out of the comparison, since platforms change them.
 */
export function uploadedPicture(state: PreparedState, address: string): Digest | null {
  const bare = (url: string): string => url.replace(/^https?:/i, '').replace(/[?#].*$/s, '');
  return (
    state.assets.find((asset) => asset.url !== null && bare(asset.url) === bare(address))?.digest ?? null
  );
}
