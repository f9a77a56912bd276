import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import {
  caseMember,
  isTold,
  ledgerMember,
  type ManifestMember,
  type YearAbout,
  yearFormat,
  yearMembers,
  yearSealText,
} from '@sanshen/domain/archive';
import { boundsOf } from '@sanshen/domain/assessments';
import {
  brandId,
  canonicalJson,
  type Digest,
  type OrganizationId,
  type PersonId,
} from '@sanshen/domain/kernel';
import { formatKey, parseEntry, signNote } from '@sanshen/domain/ledger';
import type { AppContext } from '../../../platform/context.ts';
import { platformProblem } from '../../../platform/problem.ts';
import { keyStoreOf, loadIdentity, loadKeys, sequenceNow } from '../../ledger/public.ts';
import { displayName, namesOf } from '../../organization/public.ts';
import { buildArchive } from '../build-archive.ts';
import { pagesOf, type Span, streamsOf } from './load-pages.ts';
import { assessmentParts, circularParts, manuscriptsOf, type Part, utf8 } from './parts.ts';
import { yearReadme } from './readme.ts';
import { tarEnd, tarHead, tarPadding } from './tar.ts';

/** What is told while an archive is made; throws to stop it. */
export type Progress = (done: number, total: number) => Promise<void>;

interface Wish {
  readonly organization: OrganizationId;
  readonly year: number;
  readonly person: PersonId;
}

/**
 * Everything of a unit and a year as a tar, given bit by bit: no more than one member is ever in memory, and of manuscripts not even that. What was decided up to now
 * is put into the ledger's tree first.
 */
export async function* buildYear(
  context: AppContext,
  wish: Wish,
  progress: Progress,
): AsyncGenerator<Uint8Array> {
  const { organization, year } = wish;
  const span: Span = boundsOf(String(year));
  await sequenceNow(context);
  const streams = await streamsOf(context, organization);
  const manuscripts = await manuscriptsOf(context, organization, span);
  const total = streams.length + manuscripts.length;
  const listed: ManifestMember[] = [];
  const counts = { entries: 0, withheld: 0, manuscripts: 0, circulars: 0, assessments: 0 };
  const kinds = new Map<string, number>();
  const { about, keys } = await headOf(context, wish);
  yield* member(listed, json(yearMembers.about, about));
  yield* member(listed, json(yearMembers.keys, keys));
  yield* member(listed, { name: yearMembers.readme, data: utf8(yearReadme(about)) });
  for (const [index, stream] of streams.entries()) {
    let page = 0;
    for await (const found of pagesOf(context, stream, span)) {
      for (const { text } of found.entries) count(counts, kinds, text);
      yield* member(listed, json(ledgerMember(index + 1, ++page), found));
    }
    await progress(index + 1, total);
  }
  const folder = await mkdtemp(join(tmpdir(), 'sanshen-year-'));
  try {
    for (const [index, manuscript] of manuscripts.entries()) {
      const path = join(folder, 'case.zip');
      const archive = await buildArchive(context, manuscript, wish.person);
      await pipeline(archive.open(), createWriteStream(path, { mode: 0o600 }));
      yield* fileMember(listed, caseMember(manuscript), path);
      counts.manuscripts += 1;
      await progress(streams.length + index + 1, total);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  for await (const part of circularParts(context, organization, span)) {
    if (part.name.endsWith('.pdf')) counts.circulars += 1;
    yield* member(listed, part);
  }
  for await (const part of assessmentParts(context, organization, year)) {
    if (part.name.endsWith('.json')) counts.assessments += 1;
    yield* member(listed, part);
  }
  const index = { ...counts, kinds: Object.fromEntries([...kinds].sort()) };
  yield* member(listed, json(yearMembers.index, index));
  const manifest = json(yearMembers.manifest, { format: yearFormat, members: listed }).data;
  yield* plain(yearMembers.manifest, manifest);
  const seal = signNote(yearSealText(sha256(manifest)), [keyStoreOf(context).signer]);
  yield* plain(yearMembers.seal, utf8(seal));
  yield tarEnd;
}

async function headOf(context: AppContext, { organization, year, person }: Wish) {
  const { db, clock } = context;
  const identity = await loadIdentity(db);
  if (identity === null) throw platformProblem('server.failed');
  const madeAt = clock.now();
  const about: YearAbout = {
    format: yearFormat,
    organization,
    organizationName: (await namesOf(db, [organization], madeAt)).get(organization) ?? organization,
    year,
    origin: identity.origin,
    madeAt,
    madeBy: { person, name: (await displayName(db, person)) ?? person },
  };
  const keys = { origin: identity.origin, suite: identity.suite, keys: (await loadKeys(db)).map(formatKey) };
  return { about, keys };
}

function count(
  counts: { entries: number; withheld: number },
  kinds: Map<string, number>,
  text: string | null,
): void {
  counts.entries += 1;
  const kind = text === null ? undefined : parseEntry(text)?.kind;
  if (kind === undefined || !isTold(kind)) counts.withheld += 1;
  else kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
}

function json(name: string, value: unknown): Part {
  // Plain data; interfaces lack the index signature that canonicalJson asks for.
  return { name, data: utf8(`${canonicalJson(value as never)}\n`) };
}

async function* member(listed: ManifestMember[], { name, data }: Part): AsyncGenerator<Uint8Array> {
  listed.push({ name, size: data.length, digest: sha256(data) });
  yield* plain(name, data);
}

async function* plain(name: string, data: Uint8Array): AsyncGenerator<Uint8Array> {
  yield tarHead(name, data.length);
  yield data;
  yield tarPadding(data.length);
}

async function* fileMember(listed: ManifestMember[], name: string, path: string): AsyncGenerator<Uint8Array> {
  const { size } = await stat(path);
  const hash = createHash('sha256');
  yield tarHead(name, size);
  for await (const chunk of createReadStream(path)) {
    // Byte streams only come here.
    const bytes = chunk as Uint8Array;
    hash.update(bytes);
    yield bytes;
  }
  yield tarPadding(size);
  listed.push({ name, size, digest: brandId<Digest>(`sha256:${hash.digest('hex')}`) });
}

function sha256(data: Uint8Array): Digest {
  return brandId(`sha256:${createHash('sha256').update(data).digest('hex')}`);
}
