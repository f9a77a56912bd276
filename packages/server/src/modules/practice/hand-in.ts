import { practiceProblems } from '@sanshen/contract/practice';
import { type Accusation, type Score, scorePractice } from '@sanshen/domain/practice';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import { toJson } from '../../platform/db/database.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { findSession } from './store.ts';

/** Hours for which an exercise waits to be handed in. */
export const openHours = 24;

/**
 * Takes what the person calls wrong and scores it; only now does anything tell what was planted. Throws `request.notFound`, `practice.handedInAlready`,
 * `practice.lapsed`, `practice.placesOutside`.
 */
export function handIn(
  context: AppContext,
  key: CommandKey,
  wish: {
    readonly session: string;
    readonly marks: readonly Accusation[];
    readonly pictures: readonly number[];
  },
): Promise<Score> {
  return runCommand(context, key, async (trx) => {
    const now = context.clock.now();
    const session = await findSession(trx, key.person, wish.session, true);
    if (session === null) throw platformProblem('request.notFound');
    if (session.done !== null) throw new Problem(practiceProblems['practice.handedInAlready']);
    if (Date.parse(now) - Date.parse(session.startedAt) > openHours * 3_600_000)
      throw new Problem(practiceProblems['practice.lapsed']);
    const { length } = session.planted.text;
    const inside = wish.marks.every(({ start, end }) => start < end && end <= length);
    if (!inside || wish.pictures.some((index) => index >= session.pictures.length))
      throw new Problem(practiceProblems['practice.placesOutside']);
    const accused = [...new Set(wish.pictures)];
    const score = scorePractice(session.planted, wish.marks, { tasks: session.pictures, accused });
    await trx
      .updateTable('practice_session')
      .set({
        handed_in_at: now,
        accusations: toJson(wish.marks),
        accused: toJson(accused),
        score: toJson(score),
      })
      .where('session_id', '=', session.id)
      .execute();
    return score;
  });
}

/** Gives up an exercise that is open. Throws `request.notFound`, `practice.handedInAlready`. */
export function discard(context: AppContext, key: CommandKey, id: string): Promise<null> {
  return runCommand(context, key, async (trx) => {
    const session = await findSession(trx, key.person, id, true);
    if (session === null) throw platformProblem('request.notFound');
    if (session.done !== null) throw new Problem(practiceProblems['practice.handedInAlready']);
    await trx.deleteFrom('practice_session').where('session_id', '=', id).execute();
    return null;
  });
}
