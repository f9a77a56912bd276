import { type Digest, type HashSuite, isDigest } from '../kernel/index.ts';
import {
  digestOf,
  type NoteKey,
  parseKey,
  type StoredEntry,
  type SuiteId,
  type Suites,
} from '../ledger/index.ts';
import { archiveFormat, type KeysMember, type Manifest, members, type ProofsMember } from './format.ts';
import { fail } from './problem.ts';

/** The members of an archive by name. */
export type ArchiveFiles = ReadonlyMap<string, Uint8Array>;

/** What the verification needs from outside the domain; all of it works without database and network. */
export interface ArchiveTools {
  readonly suites: Suites;
  /** The digest of a revision's content in a suite; null when it is no valid content. */
  readonly digestOfContent: (content: unknown, suite: HashSuite) => Digest | null;
  /** Every file that a valid content refers to. */
  readonly filesOfContent: (content: unknown) => readonly Digest[];
  /** Strict UTF-8; null for anything else. */
  readonly decodeText: (bytes: Uint8Array) => string | null;
}

/** The members with what reads them; every look at one that isn't there or isn't JSON ends the verification. */
export class ArchiveReader {
  readonly files: ArchiveFiles;
  readonly tools: ArchiveTools;

  constructor(files: ArchiveFiles, tools: ArchiveTools) {
    this.files = files;
    this.tools = tools;
  }

  bytes(name: string): Uint8Array {
    return (
      this.files.get(name) ?? fail(name === members.manifest ? 'manifestMissing' : 'memberMissing', name)
    );
  }

  text(name: string): string {
    return this.tools.decodeText(this.bytes(name)) ?? fail('memberMalformed', name);
  }

  json(name: string): unknown {
    const text = this.text(name);
    try {
      return JSON.parse(text);
    } catch {
      return fail('memberMalformed', name);
    }
  }

  /** The digest of a member's bytes in the suite that `like` names, SHA-256 if it names none. */
  digest(name: string, like: Digest | null = null): Digest {
    const suite = this.tools.suites[like?.startsWith('sm3:') === true ? 'sm2-sm3' : 'ed25519-sha256'];
    return digestOf(suite.hashName, suite.hash(this.bytes(name)));
  }

  manifest(): Manifest {
    const value = this.json(members.manifest);
    const format: unknown = get(value, 'format');
    if (format !== archiveFormat) fail('formatUnknown', String(format).slice(0, 100));
    const list: unknown = get(value, 'members');
    const listed =
      Array.isArray(list) &&
      list.every(
        (one: unknown) =>
          typeof get(one, 'name') === 'string' &&
          typeof get(one, 'size') === 'number' &&
          isDigest(String(get(one, 'digest'))),
      );
    const texts = ['manuscript', 'organization', 'origin', 'madeAt', 'title', 'organizationName'];
    const whole =
      texts.every((name) => typeof get(value, name) === 'string') &&
      typeof get(get(value, 'madeBy'), 'name') === 'string';
    if (!listed || !whole || typeof get(value, 'entries') !== 'number')
      fail('memberMalformed', members.manifest);
    // Every member that is read was looked at above.
    return value as Manifest;
  }

  /** The keys member with its keys read. */
  keys(): { readonly member: KeysMember; readonly keys: readonly NoteKey[] } {
    const value = this.json(members.keys);
    const suite: unknown = get(value, 'suite');
    const list: unknown = get(value, 'keys');
    const known = typeof get(value, 'origin') === 'string' && Array.isArray(list) && list.length > 0;
    if (!known || !isSuite(this.tools.suites, suite)) fail('memberMalformed', members.keys);
    const keys = (list as readonly unknown[]).map(
      (one) => parseKey(this.tools.suites, String(one)) ?? fail('keyMalformed', String(one).slice(0, 100)),
    );
    return { member: value as KeysMember, keys };
  }

  /** The entries as they are stored, each with its place in the ledger. */
  entries(manifest: Manifest): {
    readonly stored: readonly StoredEntry[];
    readonly proofs: ProofsMember['entries'];
  } {
    const text = this.text(members.entries);
    const lines = text.endsWith('\n')
      ? text.slice(0, -1).split('\n')
      : fail('memberMalformed', members.entries);
    const proofs: unknown = get(this.json(members.proofs), 'entries');
    if (!Array.isArray(proofs) || !proofs.every(isProof)) fail('memberMalformed', members.proofs);
    if (lines.length !== manifest.entries || lines.length !== proofs.length) {
      fail('entriesUncounted', `${lines.length} / ${manifest.entries} / ${proofs.length}`);
    }
    const stream = `manuscript:${manifest.manuscript}`;
    const stored = lines.map((line, index): StoredEntry => {
      const proof = proofs[index] as ProofsMember['entries'][number];
      return { stream, sequence: proof.sequence, hash: proof.hash, text: line };
    });
    return { stored, proofs: proofs as ProofsMember['entries'] };
  }
}

/** A member of a value of unknown shape. */
export function get(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function isSuite(suites: Suites, value: unknown): value is SuiteId {
  return typeof value === 'string' && Object.hasOwn(suites, value);
}

function isProof(value: unknown): boolean {
  const inclusion = get(value, 'inclusion');
  return (
    Number.isSafeInteger(get(value, 'sequence')) &&
    Number.isSafeInteger(get(value, 'leaf')) &&
    isDigest(String(get(value, 'hash'))) &&
    Array.isArray(inclusion) &&
    inclusion.every((one) => typeof one === 'string')
  );
}
