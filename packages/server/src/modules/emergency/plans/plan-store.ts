import {
  applyPlan,
  type Plan,
  type PlanContent,
  type PlanEvent,
  type PlanId,
} from '@sanshen/domain/emergency';
import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import { type Database, type Transaction, toJson } from '../../../platform/db/database.ts';

interface Row {
  readonly plan: unknown;
}

// Written by projectPlan from this type and by nothing else.
const toPlan = ({ plan }: Row) => plan as Plan;

/** A version of a plan; null if there is none. */
export async function findPlan(db: Database | Transaction, id: string): Promise<Plan | null> {
  const row = await db
    .selectFrom('emergency_plan')
    .select('plan')
    .where('plan_id', '=', id as PlanId)
    .executeTakeFirst();
  return row === undefined ? null : toPlan(row);
}

/** All versions of an organisation's plan for a scenario, oldest first. */
export async function versionsOf(
  db: Database | Transaction,
  organization: OrganizationId,
  scenario: string,
): Promise<readonly Plan[]> {
  const rows = await db
    .selectFrom('emergency_plan')
    .select('plan')
    .where('organization_id', '=', organization)
    .where('scenario', '=', scenario)
    .orderBy('number')
    .execute();
  return rows.map(toPlan);
}

/** As {@link versionsOf}, deciding one after another until the transaction ends. */
export async function holdVersions(
  trx: Transaction,
  organization: OrganizationId,
  scenario: string,
): Promise<readonly Plan[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`plan:${organization}:${scenario}`}, 0))`.execute(
    trx,
  );
  return versionsOf(trx, organization, scenario);
}

/** Plans of some organisations that wait, were approved or have expired: all that {@link planThatCounts} asks for. */
export async function livePlans(
  db: Database | Transaction,
  organizations: readonly OrganizationId[],
  scenario?: string,
): Promise<readonly Plan[]> {
  if (organizations.length === 0) return [];
  const rows = await db
    .selectFrom('emergency_plan')
    .select('plan')
    .where('organization_id', 'in', [...organizations])
    .where('status', 'in', ['submitted', 'approved', 'expired'])
    .$if(scenario !== undefined, (query) => query.where('scenario', '=', scenario ?? ''))
    .execute();
  return rows.map(toPlan);
}

/** Plans in force that end before an instant. */
export async function plansEndingBefore(db: Database, at: Instant): Promise<readonly Plan[]> {
  const rows = await db
    .selectFrom('emergency_plan')
    .select('plan')
    .where('status', '=', 'approved')
    .where('expires_at', '<=', at)
    .orderBy('expires_at')
    .limit(2000)
    .execute();
  return rows.map(toPlan);
}

/** Writes the row that an event means. */
export async function projectPlan(trx: Transaction, event: PlanEvent): Promise<Plan> {
  const before = event.kind === 'planSubmitted' ? null : await findPlan(trx, event.plan);
  const plan = applyPlan(before, event);
  const changing = { status: plan.status, expires_at: plan.expiresAt, plan: toJson(plan) };
  await trx
    .insertInto('emergency_plan')
    .values({
      plan_id: plan.id,
      root_id: plan.root,
      organization_id: plan.organization,
      scenario: plan.scenario,
      number: plan.number,
      ...changing,
    })
    .onConflict((conflict) => conflict.column('plan_id').doUpdateSet(changing))
    .execute();
  return plan;
}

/** What is being written of a plan. */
export interface PlanDraft {
  readonly content: PlanContent;
  readonly version: number;
  readonly savedBy: PersonId;
  readonly savedAt: Instant;
}

/** The draft of an organisation for a scenario; null if nobody writes one. With `hold` its row is held. */
export async function findDraft(
  db: Database | Transaction,
  organization: OrganizationId,
  scenario: string,
  hold = false,
): Promise<PlanDraft | null> {
  const row = await db
    .selectFrom('emergency_plan_draft')
    .selectAll()
    .where('organization_id', '=', organization)
    .where('scenario', '=', scenario)
    .$if(hold, (query) => query.forUpdate())
    .executeTakeFirst();
  if (row === undefined) return null;
  // Written by keepDraft from this type and by nothing else.
  const content = row.content as unknown as PlanContent;
  return { content, version: row.version, savedBy: row.saved_by, savedAt: row.saved_at };
}

/** Keeps a draft in place of the one before. */
export async function keepDraft(
  trx: Transaction,
  place: { readonly organization: OrganizationId; readonly root: OrganizationId; readonly scenario: string },
  { content, version, savedBy, savedAt }: PlanDraft,
): Promise<void> {
  const changing = { content: toJson(content), version, saved_by: savedBy, saved_at: savedAt };
  await trx
    .insertInto('emergency_plan_draft')
    .values({
      organization_id: place.organization,
      scenario: place.scenario,
      root_id: place.root,
      ...changing,
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'scenario']).doUpdateSet(changing))
    .execute();
}

/** Throws a draft away. */
export async function dropDraft(
  trx: Transaction,
  organization: OrganizationId,
  scenario: string,
): Promise<void> {
  await trx
    .deleteFrom('emergency_plan_draft')
    .where('organization_id', '=', organization)
    .where('scenario', '=', scenario)
    .execute();
}

/** The scenarios of which an organisation has a draft. */
export async function draftedIn(db: Database, organization: OrganizationId): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('emergency_plan_draft')
    .select('scenario')
    .where('organization_id', '=', organization)
    .execute();
  return new Set(rows.map(({ scenario }) => scenario));
}
