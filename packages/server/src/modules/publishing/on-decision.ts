import type { PublicationId } from '@sanshen/domain/kernel';
import type { Head } from '@sanshen/domain/ledger';
import type { PublicationStatus, ReviewEvent } from '@sanshen/domain/review';
import type { Transaction } from '../../platform/db/database.ts';
import type { Decided } from '../review/public.ts';
import { certifyRelease } from './certify-release.ts';
import { dropSchedule, enqueueWork, secondsAfter, setSchedule } from './jobs.ts';
import type { LearntBy } from './publication-store.ts';
import { verifyPause } from './timing.ts';

/**
 * What publishing does with every decision, in its transaction: certify a release and set its clock, take the clock back when the release
 * goes, open a row and a job when a publication begins, and follow what is reported. Whoever decides, by whichever way, it happens here.
 */
export async function onReviewDecision(trx: Transaction, decided: Decided): Promise<Head> {
  let { head } = decided;
  for (const event of decided.events) {
    if (event.kind === 'released') {
      head = await certifyRelease(trx, decided, event.release, head);
      await setSchedules(trx, decided, event);
    } else {
      await follow(trx, decided, event);
    }
  }
  return head;
}

type Event<Kind extends ReviewEvent['kind']> = Extract<ReviewEvent, { kind: Kind }>;

async function setSchedules(
  trx: Transaction,
  { after }: Decided,
  { release }: Event<'released'>,
): Promise<void> {
  const { manuscript } = after;
  if (release.notBefore === null || manuscript === null) return;
  for (const channel of release.channels) {
    await setSchedule(trx, { manuscript, channel, digest: release.digest }, release.notBefore);
  }
}

async function follow(trx: Transaction, decided: Decided, event: ReviewEvent): Promise<void> {
  const { now } = decided.facts;
  switch (event.kind) {
    case 'releaseRevoked':
    case 'publishingStopped':
      return clearSchedule(trx, decided);
    case 'publicationBegun':
      return openPublication(trx, decided, event);
    case 'publicationAccepted':
      return mark(trx, decided, event.publication, { status: 'accepted', reference: event.reference });
    case 'publicationRejected':
      return mark(trx, decided, event.publication, { status: 'rejected', ...learntFrom(event) });
    case 'publicationHandedOver':
      return mark(trx, decided, event.publication, { status: 'handedOver' });
    case 'publicationDone': {
      const { reference, url } = event;
      await mark(trx, decided, event.publication, { status: 'done', reference, url, ...learntFrom(event) });
      return enqueueWork(trx, 'verify', event.publication, secondsAfter(now, verifyPause(0)));
    }
    case 'publicationVerified':
      return mark(trx, decided, event.publication, { verdict: event.verdict });
    case 'takedownBegun':
      await mark(trx, decided, event.publication, { status: 'takedownBegun', takedowns: 0 });
      return enqueueWork(trx, 'takeDown', event.publication);
    case 'takedownFailed':
      return mark(trx, decided, event.publication, { status: 'done', takedown_by_hand: false });
    case 'takenDown':
      return mark(trx, decided, event.publication, { status: 'takenDown', takedown_by_hand: false });
    default:
  }
}

/** By whom the outcome was learnt, where the decision itself says it; the jobs say theirs when they report. */
function learntFrom({ resolvedBy }: Event<'publicationDone' | 'publicationRejected'>) {
  return resolvedBy === null ? {} : { learnt_by: 'person' as const };
}

async function clearSchedule(trx: Transaction, { before }: Decided): Promise<void> {
  const { manuscript, release } = before;
  if (manuscript === null || release === null) return;
  for (const channel of release.channels) await dropSchedule(trx, { manuscript, channel });
}

async function openPublication(
  trx: Transaction,
  { after, facts, root }: Decided,
  event: Event<'publicationBegun'>,
): Promise<void> {
  const { manuscript, organization } = after;
  if (manuscript === null || organization === null) throw new TypeError('a publication without a manuscript');
  const { title } = await trx
    .selectFrom('manuscript')
    .select('title')
    .where('manuscript_id', '=', manuscript)
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('publication')
    .values({
      publication_id: event.publication,
      manuscript_id: manuscript,
      root_id: root,
      organization_id: organization,
      channel_id: event.channel,
      digest: event.digest,
      title,
      status: 'begun',
      begun_at: facts.now,
      changed_at: facts.now,
      next_at: facts.now,
    })
    .execute();
  await dropSchedule(trx, { manuscript, channel: event.channel });
  await enqueueWork(trx, 'run', event.publication);
}

async function mark(
  trx: Transaction,
  { facts }: Decided,
  publication: PublicationId,
  change: {
    readonly status?: PublicationStatus;
    readonly reference?: string | null;
    readonly url?: string | null;
    readonly verdict?: Event<'publicationVerified'>['verdict'];
    readonly learnt_by?: LearntBy;
    readonly takedowns?: number;
    readonly takedown_by_hand?: boolean;
  },
): Promise<void> {
  await trx
    .updateTable('publication')
    .set({ ...change, changed_at: facts.now })
    .where('publication_id', '=', publication)
    .execute();
}
