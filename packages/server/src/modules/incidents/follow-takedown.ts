import type { Evidence, IncidentId, Takedown } from '@sanshen/domain/incidents';
import type { Instant, PublicationId } from '@sanshen/domain/kernel';
import type { Head } from '@sanshen/domain/ledger';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import {
  findPublication,
  type KeptPage,
  keepPublishedPage,
  type LeftToPerson,
} from '../publishing/public.ts';
import { type Decided, tell } from '../review/public.ts';
import { about, enqueueFollow, lookAt } from './jobs.ts';
import { recordIncident } from './record.ts';
import { move } from './run-takedown.ts';
import { findIncident, staffOf, takenDownFor } from './store.ts';

/** Whatever is decided about a takedown that an incident waits for is looked at at once; a proof that a person gave is kept. */
export async function onReviewDecision(trx: Transaction, decided: Decided): Promise<Head> {
  for (const event of decided.events) {
    if (event.kind !== 'takenDown' && event.kind !== 'takedownFailed') continue;
    for (const id of await takenDownFor(trx, event.publication)) {
      await enqueueFollow(trx, id, event.publication);
      const { evidence: file, resolvedBy } = event;
      if (file === null || resolvedBy === null) continue;
      const evidence: Evidence = {
        ...{ kind: 'screenshot', file, code: null },
        word: { by: resolvedBy, at: decided.facts.now },
      };
      await keepAfter(trx, id, event.publication, evidence, decided.facts.now);
    }
  }
  return decided.head;
}

/** A platform leaves it to a person: the desk says so at once. */
export const onLeft: LeftToPerson = async (trx, publication) => {
  for (const id of await takenDownFor(trx, publication)) await enqueueFollow(trx, id, publication);
};

/** The job: looks what became of a takedown, and whether the page is gone. */
export async function followTakedown(context: AppContext, payload: unknown): Promise<void> {
  const { incident: id, publication, look } = about(payload);
  const { db, clock } = context;
  const found = await findPublication(db, publication);
  const takedown = (await findIncident(db, id))?.takedowns.find((one) => one.publication === publication);
  if (found === null || takedown === undefined) return;
  if (['waiting', 'gone', 'refused'].includes(takedown.state)) return;
  switch (found.status) {
    case 'takedownBegun':
      if (found.takedownByHand) await leaveToPerson(context, id, takedown, found.message?.code ?? null);
      return;
    case 'takenDown':
      return lookForIt(context, id, takedown, look);
    case 'done': {
      const code = found.message?.code ?? null;
      await db
        .transaction()
        .execute((trx) => move(trx, id, publication, { state: 'failed', code }, clock.now()));
      return;
    }
    default:
  }
}

async function leaveToPerson(
  { db, clock }: AppContext,
  id: IncidentId,
  { publication, state, organization }: Takedown,
  code: string | null,
): Promise<void> {
  if (state === 'byHand') return;
  const now = clock.now();
  await db.transaction().execute(async (trx) => {
    await move(trx, id, publication, { state: 'byHand', code }, now);
    const people = (await staffOf(trx, organization, now)).map(({ person }) => person);
    await tell(trx, { kind: 'incidentByHand', people, details: { incident: id, organization } }, now);
  });
}

/** Looks at the page of something that is down, until it is gone or a person has to look. */
async function lookForIt(
  context: AppContext,
  id: IncidentId,
  { publication, after }: Takedown,
  look: number,
): Promise<void> {
  const { db, clock } = context;
  const page = await keepPublishedPage(context, publication);
  const now = clock.now();
  await db.transaction().execute(async (trx) => {
    // A person's proof stands where the system cannot look.
    if (page === null || (page.kind === 'notRead' && after?.kind === 'screenshot')) {
      return move(trx, id, publication, { state: 'gone', code: null }, now);
    }
    if (page.kind !== 'notRead') {
      const code = page.kind === 'gone' ? page.message.code : null;
      const evidence: Evidence = { kind: 'copy', file: page.file, code, word: { by: null, at: page.at } };
      await keepAfter(trx, id, publication, evidence, now);
    }
    await move(trx, id, publication, stateAfter(page), now);
    const next = page.kind === 'gone' || isFinal(page) ? null : lookAt(look + 1, now);
    if (next !== null) await enqueueFollow(trx, id, publication, look + 1, next);
  });
}

function isFinal(page: KeptPage): boolean {
  return page.kind === 'notRead' && page.retryAt === null;
}

function stateAfter(page: KeptPage): Pick<Takedown, 'state' | 'code'> {
  switch (page.kind) {
    case 'gone':
      return { state: 'gone', code: null };
    case 'there':
      return { state: 'stillPublic', code: null };
    case 'notRead':
      return { state: 'down', code: page.message.code };
  }
}

/** Keeps proof of how a page is afterwards; the same file is kept once. */
async function keepAfter(
  trx: Transaction,
  id: IncidentId,
  publication: PublicationId,
  evidence: Evidence,
  at: Instant,
): Promise<void> {
  const incident = await findIncident(trx, id, true);
  const known = incident?.takedowns.find((one) => one.publication === publication);
  if (known === undefined || known.after?.file === evidence.file) return;
  const by: PersonSnapshot | null = evidence.word.by;
  const event = { kind: 'evidenceKept', incident: id, publication, when: 'after', evidence } as const;
  await recordIncident(trx, { ...event, word: { by, at } });
}
