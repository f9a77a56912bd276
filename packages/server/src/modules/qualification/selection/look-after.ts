import { addHours } from '@sanshen/domain/kernel';
import type { Selection } from '@sanshen/domain/qualification';
import type { AppContext } from '../../../platform/context.ts';
import { leaderStandings, peopleWithStanding } from '../../channels/public.ts';
import { effectivePolicies } from '../../policy/public.ts';
import { tell } from '../../review/public.ts';
import { usualKeepDays } from './list-selections.ts';

/** The daily job: tells mentor and leaders once that a probation is over, and deletes what was written about candidates when the rule book says. */
export async function lookAfterSelections({ db, clock }: AppContext): Promise<void> {
  const now = clock.now();
  const over = await db
    .selectFrom('selection')
    .innerJoin('selection_words as words', 'words.selection_id', 'selection.selection_id')
    .select(['selection.selection_id', 'selection.selection'])
    .where('status', '=', 'probation')
    .where('probation_ends_at', '<=', now)
    .where('words.told_over_at', 'is', null)
    .limit(500)
    .execute();
  for (const row of over) {
    // Written by projectSelection from this type and by nothing else.
    const { id, organization, probation, candidateName } = row.selection as unknown as Selection;
    await db.transaction().execute(async (trx) => {
      const leaders = await peopleWithStanding(trx, [organization], leaderStandings, now);
      const people = [...new Set([...leaders, ...(probation === null ? [] : [probation.mentor])])];
      const details = { selection: id, organization, candidate: candidateName };
      if (people.length > 0) await tell(trx, { kind: 'probationOver', people, details }, now);
      await trx
        .updateTable('selection_words')
        .set({ told_over_at: now })
        .where('selection_id', '=', id)
        .execute();
    });
  }
  const units = await db
    .selectFrom('selection_words')
    .select('organization_id')
    .distinct()
    .where('ended_at', 'is not', null)
    .execute();
  const organizations = units.map((row) => row.organization_id);
  const books = await effectivePolicies(db, organizations, now);
  for (const organization of organizations) {
    const days = books.get(organization)?.policy.training.selection.keepDays ?? usualKeepDays;
    await db
      .deleteFrom('selection_words')
      .where('organization_id', '=', organization)
      .where('ended_at', '<', addHours(now, -days * 24))
      .execute();
  }
}
