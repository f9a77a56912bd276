import type { Digest, LocalizedText } from '../kernel/index.ts';
import {
  type Checkpoint,
  digestBytes,
  type Entry,
  fromBase64,
  type LedgerProblem,
  ledgerProblem,
  type NoteKey,
  openCheckpoint,
  openNote,
  treeHasher,
  unopened,
  verifyChain,
  verifyInclusion,
} from '../ledger/index.ts';
import { checkFiles, checkPolicies, checkPublications, checkRecords, checkRevisions } from './check-case.ts';
import { type Manifest, members, requiredMembers, sealText } from './format.ts';
import { type ArchiveProblem, archiveProblem, Broken, fail, unreadableCodes } from './problem.ts';
import { type ArchiveFiles, ArchiveReader, type ArchiveTools } from './read.ts';
import { Recount } from './recount.ts';
import { checkCertificates, type Replayed, replay } from './replay.ts';
import { type StepName, stepTitles } from './steps.ts';

export interface ArchiveStep {
  readonly step: StepName;
  readonly title: LocalizedText;
  /** How many things were checked in it. */
  readonly count: number;
}

export interface ArchiveVerification {
  readonly ok: boolean;
  /** What held, in order; nothing behind the first failure was looked at. */
  readonly steps: readonly ArchiveStep[];
  readonly firstFailure: ArchiveProblem | null;
  /** The step that failed. */
  readonly failedStep: StepName | null;
  /** True when the archive is too incomplete to be read, rather than untrue. */
  readonly unreadable: boolean;
  /** `archive`: signatures were checked with the keys that the archive itself brings, which whoever made it chose. */
  readonly keysFrom: 'trusted' | 'archive';
  /** Every key that signed something here (`name+id+…`), for comparison with one kept elsewhere. */
  readonly signedBy: readonly NoteKey[];
  readonly manifest: Manifest | null;
}

export interface ArchiveOptions {
  /** Keys from elsewhere: only what they signed holds. Without them the archive's own keys are taken. */
  readonly trusted?: readonly NoteKey[];
}

/**
 * Verifies an unpacked archive without database and network: every hash, signature, proof, decision, seat and digest. Never throws for
 * anything that is in the archive; names the first thing that doesn't hold.
 */
export function verifyArchive(
  files: ArchiveFiles,
  tools: ArchiveTools,
  options: ArchiveOptions = {},
): ArchiveVerification {
  const run = new Verification(new ArchiveReader(files, tools), options);
  return run.result();
}

class Verification {
  readonly #reader: ArchiveReader;
  readonly #trusted: readonly NoteKey[] | undefined;
  readonly #steps: ArchiveStep[] = [];
  readonly #signedBy = new Map<string, NoteKey>();
  #step: StepName = 'members';
  #manifest: Manifest | null = null;

  constructor(reader: ArchiveReader, { trusted }: ArchiveOptions) {
    this.#reader = reader;
    this.#trusted = trusted;
  }

  result(): ArchiveVerification {
    let failure: ArchiveProblem | null = null;
    try {
      this.#all();
    } catch (error) {
      // A value of a shape that no step foresaw: untrue content, not a fault of the program.
      failure = error instanceof Broken ? error.problem : archiveProblem('memberMalformed', this.#step);
    }
    return {
      ok: failure === null,
      steps: this.#steps,
      firstFailure: failure,
      failedStep: failure === null ? null : this.#step,
      unreadable: failure !== null && unreadableCodes.includes(failure.code),
      keysFrom: this.#trusted === undefined ? 'archive' : 'trusted',
      signedBy: [...this.#signedBy.values()],
      manifest: this.#manifest,
    };
  }

  #all(): void {
    const reader = this.#reader;
    const manifest = this.#do(
      'members',
      () => this.#members(),
      (found) => found.members.length,
    );
    this.#manifest = manifest;
    const keys = this.#do(
      'keys',
      () => this.#keys(manifest),
      (found) => found.length,
    );
    const checkpoint = this.#do(
      'checkpoint',
      () => this.#checkpoint(manifest, keys),
      (found) => found.size,
    );
    const entries = this.#do(
      'chain',
      () => this.#chain(manifest),
      (found) => found.length,
    );
    this.#do('inclusion', () => this.#inclusion(manifest, checkpoint, keys), count);
    const replayed = this.#do(
      'decisions',
      () => replay(entries),
      (found) => found.decisions.length,
    );
    this.#do('revisions', () => checkRevisions(reader, replayed), count);
    this.#do('policy', () => checkPolicies(reader, replayed), count);
    this.#do('release', () => checkCertificates(reader.tools.suites, keys, entries, replayed), count);
    this.#do('seats', () => recountOf(replayed), count);
    this.#do('publications', () => checkPublications(reader, replayed), count);
    this.#do('files', () => checkFiles(reader, replayed), count);
    this.#do(
      'records',
      () => checkRecords(reader, manifest, entries, replayed),
      () => 3,
    );
    this.#do('seal', () => this.#seal(keys), count);
  }

  #do<T>(step: StepName, work: () => T, count: (found: T) => number): T {
    this.#step = step;
    const found = work();
    this.#steps.push({ step, title: stepTitles[step], count: count(found) });
    return found;
  }

  #members(): Manifest {
    const { files } = this.#reader;
    const manifest = this.#reader.manifest();
    for (const name of requiredMembers) if (!files.has(name)) fail('memberMissing', name);
    const listed = new Set<string>([members.manifest, members.seal]);
    for (const { name, size, digest } of manifest.members) {
      if (!files.has(name)) fail('memberMissing', name);
      const right = this.#reader.bytes(name).length === size && this.#reader.digest(name, digest) === digest;
      if (!right) fail('memberDiffers', name);
      listed.add(name);
    }
    for (const name of files.keys()) if (!listed.has(name)) fail('memberExtra', name);
    return manifest;
  }

  #keys(manifest: Manifest): readonly NoteKey[] {
    const { member, keys } = this.#reader.keys();
    if (member.origin !== manifest.origin) fail('aboutOther', 'origin');
    return this.#trusted ?? keys;
  }

  #checkpoint(manifest: Manifest, keys: readonly NoteKey[]): Checkpoint {
    const note = this.#reader.text(members.checkpoint);
    const opened = openCheckpoint(this.#reader.tools.suites, keys, note);
    if (!opened.ok) return broken(unopened(opened.why, note));
    if (opened.checkpoint.origin !== manifest.origin) {
      return broken(ledgerProblem('checkpointOrigin', { size: opened.checkpoint.size }));
    }
    this.#note(opened.keys);
    return opened.checkpoint;
  }

  #chain(manifest: Manifest): readonly Entry[] {
    const { stored } = this.#reader.entries(manifest);
    const chain = verifyChain(this.#reader.tools.suites, stored);
    if (!chain.ok) return broken(chain.problem);
    const stream = `manuscript:${manifest.manuscript}`;
    const foreign = chain.entries.find((entry) => entry.stream !== stream);
    if (foreign !== undefined) fail('entryForeign', foreign.sequence);
    return chain.entries;
  }

  #inclusion(manifest: Manifest, checkpoint: Checkpoint, keys: readonly NoteKey[]): number {
    const { suites } = this.#reader.tools;
    const signer = keys.find((key) => this.#signedBy.has(nameOf(key)));
    const hasher = treeHasher(suites[signer?.suite ?? 'ed25519-sha256'].hash);
    const { proofs } = this.#reader.entries(manifest);
    for (const { sequence, hash, leaf, inclusion } of proofs) {
      const path = inclusion.map((one) => fromBase64(one) ?? new Uint8Array());
      const leafHash = hasher.leaf(digestBytes(hash));
      const included = verifyInclusion(hasher, leaf, checkpoint.size, leafHash, path, checkpoint.root);
      const place = { stream: `manuscript:${manifest.manuscript}`, sequence, leaf };
      if (!included) broken(ledgerProblem('notIncluded', place));
    }
    return proofs.length;
  }

  #seal(keys: readonly NoteKey[]): number {
    const note = this.#reader.text(members.seal);
    const opened = openNote(this.#reader.tools.suites, keys, note);
    if (!opened.ok) return fail(opened.why === 'malformed' ? 'sealMalformed' : 'sealSignature', opened.why);
    const digest: Digest = this.#reader.digest(members.manifest);
    if (opened.text !== sealText(digest)) fail('sealDiffers', members.manifest);
    this.#note(opened.keys);
    return 1;
  }

  #note(keys: readonly NoteKey[]): void {
    for (const key of keys) this.#signedBy.set(nameOf(key), key);
  }
}

function recountOf({ decisions }: Replayed): number {
  const recount = new Recount();
  for (const decided of decisions) recount.take(decided);
  return recount.signOffs;
}

function nameOf(key: NoteKey): string {
  return `${key.name}+${key.id.toHex()}`;
}

function count(value: number): number {
  return value;
}

/** A problem of the ledger ends the verification under its own code. */
function broken({ code, zh, en, place }: LedgerProblem): never {
  const { sequence, size } = place;
  throw new Broken({ code, zh, en, place: String(sequence ?? size ?? '') });
}
