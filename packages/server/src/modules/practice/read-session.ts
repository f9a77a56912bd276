import type { readPracticeSession } from '@sanshen/contract/practice';
import type { RouteOutput } from '@sanshen/contract/route';
import type { PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import { platformProblem } from '../../platform/problem.ts';
import { drawPicture, faultText, markName } from './pictures.ts';
import { findSession, type PracticeSession } from './store.ts';

type Answer = RouteOutput<typeof readPracticeSession>;

/** An exercise of the person himself; nothing of what was planted is in it before it is handed in. Throws `request.notFound`. */
export async function readSession({ db }: AppContext, person: PersonId, id: string): Promise<Answer> {
  const session = await findSession(db, person, id);
  if (session === null) throw platformProblem('request.notFound');
  const pictures = await Promise.all(
    session.pictures.map(async (picture) => ({ image: await drawPicture(picture), name: markName(picture) })),
  );
  const { text } = session.planted;
  return { session: id, text, startedAt: session.startedAt, pictures, result: resultOf(session) };
}

function resultOf({ done, planted, pictures, startedAt }: PracticeSession): Answer['result'] {
  if (done === null) return null;
  const { score, accusations, accused } = done;
  const { planted: count, found, falseAlarms, kindsNamed, corrected, byKind } = score;
  return {
    ...{ planted: count, found, falseAlarms, kindsNamed, corrected, byKind: [...byKind] },
    handedInAt: done.at,
    seconds: secondsBetween(startedAt, done.at),
    errors: planted.errors.map(({ kind, start, end, right }, index) => {
      const one = score.errors[index];
      return {
        ...{ kind, start, end, right },
        found: one !== undefined && one.by !== null,
        kindNamed: one?.kindNamed ?? false,
        corrected: one?.corrected ?? false,
      };
    }),
    falseMarks: score.falseIndices.flatMap((index) => {
      const mark = accusations[index];
      return mark === undefined ? [] : [{ start: mark.start, end: mark.end }];
    }),
    pictures: pictures.map((picture, index) => ({
      fault: faultText(picture),
      accused: accused.includes(index),
    })),
  };
}

/** Whole seconds from one instant to another. */
export function secondsBetween(from: string, to: string): number {
  return Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
}
