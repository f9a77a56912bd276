import type { Instant, OrganizationId } from '@sanshen/domain/kernel';
import { type ClosedValue, followers, type Kept, type Month } from '@sanshen/domain/supervision';
import { sql } from 'kysely';
import type { Transaction } from '../../platform/db/database.ts';
import { type Evidence, evidenceKey, evidenceOf } from './evidence-store.ts';
import { entryOf, publishedIn, touchedBy } from './follow-ledger.ts';
import { type Ground, groundOf, textsOf } from './ground.ts';
import { subjectKey } from './subject-store.ts';

const batchSize = 2000;

/** A moment of the ledger at which the sums are wanted: with so many leaves, and with time passed up to `at`. */
export interface Moment {
  readonly leaves: number;
  readonly at: Instant;
}

/** What the ledger comes to: for each unit and month of which it holds anything, and by place. */
export interface Sums {
  readonly of: (organization: OrganizationId, month: Month) => readonly ClosedValue[];
  readonly places: readonly { readonly organization: OrganizationId; readonly month: Month }[];
}

/**
 * Counts everything again from the ledger alone, in memory, beside what stands, and gives `visit` the sums at each of some moments, the earliest first. What
 * was read in batches and what time settled between them is not used: equal sums show that the increments were right.
 */
export async function recount(
  trx: Transaction,
  moments: readonly Moment[],
  now: Instant,
  visit: (moment: Moment, sums: Sums) => Promise<void>,
): Promise<void> {
  const counting = new Counting();
  let leaf = 0;
  for (const moment of moments.toSorted((a, b) => a.leaves - b.leaves || (a.at < b.at ? -1 : 1))) {
    while (leaf < moment.leaves) {
      const { rows } = await sql<{ text: string }>`
        select entry.text from (select * from ledger_leaf where leaf >= ${leaf} and leaf < ${moment.leaves}
          order by leaf limit ${batchSize}) leaf
        join ledger_entry entry using (stream, sequence) order by leaf.leaf`.execute(trx);
      if (rows.length === 0) throw new Error(`the ledger has fewer than ${moment.leaves} leaves`);
      const entries = rows.map(entryOf);
      const ground = await groundOf(trx, await textsOf(trx, publishedIn(entries)), now);
      for (const entry of entries) counting.feed(entry, ground);
      leaf += rows.length;
    }
    counting.wait(moment.at, await groundOf(trx, new Map(), now));
    await visit(moment, counting.sums());
  }
}

class Counting {
  readonly #subjects = new Map<string, { kind: string; id: string; kept: Kept }>();
  readonly #evidence = new Map<string, Evidence>();

  feed(entry: ReturnType<typeof entryOf>, ground: Ground): void {
    for (const { kind, id, follower } of touchedBy(entry, ground)) {
      const key = subjectKey({ kind, id });
      const before = this.#subjects.get(key)?.kept ?? null;
      const { kept, observations } = follower.feed(before, entry, ground.known, id);
      for (const seen of observations) this.#add(evidenceOf(kind, id, seen));
      if (kept !== null) this.#subjects.set(key, { kind, id, kept });
    }
  }

  wait(until: Instant, { known }: Ground): void {
    for (const subject of this.#subjects.values()) {
      const follower = followers.find(({ kind }) => kind === subject.kind);
      if (follower === undefined || subject.kept.lookAt === null || subject.kept.lookAt > until) continue;
      const { kept, observations } = follower.wait(subject.kept, until, known);
      for (const seen of observations) this.#add(evidenceOf(follower.kind, subject.id, seen));
      if (kept !== null) subject.kept = kept;
    }
  }

  sums(): Sums {
    const sums = new Map<string, Map<string, ClosedValue>>();
    const places = new Map<string, Sums['places'][number]>();
    for (const one of this.#evidence.values()) {
      const key = `${one.organization} ${one.month}`;
      const values = sums.get(key) ?? new Map<string, ClosedValue>();
      const before = values.get(one.measure);
      values.set(one.measure, {
        measure: one.measure,
        version: Math.max(one.version, before?.version ?? 0),
        numerator: one.numerator + (before?.numerator ?? 0),
        denominator: one.denominator + (before?.denominator ?? 0),
      });
      sums.set(key, values);
      places.set(key, { organization: one.organization, month: one.month });
    }
    return {
      of: (organization, month) => [...(sums.get(`${organization} ${month}`)?.values() ?? [])],
      places: [...places.values()],
    };
  }

  #add(evidence: readonly Evidence[]): void {
    for (const one of evidence) this.#evidence.set(evidenceKey(one), one);
  }
}
