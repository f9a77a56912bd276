import type { executedSchema } from '@sanshen/contract/review';
import { reviewProblems } from '@sanshen/contract/review-problems';
import type { ManuscriptId, PersonId } from '@sanshen/domain/kernel';
import { type Command, planOf, reviewOpen } from '@sanshen/domain/review';
import type { z } from 'zod';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { type Executed, execute } from './execute.ts';
import { requireManuscriptView } from './manuscript-view.ts';

/** The answer to every command on a manuscript. */
export type Answer = z.input<typeof executedSchema>;

/**
 * Executes a person's command, once for its idempotency key. Who may not see the manuscript gets `request.notFound` whatever the
 * reason of the refusal, so that nobody can ask what exists. Who held the very office that is asked for is told that it has ended.
 * `afterwards` works in the same transaction; if it throws, nothing has happened.
 */
export async function act(
  context: AppContext,
  key: CommandKey,
  request: { readonly person: PersonId; readonly manuscript: ManuscriptId; readonly command: Command },
  afterwards?: (trx: Transaction, executed: Executed) => Promise<void>,
): Promise<Answer> {
  const { person, manuscript, command } = request;
  try {
    return await runCommand(context, key, async (trx) => {
      const executed = await execute(trx, manuscript, command, context.clock.now());
      await afterwards?.(trx, executed);
      return answerOf(executed);
    });
  } catch (error) {
    if (error instanceof Problem && error.definition.code !== reviewProblems['review.appointmentLapsed'].code)
      await requireManuscriptView(context, context.db, person, manuscript, 'state');
    throw error;
  }
}

/** Where a manuscript stands after a command. */
export function answerOf({ state, events }: Pick<Executed, 'state' | 'events'>): Answer {
  const { manuscript, phase } = state;
  if (manuscript === null || phase === 'unborn') throw platformProblem('server.failed');
  return {
    manuscript,
    phase,
    round: state.round,
    digest: state.digest,
    importance: state.importance,
    stage: reviewOpen(state) ? (planOf(state)[state.stageIndex]?.id ?? null) : null,
    events: events.map((event) => event.kind),
  };
}
