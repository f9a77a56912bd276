import {
  canonicalJson,
  type Digest,
  type Instant,
  type Json,
  type OrganizationId,
  type PersonId,
} from '../kernel/index.ts';
import { digestOf, type Suite } from './suite.ts';

/** The name of the entry's form; it is part of what is hashed, so that another form can never be taken for this one. */
export const entryFormat = 'sanshen-entry/1';

/** Who decided, as they were called at that moment: a later change of name, office or organisation leaves it alone. */
export interface Actor {
  /** The person's id, or `system` for what the product does by itself (a deadline, a schedule). */
  readonly person: PersonId | 'system';
  readonly name: string;
  readonly office?: string;
  readonly organization?: OrganizationId;
  readonly organizationName?: string;
}

/** One decision, in its place in a stream such as `manuscript:<id>` or `policy:<id>`. */
export interface Entry {
  readonly stream: string;
  /** 1 for the stream's first entry. */
  readonly sequence: number;
  /** The hash of the stream's entry before this one; null for the first. */
  readonly previous: Digest | null;
  readonly at: Instant;
  readonly actor: Actor;
  /** What happened, such as `review.decided`. */
  readonly kind: string;
  readonly body: Json;
}

/** Where a stream stands: how many entries it has and the hash of the last one. */
export interface Head {
  readonly sequence: number;
  readonly hash: Digest | null;
}

/** The head of a stream that has no entries yet. */
export const emptyHead: Head = { sequence: 0, hash: null };

/** An entry as it is kept: the exact text that was hashed, its hash, and the two fields that find it. */
export interface StoredEntry {
  readonly stream: string;
  readonly sequence: number;
  readonly hash: Digest;
  readonly text: string;
}

/** An entry as a verifier may get it: with its text, or with the text's UTF-8 bytes, which can be hashed without decoding them. */
export interface ReadEntry extends Omit<StoredEntry, 'text'> {
  readonly text: string | Uint8Array;
}

/** What the caller says about a decision; place and link come from the head. */
export type EntryDraft = Omit<Entry, 'stream' | 'sequence' | 'previous'>;

/** The canonical JSON (RFC 8785) of an entry with its format tag: the bytes that are hashed and kept. */
export function entryText(entry: Entry): string {
  return canonicalJson({ ...entry, format: entryFormat });
}

/** What JSON writes as it is, so that {@link parseLink} can read it without a parser. */
const plainName = /^[^"\\\p{Cc}]+$/u;

/**
 * Puts a decision behind `head`; gives what has to be stored. Throws TypeError for a body without a JSON form, RangeError
 * for a stream or kind that is empty or has quotes, backslashes or control characters.
 */
export function sealEntry(
  suite: Pick<Suite, 'hashName' | 'hash'>,
  stream: string,
  head: Head,
  draft: EntryDraft,
): StoredEntry {
  const { at, actor, kind, body } = draft;
  if (!plainName.test(stream) || !plainName.test(kind))
    throw new RangeError(`not a stream or kind: ${stream} ${kind}`);
  const sequence = head.sequence + 1;
  const text = entryText({ stream, sequence, previous: head.hash, at, actor, kind, body });
  return { stream, sequence, text, hash: digestOf(suite.hashName, suite.hash(text)) };
}

/** Puts several decisions of one command behind `head`, each linked to the one before. */
export function sealEntries(
  suite: Pick<Suite, 'hashName' | 'hash'>,
  stream: string,
  head: Head,
  drafts: readonly EntryDraft[],
): StoredEntry[] {
  let at = head;
  return drafts.map((draft) => {
    const sealed = sealEntry(suite, stream, at, draft);
    at = sealed;
    return sealed;
  });
}

/** Reads an entry's text back; undefined when it is not an entry of the known form. */
export function parseEntry(text: string): Entry | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  // Every field is looked at below before the whole is called an entry.
  const { format, ...entry } = value as Entry & { format?: unknown };
  const known =
    format === entryFormat &&
    typeof entry.stream === 'string' &&
    Number.isSafeInteger(entry.sequence) &&
    (entry.previous === null || typeof entry.previous === 'string') &&
    typeof entry.at === 'string' &&
    typeof entry.kind === 'string' &&
    typeof entry.actor === 'object' &&
    entry.actor !== null &&
    typeof entry.actor.person === 'string' &&
    typeof entry.actor.name === 'string' &&
    entry.body !== undefined;
  return known ? entry : undefined;
}

/** What of an entry a chain hangs on. */
export type EntryLink = Pick<Entry, 'stream' | 'sequence' | 'previous'>;

const linkMark = `,"format":"${entryFormat}","kind":"`;
const linkShape =
  /^[^"\\]*","previous":(?:null|"([^"\\]*)"),"sequence":([1-9]\d{0,8}),"stream":"([^"\\]*)"\}$/;
/** Code units that the members behind `body` take at most: names of streams and kinds are short. */
export const linkLength = 1024;

/**
 * Reads only the link of an entry, many times faster than {@link parseEntry}; undefined when it has none.
 * Sound because the text is canonical: the members behind `body` are its last, no brace or escape stands between them
 * and the closing brace, so they are members of the entry itself and nothing inside `body` can pass for them.
 * Of bytes, the last {@link linkLength} must be ASCII.
 */
export function parseLink(text: string | Uint8Array): EntryLink | undefined {
  const end =
    typeof text === 'string' ? text.slice(-linkLength) : String.fromCharCode(...text.subarray(-linkLength));
  const mark = end.lastIndexOf(linkMark);
  const [, previous, sequence, stream] = linkShape.exec(end.slice(mark + linkMark.length)) ?? [];
  if (mark < 0 || sequence === undefined || stream === undefined) return undefined;
  // The follower compares it with a real digest, so any other string simply isn't equal.
  return { stream, sequence: Number(sequence), previous: (previous as Digest | undefined) ?? null };
}
