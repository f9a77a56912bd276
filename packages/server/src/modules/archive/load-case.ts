import { archiveProblems } from '@sanshen/contract/archive';
import {
  type ComparisonRecord,
  type Decided,
  decidedIn,
  type PolicyMember,
  type ProofsMember,
} from '@sanshen/domain/archive';
import type {
  Digest,
  Instant,
  Json,
  ManuscriptId,
  OrganizationId,
  PersonId,
  PublicationId,
} from '@sanshen/domain/kernel';
import { type Entry, formatKey, parseEntry, type StoredEntry } from '@sanshen/domain/ledger';
import type { PinnedProcedure } from '@sanshen/domain/policy';
import { evolve, type ReviewState, unborn } from '@sanshen/domain/review';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { findChannels } from '../channels/public.ts';
import { loadRevisionNumber, type StoredRevision } from '../content/public.ts';
import {
  inclusionProof,
  latestCheckpoint,
  loadIdentity,
  loadKeys,
  readStream,
  sequenceNow,
} from '../ledger/public.ts';
import { displayName, namesOf } from '../organization/public.ts';
import { policyByDigest } from '../policy/public.ts';
import { readingsOf } from '../publishing/public.ts';
import { streamOf } from '../review/public.ts';

/** A whole case as it stands at one moment of the database. */
export interface Case {
  readonly manuscript: ManuscriptId;
  readonly organization: OrganizationId;
  readonly state: ReviewState;
  readonly stored: readonly StoredEntry[];
  readonly entries: readonly Entry[];
  readonly decisions: readonly Decided[];
  readonly revisions: readonly StoredRevision[];
  readonly policies: PolicyMember['policies'];
  readonly comparisons: readonly ComparisonRecord[];
  /** Names of organisations and channels as they are called now. */
  readonly organizationNames: ReadonlyMap<OrganizationId, string>;
  readonly channelNames: ReadonlyMap<string, string>;
  readonly madeAt: Instant;
  readonly madeBy: { readonly person: PersonId; readonly name: string };
}

/** Where the entries of a case stand in the ledger. */
export interface Proofs extends ProofsMember {
  readonly checkpoint: string;
  readonly origin: string;
  readonly suite: 'ed25519-sha256' | 'sm2-sm3';
  readonly keys: readonly string[];
}

/** One look at the database: nothing that happens meanwhile gets half into it. */
export function inSnapshot<T>(context: AppContext, work: (trx: Transaction) => Promise<T>): Promise<T> {
  return context.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(work);
}

/**
 * A case with the proofs of all its entries. What was decided up to now is put into the tree first. Throws `archive.notCovered` when
 * decisions keep coming in faster, `request.notFound` for an unknown manuscript.
 */
export async function loadProvenCase(
  context: AppContext,
  manuscript: ManuscriptId,
  person: PersonId,
): Promise<{ readonly found: Case; readonly proofs: Proofs }> {
  for (let attempt = 0; attempt < 3; attempt++) {
    await sequenceNow(context);
    const loaded = await inSnapshot(context, async (trx) => {
      const found = await loadCase(context, trx, manuscript, person);
      const proofs = await proofsOf(trx, found);
      return proofs === null ? null : { found, proofs };
    });
    if (loaded !== null) return loaded;
  }
  throw new Problem(archiveProblems['archive.notCovered']);
}

async function proofsOf(trx: Transaction, { stored }: Case): Promise<Proofs | null> {
  const checkpoint = (await latestCheckpoint(trx)).note;
  const identity = await loadIdentity(trx);
  if (identity === null) throw platformProblem('server.failed');
  const entries: ProofsMember['entries'][number][] = [];
  for (const { stream, sequence, hash } of stored) {
    try {
      const { leaf, inclusion } = await inclusionProof(trx, stream, sequence);
      entries.push({ sequence, hash, leaf, inclusion });
    } catch (error) {
      if (error instanceof Problem && error.definition.code === 'ledger.notSequenced') return null;
      throw error;
    }
  }
  return { ...identity, checkpoint, entries, keys: (await loadKeys(trx)).map(formatKey) };
}

/** A case without proofs. Throws `request.notFound` for an unknown manuscript. */
export async function loadCase(
  context: AppContext,
  trx: Transaction,
  manuscript: ManuscriptId,
  person: PersonId,
): Promise<Case> {
  const madeAt = context.clock.now();
  const stored = await wholeStream(trx, streamOf(manuscript));
  const entries = stored.map((one) => parseEntry(one.text) ?? unreadable());
  const decisions = entries.flatMap((entry) => decidedIn(entry) ?? []);
  const state = decisions.flatMap((one) => one.events).reduce(evolve, unborn);
  const { organization } = state;
  if (organization === null) throw platformProblem('request.notFound');
  const revisions: StoredRevision[] = [];
  for (let number = 1; number <= state.revision; number++) {
    revisions.push((await loadRevisionNumber(trx, manuscript, number)) ?? unreadable());
  }
  return {
    manuscript,
    organization,
    state,
    stored,
    entries,
    decisions,
    revisions,
    policies: await policiesOf(trx, decisions),
    comparisons: await comparisonsOf(trx, decisions),
    organizationNames: await namesOf(trx, organizationsIn(state, decisions), madeAt),
    channelNames: await channelNamesOf(trx, revisions),
    madeAt,
    madeBy: { person, name: (await displayName(trx, person)) ?? person },
  };
}

const page = 500;

async function wholeStream(trx: Transaction, stream: string): Promise<readonly StoredEntry[]> {
  const all: StoredEntry[] = [];
  for (;;) {
    const next = await readStream(trx, stream, all.length, page);
    all.push(...next);
    if (next.length < page) return all;
  }
}

/** The database lost what it must keep: nothing that the caller did. */
function unreadable(): never {
  throw platformProblem('server.failed');
}

async function policiesOf(
  trx: Transaction,
  decisions: readonly Decided[],
): Promise<PolicyMember['policies']> {
  const pins = new Map<Digest, PinnedProcedure>();
  for (const event of decisions.flatMap((one) => one.events)) {
    if ('pinned' in event) pins.set(event.pinned.reference.digest, event.pinned);
  }
  const policies: PolicyMember['policies'][number][] = [];
  for (const { reference } of pins.values()) {
    policies.push({ reference, policy: (await policyByDigest(trx, reference.digest)) ?? unreadable() });
  }
  return policies;
}

async function comparisonsOf(
  trx: Transaction,
  decisions: readonly Decided[],
): Promise<readonly ComparisonRecord[]> {
  const all: ComparisonRecord[] = [];
  for (const id of publicationsIn(decisions)) {
    const newestFirst: ComparisonRecord[] = [];
    let cursor: string | undefined;
    do {
      const { items, next } = await readingsOf(trx, id, { cursor, limit: 100 });
      for (const { publication, at, verdict, source, fetched, differences, message } of items) {
        // Differences and messages were stored as JSON; interfaces lack the index signature that Json asks for.
        const parts = { differences, message } as unknown as { differences: readonly Json[]; message: Json };
        newestFirst.push({ publication, at, verdict, source, fetched, ...parts });
      }
      cursor = next ?? undefined;
    } while (cursor !== undefined);
    all.push(...newestFirst.reverse());
  }
  return all;
}

function publicationsIn(decisions: readonly Decided[]): readonly PublicationId[] {
  return decisions
    .flatMap((one) => one.events)
    .flatMap((event) => (event.kind === 'publicationBegun' ? [event.publication] : []));
}

function organizationsIn(state: ReviewState, decisions: readonly Decided[]): readonly OrganizationId[] {
  const found = new Set<OrganizationId>();
  if (state.organization !== null) found.add(state.organization);
  for (const event of decisions.flatMap((one) => one.events)) {
    const signers = event.kind === 'signedOff' ? [event.signOff.signer] : [];
    for (const { organization } of signers) if (organization !== null) found.add(organization);
  }
  return [...found];
}

async function channelNamesOf(
  trx: Transaction,
  revisions: readonly StoredRevision[],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(revisions.flatMap((one) => one.content.channels.map((each) => each.channel)));
  return new Map((await findChannels(trx, [...ids])).map((channel) => [channel.id, channel.name]));
}
