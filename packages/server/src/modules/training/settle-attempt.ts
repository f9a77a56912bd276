import type { Instant } from '@sanshen/domain/kernel';
import { type Attempt, type AttemptId, type ExaminationId, scoreOf } from '@sanshen/domain/training';
import type { Transaction } from '../../platform/db/database.ts';
import { platformProblem } from '../../platform/problem.ts';
import { tell } from '../review/public.ts';
import { certify } from './certify.ts';
import { recordExamination } from './record.ts';
import { findAttempt, findExamination } from './store.ts';

/** Gives a sitting its score once every answer has its points, tells the taker, and issues the certificate that follows from it. Gives the sitting as it stands then. */
export async function settleAttempt(
  trx: Transaction,
  examinationId: ExaminationId,
  id: AttemptId,
  now: Instant,
): Promise<Attempt> {
  const attempt = await findAttempt(trx, id);
  const examination = await findExamination(trx, examinationId);
  if (attempt === null || examination === null) throw platformProblem('request.notFound');
  if (attempt.status !== 'submitted') return attempt;
  const responses = await trx
    .selectFrom('training_response')
    .select(['points', 'reached'])
    .where('attempt_id', '=', id)
    .execute();
  if (responses.some(({ reached }) => reached === null)) return attempt;
  const full = responses.reduce((sum, { points }) => sum + points, 0);
  const reached = responses.reduce((sum, one) => sum + (one.reached ?? 0), 0);
  const score = scoreOf(reached, full);
  const passed = score >= examination.passScore;
  const event = { kind: 'attemptMarked', attempt: id, score, passed, at: now } as const;
  await recordExamination(trx, examinationId, null, event);
  const details = { examination: examinationId, attempt: id, title: examination.title };
  await tell(trx, { kind: 'examinationMarked', people: [attempt.person], details }, now);
  const marked = await findAttempt(trx, id);
  if (marked === null) throw platformProblem('request.notFound');
  if (passed) await certify(trx, examination, marked, now);
  return marked;
}
