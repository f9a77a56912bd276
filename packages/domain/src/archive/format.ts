import type { Digest, Instant, Json, ManuscriptId, OrganizationId, PersonId } from '../kernel/index.ts';
import type { SuiteId } from '../ledger/index.ts';
import type { Policy, PolicyReference } from '../policy/index.ts';
import type { FindingSeverity, PublicationStatus, Verdict } from '../review/index.ts';

/** The name of the archive's form; another form can never be taken for this one. */
export const archiveFormat = 'sanshen-archive/1';

/** The members that every archive has, by what they hold. */
export const members = {
  manifest: 'manifest.json',
  /** The manifest's hash, signed by the installation: it covers what no entry speaks of, such as the review sheet. */
  seal: 'manifest.note',
  entries: 'entries.jsonl',
  proofs: 'proofs.json',
  checkpoint: 'checkpoint.txt',
  keys: 'keys.json',
  findings: 'findings.json',
  release: 'release.json',
  publications: 'publications.json',
  comparisons: 'fetched/comparisons.json',
  policy: 'policy.json',
  sheetPdf: 'sheet.pdf',
  sheetWord: 'sheet.docx',
  readme: 'README.txt',
} as const;

/** The members that must be there, whatever the case. */
export const requiredMembers: readonly string[] = Object.values(members);

/** Where the content of a revision lies. */
export function revisionMember(revision: number): string {
  return `revisions/${padded(revision)}.json`;
}

/** Where the plain text of a revision lies. */
export function textMember(revision: number): string {
  return `revisions/${padded(revision)}.txt`;
}

/** Where the comparison of two revisions lies. */
export function diffMember(from: number, to: number): string {
  return `diffs/${padded(from)}-${padded(to)}.txt`;
}

/** Where a file that the case refers to lies: by its digest, without the colon, which not every file system takes. */
export function fileMember(digest: Digest): string {
  return `files/${digest.replace(':', '-')}`;
}

/** Where a platform's copy of a publication lies. */
export function fetchedMember(digest: Digest): string {
  return `fetched/${digest.replace(':', '-')}`;
}

function padded(number: number): string {
  return String(number).padStart(3, '0');
}

export interface ManifestMember {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** `sha256:<hex>`. */
  readonly digest: Digest;
}

/** What the archive is about, and every member but the manifest and its seal. */
export interface Manifest {
  readonly format: typeof archiveFormat;
  readonly manuscript: ManuscriptId;
  readonly organization: OrganizationId;
  readonly organizationName: string;
  readonly title: string;
  /** The ledger that the entries come from. */
  readonly origin: string;
  readonly entries: number;
  readonly madeAt: Instant;
  readonly madeBy: { readonly person: PersonId; readonly name: string };
  readonly members: readonly ManifestMember[];
}

/** The text that the seal signs: the format and the hash of the manifest's bytes. */
export function sealText(manifest: Digest): string {
  return `${archiveFormat}\n${manifest}\n`;
}

/** Where each entry stands in the ledger: its hash, its leaf, and the proof under the checkpoint (base64, RFC 6962 §2.1.1). */
export interface ProofsMember {
  readonly entries: readonly {
    readonly sequence: number;
    readonly hash: Digest;
    readonly leaf: number;
    readonly inclusion: readonly string[];
  }[];
}

/** The public keys (`name+id+base64`) that checkpoint, certificates and seal were signed with. */
export interface KeysMember {
  readonly origin: string;
  readonly suite: SuiteId;
  readonly keys: readonly string[];
}

/** The rule books that a run of this manuscript was ever pinned to. */
export interface PolicyMember {
  readonly policies: readonly { readonly reference: PolicyReference; readonly policy: Policy }[];
}

/** Who somebody was, as the entries have it. */
export interface Named {
  readonly person: PersonId;
  readonly name: string;
}

export interface FindingRecord {
  readonly finding: string;
  readonly digest: Digest | null;
  readonly severity: FindingSeverity;
  readonly rule: string;
  readonly text: string;
  readonly place: { readonly start: number; readonly end: number } | null;
  readonly notedBy: Named;
  readonly notedAt: Instant;
  readonly ruling: {
    readonly ruling: 'accepted' | 'overruled';
    readonly reason: string;
    readonly by: Named;
    readonly at: Instant;
  } | null;
}

export interface ReleaseRecord {
  /** The entry that holds the certificate. */
  readonly sequence: number;
  readonly at: Instant;
  readonly release: string;
  readonly note: string;
}

export interface PublicationRecord {
  readonly publication: string;
  readonly channel: string;
  readonly digest: Digest;
  readonly begunAt: Instant;
  /** Null when the schedule of the release began it. */
  readonly begunBy: Named | null;
  readonly status: PublicationStatus;
  readonly reference: string | null;
  readonly url: string | null;
  readonly evidence: Digest | null;
  readonly doneAt: Instant | null;
  readonly readings: readonly {
    readonly at: Instant;
    readonly verdict: Verdict;
    readonly fetched: Digest | null;
  }[];
}

/** One reading of a publication with what differed; `verdict` null: the platform could not be read. */
export interface ComparisonRecord {
  readonly publication: string;
  readonly at: Instant;
  readonly verdict: Verdict | null;
  readonly source: string | null;
  readonly fetched: Digest | null;
  readonly differences: readonly Json[];
  readonly message: Json;
}
