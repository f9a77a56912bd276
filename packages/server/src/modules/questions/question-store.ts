import type { Json, ManuscriptId, OrganizationId } from '@sanshen/domain/kernel';
import {
  distressWaits,
  evolveQuestion,
  type Question,
  type QuestionEvent,
  type QuestionId,
} from '@sanshen/domain/questions';
import { sql } from 'kysely';
import { type Database, type Transaction, toJson } from '../../platform/db/database.ts';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A question; null if there is none. */
export async function findQuestion(db: Database | Transaction, id: string): Promise<Question | null> {
  if (!uuid.test(id)) return null;
  const row = await db
    .selectFrom('question')
    .select('question')
    .where('question_id', '=', id as QuestionId)
    .executeTakeFirst();
  return row === undefined ? null : toQuestion(row.question);
}

/** As {@link findQuestion}, its row held until the transaction ends. */
export async function holdQuestion(trx: Transaction, id: string): Promise<Question | null> {
  const row = await trx
    .selectFrom('question')
    .select('question')
    .where('question_id', '=', id as QuestionId)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : toQuestion(row.question);
}

/** The domain's question of a row's column. */
export function toQuestion(column: Json): Question {
  // Written by projectQuestion from this type and by nothing else.
  return column as unknown as Question;
}

/** Writes the rows that an event means; gives the question after it. */
export async function projectQuestion(trx: Transaction, event: QuestionEvent): Promise<Question> {
  const before = event.kind === 'received' ? null : await holdQuestion(trx, event.question);
  const after = evolveQuestion(before, event);
  const changing = {
    organization_id: after.organization,
    kind: after.kind,
    due_at: after.dueAt,
    state: after.state,
    assignee_id: after.assignee?.person ?? null,
    handover_to: after.handover?.to ?? null,
    distress_due_at: distressWaits(after) ? (after.distress?.decideBy ?? null) : null,
    answer_action: after.answer?.action ?? null,
    lead_id: after.lead,
    settled_at: after.settledAt,
    rating: after.rating,
    purged_at: after.purgedAt,
    question: toJson(after),
  };
  const { id, root, source, message, receivedAt } = after;
  if (before === null) {
    const first = { question_id: id, root_id: root, source, message_id: message, received_at: receivedAt };
    await trx
      .insertInto('question')
      .values({ ...first, ...changing, version: 1 })
      .execute();
  } else {
    await trx
      .updateTable('question')
      .set((row) => ({ ...changing, version: row('version', '+', 1) }))
      .where('question_id', '=', id)
      .execute();
  }
  const { number } = await trx
    .selectFrom('question_step')
    .select((eb) => eb.fn.countAll<number>().as('number'))
    .where('question_id', '=', id)
    .executeTakeFirstOrThrow();
  const step = { question_id: id, number: number + 1, root_id: root, kind: event.kind, at: event.at };
  await trx
    .insertInto('question_step')
    .values({ ...step, event: toJson(event) })
    .execute();
  return after;
}

/** The steps of a question, oldest first. */
export async function stepsOf(db: Database | Transaction, id: QuestionId): Promise<readonly QuestionEvent[]> {
  const rows = await db
    .selectFrom('question_step')
    .select('event')
    .where('question_id', '=', id)
    .orderBy('number')
    .execute();
  // As above.
  return rows.map(({ event }) => event as unknown as QuestionEvent);
}

/** The questions that were grouped under one. */
export async function groupOf(db: Database | Transaction, lead: QuestionId): Promise<readonly Question[]> {
  const rows = await db
    .selectFrom('question')
    .select('question')
    .where('lead_id', '=', lead)
    .orderBy('received_at')
    .limit(200)
    .execute();
  return rows.map((row) => toQuestion(row.question));
}

/** The questions that a manuscript answers, or is to answer. */
export async function answeredBy(
  db: Database | Transaction,
  manuscript: ManuscriptId,
): Promise<readonly Question[]> {
  const rows = await db
    .selectFrom('question')
    .select('question')
    .where(sql<boolean>`question->'answer'->>'manuscript' = ${manuscript}`)
    .orderBy('received_at')
    .limit(200)
    .execute();
  return rows.map((row) => toQuestion(row.question));
}

/** The questions that were made from some messages. */
export async function questionsFrom(
  db: Database | Transaction,
  messages: readonly string[],
): Promise<readonly Question[]> {
  if (messages.length === 0) return [];
  const rows = await db
    .selectFrom('question')
    .select('question')
    .where('message_id', 'in', [...messages])
    .execute();
  return rows.map((row) => toQuestion(row.question));
}

/** Organisations that have questions whose askers' data still stands. */
export async function organizationsToForget(db: Database): Promise<readonly OrganizationId[]> {
  const rows = await db
    .selectFrom('question')
    .select('organization_id')
    .distinct()
    .where('purged_at', 'is', null)
    .execute();
  return rows.map((row) => row.organization_id);
}
