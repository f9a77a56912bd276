import { brandId, type ManuscriptId, type OrganizationId } from '@sanshen/domain/kernel';
import type { Entry } from '@sanshen/domain/ledger';
import { evolve, type Facts, type ReviewEvent, type ReviewState, unborn } from '@sanshen/domain/review';
import { sql } from 'kysely';
import type { Transaction } from '../../platform/db/database.ts';
import type { Projection } from '../ledger/public.ts';
import { rootOf } from '../organization/public.ts';
import { type ManuscriptSummary, readState, streamOf } from './manuscript-store.ts';
import { projectDecision } from './project-decision.ts';

const streamPrefix = streamOf(brandId<ManuscriptId>(''));

/** Manuscripts, waiting seats and findings, filled again from the ledger by the functions that fill them in daily use. */
export const reviewProjection: Projection = {
  name: 'review',
  tables: [
    // When a run is looked at next moves with every look, which decides nothing.
    { table: 'manuscript', key: ['manuscript_id'], ignore: ['chase_at'] },
    { table: 'pinned_procedure', key: ['pin'] },
    { table: 'review_task', key: ['manuscript_id', 'stage', 'seat', 'office'] },
    { table: 'finding', key: ['manuscript_id', 'finding_id'] },
  ],
  rebuild: async (trx, entries) => {
    for await (const entry of entries) {
      if (entry.stream.startsWith(streamPrefix) && entry.kind === 'review.decided') await replay(trx, entry);
    }
  },
};

/** What execute() writes into the ledger of every decision. */
interface Recorded {
  readonly facts: Facts;
  readonly events: readonly ReviewEvent[];
}

async function replay(trx: Transaction, entry: Entry): Promise<void> {
  const manuscript = brandId<ManuscriptId>(entry.stream.slice(streamPrefix.length));
  // Bodies of these entries are written by execute() and by nothing else.
  const { facts, events } = entry.body as unknown as Recorded;
  const before = (await readState(trx, manuscript)) ?? unborn;
  const after = events.reduce(evolve, before);
  const root = await rootFor(trx, after);
  const summary = await summaryOf(trx, manuscript, events);
  await projectDecision(trx, { before, after, events, root, facts, summary });
}

async function rootFor(trx: Transaction, { organization }: ReviewState): Promise<OrganizationId> {
  const root = organization === null ? null : await rootOf(trx, organization);
  if (root === null) throw new Error(`a manuscript of an unknown organisation ${organization}`);
  return root;
}

/** Title and topic of a new text, from the revision that the ledger names by its digest. */
async function summaryOf(
  trx: Transaction,
  manuscript: ManuscriptId,
  events: readonly ReviewEvent[],
): Promise<ManuscriptSummary | null> {
  const revised = events.find((event) => event.kind === 'revised');
  if (revised === undefined) return null;
  const { rows } = await sql<ManuscriptSummary>`
    select content ->> 'title' as title, content ->> 'topic' as topic from revision
    where manuscript_id = ${manuscript} and number = ${revised.revision} and digest = ${revised.facts.digest}`.execute(
    trx,
  );
  const [row] = rows;
  if (row === undefined) throw new Error(`revision ${revised.revision} of ${manuscript} is missing`);
  return row;
}
