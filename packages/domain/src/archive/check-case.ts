import { canonicalJson, type Digest, type HashSuite } from '../kernel/index.ts';
import { digestOf, type Entry } from '../ledger/index.ts';
import type { PinnedProcedure, Policy, PolicyReference } from '../policy/index.ts';
import type { ReviewEvent } from '../review/index.ts';
import { fetchedFrom, filesFrom, findingsFrom, publicationsFrom, releasesFrom } from './derive.ts';
import {
  fetchedMember,
  fileMember,
  type Manifest,
  members,
  type PolicyMember,
  revisionMember,
} from './format.ts';
import { fail } from './problem.ts';
import { type ArchiveReader, get } from './read.ts';
import type { Replayed } from './replay.ts';

type Revised = Extract<ReviewEvent, { kind: 'revised' }>;

function revisedIn({ decisions }: Replayed): readonly Revised[] {
  return decisions.flatMap((one) => one.events).filter((event): event is Revised => event.kind === 'revised');
}

/** Every revision is there, has the digest that was recorded, and no other revision is; gives how many. */
export function checkRevisions(reader: ArchiveReader, replayed: Replayed): number {
  const revised = revisedIn(replayed);
  const known = new Set(revised.map((event) => revisionMember(event.revision)));
  for (const { revision, facts } of revised) {
    if (!reader.files.has(revisionMember(revision))) fail('revisionMissing', revision);
    const content = reader.json(revisionMember(revision));
    const suite: HashSuite = facts.digest.startsWith('sm3:') ? 'sm3' : 'sha256';
    const digest = reader.tools.digestOfContent(content, suite);
    if (digest === null) fail('revisionUnreadable', revision);
    if (digest !== facts.digest) fail('revisionDiffers', revision);
  }
  for (const name of reader.files.keys()) {
    if (name.startsWith('revisions/') && name.endsWith('.json') && !known.has(name))
      fail('revisionExtra', name);
  }
  return revised.length;
}

/** Every rule book that a run was pinned to is there, has its digest, and holds the procedure on record; gives how many. */
export function checkPolicies(reader: ArchiveReader, { decisions }: Replayed): number {
  const list: unknown = get(reader.json(members.policy), 'policies');
  if (!Array.isArray(list)) fail('memberMalformed', members.policy);
  // Looked at where it is used: a reference is compared as a whole, a policy is hashed.
  const filed = list as PolicyMember['policies'];
  const pins = decisions
    .flatMap((one) => one.events)
    .flatMap((event): readonly PinnedProcedure[] => ('pinned' in event ? [event.pinned] : []));
  for (const { reference, procedure } of pins) {
    const name = `${reference.policy} ${reference.version}`;
    const policy = filed.find((one) => same(get(one, 'reference'), reference))?.policy;
    if (policy === undefined) fail('policyMissing', name);
    checkPolicy(reader, policy, reference, name);
    if (!policy.procedures.some((one) => same(one, procedure))) fail('procedureDiffers', name);
  }
  return new Set(pins.map((pin) => pin.reference.digest)).size;
}

function checkPolicy(reader: ArchiveReader, policy: Policy, reference: PolicyReference, name: string): void {
  const suite = reader.tools.suites[reference.digest.startsWith('sm3:') ? 'sm2-sm3' : 'ed25519-sha256'];
  const digest = digestOf(suite.hashName, suite.hash(canonicalJson(policy)));
  const right = digest === reference.digest && policy.version === reference.version;
  if (!right || policy.id !== reference.policy || !Array.isArray(policy.procedures))
    fail('policyDiffers', name);
}

/** The platforms' copies have their digests, and the readings are those of the ledger; gives how many publications. */
export function checkPublications(reader: ArchiveReader, { decisions }: Replayed): number {
  const publications = publicationsFrom(decisions);
  for (const copy of fetchedFrom(decisions)) {
    const name = fetchedMember(copy);
    if (!reader.files.has(name)) fail('fetchedMissing', name);
    if (reader.digest(name, copy) !== copy) fail('fetchedDiffers', name);
  }
  const known = new Set(fetchedFrom(decisions).map(fetchedMember));
  for (const name of reader.files.keys()) {
    const copy = name.startsWith('fetched/') && name !== members.comparisons;
    if (copy && !known.has(name)) fail('fileUncalled', name);
  }
  const list: unknown = get(reader.json(members.comparisons), 'comparisons');
  if (!Array.isArray(list)) fail('memberMalformed', members.comparisons);
  for (const { publication, readings } of publications) {
    const compared = list
      .filter((one: unknown) => get(one, 'publication') === publication && get(one, 'verdict') !== null)
      .map((one: unknown) => ({
        at: get(one, 'at'),
        verdict: get(one, 'verdict'),
        fetched: get(one, 'fetched'),
      }));
    if (!same(compared, readings)) fail('comparisonDiffers', publication);
  }
  return publications.length;
}

/** Every file that a revision or an entry refers to is there with its digest, and no other file is; gives how many. */
export function checkFiles(reader: ArchiveReader, replayed: Replayed): number {
  const called = new Set<Digest>(filesFrom(replayed.decisions));
  for (const { revision } of revisedIn(replayed)) {
    for (const file of reader.tools.filesOfContent(reader.json(revisionMember(revision)))) called.add(file);
  }
  for (const file of called) {
    const name = fileMember(file);
    if (!reader.files.has(name)) fail('fileMissing', name);
    if (reader.digest(name, file) !== file) fail('fileDiffers', name);
  }
  const known = new Set([...called].map(fileMember));
  for (const name of reader.files.keys()) {
    if (name.startsWith('files/') && !known.has(name)) fail('fileUncalled', name);
  }
  return called.size;
}

/** The lists that were made from the entries for people say what the entries say, and so does the manifest. */
export function checkRecords(
  reader: ArchiveReader,
  manifest: Manifest,
  entries: readonly Entry[],
  { decisions, state }: Replayed,
): void {
  const lists: readonly (readonly [name: string, value: unknown])[] = [
    [members.findings, { findings: findingsFrom(decisions) }],
    [members.release, { releases: releasesFrom(entries) }],
    [members.publications, { publications: publicationsFrom(decisions) }],
  ];
  for (const [name, value] of lists) if (!same(reader.json(name), value)) fail('recordDiffers', name);
  if (manifest.organization !== state.organization) fail('aboutOther', 'organization');
  const newest = state.revision === 0 ? null : reader.json(revisionMember(state.revision));
  if (newest !== null && get(newest, 'title') !== manifest.title) fail('aboutOther', 'title');
}

function same(a: unknown, b: unknown): boolean {
  return canonicalJson(a ?? null) === canonicalJson(b ?? null);
}
