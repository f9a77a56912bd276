import type { checkStatistics } from '@sanshen/contract/checks-rules';
import type { RouteInput, RouteOutput } from '@sanshen/contract/route';
import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import type { AppContext } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';
import { grantOf, namesOf, requireGrant } from '../organization/public.ts';
import { ruleTitle } from './rule-facts.ts';

type Answer = RouteOutput<typeof checkStatistics>;
type Counts = Pick<Answer['rules'][number], 'found' | 'accepted' | 'overruled' | 'applied'>;

/** Months, both included; null for whatever was ever counted. */
type Span = { readonly from: string; readonly to: string } | null;

/**
 * What is found, for training: the figures of rules for all who work on content there, one's own for oneself, those of the unit's authors and of the
 * units below for who answers for the unit.
 */
export async function statisticsOf(
  context: AppContext,
  person: PersonId,
  organization: OrganizationId,
  { from, to }: RouteInput<typeof checkStatistics>['query'],
): Promise<Answer> {
  const { readDb, db, clock } = context;
  const now = clock.now();
  await requireGrant(db, person, organization, 'readManuscript', now);
  const everybody = (await grantOf(db, person, organization, 'managePolicy', now)) !== null;
  const span =
    from === undefined && to === undefined ? null : { from: from ?? '0000-00', to: to ?? '9999-99' };
  const [rules, units, months, authors] = await Promise.all([
    countsBy(readDb, 'rule', organization, span, now),
    everybody ? countsBy(readDb, 'organization_id', organization, span, now) : [],
    monthsOf(readDb, organization, span, now),
    authorsOf(readDb, organization, everybody ? null : person, span),
  ]);
  // The tree holds the ids as they were counted.
  const ids = units.map(({ key }) => key as OrganizationId);
  const names = await namesOf(readDb, ids, now);
  return {
    everybody,
    rules: rules.map(({ key, ...counts }) => ({ rule: key, title: ruleTitle(key), ...counts })),
    units: units.map(({ key, ...counts }) => ({
      organization: key,
      name: names.get(key as OrganizationId) ?? key,
      ...counts,
    })),
    months: [...months],
    since: await firstMonth(readDb, organization, now),
    authors: [...authors],
  };
}

/** The unit with everything below it. */
function subtree(organization: OrganizationId, at: Instant) {
  return sql`(select organization_id from organization_state where path @> array[${organization}::text]
    and valid_from <= ${at}::timestamptz and (valid_to is null or valid_to > ${at}::timestamptz))`;
}

function within(span: Span) {
  return span === null ? sql`true` : sql`month between ${span.from} and ${span.to}`;
}

/** Figures of the unit with everything below it, by rule or by unit, most found first. */
async function countsBy(
  db: Database,
  by: 'rule' | 'organization_id',
  organization: OrganizationId,
  span: Span,
  at: Instant,
): Promise<readonly (Counts & { readonly key: string })[]> {
  // Only months know when; only the other table knows what was counted before there were months.
  const table = sql.table(span === null ? 'check_count' : 'check_month');
  const { rows } = await sql<Counts & { key: string }>`
    select ${sql.ref(by)} as key, sum(found)::int as found, sum(accepted)::int as accepted,
      sum(overruled)::int as overruled, sum(applied)::int as applied
    from ${table} where organization_id in ${subtree(organization, at)} and ${within(span)}
    group by 1 order by 2 desc, 1 limit 500`.execute(db);
  return rows;
}

async function monthsOf(
  db: Database,
  organization: OrganizationId,
  span: Span,
  at: Instant,
): Promise<Answer['months']> {
  const { rows } = await sql<{ month: string; found: number }>`
    select month, sum(found)::int as found from check_month
    where organization_id in ${subtree(organization, at)} and ${within(span)}
    group by month order by month desc limit 36`.execute(db);
  return rows.reverse();
}

async function firstMonth(db: Database, organization: OrganizationId, at: Instant): Promise<string | null> {
  const { rows } = await sql<{ month: string | null }>`
    select min(month) as month from check_month where organization_id in ${subtree(organization, at)}`.execute(
    db,
  );
  return rows[0]?.month ?? null;
}

/** What was found in the texts of the unit's own authors, or of one of them. */
async function authorsOf(
  db: Database,
  organization: OrganizationId,
  only: PersonId | null,
  span: Span,
): Promise<Answer['authors']> {
  const table = sql.table(span === null ? 'check_author_count' : 'check_author_month');
  const of = (column: string) => (only === null ? sql`true` : sql`${sql.ref(column)} = ${only}`);
  const { rows } = await sql<{ author_id: PersonId; name: string; rule: string; found: number }>`
    select counted.author_id, person.name, counted.rule, sum(counted.found)::int as found
    from ${table} counted join person on person.person_id = counted.author_id
    where counted.organization_id = ${organization} and ${of('counted.author_id')} and ${within(span)}
    group by counted.author_id, person.name, counted.rule order by 4 desc, 3`.execute(db);
  const month = sql`to_char(created_at at time zone 'Asia/Shanghai', 'YYYY-MM')`;
  const { rows: written } = await sql<{ author_id: PersonId; manuscripts: number }>`
    select author_id, count(*)::int as manuscripts from manuscript
    where organization_id = ${organization} and ${of('author_id')}
      and ${span === null ? sql`true` : sql`${month} between ${span.from} and ${span.to}`}
    group by author_id`.execute(db);
  const manuscripts = new Map(written.map((row) => [row.author_id, row.manuscripts]));
  const byAuthor = Map.groupBy(rows, (row) => row.author_id);
  return [...byAuthor].map(([author, found]) => ({
    person: author,
    name: found[0]?.name ?? author,
    manuscripts: manuscripts.get(author) ?? 0,
    found: found.reduce((sum, one) => sum + one.found, 0),
    rules: found.map((one) => ({ rule: one.rule, title: ruleTitle(one.rule), found: one.found })),
  }));
}
