import { brandId, type Instant, type ManuscriptId } from '@sanshen/domain/kernel';
import { type Entry, parseEntry } from '@sanshen/domain/ledger';
import { type Follower, followers, type Kept } from '@sanshen/domain/supervision';
import { sql } from 'kysely';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { type Evidence, evidenceOf, writeEvidence } from './evidence-store.ts';
import { type Ground, groundOf, textsOf } from './ground.ts';
import {
  dueSubjects,
  holdWatermark,
  loadSubjects,
  moveWatermark,
  type Subject,
  storeSubjects,
  subjectKey,
} from './subject-store.ts';

/** Entries of one transaction, and subjects of one look at the clock. */
const batchSize = 2000;

/**
 * Reads what the ledger's tree has and was not read before, and settles what time alone has settled; gives how many entries it read. Reading again changes
 * nothing. One process reads at a time: with `wait` it waits for another, else it leaves it to that one.
 */
export async function followLedger(
  { db, clock }: Pick<AppContext, 'db' | 'clock'>,
  wait = false,
): Promise<number> {
  let read = 0;
  for (;;) {
    const batch = await db.transaction().execute((trx) => readBatch(trx, clock.now(), wait));
    if (batch === null) return read;
    read += batch;
    if (batch < batchSize) break;
  }
  for (;;) {
    const settled = await db.transaction().execute((trx) => settleDue(trx, clock.now(), wait));
    if (settled < batchSize) return read;
  }
}

async function readBatch(trx: Transaction, now: Instant, wait: boolean): Promise<number | null> {
  const from = await holdWatermark(trx, wait);
  if (from === null) return null;
  const { rows } = await sql<{ text: string }>`
    select entry.text from (select * from ledger_leaf where leaf >= ${from} order by leaf limit ${batchSize}) leaf
    join ledger_entry entry using (stream, sequence) order by leaf.leaf`.execute(trx);
  if (rows.length === 0) return 0;
  await followEntries(trx, rows.map(entryOf), now);
  await moveWatermark(trx, from + rows.length);
  return rows.length;
}

/** An entry as it was hashed. Throws when it cannot be read: verify the ledger first. */
export function entryOf({ text }: { readonly text: string }): Entry {
  const entry = parseEntry(text);
  if (entry === undefined) throw new Error('an entry of the ledger cannot be read');
  return entry;
}

interface Touched extends Subject {
  readonly follower: Follower;
  readonly entry: Entry;
}

async function followEntries(trx: Transaction, entries: readonly Entry[], now: Instant): Promise<void> {
  const ground = await groundOf(trx, await textsOf(trx, publishedIn(entries)), now);
  const touched = entries.flatMap((entry) => touchedBy(entry, ground));
  if (touched.length === 0) return;
  const subjects = await loadSubjects(trx, touched);
  const evidence: Evidence[] = [];
  const changed = new Map<string, Subject & { readonly kept: Kept }>();
  for (const { kind, id, follower, entry } of touched) {
    const key = subjectKey({ kind, id });
    const { kept, observations } = follower.feed(subjects.get(key) ?? null, entry, ground.known, id);
    for (const seen of observations) evidence.push(...evidenceOf(kind, id, seen));
    if (kept === null) continue;
    subjects.set(key, kept);
    changed.set(key, { kind, id, kept });
  }
  await storeSubjects(trx, [...changed.values()]);
  await writeEvidence(trx, evidence, ground.rootOf);
  await ground.keep(trx);
}

/** What an entry is about, by everyone who follows it. */
export function touchedBy(entry: Entry, { known }: Pick<Ground, 'known'>): readonly Touched[] {
  return followers.flatMap((follower) =>
    follower.subjectsOf(entry, known).map((id) => ({ kind: follower.kind, id, follower, entry })),
  );
}

/** Manuscripts of which an entry says that they were published: their texts are counted. */
export function publishedIn(entries: readonly Entry[]): readonly ManuscriptId[] {
  const found = entries.filter(
    ({ kind, body }) => kind === 'review.decided' && JSON.stringify(body).includes('"publicationDone"'),
  );
  return [
    ...new Set(found.map(({ stream }) => brandId<ManuscriptId>(stream.slice(stream.indexOf(':') + 1)))),
  ];
}

async function settleDue(trx: Transaction, now: Instant, wait: boolean): Promise<number> {
  if ((await holdWatermark(trx, wait)) === null) return 0;
  const due = await dueSubjects(trx, now, batchSize);
  if (due.length === 0) return 0;
  const ground = await groundOf(trx, new Map(), now);
  const evidence: Evidence[] = [];
  const changed = due.flatMap(({ kind, id, kept }) => {
    const follower = followers.find((one) => one.kind === kind);
    if (follower === undefined) return [];
    const next = follower.wait(kept, now, ground.known);
    for (const seen of next.observations) evidence.push(...evidenceOf(kind, id, seen));
    return next.kept === null ? [] : [{ kind, id, kept: next.kept }];
  });
  await storeSubjects(trx, changed);
  await writeEvidence(trx, evidence, ground.rootOf);
  await ground.keep(trx);
  return due.length;
}
