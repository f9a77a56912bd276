import { type AssessmentInput, type AssessmentScore, scoreOf } from '../assessments/index.ts';
import { canonicalJson, type Digest, type LocalizedText } from '../kernel/index.ts';
import {
  digestBytes,
  digestOf,
  fromBase64,
  hashFor,
  isDigestOf,
  type LedgerProblem,
  ledgerProblem,
  type NoteKey,
  openCheckpoint,
  openNote,
  parseEntry,
  parseKey,
  treeHasher,
  unopened,
  verifyInclusion,
} from '../ledger/index.ts';
import type { ManifestMember } from './format.ts';
import { type ArchiveProblem, archiveProblem, Broken, fail } from './problem.ts';
import { type ArchiveTools, get } from './read.ts';
import type { ArchiveVerification } from './verify.ts';
import {
  isTold,
  type LedgerPage,
  type YearAbout,
  type YearIndex,
  yearFormat,
  yearMembers,
  yearSealText,
} from './year.ts';

/** What a member of an archive of a year is taken for. */
export interface YearTools extends ArchiveTools {
  /** Verifies the archive of one manuscript; null where it cannot be read at all. */
  readonly verifyCase: (bytes: Uint8Array, trusted: readonly NoteKey[]) => ArchiveVerification | null;
}

export interface YearVerification {
  readonly ok: boolean;
  readonly about: YearAbout | null;
  /** What was verified, counted. */
  readonly counted: YearIndex;
  readonly firstFailure: ArchiveProblem | null;
  readonly keysFrom: 'trusted' | 'archive';
  readonly signedBy: readonly NoteKey[];
}

export const yearStepTitles: Readonly<
  Record<'entries' | 'manuscripts' | 'circulars' | 'assessments', LocalizedText>
> = {
  entries: { zh: '台账记录：哈希、相接、存在证明', en: 'Ledger entries: hash, chain, inclusion' },
  manuscripts: { zh: '稿件全案归档，逐份核验', en: 'Archives of manuscripts, each verified' },
  circulars: { zh: '通报文件', en: 'Circulars' },
  assessments: { zh: '考核：按公式重新计算', en: 'Assessments, computed again by their formula' },
};

/**
 * Verifies an archive of a year member by member, in the order in which they lie in it: nothing but one member is ever held. After the first thing that does not
 * hold, nothing more is looked at. Needs neither database nor network.
 */
export class YearVerifier {
  readonly #tools: YearTools;
  readonly #trusted: readonly NoteKey[] | undefined;
  readonly #seen: ManifestMember[] = [];
  readonly #heads = new Map<string, { readonly sequence: number; readonly hash: Digest }>();
  readonly #signedBy = new Map<string, NoteKey>();
  readonly #kinds = new Map<string, number>();
  readonly #counts = { entries: 0, withheld: 0, manuscripts: 0, circulars: 0, assessments: 0 };
  #about: YearAbout | null = null;
  #keys: readonly NoteKey[] | null = null;
  #manifest: { readonly digest: Digest; readonly members: unknown } | null = null;
  #sealed = false;
  #failure: ArchiveProblem | null = null;

  constructor(tools: YearTools, trusted?: readonly NoteKey[]) {
    this.#tools = tools;
    this.#trusted = trusted;
  }

  /** Whether anything failed already: what follows need not be read. */
  get failed(): boolean {
    return this.#failure !== null;
  }

  /** Takes the next member. */
  take(name: string, bytes: Uint8Array): void {
    this.#guarded(name, () => this.#member(name, bytes));
  }

  /** Says that there are bytes at a member, or behind the last one, that nothing accounts for. */
  foreign(name: string): void {
    this.#guarded(name, () => fail('bytesForeign', name));
  }

  /** What came of it, after the last member. */
  result(): YearVerification {
    this.#guarded(yearMembers.seal, () => {
      for (const [name, there] of [
        [yearMembers.about, this.#about !== null],
        [yearMembers.manifest, this.#manifest !== null],
        [yearMembers.seal, this.#sealed],
      ] as const) {
        if (!there) fail('memberMissing', name);
      }
    });
    return {
      ok: this.#failure === null,
      about: this.#about,
      counted: this.#counted(),
      firstFailure: this.#failure,
      keysFrom: this.#trusted === undefined ? 'archive' : 'trusted',
      signedBy: [...this.#signedBy.values()],
    };
  }

  #guarded(name: string, work: () => void): void {
    if (this.#failure !== null) return;
    try {
      work();
    } catch (error) {
      // A value of a shape that nothing here foresaw: untrue content, not a fault of the program.
      this.#failure = error instanceof Broken ? error.problem : archiveProblem('memberMalformed', name);
    }
  }

  #member(name: string, bytes: Uint8Array): void {
    if (this.#sealed) fail('memberExtra', name);
    if (name === yearMembers.seal) this.#seal(bytes);
    else if (this.#manifest !== null) fail('memberExtra', name);
    else if (name === yearMembers.manifest) this.#closeManifest(bytes);
    else {
      this.#seen.push({ name, size: bytes.length, digest: this.#sha256(bytes) });
      this.#listed(name, bytes);
    }
  }

  #listed(name: string, bytes: Uint8Array): void {
    if (name === yearMembers.about) this.#open(bytes);
    else if (this.#about === null) fail('memberMissing', yearMembers.about);
    else if (name === yearMembers.keys) this.#readKeys(bytes);
    else if (name === yearMembers.index) this.#index(bytes);
    else if (name.startsWith('ledger/')) this.#page(this.#json(name, bytes) as LedgerPage);
    else if (name.startsWith('manuscripts/')) this.#case(name, bytes);
    else if (/^circulars\/.+\.pdf$/.test(name)) this.#counts.circulars += 1;
    else if (/^assessments\/.+\.json$/.test(name)) this.#assessment(name, bytes);
  }

  #open(bytes: Uint8Array): void {
    const about = this.#json(yearMembers.about, bytes);
    const format: unknown = get(about, 'format');
    if (format !== yearFormat) fail('formatUnknown', String(format).slice(0, 100));
    const texts = ['organization', 'organizationName', 'origin', 'madeAt'];
    if (!texts.every((member) => typeof get(about, member) === 'string'))
      fail('memberMalformed', yearMembers.about);
    // Every member that is read was looked at above.
    this.#about = about as YearAbout;
  }

  #readKeys(bytes: Uint8Array): void {
    const value = this.#json(yearMembers.keys, bytes);
    const list: unknown = get(value, 'keys');
    if (!Array.isArray(list) || list.length === 0) fail('memberMalformed', yearMembers.keys);
    if (get(value, 'origin') !== this.#about?.origin) fail('aboutOther', 'origin');
    const own = (list as readonly unknown[]).map(
      (one) => parseKey(this.#tools.suites, String(one)) ?? fail('keyMalformed', String(one).slice(0, 100)),
    );
    this.#keys = this.#trusted ?? own;
  }

  #keysFor(): readonly NoteKey[] {
    return this.#keys ?? fail('memberMissing', yearMembers.keys);
  }

  #page({ stream, checkpoint: note, entries }: LedgerPage): void {
    const opened = openCheckpoint(this.#tools.suites, this.#keysFor(), note);
    if (!opened.ok) broken(unopened(opened.why, note));
    const { checkpoint, keys } = opened;
    if (checkpoint.origin !== this.#about?.origin) {
      broken(ledgerProblem('checkpointOrigin', { size: checkpoint.size }));
    }
    this.#note(keys);
    const hasher = treeHasher(this.#tools.suites[keys[0]?.suite ?? 'ed25519-sha256'].hash);
    for (const { sequence, hash, leaf, inclusion, text } of entries) {
      const place = { stream, sequence, leaf };
      this.#link(stream, sequence, hash, text);
      const path = inclusion.map((one) => fromBase64(one) ?? new Uint8Array());
      const leafHash = hasher.leaf(digestBytes(hash));
      if (!verifyInclusion(hasher, leaf, checkpoint.size, leafHash, path, checkpoint.root)) {
        broken(ledgerProblem('notIncluded', place));
      }
      this.#counts.entries += 1;
    }
  }

  /** The entry is what its hash says, and follows the one before in its stream. */
  #link(stream: string, sequence: number, hash: Digest, text: string | null): void {
    const place = { stream, sequence };
    const head = this.#heads.get(stream);
    if (head !== undefined && sequence !== head.sequence + 1) broken(ledgerProblem('entryMissing', place));
    this.#heads.set(stream, { sequence, hash });
    if (text === null) {
      this.#counts.withheld += 1;
      return;
    }
    const algorithm = hashFor(this.#tools.suites, hash);
    if (algorithm === undefined) broken(ledgerProblem('entryUnreadable', place));
    if (!isDigestOf(hash, algorithm(text))) broken(ledgerProblem('entryAltered', place));
    const entry = parseEntry(text);
    if (entry === undefined) broken(ledgerProblem('entryUnreadable', place));
    if (entry.stream !== stream || entry.sequence !== sequence) broken(ledgerProblem('columnsDiffer', place));
    if (head !== undefined && entry.previous !== head.hash) broken(ledgerProblem('chainBroken', place));
    if (!isTold(entry.kind)) fail('entryTold', `${stream} ${sequence}`);
    this.#kinds.set(entry.kind, (this.#kinds.get(entry.kind) ?? 0) + 1);
  }

  #case(name: string, bytes: Uint8Array): void {
    const verified = this.#tools.verifyCase(bytes, this.#keysFor());
    if (verified === null) fail('caseFails', name, name);
    if (verified.firstFailure !== null) fail('caseFails', name, verified.firstFailure.zh);
    const { manifest } = verified;
    const right =
      manifest !== null &&
      manifest.organization === this.#about?.organization &&
      name === `manuscripts/${manifest.manuscript}.zip`;
    if (!right) fail('aboutOther', name);
    this.#counts.manuscripts += 1;
  }

  #assessment(name: string, bytes: Uint8Array): void {
    const value = this.#json(name, bytes) as {
      readonly organization: string;
      readonly digest: Digest;
      readonly input: AssessmentInput;
      readonly result: AssessmentScore;
    };
    if (value.organization !== this.#about?.organization) fail('aboutOther', name);
    const utf8 = canonicalJson(value.input);
    const { suites } = this.#tools;
    const suite = suites['ed25519-sha256'];
    const same = digestOf(suite.hashName, suite.hash(utf8)) === value.digest;
    const follows = canonicalJson(scoreOf(value.input)) === canonicalJson(value.result);
    if (!same || !follows) fail('assessmentDiffers', name);
    this.#counts.assessments += 1;
  }

  #counted(): YearIndex {
    return { ...this.#counts, kinds: Object.fromEntries([...this.#kinds].sort()) };
  }

  #index(bytes: Uint8Array): void {
    const index = this.#json(yearMembers.index, bytes);
    for (const [name, count] of Object.entries(this.#counted())) {
      const there = canonicalJson((get(index, name) ?? null) as never);
      const found = canonicalJson(count as never);
      if (there !== found) fail('indexDiffers', name, `${there} / ${found}`);
    }
  }

  #closeManifest(bytes: Uint8Array): void {
    const members: unknown = get(this.#json(yearMembers.manifest, bytes), 'members');
    if (!Array.isArray(members)) fail('memberMalformed', yearMembers.manifest);
    const listed = new Map((members as readonly ManifestMember[]).map((one) => [one.name, one]));
    for (const one of this.#seen) {
      const expected = listed.get(one.name);
      if (expected === undefined) fail('memberExtra', one.name);
      if (expected.size !== one.size || expected.digest !== one.digest) fail('memberDiffers', one.name);
      if (!listed.delete(one.name)) fail('memberExtra', one.name);
    }
    for (const name of listed.keys()) fail('memberMissing', name);
    if (!this.#seen.some(({ name }) => name === yearMembers.index)) fail('memberMissing', yearMembers.index);
    this.#manifest = { digest: this.#sha256(bytes), members };
  }

  #seal(bytes: Uint8Array): void {
    if (this.#manifest === null) fail('memberMissing', yearMembers.manifest);
    const note = this.#tools.decodeText(bytes) ?? fail('memberMalformed', yearMembers.seal);
    const opened = openNote(this.#tools.suites, this.#keysFor(), note);
    if (!opened.ok) fail(opened.why === 'malformed' ? 'sealMalformed' : 'sealSignature', opened.why);
    if (opened.text !== yearSealText(this.#manifest.digest)) fail('sealDiffers', yearMembers.manifest);
    this.#note(opened.keys);
    this.#sealed = true;
  }

  #json(name: string, bytes: Uint8Array): unknown {
    const text = this.#tools.decodeText(bytes) ?? fail('memberMalformed', name);
    try {
      return JSON.parse(text);
    } catch {
      return fail('memberMalformed', name);
    }
  }

  #sha256(bytes: Uint8Array): Digest {
    const suite = this.#tools.suites['ed25519-sha256'];
    return digestOf(suite.hashName, suite.hash(bytes));
  }

  #note(keys: readonly NoteKey[]): void {
    for (const key of keys) this.#signedBy.set(`${key.name} ${key.id.join()}`, key);
  }
}

/** A problem of the ledger ends the verification under its own code. */
function broken({ code, zh, en, place }: LedgerProblem): never {
  const { stream = '', sequence, size } = place;
  throw new Broken({ code, zh, en, place: `${stream} ${sequence ?? size ?? ''}`.trim() });
}
