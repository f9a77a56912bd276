import {
  type Assessment,
  type AssessmentEvent,
  type AssessmentId,
  applyToAssessment,
} from '@sanshen/domain/assessments';
import { brandId, type OrganizationId } from '@sanshen/domain/kernel';
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
    .limit(2000)
    .execute();
  return rows.map(({ one }) => toAssessment(one));
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
