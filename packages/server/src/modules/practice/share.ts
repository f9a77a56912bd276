import { practiceProblems } from '@sanshen/contract/practice';
import type { Instant, PersonId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { Problem } from '../../platform/problem.ts';
import { homeOf } from './begin-practice.ts';
import { practiceRules } from './rules.ts';

/** Lets the leader of the person's unit see his figures, or takes that back. Throws `practice.sharingOff`, `request.notFound`. */
export function share(
  context: AppContext,
  key: CommandKey,
  shared: boolean,
): Promise<{ readonly shared: boolean }> {
  return runCommand(context, key, async (trx) => {
    const now = context.clock.now();
    const { person } = key;
    const home = await homeOf(trx, person);
    if (shared) {
      const { figures } = await practiceRules(trx, home.organization, now);
      if (figures !== 'shared') throw new Problem(practiceProblems['practice.sharingOff']);
      await trx
        .insertInto('practice_sharing')
        .values({ person_id: person, root_id: home.root, since: now })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    } else await trx.deleteFrom('practice_sharing').where('person_id', '=', person).execute();
    return { shared };
  });
}

/** Since when some people share; who does not is left out. */
export async function sharedSince(
  db: Database | Transaction,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, Instant>> {
  if (people.length === 0) return new Map();
  const rows = await db
    .selectFrom('practice_sharing')
    .select(['person_id', 'since'])
    .where('person_id', 'in', people)
    .execute();
  return new Map(rows.map((row) => [row.person_id, row.since]));
}
