import type { RouteOutput } from '@sanshen/contract/route';
import type { listMarking as listMarkingRoute } from '@sanshen/contract/training-examinations';
import type { OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { type Answer, type AttemptId, type Item, settleMarks } from '@sanshen/domain/training';
import { sql } from 'kysely';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { announce } from '../../platform/live/announce.ts';
import { platformProblem } from '../../platform/problem.ts';
import { requireGrant } from '../organization/public.ts';
import { actorIn, refusal } from './ground.ts';
import { settleAttempt } from './settle-attempt.ts';
import { findAttempt, findExamination } from './store.ts';

type Marking = RouteOutput<typeof listMarkingRoute>;

interface Waiting {
  readonly attempt: AttemptId;
  readonly position: number;
  readonly title: string;
  readonly item: Item;
  readonly answer: Answer;
  readonly points: number;
  readonly marks: number;
  readonly mine: boolean;
}

const turns = ['first', 'second', 'third'] as const;

/**
 * Free answers that wait for the caller, in an order that tells nobody's name: not his own, none that he has marked, without what others gave. Throws
 * `access.forbidden`.
 */
export async function listMarking(
  { db, clock }: AppContext,
  person: PersonId,
  organization: OrganizationId,
): Promise<Marking> {
  await requireGrant(db, person, organization, 'markExaminations', clock.now());
  const { rows } = await sql<Waiting>`
    select response.attempt_id as attempt, response.position, examination.examination ->> 'title' as title,
      item.item, answer.answer, response.points,
      (select count(*)::int from training_mark mark
        where mark.attempt_id = response.attempt_id and mark.position = response.position) as marks,
      exists (select from training_mark mark where mark.attempt_id = response.attempt_id
        and mark.position = response.position and mark.person_id = ${person}) as mine
    from training_examination examination
    join training_response response on response.examination_id = examination.examination_id and response.reached is null
    join training_attempt sitting on sitting.attempt_id = response.attempt_id
    join training_answer answer on answer.attempt_id = response.attempt_id and answer.position = response.position
    join training_item item on item.item_id = response.item_id and item.version = response.version
    where examination.organization_id = ${organization} and sitting.person_id <> ${person}
    order by md5(response.attempt_id::text), response.position limit 200`.execute(db);
  const items = rows.flatMap((row): Marking['items'] => {
    const { content } = row.item;
    if (row.mine || content.kind !== 'free' || row.answer.kind !== 'free') return [];
    return [
      {
        attempt: row.attempt,
        position: row.position,
        examinationTitle: row.title,
        stem: row.item.stem,
        guide: content.guide,
        answer: row.answer.text,
        points: row.points,
        turn: turns[row.marks] ?? 'third',
      },
    ];
  });
  return { items: items.slice(0, 50), others: rows.filter(({ mine }) => mine).length };
}

/**
 * Marks a free answer, without knowing what others gave. Two who are near each other settle it, else a third is asked; the last answer gives the sitting its score.
 * Throws `request.notFound`, `access.forbidden`, `training.*`.
 */
export function markAnswer(
  context: AppContext,
  key: CommandKey,
  wish: {
    readonly attempt: string;
    readonly position: number;
    readonly points: number;
    readonly comment: string;
  },
): Promise<{ settled: boolean }> {
  return runCommand(context, key, async (trx) => {
    const now = context.clock.now();
    const { person } = key;
    // Checked by the route to be a UUID; an id that nobody has is found nowhere.
    const attempt = await findAttempt(trx, wish.attempt as AttemptId, true);
    if (attempt === null) throw platformProblem('request.notFound');
    const examination = await findExamination(trx, attempt.examination);
    if (examination === null) throw platformProblem('request.notFound');
    await actorIn(trx, person, examination.organization, 'markExaminations', now);
    if (attempt.person === person) throw refusal('training.ownSheet');
    const { position, points, comment } = wish;
    const response = await waitingResponse(trx, attempt.id, position);
    if (points > response.points) throw refusal('training.pointsOutOfRange', { points: response.points });
    const marks = await marksOf(trx, attempt.id, position);
    if (marks.some(({ marker }) => marker === person)) throw refusal('training.markedAlready');
    await trx
      .insertInto('training_mark')
      .values({
        ...{ attempt_id: attempt.id, position, person_id: person, root_id: attempt.root },
        ...{ place: marks.length + 1, points, comment, marked_at: now },
      })
      .execute();
    const all = [...marks, { marker: person, points }];
    const settled = settleMarks(all, response.points, examination.tolerance);
    await announce(trx, { kind: 'organization', id: examination.organization });
    if (settled.kind === 'waits') return { settled: false };
    await trx
      .updateTable('training_response')
      .set({ reached: settled.points })
      .where('attempt_id', '=', attempt.id)
      .where('position', '=', position)
      .execute();
    await settleAttempt(trx, attempt.examination, attempt.id, now);
    return { settled: true };
  });
}

async function waitingResponse(trx: Transaction, attempt: AttemptId, position: number) {
  const row = await trx
    .selectFrom('training_response')
    .select(['points', 'reached', 'kind'])
    .where('attempt_id', '=', attempt)
    .where('position', '=', position)
    .executeTakeFirst();
  if (row === undefined || row.kind !== 'free' || row.reached !== null) throw refusal('training.notMarkable');
  return row;
}

async function marksOf(trx: Transaction, attempt: AttemptId, position: number) {
  const rows = await trx
    .selectFrom('training_mark')
    .select(['person_id', 'points'])
    .where('attempt_id', '=', attempt)
    .where('position', '=', position)
    .orderBy('place')
    .execute();
  return rows.map((row) => ({ marker: row.person_id, points: row.points }));
}
