import type { Instant, PersonId } from '@sanshen/domain/kernel';
import type { Question } from '@sanshen/domain/questions';
import type { NotificationKind } from '@sanshen/domain/review';
import type { Transaction } from '../../platform/db/database.ts';
import { tell } from '../review/public.ts';
import { type Ground, holdersOf } from './ground.ts';

type QuestionNews = Extract<NotificationKind, `question${string}`>;

/** Tells colleagues of a question: never a word of it, only where to look. Nobody else is ever told anything by this module. */
export async function tellOf(
  trx: Transaction,
  kind: QuestionNews,
  people: readonly PersonId[],
  { id }: Pick<Question, 'id'>,
  now: Instant,
): Promise<void> {
  if (people.length > 0) await tell(trx, { kind, people, details: { question: id } }, now);
}

/** Who is on duty for signs of distress. */
export function dutyOf(trx: Transaction, ground: Ground, now: Instant): Promise<readonly PersonId[]> {
  return holdersOf(trx, ground, ground.rules.distress.offices, now);
}

/** Those who take up questions of a kind. */
export function deskOf(
  trx: Transaction,
  ground: Ground,
  kind: string,
  now: Instant,
): Promise<readonly PersonId[]> {
  const { kinds } = ground.rules;
  const offices = (kinds.find(({ id }) => id === kind) ?? kinds[0])?.offices ?? [];
  return holdersOf(trx, ground, [{ offices, scope: 'own' }], now);
}
