import {
  type ArchiveFiles,
  type ArchiveTools,
  archiveFormat,
  decidedIn,
  diffMember,
  fetchedFrom,
  fetchedMember,
  fileMember,
  filesFrom,
  findingsFrom,
  members,
  publicationsFrom,
  releasesFrom,
  revisionMember,
  sealText,
  textMember,
  verifyArchive,
} from '@sanshen/domain/archive';
import { brandId, canonicalJson, type Digest } from '@sanshen/domain/kernel';
import {
  digestBytes,
  digestOf,
  type EntryDraft,
  emptyHead,
  formatKey,
  inclusionRanges,
  type NodeAddress,
  type NoteKey,
  type NoteSigner,
  nodesOf,
  noteKey,
  parseEntry,
  proofFrom,
  sealEntries,
  signCheckpoint,
  signNote,
  treeHasher,
} from '@sanshen/domain/ledger';
import type { PinnedProcedure, Procedure } from '@sanshen/domain/policy';
import {
  type Command,
  decide,
  evolve,
  type Facts,
  type ReviewState,
  type RevisionFacts,
  rulesVersion,
  unborn,
} from '@sanshen/domain/review';
import {
  at,
  channelId,
  commands,
  countyPeople,
  countyProcedure,
  factsFor,
  later,
  manuscriptId,
  own,
  personId,
  publicationId,
} from '../../../tests/factories/index.ts';
import { sha256, testSuites } from './ledger-support.ts';

const suite = testSuites['ed25519-sha256'];
export const origin = 'sanshen.example/ledger/1';
const stream = `manuscript:${manuscriptId('m1')}`;

/** A key pair of the test suite, in which both halves are the same bytes. */
export function signerOf(secret: string): NoteSigner {
  const bytes = new TextEncoder().encode(secret.padEnd(32, '.'));
  return { key: noteKey(suite, origin, bytes), sign: (message) => suite.sign(bytes, message) };
}

export const ours = signerOf('ours');
export const theirs = signerOf('theirs');

const digestOfText = (text: string | Uint8Array): Digest => digestOf('sha256', sha256(text));

export const tools: ArchiveTools = {
  suites: testSuites,
  digestOfContent: (content) =>
    typeof Reflect.get(Object(content), 'title') === 'string' ? digestOfText(canonicalJson(content)) : null,
  filesOfContent: (content) => [Reflect.get(Object(content), 'cover')],
  decodeText(bytes) {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      return null;
    }
  },
};

export const cover = new TextEncoder().encode('cover picture');
export const scan = new TextEncoder().encode('scan of the sheet');
export const copy = new TextEncoder().encode('{"html":"as published"}');

export function contentOf(title: string) {
  return { title, body: '正文', cover: digestOfText(cover) };
}

export const titles = ['青年志原者公告', '青年志愿者公告'] as const;

function revisionOf(title: string): RevisionFacts {
  return {
    digest: digestOfText(canonicalJson(contentOf(title))),
    channels: [channelId('wechat')],
    notBefore: null,
    missing: [],
  };
}

/** A rule book with one procedure, and the pin of a run to it. */
export function ruleBook(procedure: Procedure = countyProcedure()) {
  const policy = { id: 'test-rules', version: 1, procedures: [procedure] };
  const digest = digestOfText(canonicalJson(policy));
  const pinned: PinnedProcedure = {
    reference: { policy: brandId('test-rules'), version: 1, digest },
    procedure,
  };
  return { policy, pinned };
}

type Step = Command | ((state: ReviewState) => Command);

/** Decides a story and gives its ledger drafts, with a certificate behind each release. */
export function draftsOf(facts: Facts, steps: readonly Step[], signer = ours): EntryDraft[] {
  const drafts: EntryDraft[] = [];
  let state = unborn;
  steps.forEach((step, index) => {
    const now = at(index / 2);
    const command = typeof step === 'function' ? step(state) : step;
    const here = later(facts, now);
    const decision = decide(state, command, here);
    if (!decision.ok) throw new Error(`${command.kind}: ${JSON.stringify(decision.refusal)}`);
    state = decision.events.reduce(evolve, state);
    const actor = { person: command.by ?? ('system' as const), name: command.by ?? '系统' };
    const body = JSON.parse(
      canonicalJson({ rules: rulesVersion, command, facts: here, events: decision.events }),
    );
    drafts.push({ at: now, actor, kind: 'review.decided', body });
    if (decision.events.some((event) => event.kind === 'released'))
      drafts.push(certificate(state, now, signer));
  });
  return drafts;
}

export function certificate(state: ReviewState, now: EntryDraft['at'], signer: NoteSigner): EntryDraft {
  const { release } = state;
  if (release === null) throw new Error('not released');
  const value = {
    format: 'sanshen-release/1',
    release: 'release-1',
    manuscript: state.manuscript,
    organization: state.organization,
    digest: release.digest,
    round: release.round,
    kind: release.kind,
    importance: state.importance,
    policy: state.pinned?.reference ?? null,
    signOffs: state.signOffs,
    emergency:
      release.kind === 'reviewed' || state.emergency === null
        ? null
        : {
            requestedBy: state.emergency.requestedBy,
            requestedAt: state.emergency.requestedAt,
            confirmedBy: state.emergency.confirmedBy,
            reason: state.emergency.reason,
          },
    channels: release.channels,
    notBefore: release.notBefore,
    releasedAt: now,
  };
  const note = signNote(`${canonicalJson(value)}\n`, [signer]);
  const actor = { person: 'system' as const, name: '系统' };
  return { at: now, actor, kind: 'release.certified', body: { release: 'release-1', note } };
}

const publication = publicationId('publication-1');

/** A county's case from its first text to a reading of the publication: correction, finding, paper sign-off, everything. */
export const wholeStory: readonly Step[] = [
  commands.create('author'),
  commands.revise('author', null, revisionOf(titles[0])),
  commands.submit('author', revisionOf(titles[0]).digest),
  (state) => commands.sign(state, 'platform', 'platform'),
  {
    kind: 'noteFinding',
    by: personId('publicity'),
    finding: brandId('finding-1'),
    severity: 'warning',
    rule: 'person',
    text: '错字',
    place: { start: 0, end: 2 },
  },
  {
    kind: 'ruleFinding',
    by: personId('publicity'),
    finding: brandId('finding-1'),
    ruling: 'accepted',
    reason: '已改',
  },
  (state) => commands.correct(state, 'publicity', 'publicity', revisionOf(titles[1])),
  (state) => commands.sign(state, 'publicity', 'publicity'),
  (state) => commands.sign(state, 'platform', 'platform'),
  (state) => ({
    kind: 'signPaper',
    by: personId('registrar'),
    signer: personId('leader'),
    stage: 'leader',
    seat: 'leader',
    duties: ['review', 'proofread'],
    round: state.round,
    digest: state.digest ?? brandId(''),
    opinion: '同意',
    scan: digestOfText(scan),
    signedOn: at(3),
  }),
  (state) => ({
    kind: 'publish',
    by: personId('operator'),
    publication,
    channel: channelId('wechat'),
    digest: state.digest ?? brandId(''),
  }),
  {
    kind: 'reportPublication',
    by: null,
    publication,
    outcome: { kind: 'done', reference: 'r1', url: 'https://platform.example/1' },
  },
  { kind: 'reportVerification', by: null, publication, verdict: 'same', fetched: digestOfText(copy) },
];

/** Facts under which {@link wholeStory} is accepted. */
export function caseFacts(pinned = ruleBook().pinned): Facts {
  return factsFor(pinned, countyPeople());
}

/** What an archive is made of, beside its entries; a forger changes what he likes and signs with what he has. */
export interface Packing {
  readonly signer?: NoteSigner;
  readonly policy?: unknown;
  readonly contents?: readonly object[];
}

/** Makes an archive of drafts as the server would. */
export function pack(drafts: readonly EntryDraft[], packing: Packing = {}): Map<string, Uint8Array> {
  const { signer = ours, contents = titles.map(contentOf) } = packing;
  const { policy, pinned } = ruleBook();
  const stored = sealEntries(suite, stream, emptyHead, drafts);
  const entries = stored.map((one) => parseEntry(one.text) ?? never());
  const decisions = entries.flatMap((entry) => decidedIn(entry) ?? []);
  const { checkpoint, proofs } = treeOver(
    stored.map((one) => one.hash),
    signer,
  );
  const files = new Map<string, Uint8Array>();
  const put = (name: string, value: unknown) => files.set(name, bytesOf(value));
  put(members.entries, stored.map((one) => `${one.text}\n`).join(''));
  put(members.proofs, {
    entries: stored.map(({ sequence, hash }, index) => ({ sequence, hash, ...proofs[index] })),
  });
  put(members.checkpoint, checkpoint);
  put(members.keys, { origin, suite: suite.id, keys: [formatKey(signer.key)] });
  contents.forEach((content, index) => {
    put(revisionMember(index + 1), content);
    put(textMember(index + 1), JSON.stringify(content));
    if (index > 0) put(diffMember(index, index + 1), 'diff');
  });
  put(members.findings, { findings: findingsFrom(decisions) });
  put(members.release, { releases: releasesFrom(entries) });
  put(members.publications, { publications: publicationsFrom(decisions) });
  put(members.policy, { policies: [{ reference: pinned.reference, policy: packing.policy ?? policy }] });
  const comparisons = publicationsFrom(decisions).flatMap(({ publication: id, readings }) =>
    readings.map((reading) => ({
      publication: id,
      ...reading,
      source: 'api',
      differences: [],
      message: null,
    })),
  );
  put(members.comparisons, { comparisons });
  for (const digest of fetchedFrom(decisions)) files.set(fetchedMember(digest), copy);
  files.set(fileMember(digestOfText(cover)), cover);
  for (const digest of filesFrom(decisions)) files.set(fileMember(digest), scan);
  for (const name of [members.sheetPdf, members.sheetWord, members.readme]) put(name, `content of ${name}`);
  const title = String(Reflect.get(contents.at(-1) ?? {}, 'title'));
  return sealAgain(files, { title, entries: stored.length }, signer);
}

/** Lists the members anew and signs the list: with the right key a new archive, with another a forgery. */
export function sealAgain(
  files: Map<string, Uint8Array>,
  heading: { readonly title?: string; readonly entries?: number } = {},
  signer: NoteSigner | null = ours,
): Map<string, Uint8Array> {
  const old = files.get(members.manifest);
  const known = old === undefined ? {} : JSON.parse(new TextDecoder().decode(old));
  const listed = [...files].filter(([name]) => name !== members.manifest && name !== members.seal);
  const manifest = {
    format: archiveFormat,
    manuscript: manuscriptId('m1'),
    organization: own,
    organizationName: '共青团五华区委',
    origin,
    madeAt: at(100),
    madeBy: { person: 'author', name: '作者' },
    ...known,
    ...heading,
    members: listed.map(([name, data]) => ({ name, size: data.length, digest: digestOfText(data) })),
  };
  const bytes = bytesOf(manifest);
  files.set(members.manifest, bytes);
  if (signer !== null) files.set(members.seal, bytesOf(signNote(sealText(digestOfText(bytes)), [signer])));
  return files;
}

export function bytesOf(value: unknown): Uint8Array {
  return new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
}

/** The ledger's tree with some other entries around ours, its signed checkpoint and our proofs. */
function treeOver(hashes: readonly Digest[], signer: NoteSigner) {
  const hasher = treeHasher(suite.hash);
  const others = ['a', 'b', 'c'].map((name) => digestOfText(name));
  const all = [...others, ...hashes, digestOfText('z')].map((hash) => hasher.leaf(digestBytes(hash)));
  const size = all.length;
  const nodeAt = ({ level, position }: NodeAddress): Uint8Array | undefined => {
    if (level === 0) return all[position];
    const left = nodeAt({ level: level - 1, position: position * 2 });
    const right = nodeAt({ level: level - 1, position: position * 2 + 1 });
    return left && right && hasher.node(left, right);
  };
  const rootOf = (from: number, to: number): Uint8Array => {
    if (to - from === 1) return all[from] ?? never();
    let split = 1;
    while (split * 2 < to - from) split *= 2;
    return hasher.node(rootOf(from, from + split), rootOf(from + split, to));
  };
  const proofs = hashes.map((_, index) => {
    const leaf = others.length + index;
    const ranges = inclusionRanges(leaf, size);
    if (nodesOf(ranges).length === 0) never();
    return { leaf, inclusion: proofFrom(hasher, ranges, nodeAt).map((hash) => hash.toBase64()) };
  });
  return { checkpoint: signCheckpoint({ origin, size, root: rootOf(0, size) }, [signer]), proofs };
}

function never(): never {
  throw new Error('the test itself is wrong');
}

/** What the verification says: `ok`, or the code of the first thing that doesn't hold, with its place. */
export function verdict(files: ArchiveFiles, trusted?: readonly NoteKey[]): string {
  const { ok, firstFailure } = verifyArchive(files, tools, trusted === undefined ? {} : { trusted });
  return ok ? 'ok' : `${firstFailure?.code} ${firstFailure?.place}`.trim();
}

export type { EntryDraft };
