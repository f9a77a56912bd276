import type { readCatches } from '@sanshen/contract/practice';
import type { RouteOutput } from '@sanshen/contract/route';
import { addHours, type Instant, type ManuscriptId, type PersonId } from '@sanshen/domain/kernel';
import type { PracticeKind } from '@sanshen/domain/practice';
import { sql } from 'kysely';
import type { AppContext } from '../../platform/context.ts';
import { homeOf } from './begin-practice.ts';
import { catchRates, namedStages, stageNames } from './catch-rates.ts';
import { catchDays, untilNow } from './learn-next.ts';

/** What a person found and what he passed in real work; his own page. Throws `request.notFound` for who is registered nowhere. */
export async function readOwnCatches(
  { db, clock }: AppContext,
  person: PersonId,
): Promise<RouteOutput<typeof readCatches>> {
  const now = clock.now();
  const since = addHours(now, -catchDays * 24);
  const home = await homeOf(db, person);
  const [rates, names, { rows }] = await Promise.all([
    catchRates(db, { person }, since, untilNow(now)),
    stageNames(db, home.organization, now),
    sql<{
      manuscript: ManuscriptId;
      title: string;
      kind: PracticeKind | null;
      role: 'caught' | 'passed';
      stage: string | null;
      at: Instant;
    }>`
      select found.manuscript_id as manuscript, manuscript.title, found.kind, found.role, found.stage, found.found_at as at
      from (
        select manuscript_id, error_id, kind, 'caught' as role, stage, found_at from caught_error
        where caught_by = ${person} and confirmed and found_at >= ${since}
        union all
        select distinct passed.manuscript_id, passed.error_id, passed.kind, 'passed', caught.stage, passed.found_at
        from passed_error passed join caught_error caught using (manuscript_id, error_id)
        where passed.person_id = ${person} and passed.confirmed and passed.found_at >= ${since}
      ) found join manuscript on manuscript.manuscript_id = found.manuscript_id
      order by found.found_at desc, found.manuscript_id, found.error_id limit 50`.execute(db),
  ]);
  const before = { zh: '送审以前', en: 'Before review' };
  return {
    since,
    byKind: [...rates.byKind],
    byStage: namedStages(rates.byStage, names),
    errors: rows.map(({ stage, ...row }) => ({
      ...row,
      where: stage === null ? before : (names.get(stage) ?? { zh: stage, en: stage }),
    })),
  };
}
