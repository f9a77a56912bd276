import {
  type Assessment,
  type AssessmentEvent,
  type AssessmentId,
  applyToAssessment,
} from '@sanshen/domain/assessments';
import { brandId, type OrganizationId } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import { type Database, type Transaction, toJson } from '../../platform/db/database.ts';

/** An assessment; null if there is none. With `hold` its row is held until the transaction ends. */
export async function findAssessment(
  db: Database | Transaction,
  id: string,
  hold = false,
): Promise<Assessment | null> {
  const row = await db
    .selectFrom('assessment')
    .select('one')
    .where('assessment_id', '=', brandId<AssessmentId>(id))
    .$if(hold, (query) => query.forUpdate())
    .executeTakeFirst();
  return row === undefined ? null : toAssessment(row.one);
}

/** The domain's assessment of a row's column. */
function toAssessment(column: unknown): Assessment {
  // Written by projectAssessment from this type and by nothing else.
  return column as Assessment;
}

/** Assessments by their ids, or those of units, or those that an organisation makes; by unit and period. */
export async function findAssessments(
  db: Database | Transaction,
  by: {
    readonly ids?: readonly string[];
    readonly organizations?: readonly OrganizationId[];
    readonly assessor?: OrganizationId;
    readonly period?: string | undefined;
  },
): Promise<readonly Assessment[]> {
  const { ids, organizations, assessor, period } = by;
  if (ids?.length === 0 || organizations?.length === 0) return [];
  const rows = await db
    .selectFrom('assessment')
    .select('one')
    .$if(ids !== undefined, (query) =>
      query.where(
        'assessment_id',
        'in',
        (ids ?? []).map((id) => brandId<AssessmentId>(id)),
      ),
    )
    .$if(organizations !== undefined, (query) => query.where('organization_id', 'in', organizations ?? []))
    .$if(assessor !== undefined, (query) =>
      query.where('assessor_id', 'in', assessor === undefined ? [] : [assessor]),
    )
    .$if(period !== undefined, (query) => query.where('period', '=', period ?? ''))
    .orderBy('period', 'desc')
    .orderBy('organization_id')
    .execute();
  return rows.map(({ one }) => toAssessment(one));
}

/** Whose assessments are listed: how an organisation was assessed, or how it assesses others. */
export interface Listed {
  readonly side: 'own' | 'units';
  readonly organization: OrganizationId;
  readonly period: string | undefined;
}

/** Where a page of the list begins: behind this period, unit and assessment. */
export type AssessmentKey = readonly [string, string, string];

export const keyOf = ({ period, organization, id }: Assessment): AssessmentKey => [period, organization, id];

/** A page of a list, the latest period first; one more than `limit` tells that there are more. */
export async function pageOfAssessments(
  db: Database,
  { side, organization, period }: Listed,
  { limit, after }: { readonly limit: number; readonly after: AssessmentKey | null },
): Promise<readonly Assessment[]> {
  const rows = await db
    .selectFrom('assessment')
    .select('one')
    .where(side === 'own' ? 'organization_id' : 'assessor_id', '=', organization)
    .$if(period !== undefined, (query) => query.where('period', '=', period ?? ''))
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(period < ${after?.[0]} or (period = ${after?.[0]}
          and (organization_id, assessment_id) > (${after?.[1]}, ${after?.[2]}::uuid)))`,
      ),
    )
    .orderBy('period', 'desc')
    .orderBy('organization_id')
    .orderBy('assessment_id')
    .limit(limit + 1)
    .execute();
  return rows.map(({ one }) => toAssessment(one));
}

/** Every unit that an organisation assessed, and whether some assessment of it is a draft; without the assessments themselves. */
export async function unitsAssessed(
  db: Database,
  { organization, period }: Omit<Listed, 'side'>,
): Promise<ReadonlyMap<OrganizationId, { readonly draft: boolean }>> {
  const rows = await db
    .selectFrom('assessment')
    .select(['organization_id', sql<boolean>`bool_or(status = 'draft')`.as('draft')])
    .where('assessor_id', '=', organization)
    .$if(period !== undefined, (query) => query.where('period', '=', period ?? ''))
    .groupBy('organization_id')
    .execute();
  return new Map(rows.map(({ organization_id, draft }) => [organization_id, { draft }]));
}

/** Writes the rows that an event means; gives the assessment after it. */
export async function projectAssessment(trx: Transaction, event: AssessmentEvent): Promise<Assessment> {
  const before = event.kind === 'drafted' ? null : await findAssessment(trx, event.assessment, true);
  const after = applyToAssessment(before, event);
  const changing = {
    status: after.status,
    drafted_at: after.drafted.at,
    appeal_until: after.status === 'published' ? after.appealUntil : null,
    open_appeals: after.appeals.filter(({ decided }) => decided === null).length,
    one: toJson(after),
  };
  await trx
    .insertInto('assessment')
    .values({
      assessment_id: after.id,
      root_id: after.root,
      organization_id: after.organization,
      assessor_id: after.assessor,
      period: after.period,
      ...changing,
    })
    .onConflict((conflict) => conflict.column('assessment_id').doUpdateSet(changing))
    .execute();
  if (event.kind === 'appealed' && event.files.length > 0) {
    const rows = event.files.map(({ file }) => ({ file, assessment_id: after.id, root_id: after.root }));
    await trx
      .insertInto('assessment_file')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  return after;
}
