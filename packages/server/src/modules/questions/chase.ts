import { addHours, type Instant, type PersonId } from '@sanshen/domain/kernel';
import {
  decideQuestion,
  distressWaits,
  isSettled,
  type Question,
  type QuestionId,
} from '@sanshen/domain/questions';
import { sql } from 'kysely';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { effectivePolicy } from '../policy/public.ts';
import { factsOf } from './facts.ts';
import { type Ground, groundOf, holdersOf, superiorsOf } from './ground.ts';
import { holdQuestion, organizationsToForget } from './question-store.ts';
import { recordAny } from './record.ts';
import { deskOf, dutyOf, tellOf } from './tell.ts';
import { deleteTexts } from './text-store.ts';

const most = 200;

/**
 * Reminds the office and its superior of questions that are past their time, and of signs of distress on which nobody has decided in time; and both offices of
 * a handover that nobody has answered in time.
 */
export async function chaseQuestions({ db, clock, log }: AppContext): Promise<void> {
  const now = clock.now();
  const late = await db
    .selectFrom('question')
    .select('question_id')
    .where((eb) =>
      eb.or([
        eb('distress_due_at', '<', now),
        eb.and([eb('due_at', '<', now), eb('settled_at', 'is', null), eb('lead_id', 'is', null)]),
        eb.and([
          eb('handover_to', 'is not', null),
          sql<boolean>`(question->'handover'->>'answerBy')::timestamptz < ${now}`,
        ]),
      ]),
    )
    .orderBy('due_at')
    .limit(most)
    .execute();
  for (const { question_id } of late) {
    await db
      .transaction()
      .execute((trx) => chaseOne(trx, question_id, now))
      // One that cannot be chased keeps no other from it.
      .catch((error: unknown) =>
        log.error({ err: error, question: question_id }, 'a question could not be chased'),
      );
  }
}

async function chaseOne(trx: Transaction, id: QuestionId, now: Instant): Promise<void> {
  const question = await holdQuestion(trx, id);
  if (question === null) return;
  const ground = await groundOf(trx, question.organization, now);
  const { reminders, distress } = ground.rules;
  const { distress: signs, dueAt } = question;
  if (signs !== null && distressWaits(question) && signs.decideBy < now) {
    const again = distress.decideWithinMinutes / 60;
    if (await isNews(trx, id, 'distress', addHours(now, -again), now)) {
      const people = [...(await dutyOf(trx, ground, now)), ...(await superiorsOf(trx, ground, now))];
      await tellOf(trx, 'questionDistressWaits', [...new Set(people)], question, now);
    }
  }
  await chaseHandover(trx, ground, question, now);
  if (isSettled(question) || question.lead !== null || dueAt >= now) return;
  if (!(await isNews(trx, id, 'overdue', addHours(now, -reminders.everyHours), now))) return;
  await tellOf(trx, 'questionOverdue', await responsible(trx, ground, question, now), question, now);
}

/** The office that was asked has not said whether it takes the question: both are told, and again after the rule book's hours. */
async function chaseHandover(
  trx: Transaction,
  ground: Ground,
  question: Question,
  now: Instant,
): Promise<void> {
  const { id, handover } = question;
  if (handover === null || handover.answerBy >= now) return;
  const { everyHours } = ground.rules.reminders;
  // Each offer is chased for itself, however soon it follows one that was declined.
  if (!(await isNews(trx, id, `handover ${handover.at}`, addHours(now, -everyHours), now))) return;
  const there = await groundOf(trx, handover.to, now);
  const people = [
    ...(await deskOf(trx, there, question.kind, now)),
    ...(await deskOf(trx, ground, question.kind, now)),
    handover.by.person,
    ...(question.assignee === null ? [] : [question.assignee.person]),
  ];
  await tellOf(trx, 'questionHandoverWaits', [...new Set(people)], question, now);
}

/** The one it was given to or else the desk, those who let answers out, and the same offices of the superior. */
async function responsible(
  trx: Transaction,
  ground: Ground,
  { assignee, kind }: Question,
  now: Instant,
): Promise<readonly PersonId[]> {
  const hands = assignee === null ? await deskOf(trx, ground, kind, now) : [assignee.person];
  const leads = await holdersOf(trx, ground, ground.rules.answers.approveBy, now);
  return [...new Set([...hands, ...leads, ...(await superiorsOf(trx, ground, now))])];
}

/** Whether nobody was reminded since; then it is noted as done. */
async function isNews(
  trx: Transaction,
  question: QuestionId,
  kind: string,
  since: Instant,
  now: Instant,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('question_reminder')
    .values({ question_id: question, kind, told_at: now })
    .onConflict((conflict) =>
      conflict
        .columns(['question_id', 'kind'])
        .doUpdateSet({ told_at: now })
        .where('question_reminder.told_at', '<=', since),
    )
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Deletes what names or quotes askers whose time is over by the rule book, and what senders' addresses were counted by. */
export async function forgetAskers({ db, clock }: AppContext): Promise<void> {
  const now = clock.now();
  for (const organization of await organizationsToForget(db)) {
    const rules = (await effectivePolicy(db, organization, now))?.policy.questions.personalData;
    if (rules === undefined) continue;
    const settledBefore = addHours(now, -rules.afterSettledDays * 24);
    const receivedBefore = addHours(now, -rules.longestDays * 24);
    const rows = await db
      .selectFrom('question')
      .select('question_id')
      .where('organization_id', '=', organization)
      .where('purged_at', 'is', null)
      .where((eb) => eb.or([eb('settled_at', '<=', settledBefore), eb('received_at', '<=', receivedBefore)]))
      .execute();
    for (const { question_id } of rows) {
      await db.transaction().execute((trx) => forgetOne(trx, question_id, now));
    }
  }
  const before = addHours(now, -48);
  await db.deleteFrom('question_sender').where('hour', '<', before).execute();
  await db.deleteFrom('question_sender_key').where('day', '<', before.slice(0, 10)).execute();
}

async function forgetOne(trx: Transaction, id: QuestionId, now: Instant): Promise<void> {
  const question = await holdQuestion(trx, id);
  if (question === null) return;
  await deleteTexts(trx, id);
  const decided = decideQuestion(question, { kind: 'purge', why: 'retention' }, factsOf({ now }));
  if (decided.ok) await recordAny(trx, question, decided.events);
}
