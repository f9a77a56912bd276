import { dayOf } from '@sanshen/domain/calendar';
import { type Drill, type DueDrill, lessonChase, reportLate } from '@sanshen/domain/drills';
import type { Instant, OrganizationId } from '@sanshen/domain/kernel';
import type { NotificationKind } from '@sanshen/domain/review';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { rootOf, superiorOf } from '../organization/public.ts';
import { tell } from '../review/public.ts';
import { unitsWithChannels, yearsOf } from './read-calendar.ts';
import { receiversOf } from './report-drill.ts';
import { findDrill } from './store.ts';
import { responsibleIn, tellOf } from './tell.ts';

/**
 * The daily job: reports that are late, lessons that are nearly due or late, key dates for which nothing is planned or nothing was held. Nobody is told twice
 * of one thing on one day, however often it runs. Throws the first failure at the end.
 */
export async function chaseDrills(context: AppContext): Promise<void> {
  const failures: unknown[] = [];
  for (const step of [chaseReports, chaseLessons, chaseDates]) {
    await step(context).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}

/** Marks that people were told of something; false where they were already. */
async function first(
  trx: Transaction,
  { subject, day, root }: { readonly subject: string; readonly day: string; readonly root: OrganizationId },
): Promise<boolean> {
  const row = await trx
    .insertInto('drill_reminder')
    .values({ subject, day, root_id: root })
    .onConflict((conflict) => conflict.doNothing())
    .returning('subject')
    .executeTakeFirst();
  return row !== undefined;
}

async function chaseReports({ db, clock }: AppContext): Promise<void> {
  const at = clock.now();
  const rows = await db
    .selectFrom('drill')
    .select('drill_id')
    .where('report_status', 'in', ['due', 'questioned'])
    .where('report_due_at', '<', at)
    .orderBy('report_due_at')
    .execute();
  for (const { drill_id } of rows) {
    await db.transaction().execute(async (trx) => {
      const drill = await findDrill(trx, drill_id, true);
      if (drill === null || !reportLate(drill.report, at)) return;
      if (!(await first(trx, { subject: `report:${drill_id}`, day: dayOf(at), root: drill.root }))) return;
      const own = await responsibleIn(trx, drill.organization, at);
      // Both levels: who owes it, and who waits for it.
      const people = [drill.director.person, ...own, ...(await receiversOf(trx, drill, at))];
      await tellOf(trx, drill, { kind: 'drillReportLate', people }, at);
    });
  }
}

async function chaseLessons({ db, clock }: AppContext): Promise<void> {
  const at = clock.now();
  const today = dayOf(at);
  const rows = await db
    .selectFrom('drill_lesson')
    .select(['drill_id', 'lesson_id'])
    .where('done', '=', false)
    .where('due', '<=', dayOf(laterBy(at, 4)))
    .orderBy('due')
    .execute();
  for (const { drill_id, lesson_id } of rows) {
    await db.transaction().execute(async (trx) => {
      const drill = await findDrill(trx, drill_id, true);
      const lesson = drill?.lessons.find(({ id }) => id === lesson_id);
      if (drill === null || lesson === undefined) return;
      const why = lessonChase(lesson, today);
      if (why === null) return;
      if (!(await first(trx, { subject: `lesson:${lesson_id}`, day: today, root: drill.root }))) return;
      const kind = why === 'late' ? 'drillLessonLate' : 'drillLessonDue';
      const above = why === 'late' ? await leadersOf(trx, drill, at) : [];
      const people = [lesson.owner.person, ...above];
      await tellOf(trx, drill, { kind, people, more: { lesson: lesson.text } }, at);
    });
  }
}

const laterBy = (at: Instant, days: number) =>
  // An instant some days later, by the same clock.
  new Date(Date.parse(at) + days * 86_400_000).toISOString() as Instant;

async function leadersOf(trx: Transaction, drill: Drill, at: Instant) {
  return [drill.director.person, ...(await responsibleIn(trx, drill.organization, at))];
}

/** Once when a key date's days begin and nothing is planned, once three days before it, and once when it passed without a drill. */
async function chaseDates({ db, clock }: AppContext): Promise<void> {
  const at = clock.now();
  const today = dayOf(at);
  const all = await db.selectFrom('organization').select('organization_id').execute();
  const units = await unitsWithChannels(
    db,
    all.map((row) => row.organization_id),
  );
  for (const year of yearsInReach(at)) {
    const years = await yearsOf(db, units, { year, at });
    for (const [unit, { dates }] of years) {
      for (const date of dates) {
        const kind = reminderOf(date, today);
        if (kind !== null) await remindUnit(db, unit, { kind, date, at });
      }
    }
  }
}

/** Years whose key dates may be told of today: around 1 January one of the old year was missed just now, and the days of one of the new year began in the old. */
function yearsInReach(at: Instant): readonly number[] {
  const yearOf = (moment: Instant) => Number(dayOf(moment).slice(0, 4));
  const [before, next] = [yearOf(laterBy(at, -lastCall)), yearOf(at) + 1];
  return Array.from({ length: next - before + 1 }, (_, index) => before + index);
}

/** Days before a key date at which an unplanned drill is asked for again. */
const lastCall = 3;

function reminderOf(date: DueDrill, today: string): 'drillDue' | 'drillMissed' | null {
  const days = Math.round((Date.parse(date.day) - Date.parse(today)) / 86_400_000);
  if (date.state === 'open') return 'drillDue';
  return date.state === 'missed' && days >= -lastCall ? 'drillMissed' : null;
}

async function remindUnit(
  db: AppContext['db'],
  unit: OrganizationId,
  { kind, date, at }: { readonly kind: NotificationKind; readonly date: DueDrill; readonly at: Instant },
): Promise<void> {
  const near = Math.round((Date.parse(date.day) - Date.parse(dayOf(at))) / 86_400_000) <= lastCall;
  const stage = kind === 'drillMissed' ? 'missed' : near ? 'near' : 'open';
  await db.transaction().execute(async (trx) => {
    const root = await rootOf(trx, unit);
    if (root === null) return;
    // Kept by the key date's own day, so that each stage is told once.
    const subject = `date:${unit}:${date.keyDate}:${stage}`;
    if (!(await first(trx, { subject, day: date.day, root }))) return;
    const superior = kind === 'drillMissed' ? await superiorOf(trx, unit, at) : null;
    const people = [
      ...(await responsibleIn(trx, unit, at)),
      ...(superior === null ? [] : await responsibleIn(trx, superior, at)),
    ];
    const details = { drills: unit, keyDate: date.keyDate, day: date.day };
    if (people.length > 0) await tell(trx, { kind, people: [...new Set(people)], details }, at);
  });
}
