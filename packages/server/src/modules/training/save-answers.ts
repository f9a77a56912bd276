import type { RouteOutput } from '@sanshen/contract/route';
import type { saveAnswers as saveAnswersRoute } from '@sanshen/contract/training-examinations';
import type { Instant, PersonId } from '@sanshen/domain/kernel';
import {
  type Answer,
  type AttemptId,
  graceMinutes,
  mostMarks,
  type SheetItem,
} from '@sanshen/domain/training';
import { sql } from 'kysely';
import type { AppContext } from '../../platform/context.ts';
import { platformProblem } from '../../platform/problem.ts';
import { refusal } from './ground.ts';
import { findAttempt, sheetOf } from './store.ts';

/** An answer on its way, by the places of the sheet. */
export interface SentAnswer {
  readonly position: number;
  /** The taker's own count; of two answers to a question the higher one stands, in whatever order they come. */
  readonly sequence: number;
  readonly madeAt: string;
  readonly answer: Answer;
}

type Saved = RouteOutput<typeof saveAnswersRoute>;

interface Row {
  readonly what: 'sitting' | 'saved' | 'fits';
  readonly position: number;
  readonly sequence: number;
  readonly ends_at: Instant | null;
}

/**
 * Saves answers of a sitting, in one statement of its own transaction: what is answered here has reached the disk. An answer that is there already, or a later one, is
 * told as saved. Whoever hands in waits for answers that are being saved, and none is saved after that. Throws `request.notFound`, `training.attemptOver`,
 * `training.answerUnfit`.
 */
export async function saveAnswers(
  { db, clock }: AppContext,
  person: PersonId,
  id: string,
  sent: readonly SentAnswer[],
): Promise<Saved> {
  const now = clock.now();
  // Checked by the route to be a UUID; an id that nobody has is found nowhere.
  const attempt = id as AttemptId;
  const newest = newestOf(sent);
  const misfit = await findMisfit(db, attempt, newest);
  if (misfit !== null) return refuse(db, person, attempt, misfit);
  const { rows } = await sql<Row>`
    with sitting as (
      select attempt_id, root_id, ends_at from training_attempt
      where attempt_id = ${attempt}::uuid and person_id = ${person}::text and status = 'begun' for key share
    ), sent as (
      select * from json_to_recordset(${JSON.stringify(newest)}::json)
        as one(position int, sequence bigint, "madeAt" timestamptz, answer json)
    ), fits as (
      select sitting.attempt_id, sitting.root_id, sent.* from sitting, sent
      where ${now}::timestamptz <= sitting.ends_at
        or (sent."madeAt" <= sitting.ends_at
          and ${now}::timestamptz <= sitting.ends_at + make_interval(mins => ${graceMinutes}::int))
    ), kept as (
      insert into training_answer as old (attempt_id, position, root_id, sequence, made_at, received_at, answer)
      select attempt_id, position, root_id, sequence, "madeAt", ${now}::timestamptz, answer from fits
      on conflict (attempt_id, position) do update set sequence = excluded.sequence, made_at = excluded.made_at,
        received_at = excluded.received_at, answer = excluded.answer
      where excluded.sequence > old.sequence
      returning position, sequence
    )
    select 'sitting' as what, 0 as position, 0::bigint as sequence, ends_at from sitting
    union all select 'saved', position, sequence, null from kept
    union all select 'saved', known.position, known.sequence, null from training_answer known
      join fits using (attempt_id, position) where known.sequence >= fits.sequence
    union all select 'fits', position, sequence, null from fits`.execute(db);
  const sitting = rows.find(({ what }) => what === 'sitting');
  if (sitting?.ends_at == null) return refuse(db, person, attempt, null);
  const fits = new Set(rows.filter(({ what }) => what === 'fits').map(({ position }) => position));
  return {
    now,
    endsAt: sitting.ends_at,
    saved: rows
      .filter(({ what }) => what === 'saved')
      .map(({ position, sequence }) => ({ position, sequence: Number(sequence) })),
    late: newest.map(({ position }) => position).filter((position) => !fits.has(position)),
  };
}

async function refuse(
  db: AppContext['db'],
  person: PersonId,
  id: AttemptId,
  misfit: number | null,
): Promise<never> {
  const attempt = await findAttempt(db, id);
  if (attempt === null || attempt.person !== person) throw platformProblem('request.notFound');
  if (attempt.status !== 'begun' || misfit === null) throw refusal('training.attemptOver');
  throw refusal('training.answerUnfit', { position: misfit });
}

function newestOf(sent: readonly SentAnswer[]): readonly SentAnswer[] {
  const byPlace = new Map<number, SentAnswer>();
  for (const one of sent) {
    const known = byPlace.get(one.position);
    if (known === undefined || known.sequence < one.sequence) byPlace.set(one.position, one);
  }
  return [...byPlace.values()].sort((a, b) => a.position - b.position);
}

/** The first place whose answer is none to what is asked there; null if all are. */
async function findMisfit(
  db: AppContext['db'],
  attempt: AttemptId,
  sent: readonly SentAnswer[],
): Promise<number | null> {
  const sheet = await sheetOf(db, attempt);
  const misfit = sent.find(({ position, answer }) => {
    const place = sheet[position];
    return place === undefined || !fits(place, answer);
  });
  return misfit?.position ?? null;
}

function fits({ kind, options }: SheetItem, answer: Answer): boolean {
  if (kind !== answer.kind) return false;
  if (answer.kind === 'single') return answer.choice < options.length;
  if (answer.kind === 'multiple') return answer.choices.every((one) => one < options.length);
  return answer.kind !== 'proofreading' || answer.marks.length <= mostMarks;
}
