import { isDemoted, type RuleCounts } from '@sanshen/domain/checks';
import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { type OfficeStanding, pathTo } from '@sanshen/domain/organization';
import { standingOf } from '@sanshen/domain/policy';
import { sql } from 'kysely';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { loadSurroundings, recipientsOf } from '../organization/public.ts';
import { effectivePolicy } from '../policy/public.ts';
import { tell } from '../review/public.ts';
import { ruleFacts, ruleTitle } from './rule-facts.ts';

/** By how much the figures of a rule change. */
export interface CountChange {
  readonly rule: string;
  readonly found?: number;
  readonly accepted?: number;
  readonly overruled?: number;
  readonly applied?: number;
}

/** What counts are about: whose texts, and the tree that they belong to. */
export interface CountPlace {
  readonly organization: OrganizationId;
  readonly root: OrganizationId;
}

/** Counts what was found and ruled, then demotes rules that were overruled too often, or lets them count fully again, and tells who answers for it. */
export async function count(
  trx: Transaction,
  place: CountPlace,
  changes: readonly CountChange[],
  at: Instant,
): Promise<void> {
  const sums = new Map<string, Required<Omit<CountChange, 'rule'>>>();
  for (const { rule, found = 0, accepted = 0, overruled = 0, applied = 0 } of changes) {
    const sum = sums.get(rule) ?? { found: 0, accepted: 0, overruled: 0, applied: 0 };
    sums.set(rule, {
      found: sum.found + found,
      accepted: sum.accepted + accepted,
      overruled: sum.overruled + overruled,
      applied: sum.applied + applied,
    });
  }
  // In one order, so that two transactions never wait for each other.
  for (const [rule, sum] of [...sums].sort(([a], [b]) => (a < b ? -1 : 1))) {
    await sql`
      insert into check_count (organization_id, rule, root_id, found, accepted, overruled, applied)
      values (${place.organization}, ${rule}, ${place.root}, ${sum.found}, ${sum.accepted}, ${sum.overruled}, ${sum.applied})
      on conflict (organization_id, rule) do update set found = check_count.found + excluded.found,
        accepted = greatest(0, check_count.accepted + excluded.accepted),
        overruled = greatest(0, check_count.overruled + excluded.overruled),
        applied = greatest(0, check_count.applied + excluded.applied)`.execute(trx);
    await sql`
      insert into check_month (organization_id, month, rule, root_id, found, accepted, overruled, applied)
      values (${place.organization}, ${monthOf(at)}, ${rule}, ${place.root}, ${Math.max(0, sum.found)},
        ${Math.max(0, sum.accepted)}, ${Math.max(0, sum.overruled)}, ${Math.max(0, sum.applied)})
      on conflict (organization_id, month, rule) do update set found = check_month.found + ${sum.found}::int,
        accepted = greatest(0, check_month.accepted + ${sum.accepted}::int),
        overruled = greatest(0, check_month.overruled + ${sum.overruled}::int),
        applied = greatest(0, check_month.applied + ${sum.applied}::int)`.execute(trx);
    if (sum.accepted !== 0 || sum.overruled !== 0 || sum.applied !== 0) await weigh(trx, place, rule, at);
  }
}

/** Eight hours: months are Asia/Shanghai's, which has no summer time. */
const shanghai = 8 * 3600 * 1000;

/** The month of a moment, YYYY-MM. */
export function monthOf(at: Instant): string {
  return new Date(Date.parse(at) + shanghai).toISOString().slice(0, 7);
}

/** Looks at a rule's precision in the organisation and in each of its superiors, by everything below it. */
async function weigh(
  trx: Transaction,
  { organization, root }: CountPlace,
  rule: string,
  at: Instant,
): Promise<void> {
  const declared = ruleFacts(rule)?.precision;
  if (declared === undefined) return;
  const tree = await loadSurroundings(trx, [organization], at);
  for (const unit of pathTo(tree, organization)) {
    const counts = (await countsOf(trx, unit, at, rule)).get(rule);
    if (counts === undefined) continue;
    const before = await trx
      .selectFrom('check_demotion')
      .select('since')
      .where('organization_id', '=', unit)
      .where('rule', '=', rule)
      .executeTakeFirst();
    const demoted = isDemoted(declared, counts, before !== undefined);
    if (demoted && before === undefined) await demote(trx, unit, root, rule, counts, at);
    if (!demoted && before !== undefined) {
      await trx
        .deleteFrom('check_demotion')
        .where('organization_id', '=', unit)
        .where('rule', '=', rule)
        .execute();
    }
  }
}

/** Who manages an organisation's rule book, as the rights say. */
const managers: ReadonlySet<OfficeStanding | null> = new Set([
  'mainLeader',
  'leaderInCharge',
  'departmentHead',
]);

async function demote(
  trx: Transaction,
  organization: OrganizationId,
  root: OrganizationId,
  rule: string,
  counts: RuleCounts,
  at: Instant,
): Promise<void> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('check_demotion')
    .values({ organization_id: organization, rule, root_id: root, since: at })
    .onConflict((conflict) => conflict.columns(['organization_id', 'rule']).doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 0n) return;
  const policy = (await effectivePolicy(trx, organization, at))?.policy;
  const offices =
    policy?.offices.map(({ id }) => id).filter((id) => managers.has(standingOf(policy, id))) ?? [];
  const { recipients } = await recipientsOf(trx, organization, offices, at);
  const { accepted, overruled, applied } = counts;
  const title = ruleTitle(rule);
  await tell(
    trx,
    {
      kind: 'ruleDemoted',
      people: recipients.map(({ person }) => person),
      details: { rule, title: title.zh, organization, accepted: accepted + applied, overruled },
    },
    at,
  );
}

export interface UnitCounts extends RuleCounts {
  readonly found: number;
}

/** The figures of an organisation with everything below it, by rule; of one rule if it is named. */
export async function countsOf(
  db: Database | Transaction,
  organization: OrganizationId,
  at: Instant,
  rule: string | null = null,
): Promise<ReadonlyMap<string, UnitCounts>> {
  const { rows } = await sql<UnitCounts & { rule: string }>`
    select rule, sum(found)::int as found, sum(accepted)::int as accepted, sum(overruled)::int as overruled,
      sum(applied)::int as applied
    from check_count
    where organization_id in (
        select organization_id from organization_state where path @> array[${organization}::text]
          and valid_from <= ${at}::timestamptz and (valid_to is null or valid_to > ${at}::timestamptz))
      and (${rule}::text is null or rule = ${rule}::text)
    group by rule`.execute(db);
  return new Map(rows.map(({ rule: id, ...counts }) => [id, counts]));
}

/** Counts what was found in an author's texts. */
export async function countForAuthor(
  trx: Transaction,
  { organization, root, author }: CountPlace & { readonly author: PersonId },
  found: ReadonlyMap<string, number>,
  at: Instant,
): Promise<void> {
  for (const [rule, number] of [...found].sort(([a], [b]) => (a < b ? -1 : 1))) {
    await sql`
      insert into check_author_count (organization_id, author_id, rule, root_id, found)
      values (${organization}, ${author}, ${rule}, ${root}, ${number})
      on conflict (organization_id, author_id, rule) do update set found = check_author_count.found + excluded.found`.execute(
      trx,
    );
    await sql`
      insert into check_author_month (organization_id, author_id, month, rule, root_id, found)
      values (${organization}, ${author}, ${monthOf(at)}, ${rule}, ${root}, ${number})
      on conflict (organization_id, author_id, month, rule)
        do update set found = check_author_month.found + excluded.found`.execute(trx);
  }
}
