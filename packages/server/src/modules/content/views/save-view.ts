import { randomUUID } from 'node:crypto';
import { listProblems } from '@sanshen/contract/content-list';
import type { PersonId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../../platform/commands.ts';
import type { AppContext } from '../../../platform/context.ts';
import { Problem } from '../../../platform/problem.ts';
import { putView, type View, viewsOf } from './view-store.ts';

/** Views of one person at most. */
const mostViews = 50;

/** Saves a view of a person; one of the same name is replaced. Throws `content.tooManyViews`. */
export async function saveView(
  context: AppContext,
  key: CommandKey,
  person: PersonId,
  { name, query }: { readonly name: string; readonly query: string },
): Promise<View> {
  return runCommand(context, key, async (trx) => {
    const known = await viewsOf(trx, person);
    if (known.length >= mostViews && !known.some((view) => view.name === name)) {
      throw new Problem(listProblems['content.tooManyViews'], { most: mostViews });
    }
    return putView(trx, person, { view: randomUUID(), name, query, createdAt: context.clock.now() });
  });
}
