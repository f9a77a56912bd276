import type { Instant } from '@sanshen/domain/kernel';
import type { Attempt } from '@sanshen/domain/training';
import type { Transaction } from '../../platform/db/database.ts';
import { peopleWithStanding } from '../channels/public.ts';
import { tell } from '../review/public.ts';
import { findExamination } from './store.ts';

/** Tells those who mark, when the first free answers of an examination wait; a hall that hands in together is one message. */
export async function tellMarkers(trx: Transaction, attempt: Attempt, now: Instant): Promise<void> {
  const examination = await findExamination(trx, attempt.examination);
  if (examination === null) return;
  const waiting = await trx
    .selectFrom('training_response')
    .select('attempt_id')
    .where('examination_id', '=', attempt.examination)
    .where('reached', 'is', null)
    .where('attempt_id', '<>', attempt.id)
    .limit(1)
    .executeTakeFirst();
  if (waiting !== undefined) return;
  const { organization, title, id } = examination;
  const standings = ['publicityLead', 'platformLead', 'leaderInCharge', 'departmentHead'] as const;
  const people = await peopleWithStanding(trx, [organization], standings, now);
  const others = people.filter((person) => person !== attempt.person);
  const details = { examination: id, title, organization };
  if (others.length > 0) await tell(trx, { kind: 'markingWaits', people: others, details }, now);
}
