import type { Act } from '@sanshen/domain/interaction';
import type { Instant } from '@sanshen/domain/kernel';
import type { Transaction } from '../../platform/db/database.ts';
import { releaseAnswer, settlePublicMessage } from '../conversations/public.ts';
import { answers } from './request-action.ts';
import { tellOf } from './tell.ts';

/** Takes part in the transaction in which an act ends: done, failed, refused or withdrawn. Throwing undoes it. */
export type ActListener = (trx: Transaction, act: Act, now: Instant) => Promise<void>;

const listeners = new Set<ActListener>();

/** Registers a listener for every act that is over; the same one counts once. Gives the function that removes it. */
export function onActFinished(listener: ActListener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** What follows when an act is over: the message that it answered or hid is settled, or given free again. */
export async function finish(trx: Transaction, act: Act, now: Instant): Promise<void> {
  const by = act.asked.by;
  if (act.target.kind === 'message') {
    const { message } = act.target;
    const state = act.action === 'hideComment' ? 'hidden' : answers(act) ? 'answered' : null;
    if (act.status === 'done' && state !== null) {
      await settlePublicMessage(trx, message, { state, at: now, by, action: act.id });
    } else if (answers(act)) await releaseAnswer(trx, message, act.id);
  }
  if (act.status === 'failed') await tellOf(trx, 'actFailed', [by.person], act, now);
  for (const listener of listeners) await listener(trx, act, now);
}
