import type { Outcome, Progress, PublicationRef } from '@sanshen/connectors/connector';
import type { Message } from '@sanshen/domain/kernel';
import type { PublicationOutcome } from '@sanshen/domain/review';
import type { Transaction } from '../../platform/db/database.ts';
import { execute } from '../review/public.ts';
import { enqueueWork, laterOf, secondsAfter } from './jobs.ts';
import { type Change, keep, type LearntBy, type Publication } from './publication-store.ts';
import type { Publisher } from './publisher.ts';
import { say } from './texts.ts';
import { checkPauses, reconcilePauses } from './timing.ts';

/** Records what became of a publication: through the heart, and in the row. */
export async function report(
  { context }: Publisher,
  publication: Publication,
  outcome: PublicationOutcome,
  change: Change = {},
): Promise<void> {
  await context.db
    .transaction()
    .execute((trx) => reportIn(trx, context.clock.now(), publication, outcome, change));
}

/** As {@link report}, in the caller's transaction. */
export async function reportIn(
  trx: Transaction,
  now: Publication['begunAt'],
  publication: Publication,
  outcome: PublicationOutcome,
  change: Change = {},
): Promise<void> {
  const { id, manuscript } = publication;
  const command = { kind: 'reportPublication', by: null, publication: id, outcome } as const;
  const { events } = await execute(trx, manuscript, command, now);
  const { learntBy, ...rest } = change;
  // Who comes second tells nothing new.
  const settled = events.some((one) => one.kind === 'publicationDone' || one.kind === 'publicationRejected');
  await keep(trx, id, settled && learntBy !== undefined ? change : rest, now);
}

/** Provably nothing was published: says so in both languages and in the record. */
export async function reject(
  publisher: Publisher,
  publication: Publication,
  message: Message,
  learnt: { readonly learntBy?: LearntBy } = {},
): Promise<void> {
  const { code, zh } = message;
  await report(publisher, publication, { kind: 'rejected', code, detail: zh }, { message, ...learnt });
}

/** A person has to finish or to look. */
export async function handOver(
  publisher: Publisher,
  publication: Publication,
  message: Message,
  ref: PublicationRef | null = null,
): Promise<void> {
  const change: Change = ref === null ? { message } : { message, ref };
  await report(publisher, publication, { kind: 'handedOver', why: message.code }, change);
}

/** What follows from the answer to a submission or from settling an unknown one; `learnt` says which, if it is the latter. */
export async function reportOutcome(
  publisher: Publisher,
  publication: Publication,
  outcome: Outcome,
  learnt: { readonly learntBy?: LearntBy } = {},
): Promise<void> {
  switch (outcome.kind) {
    case 'accepted':
      return accepted(publisher, publication, outcome.ref);
    case 'done':
      return done(publisher, publication, outcome.ref, learnt);
    case 'pendingHuman':
      return handOver(publisher, publication, outcome.message, outcome.ref);
    case 'rejected':
      return reject(publisher, publication, { ...outcome.message, code: outcome.code }, learnt);
    case 'unknown':
      return stillUnknown(publisher, publication, outcome.message);
  }
}

async function accepted(publisher: Publisher, publication: Publication, ref: PublicationRef): Promise<void> {
  const { db, clock } = publisher.context;
  const now = clock.now();
  await db.transaction().execute(async (trx) => {
    const reference = ref.task ?? ref.article ?? ref.draft ?? '';
    await reportIn(trx, now, publication, { kind: 'accepted', reference }, { ref, message: null });
    await enqueueWork(trx, 'run', publication.id, secondsAfter(now, checkPauses[0]));
  });
}

async function done(
  publisher: Publisher,
  publication: Publication,
  ref: PublicationRef,
  learnt: { readonly learntBy?: LearntBy },
): Promise<void> {
  const reference = ref.article ?? ref.task ?? ref.draft ?? '';
  const change = { ref, message: null, ...learnt };
  await report(publisher, publication, { kind: 'done', reference, url: ref.url }, change);
}

async function stillUnknown(publisher: Publisher, publication: Publication, message: Message): Promise<void> {
  if (publication.status !== 'begun') return;
  const pause = reconcilePauses[publication.reconciliations];
  if (pause === undefined) return handOver(publisher, publication, say('unresolved'));
  const { db, clock } = publisher.context;
  const now = clock.now();
  await db.transaction().execute(async (trx) => {
    await keep(trx, publication.id, { reconciliations: publication.reconciliations + 1, message }, now);
    await enqueueWork(trx, 'run', publication.id, secondsAfter(now, pause));
  });
}

/** What follows from the state of a task, by asking or by an event. */
export async function reportProgress(
  publisher: Publisher,
  publication: Publication,
  progress: Progress,
  learntBy: LearntBy,
): Promise<void> {
  switch (progress.kind) {
    case 'done':
    case 'deleted':
    case 'banned':
      // What was public and is gone is done as well: the reading that follows says so.
      return done(publisher, publication, progress.ref, { learntBy });
    case 'failed':
      return reject(publisher, publication, progress.message, { learntBy });
    case 'inProgress':
      return lookAgain(publisher, publication, null);
    case 'unavailable':
      if (progress.retryAt === null) return handOver(publisher, publication, progress.message);
      return lookAgain(publisher, publication, progress);
  }
}

async function lookAgain(
  publisher: Publisher,
  publication: Publication,
  unavailable: Extract<Progress, { kind: 'unavailable' }> | null,
): Promise<void> {
  if (publication.status !== 'accepted') return;
  const checks = publication.checks + 1;
  const pause = checkPauses[checks];
  if (pause === undefined) return handOver(publisher, publication, say('noResult'));
  const { db, clock } = publisher.context;
  const now = clock.now();
  const next = secondsAfter(now, pause);
  await db.transaction().execute(async (trx) => {
    await keep(trx, publication.id, { checks, message: unavailable?.message ?? null }, now);
    await enqueueWork(trx, 'run', publication.id, laterOf(next, unavailable?.retryAt ?? null));
  });
}
