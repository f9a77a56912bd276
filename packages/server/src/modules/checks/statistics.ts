import type { checkStatistics } from '@sanshen/contract/checks-rules';
import type { RouteOutput } from '@sanshen/contract/route';
import type { OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import { grantOf, requireGrant } from '../organization/public.ts';
import { ruleTitle } from './rule-facts.ts';

/** What is found in whose texts, for training: everybody sees his own figures, who answers for the unit those of its authors. */
export async function statisticsOf(
  context: AppContext,
  person: PersonId,
  organization: OrganizationId,
): Promise<RouteOutput<typeof checkStatistics>> {
  const { readDb, db, clock } = context;
  const now = clock.now();
  await requireGrant(db, person, organization, 'readManuscript', now);
  const everybody = (await grantOf(db, person, organization, 'managePolicy', now)) !== null;
  const rows = await readDb
    .selectFrom('check_author_count as counted')
    .innerJoin('person', 'person.person_id', 'counted.author_id')
    .select(['counted.author_id', 'person.name', 'counted.rule', 'counted.found'])
    .where('counted.organization_id', '=', organization)
    .$if(!everybody, (query) => query.where('counted.author_id', '=', person))
    .orderBy('counted.found', 'desc')
    .execute();
  const written = await readDb
    .selectFrom('manuscript')
    .select(['author_id', ({ fn }) => fn.countAll<number>().as('manuscripts')])
    .where('organization_id', '=', organization)
    .$if(!everybody, (query) => query.where('author_id', '=', person))
    .groupBy('author_id')
    .execute();
  const manuscripts = new Map(written.map((row) => [row.author_id, Number(row.manuscripts)]));
  const authors = new Map<PersonId, (typeof rows)[number][]>();
  for (const row of rows) authors.set(row.author_id, [...(authors.get(row.author_id) ?? []), row]);
  return {
    everybody,
    authors: [...authors].map(([author, found]) => ({
      person: author,
      name: found[0]?.name ?? author,
      manuscripts: manuscripts.get(author) ?? 0,
      found: found.reduce((sum, one) => sum + one.found, 0),
      rules: found.map((one) => ({ rule: one.rule, title: ruleTitle(one.rule), found: one.found })),
    })),
  };
}
