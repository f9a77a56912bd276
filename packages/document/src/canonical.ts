import type { ChannelVariant, ManuscriptContent, MaterialField } from '@sanshen/domain/content';
import { materialFields } from '@sanshen/domain/content';
import { canonicalJson, type Digest, type HashSuite, isDigest } from '@sanshen/domain/kernel';
import { canonicalBody } from './body.ts';
import { DocumentError } from './messages.ts';

/** Names the envelope, so that a later format can never give the same digest for another meaning. */
export const contentFormat = 'sanshen-content/1';

/** Hashes bytes with the named suite and gives lower-case hex; `@sanshen/document/node-hash` is Node's. */
export type HashFunction = (suite: HashSuite, bytes: Uint8Array) => string;

/**
 * The content in its canonical form: the body as {@link canonicalBody} has it, channels in the order of their ids.
 * Lists whose order is published (attachments, sources) keep it. Members that are not material are left out.
 * Throws {@link DocumentError}.
 */
export function canonicalContent(content: ManuscriptContent): ManuscriptContent {
  const { title, byline, summary, cover, attachments, schedule, source, topic, declarations } = content;
  const body = canonicalBody(content.body);
  const channels = inOrderOfId(content.channels);
  return {
    title,
    byline,
    summary,
    body,
    cover,
    attachments,
    channels,
    schedule,
    source,
    topic,
    declarations,
  };
}

/** One field in the spelling that the digest uses; fits `changedFields` of `@sanshen/domain/content`. */
export function canonicalField(content: ManuscriptContent, field: MaterialField): string {
  if (field === 'body') return spelled(canonicalBody(content.body));
  if (field === 'channels') return spelled(inOrderOfId(content.channels));
  return spelled(content[field]);
}

function inOrderOfId(channels: readonly ChannelVariant[]): readonly ChannelVariant[] {
  return [...channels].sort((a, b) => (a.channel < b.channel ? -1 : a.channel > b.channel ? 1 : 0));
}

/** The canonical JSON (RFC 8785) of the envelope that is hashed. Throws {@link DocumentError}. */
export function canonicalEnvelope(content: ManuscriptContent): string {
  const canonical = canonicalContent(content);
  const fields = Object.fromEntries(materialFields.map((field) => [field, canonical[field]]));
  return spelled({ format: contentFormat, fields });
}

/**
 * The digest that a sign-off binds to. Equal contents give equal digests however they are written down (key order,
 * split texts, defaults spelled out); any change to anything that will be published gives another.
 * Throws {@link DocumentError} with the reason when the content has no canonical form.
 */
export function contentDigest(content: ManuscriptContent, suite: HashSuite, hash: HashFunction): Digest {
  const digest = `${suite}:${hash(suite, new TextEncoder().encode(canonicalEnvelope(content)))}`;
  if (!isDigest(digest)) throw new RangeError(`the hash function gave no ${suite} in lower-case hex`);
  return digest;
}

function spelled(value: unknown): string {
  try {
    return canonicalJson(value);
  } catch (error) {
    // canonicalJson knows two reasons: half a character, or a value that JSON cannot say.
    const reason = error instanceof Error ? error.message : '';
    throw new DocumentError(
      reason.includes('surrogate') ? 'document.loneSurrogate' : 'document.malformed',
      reason,
    );
  }
}
