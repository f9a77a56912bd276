import { trainingProblems } from '@sanshen/contract/training-problems';
import type { Instant } from '@sanshen/domain/kernel';
import {
  type Attempt,
  type AttemptId,
  answerFits,
  fromSheet,
  graceMinutes,
  pointsFor,
  shareRight,
} from '@sanshen/domain/training';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { loadPersonFacts, snapshotOf } from '../organization/public.ts';
import { recordExamination } from './record.ts';
import { settleAttempt } from './settle-attempt.ts';
import { answersOf, digestOf, findAttempt, itemsOf, sheetOf } from './store.ts';
import { tellMarkers } from './tell-markers.ts';

/** Hands in the caller's sitting. Handing in what is handed in already changes nothing. Throws `request.notFound`. */
export function submitAttempt(
  context: AppContext,
  key: CommandKey,
  id: string,
): Promise<{ attempt: string; status: 'submitted' | 'marked' }> {
  return runCommand(context, key, async (trx) => {
    const now = context.clock.now();
    // Checked by the route to be a UUID; an id that nobody has is found nowhere.
    const attempt = await findAttempt(trx, id as AttemptId, true);
    if (attempt === null || attempt.person !== key.person) throw platformProblem('request.notFound');
    const after =
      attempt.status === 'begun'
        ? await closeAttempt(trx, attempt.id, now <= attempt.endsAt ? 'byTaker' : 'byTime', now)
        : attempt;
    if (after.status === 'begun') throw new Problem(trainingProblems['training.attemptOver']);
    return { attempt: after.id, status: after.status };
  });
}

/** Closes a sitting: takes its answers as they stand, and marks what can be marked by rule. One that is closed stays as it is. */
export async function closeAttempt(
  trx: Transaction,
  id: AttemptId,
  how: 'byTaker' | 'byTime',
  now: Instant,
): Promise<Attempt> {
  const attempt = await findAttempt(trx, id, true);
  if (attempt === null) throw platformProblem('request.notFound');
  if (attempt.status !== 'begun') return attempt;
  const [sheet, answers] = [await sheetOf(trx, id), await answersOf(trx, id)];
  const items = await itemsOf(trx, sheet);
  const [facts] = await loadPersonFacts(trx, { people: [attempt.person] }, now);
  const by = how === 'byTime' || facts === undefined ? null : snapshotOf(facts, attempt.organization, now);
  const kept = answers.map(({ position, sequence, madeAt, answer }) => ({
    position,
    sequence,
    madeAt,
    answer,
  }));
  await recordExamination(trx, attempt.examination, by, {
    ...{ kind: 'attemptSubmitted', attempt: id, how, answers: digestOf(kept), at: now },
  });
  const known = new Map(answers.map((one) => [one.position, one.answer]));
  const responses = sheet.flatMap((place, position) => {
    const item = items[position];
    if (item === undefined) return [];
    const given = known.get(position);
    const answer = given === undefined ? null : fromSheet(given, place);
    const fitting = answer !== null && answerFits(item.content, answer) ? answer : null;
    const share = shareRight(item.content, fitting);
    return [
      {
        ...{ attempt_id: id, position, root_id: attempt.root, examination_id: attempt.examination },
        ...{ item_id: place.item, version: place.version, kind: place.kind, points: place.points },
        reached: share === null ? null : pointsFor(share, place.points),
      },
    ];
  });
  await trx.insertInto('training_response').values(responses).execute();
  if (responses.some(({ reached }) => reached === null)) await tellMarkers(trx, attempt, now);
  return settleAttempt(trx, attempt.examination, id, now);
}

/** The job: closes sittings whose time and grace are over. One that fails does not hold up the others. */
export async function closeDue({ db, clock, log }: AppContext): Promise<void> {
  const now = clock.now();
  const due = new Date(Date.parse(now) - graceMinutes * 60_000).toISOString() as Instant;
  const rows = await db
    .selectFrom('training_attempt')
    .select('attempt_id')
    .where('status', '=', 'begun')
    .where('ends_at', '<=', due)
    .orderBy('ends_at')
    .limit(2000)
    .execute();
  let failed: unknown = null;
  for (const { attempt_id: id } of rows) {
    try {
      await db.transaction().execute((trx) => closeAttempt(trx, id, 'byTime', now));
    } catch (error) {
      log.error({ attempt: id, error }, 'a sitting could not be closed');
      failed = error;
    }
  }
  if (failed !== null) throw failed;
}
