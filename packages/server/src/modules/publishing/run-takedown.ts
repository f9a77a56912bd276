import type { Outcome } from '@sanshen/connectors/connector';
import type { PublicationId } from '@sanshen/domain/kernel';
import { findChannel } from '../channels/public.ts';
import { execute } from '../review/public.ts';
import { servedBy } from './connector-for.ts';
import { enqueueAlone, enqueueWork, laterOf, secondsAfter } from './jobs.ts';
import { findPublication, keep, type Publication, refOf } from './publication-store.ts';
import { alone, type Publisher } from './publisher.ts';
import { tellTakedownLeft } from './takedown-listeners.ts';
import { say } from './texts.ts';
import { busyPause, takedownPauses } from './timing.ts';

/**
 * Takes a publication down on its platform. The connector reads before it deletes, so a repetition after a crash finds what was deleted and
 * deletes nothing else.
 */
export async function runTakedown(publisher: Publisher, id: PublicationId): Promise<void> {
  const { db, clock } = publisher.context;
  const ran = await alone(db, id, async () => {
    const publication = await findPublication(db, id);
    if (publication?.status !== 'takedownBegun' || publication.takedownByHand) return;
    const channel = await findChannel(db, publication.channel);
    const served = channel === null ? null : servedBy(publisher, channel);
    if (served?.by !== 'connector') return waitForPerson(publisher, publication, say('byHand'));
    const recordedAt = publication.takedownStartedAt ?? clock.now();
    await keep(db, id, { takedownStartedAt: recordedAt }, clock.now());
    const ref = refOf(publication, served.connector.platform);
    await settle(publisher, publication, await served.connector.takedown(ref, { id, recordedAt }));
  });
  if (!ran) await enqueueAlone(db, 'takeDown', id, secondsAfter(clock.now(), busyPause));
}

async function settle(publisher: Publisher, publication: Publication, outcome: Outcome): Promise<void> {
  switch (outcome.kind) {
    case 'done':
    case 'accepted':
      return reportTakedown(publisher, publication, true, outcome.ref.article ?? '');
    case 'pendingHuman':
      return waitForPerson(publisher, publication, outcome.message);
    case 'unknown':
      return again(publisher, publication, outcome.message, null);
    case 'rejected':
      if (outcome.retryAt === undefined) {
        await keep(
          publisher.context.db,
          publication.id,
          { message: outcome.message },
          publisher.context.clock.now(),
        );
        return reportTakedown(publisher, publication, false, `${outcome.code} ${outcome.message.zh}`);
      }
      return again(publisher, publication, outcome.message, outcome.retryAt);
  }
}

async function again(
  publisher: Publisher,
  publication: Publication,
  message: Extract<Outcome, { kind: 'unknown' }>['message'],
  retryAt: Publication['verifiedAt'],
): Promise<void> {
  const pause = takedownPauses[publication.takedowns];
  if (pause === undefined) {
    return reportTakedown(publisher, publication, false, say('takedownUnresolved').zh);
  }
  const { db, clock } = publisher.context;
  const now = clock.now();
  const next = secondsAfter(now, pause);
  await db.transaction().execute(async (trx) => {
    await keep(trx, publication.id, { takedowns: publication.takedowns + 1, message }, now);
    await enqueueWork(trx, 'takeDown', publication.id, laterOf(next, retryAt));
  });
}

async function waitForPerson(
  { context }: Publisher,
  publication: Publication,
  message: Extract<Outcome, { kind: 'unknown' }>['message'],
): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    await keep(trx, publication.id, { takedownByHand: true, message }, context.clock.now());
    await tellTakedownLeft(trx, publication.id);
  });
}

async function reportTakedown(
  { context }: Publisher,
  { id, manuscript }: Publication,
  done: boolean,
  detail: string,
): Promise<void> {
  const command = { kind: 'reportTakedown', by: null, publication: id, done, detail } as const;
  await context.db.transaction().execute((trx) => execute(trx, manuscript, command, context.clock.now()));
}
