import type { Suite, SuiteId, Suites } from './suite.ts';
import { sameBytes } from './suite.ts';

/** A public key under a name, as signed notes know it (C2SP signed-note). */
export interface NoteKey {
  readonly name: string;
  readonly suite: SuiteId;
  readonly publicKey: Uint8Array;
  /** Four bytes that tell keys of one name apart; not a security feature. */
  readonly id: Uint8Array;
}

/** Signs for one key; the private key stays with whoever made the signer. */
export interface NoteSigner {
  readonly key: NoteKey;
  readonly sign: (message: string) => Uint8Array;
}

const newline = 0x0a;
/** 0x01 is Ed25519 in the signed-note format; 0xff opens a type that the format has not numbered, followed by its name. */
const typeOf: { readonly [id in SuiteId]: Uint8Array } = {
  'ed25519-sha256': Uint8Array.of(0x01),
  'sm2-sm3': Uint8Array.of(0xff, ...ascii('sm2-sm3')),
};

/** Names a public key. Throws RangeError for a name that a note cannot carry (empty, white space, plus sign, not ASCII). */
export function noteKey(suite: Suite, name: string, publicKey: Uint8Array): NoteKey {
  if (!/^[!-*,-~]+$/.test(name)) throw new RangeError(`not a key name: ${name}`);
  const type = typeOf[suite.id];
  const id = suite.hash(Uint8Array.of(...ascii(name), newline, ...type, ...publicKey)).slice(0, 4);
  return { name, suite: suite.id, publicKey, id };
}

/** Writes a key as `name+id+base64(type‖key)`, the form in which others keep it. */
export function formatKey(key: NoteKey): string {
  return `${key.name}+${key.id.toHex()}+${Uint8Array.of(...typeOf[key.suite], ...key.publicKey).toBase64()}`;
}

/** Reads a key written by {@link formatKey}; undefined when it is malformed, unknown, or its id doesn't belong to it. */
export function parseKey(suites: Suites, text: string): NoteKey | undefined {
  const parts = /^([!-*,-~]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(text.trim());
  const [, name, id, encoded] = parts ?? [];
  const bytes = encoded === undefined ? undefined : fromBase64(encoded);
  if (name === undefined || id === undefined || bytes === undefined) return undefined;
  for (const suite of Object.values(suites)) {
    const type = typeOf[suite.id];
    if (!sameBytes(bytes.slice(0, type.length), type)) continue;
    const key = noteKey(suite, name, bytes.slice(type.length));
    return key.id.toHex() === id ? key : undefined;
  }
  return undefined;
}

/** A note: text (its last line ended), a blank line, one line for each signature. Throws RangeError for a text without its end of line. */
export function signNote(text: string, signers: readonly NoteSigner[]): string {
  if (!text.endsWith('\n')) throw new RangeError('the text of a note ends with a newline');
  const lines = signers.map(({ key, sign }) => {
    const signature = Uint8Array.of(...key.id, ...sign(text));
    return `— ${key.name} ${signature.toBase64()}\n`;
  });
  return `${text}\n${lines.join('')}`;
}

export type OpenedNote =
  | { readonly ok: true; readonly text: string; readonly keys: readonly NoteKey[] }
  | { readonly ok: false; readonly why: 'malformed' | 'unknownKey' | 'badSignature' };

/**
 * Opens a signed note: gives its text when at least one known key signed it and no signature of a known key is wrong.
 * Signatures by unknown keys are passed over, so that keys can be changed and witnesses can sign along.
 */
export function openNote(suites: Suites, keys: readonly NoteKey[], note: string): OpenedNote {
  const cut = note.lastIndexOf('\n\n');
  if (cut < 0 || !note.endsWith('\n')) return { ok: false, why: 'malformed' };
  const text = note.slice(0, cut + 1);
  const signed: NoteKey[] = [];
  for (const line of note.slice(cut + 2, -1).split('\n')) {
    const [, name, encoded] = /^— (\S+) ([A-Za-z0-9+/]+=*)$/.exec(line) ?? [];
    const bytes = encoded === undefined ? undefined : fromBase64(encoded);
    if (name === undefined || bytes === undefined || bytes.length < 5) return { ok: false, why: 'malformed' };
    const key = keys.find((known) => known.name === name && sameBytes(known.id, bytes.slice(0, 4)));
    if (key === undefined) continue;
    if (!suites[key.suite].verify(key.publicKey, text, bytes.slice(4)))
      return { ok: false, why: 'badSignature' };
    signed.push(key);
  }
  return signed.length === 0 ? { ok: false, why: 'unknownKey' } : { ok: true, text, keys: signed };
}

/** Reads base64, undefined instead of an error for what isn't. */
export function fromBase64(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.fromBase64(text, { lastChunkHandling: 'strict' });
  } catch {
    return undefined;
  }
}

function ascii(text: string): number[] {
  return Array.from(text, (char) => char.charCodeAt(0));
}
