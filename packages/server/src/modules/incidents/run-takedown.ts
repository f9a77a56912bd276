import { type Evidence, type IncidentId, moveTakedown, type Takedown } from '@sanshen/domain/incidents';
import type { Instant, PublicationId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { Problem } from '../../platform/problem.ts';
import { findPublication, keepPublishedPage, lastCopyOf, takeDownIn } from '../publishing/public.ts';
import { about, enqueueFollow } from './jobs.ts';
import { recordIncident } from './record.ts';
import { findIncident } from './store.ts';
import { wordsOf } from './words.ts';

/** Seconds that keeping a page may hold up its takedown. */
const evidenceSeconds = 10;

/**
 * The job of one item of a coordinated takedown: keeps the page as it stands, then asks for the takedown in the name of who ordered it. What cannot be
 * kept does not hold it up, and is said. Repeatable: what is kept or asked already is not kept or asked again.
 */
export async function runTakedown(context: AppContext, payload: unknown): Promise<void> {
  const { incident: id, publication } = about(payload);
  const takedown = await waiting(context, id, publication);
  if (takedown === null) return;
  if (takedown.before === null) {
    const evidence = await evidenceOf(context, publication);
    await context.db.transaction().execute(async (trx) => {
      const { by, at } = evidence.word;
      const event = { kind: 'evidenceKept', incident: id, publication, when: 'before', evidence } as const;
      await recordIncident(trx, { ...event, word: { by, at } });
    });
  }
  try {
    await context.db.transaction().execute((trx) => begin(trx, context, id, publication));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    await context.db
      .transaction()
      .execute((trx) => giveUp(trx, context, id, publication, error.definition.code));
  }
}

async function waiting(
  { db }: Pick<AppContext, 'db'>,
  id: IncidentId,
  publication: PublicationId,
): Promise<Takedown | null> {
  const takedown = (await findIncident(db, id))?.takedowns.find((one) => one.publication === publication);
  return takedown?.state === 'waiting' ? takedown : null;
}

/** The page as it stands; else the newest copy that a verification kept; else why there is none. */
async function evidenceOf(context: AppContext, publication: PublicationId): Promise<Evidence> {
  const page = await inTime(keepPublishedPage(context, publication), context);
  const word = { by: null, at: context.clock.now() };
  if (page?.kind === 'there') return { kind: 'copy', file: page.file, code: null, word };
  if (page?.kind === 'gone') return { kind: 'copy', file: page.file, code: page.message.code, word };
  const code = page?.message.code ?? 'incidents.tooSlow';
  const last = await lastCopyOf(context.db, publication);
  if (last !== null) return { kind: 'earlierCopy', file: last.file, code, word: { by: null, at: last.at } };
  return { kind: 'none', file: null, code, word };
}

/** Null where a platform does not answer in time, or fails in a way that nobody foresaw: a takedown does not wait for its evidence. */
async function inTime<T>(work: Promise<T>, { log }: Pick<AppContext, 'log'>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), evidenceSeconds * 1000);
  });
  const safe = work.catch((error: unknown) => {
    log.warn({ err: error }, 'a page could not be kept before its takedown');
    return null;
  });
  try {
    return await Promise.race([safe, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function begin(
  trx: Transaction,
  context: AppContext,
  id: IncidentId,
  publication: PublicationId,
): Promise<void> {
  // The heart holds the manuscript first; the desk's row comes after it, here as everywhere.
  const incident = await findIncident(trx, id);
  const takedown = incident?.takedowns.find((one) => one.publication === publication);
  const person = takedown?.ordered.by?.person;
  if (incident === null || takedown?.state !== 'waiting' || person === undefined) return;
  const standing = (await findPublication(trx, publication))?.status;
  if (standing === 'done') {
    const reason = (await wordsOf(trx, id)).get(takedown.reason.id) ?? '';
    await takeDownIn(trx, context, { person, publication, reason });
  }
  // Somebody else may have taken it down, or begun to: then this incident only follows it.
  const known = standing === 'done' || standing === 'takedownBegun' || standing === 'takenDown';
  const to = known
    ? ({ state: 'underWay', code: null } as const)
    : ({ state: 'failed', code: 'publication.wrongStatus' } as const);
  await move(trx, id, publication, to, context.clock.now());
  if (known) await enqueueFollow(trx, id, publication);
}

async function giveUp(
  trx: Transaction,
  context: AppContext,
  id: IncidentId,
  publication: PublicationId,
  code: string,
): Promise<void> {
  await move(trx, id, publication, { state: 'refused', code }, context.clock.now());
}

/** Records how a takedown stands now, if that is new. */
export async function move(
  trx: Transaction,
  id: IncidentId,
  publication: PublicationId,
  to: Pick<Takedown, 'state' | 'code'>,
  at: Instant,
): Promise<void> {
  const incident = await findIncident(trx, id, true);
  if (incident === null) return;
  for (const event of moveTakedown(incident, publication, to, { by: null, at })) {
    await recordIncident(trx, event);
  }
}
