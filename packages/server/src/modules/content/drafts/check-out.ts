import { randomUUID } from 'node:crypto';
import { draftProblems } from '@sanshen/contract/content-drafts';
import { addHours, type Instant, type ManuscriptId, type PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../../platform/context.ts';
import type { Transaction } from '../../../platform/db/database.ts';
import { announce } from '../../../platform/live/announce.ts';
import { Problem } from '../../../platform/problem.ts';
import { displayName } from '../../organization/public.ts';
import {
  type CheckOut,
  holdCheckOut,
  insertCheckOut,
  keepCheckOut,
  updateCheckOut,
} from './check-out-store.ts';
import { requireWriter } from './require-writer.ts';

/** Seconds for which a check-out is in force unless it is renewed: three heartbeats of half a minute. */
export const checkOutSeconds = 90;

/**
 * Takes a manuscript for editing, renews that, or takes it over. Throws `content.checkedOut` while somebody else has it (another window of
 * the same person too) and `content.checkOutTakenOver` for a token that was.
 */
export async function checkOut(
  context: AppContext,
  request: {
    readonly manuscript: ManuscriptId;
    readonly person: PersonId;
    readonly token: string | null;
    readonly takeOver: boolean;
  },
): Promise<CheckOut> {
  const { manuscript, person } = request;
  const { root } = await requireWriter(context, person, manuscript);
  const name = (await displayName(context.db, person)) ?? person;
  const fresh = (now: Instant) => ({ token: randomUUID(), person, name, since: now });
  return context.db.transaction().execute(async (trx) => {
    const now = context.clock.now();
    const expiresAt = addHours(now, checkOutSeconds / 3600);
    const first = { ...fresh(now), expiresAt };
    const inserted = await insertCheckOut(trx, manuscript, root, first);
    const standing = inserted ? null : await holdCheckOut(trx, manuscript);
    const next = inserted ? first : { ...(renewing(standing, request, now) ?? fresh(now)), expiresAt };
    if (!inserted) await updateCheckOut(trx, manuscript, next);
    // That it goes on is nothing new.
    if (next.token !== standing?.token) await announce(trx, { kind: 'checkout', id: manuscript });
    return next;
  });
}

/** The check-out that is renewed; null if a new one is due. */
function renewing(
  standing: CheckOut | null,
  { person, token, takeOver }: { person: PersonId; token: string | null; takeOver: boolean },
  now: Instant,
): CheckOut | null {
  if (standing === null) return null;
  if (token !== null && standing.token === token && standing.person === person) return standing;
  if (takeOver) return null;
  if (token !== null) throw takenOver(standing);
  if (standing.expiresAt > now) throw checkedOut(standing);
  return null;
}

/**
 * Makes sure that nobody else has a manuscript for editing while it is saved, and that nobody takes it before the transaction ends. Without
 * a token only another person's check-out is in the way. Throws `content.checkedOut`, `…TakenOver`, `…Expired`.
 */
export async function requireCheckOut(
  trx: Transaction,
  manuscript: ManuscriptId,
  { person, token }: { readonly person: PersonId; readonly token: string | null },
  now: Instant,
): Promise<void> {
  const standing = await keepCheckOut(trx, manuscript);
  if (token === null) {
    if (standing !== null && standing.expiresAt > now && standing.person !== person)
      throw checkedOut(standing);
    return;
  }
  // A token whose time is over still counts as long as nobody else came: a lost network must not lose work.
  if (standing?.token === token && standing.person === person) return;
  throw standing === null ? new Problem(draftProblems['content.checkOutExpired']) : takenOver(standing);
}

function checkedOut({ person, name, since, expiresAt }: CheckOut): Problem {
  return new Problem(draftProblems['content.checkedOut'], { holder: { person, name }, since, expiresAt });
}

function takenOver({ person, name, since }: CheckOut): Problem {
  return new Problem(draftProblems['content.checkOutTakenOver'], { holder: { person, name }, since });
}
