import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { archiveProblems } from '@sanshen/contract/archive';
import { diffContents, diffText } from '@sanshen/document';
import {
  archiveFormat,
  diffMember,
  fetchedFrom,
  fetchedMember,
  fileMember,
  filesFrom,
  findingsFrom,
  type KeysMember,
  type Manifest,
  type ManifestMember,
  members,
  type ProofsMember,
  publicationsFrom,
  releasesFrom,
  revisionMember,
  sealText,
  textMember,
} from '@sanshen/domain/archive';
import {
  brandId,
  canonicalJson,
  type Digest,
  type ManuscriptId,
  type PersonId,
} from '@sanshen/domain/kernel';
import { signNote } from '@sanshen/domain/ledger';
import type { AppContext } from '../../platform/context.ts';
import { Problem } from '../../platform/problem.ts';
import { filesOf } from '../content/public.ts';
import { keyStoreOf } from '../ledger/public.ts';
import { type Case, loadProvenCase, type Proofs } from './load-case.ts';
import { printSheet } from './print-sheet.ts';
import { readmeText } from './readme.ts';
import { sheetOf } from './sheet-model.ts';
import { writeZip, type ZipMember } from './zip.ts';

/** Bytes that an archive may have; the zip's own fields count with 32 bits, and readers take no more than this. */
const mostBytes = 2_000_000_000;

/** An archive ready to be sent; nothing was read from the file store yet. */
export interface Archive {
  readonly manifest: Manifest;
  open(): Readable;
}

/**
 * 归档: one file with the whole case, proven up to now and sealed by this installation. Throws `archive.notCovered`, `archive.fileLost`,
 * `archive.tooLarge`, `request.notFound`.
 */
export async function buildArchive(
  context: AppContext,
  manuscript: ManuscriptId,
  person: PersonId,
): Promise<Archive> {
  const { found, proofs } = await loadProvenCase(context, manuscript, person);
  const texts = new Map<string, Uint8Array>([
    ...ledgerMembers(found, proofs),
    ...revisionMembers(found),
    ...recordMembers(found),
    ...(await sheetMembers(found)),
  ]);
  const files = await fileMembers(context, found);
  const heading = headingOf(found, proofs);
  texts.set(members.readme, utf8(readmeText({ ...heading, members: [] })));
  const listed = [
    ...[...texts].map(([name, data]) => ({ name, size: data.length, digest: sha256(data) })),
    ...files.map(({ name, size, digest }) => ({ name, size, digest })),
  ].sort(byName);
  requireSize(listed);
  const manifest: Manifest = { ...heading, members: listed };
  const text = utf8(pretty(manifest));
  const seal = signNote(sealText(sha256(text)), [keyStoreOf(context).signer]);
  const ordered: ZipMember[] = [
    { name: members.manifest, data: text },
    { name: members.seal, data: utf8(seal) },
    ...[...texts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, data]) => ({ name, data })),
    ...files.sort(byName).map(({ name, digest }) => ({ name, data: () => openFile(context, digest) })),
  ];
  return { manifest, open: () => Readable.from(writeZip(ordered), { objectMode: false }) };
}

function headingOf(found: Case, proofs: Proofs): Omit<Manifest, 'members'> {
  const { manuscript, organization } = found;
  return {
    format: archiveFormat,
    manuscript,
    organization,
    organizationName: found.organizationNames.get(organization) ?? organization,
    title: found.revisions.at(-1)?.content.title ?? '',
    origin: proofs.origin,
    entries: found.stored.length,
    madeAt: found.madeAt,
    madeBy: found.madeBy,
  };
}

function ledgerMembers(found: Case, { checkpoint, entries, ...keys }: Proofs): [string, Uint8Array][] {
  const listed: KeysMember = keys;
  const proofs: ProofsMember = { entries };
  return [
    [members.entries, utf8(found.stored.map((one) => `${one.text}\n`).join(''))],
    [members.proofs, utf8(pretty(proofs))],
    [members.checkpoint, utf8(checkpoint)],
    [members.keys, utf8(pretty(listed))],
  ];
}

function revisionMembers({ revisions }: Case): [string, Uint8Array][] {
  return revisions.flatMap((revision, index): [string, Uint8Array][] => {
    const { number, content, plainText } = revision;
    const own: [string, Uint8Array][] = [
      [revisionMember(number), utf8(`${canonicalJson(content)}\n`)],
      [textMember(number), utf8(`${content.title}\n\n${plainText}\n`)],
    ];
    const before = revisions[index - 1];
    if (before === undefined) return own;
    const changes = diffText(diffContents(before.content, content), 'zh');
    return [...own, [diffMember(before.number, number), utf8(`${changes}\n`)]];
  });
}

function recordMembers({ entries, decisions, policies, comparisons }: Case): [string, Uint8Array][] {
  return [
    [members.findings, utf8(pretty({ findings: findingsFrom(decisions) }))],
    [members.release, utf8(pretty({ releases: releasesFrom(entries) }))],
    [members.publications, utf8(pretty({ publications: publicationsFrom(decisions) }))],
    [members.comparisons, utf8(pretty({ comparisons }))],
    [members.policy, utf8(pretty({ policies }))],
  ];
}

async function sheetMembers(found: Case): Promise<[string, Uint8Array][]> {
  const sheet = sheetOf(found);
  return [
    [members.sheetPdf, await printSheet('pdf', sheet)],
    [members.sheetWord, await printSheet('word', sheet)],
  ];
}

async function fileMembers(context: AppContext, found: Case): Promise<ManifestMember[]> {
  const copies = fetchedFrom(found.decisions);
  const called = new Set([
    ...found.revisions.flatMap((revision) => filesOf(revision.content)),
    ...filesFrom(found.decisions),
  ]);
  const wanted = [...new Set([...called, ...copies])];
  const rows =
    wanted.length === 0
      ? []
      : await context.db
          .selectFrom('file')
          .select(['digest', 'size'])
          .where('digest', 'in', wanted)
          .execute();
  const sizes = new Map(rows.map((row) => [row.digest, row.size]));
  const member = (name: string, digest: Digest): ManifestMember => {
    const size = sizes.get(digest);
    if (size === undefined) throw new Problem(archiveProblems['archive.fileLost'], { file: digest });
    return { name, size, digest };
  };
  return [
    ...copies.map((digest) => member(fetchedMember(digest), digest)),
    ...[...called].map((digest) => member(fileMember(digest), digest)),
  ];
}

async function openFile(context: AppContext, digest: Digest): Promise<Readable> {
  const stream = await context.files.open(digest);
  if (stream === null) throw new Problem(archiveProblems['archive.fileLost'], { file: digest });
  return stream;
}

function requireSize(listed: readonly ManifestMember[]): void {
  const total = listed.reduce((sum, one) => sum + one.size, 0);
  if (total > mostBytes) throw new Problem(archiveProblems['archive.tooLarge'], { size: total });
}

function byName(a: ManifestMember, b: ManifestMember): number {
  return a.name < b.name ? -1 : 1;
}

function sha256(data: Uint8Array): Digest {
  return brandId(`sha256:${createHash('sha256').update(data).digest('hex')}`);
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Indented, with sorted members: for people's eyes, and the same bytes for the same value. */
function pretty(value: unknown): string {
  return `${JSON.stringify(JSON.parse(canonicalJson(value)), null, 2)}\n`;
}
