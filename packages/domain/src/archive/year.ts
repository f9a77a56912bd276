import type { Digest, Instant, OrganizationId, PersonId } from '../kernel/index.ts';
import type { ManifestMember } from './format.ts';

export const yearArchiveStatuses = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;
/** How far the making of an archive of a year is. */
export type YearArchiveStatus = (typeof yearArchiveStatuses)[number];

/** The name of the form: everything of a unit and a year in one tar. */
export const yearFormat = 'sanshen-year/1';

/** Members that every archive of a year has. The first three come first, the last two last: it is made and verified in one pass. */
export const yearMembers = {
  about: 'about.json',
  keys: 'keys.json',
  readme: 'README.txt',
  index: 'index.json',
  manifest: 'manifest.json',
  seal: 'manifest.note',
} as const;

export interface YearAbout {
  readonly format: typeof yearFormat;
  readonly organization: OrganizationId;
  readonly organizationName: string;
  readonly year: number;
  /** The ledger that the entries come from. */
  readonly origin: string;
  readonly madeAt: Instant;
  readonly madeBy: { readonly person: PersonId; readonly name: string };
}

/** A part of a stream: its entries in their order, each with its proof under the checkpoint. Null `text`: withheld because it is about persons, its hash stays. */
export interface LedgerPage {
  readonly stream: string;
  readonly checkpoint: string;
  readonly entries: readonly {
    readonly sequence: number;
    readonly hash: Digest;
    readonly leaf: number;
    readonly inclusion: readonly string[];
    readonly text: string | null;
  }[];
}

/** What is in it, counted. */
export interface YearIndex {
  readonly entries: number;
  readonly withheld: number;
  /** Entries that are told, by kind. */
  readonly kinds: Readonly<Record<string, number>>;
  readonly manuscripts: number;
  readonly circulars: number;
  readonly assessments: number;
}

export interface YearManifest {
  readonly format: typeof yearFormat;
  readonly members: readonly ManifestMember[];
}

/** The text that the seal signs. */
export function yearSealText(manifest: Digest): string {
  return `${yearFormat}\n${manifest}\n`;
}

const padded = (number: number) => String(number).padStart(6, '0');

/** Where a page of the n-th stream lies. */
export function ledgerMember(stream: number, page: number): string {
  return `ledger/${padded(stream)}/${padded(page)}.json`;
}

/** Where the archive of a manuscript lies. */
export function caseMember(manuscript: string): string {
  return `manuscripts/${manuscript}.zip`;
}

/**
 * Kinds of entries that an archive of a year tells: what the unit did. All others are about persons (who was employed, who passed what, who was held
 * accountable); of them only the hash goes along, so that the chain can be followed.
 */
const told =
  /^(organization\.treeChanged|policy\.|publishing\.|emergency\.|incidents\.|drills\.|patrol\.|interaction\.|questions\.|campaigns\.|calendar\.|planning\.|circulars\.|assessments\.|cases\.(?!record)|supervision\.|channels\.|checks\.|marks\.|spotChecks\.|archive\.)/;

/** Whether the text of an entry goes into an archive of a year. */
export function isTold(kind: string): boolean {
  return told.test(kind);
}
