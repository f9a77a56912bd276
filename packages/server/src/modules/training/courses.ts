import type { RouteOutput } from '@sanshen/contract/route';
import type { listCourses, readCourse, reportProgress } from '@sanshen/contract/training';
import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import {
  type Course,
  type CourseId,
  courseFaults,
  type KeptCourse,
  openLesson,
  type Progress,
  placeIn,
  type WatchReport,
  watch,
} from '@sanshen/domain/training';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import { type Database, type Transaction, toJson } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import { platformProblem } from '../../platform/problem.ts';
import { grantOf, namesOf, organizationsAbove, requireGrant, rootOf } from '../organization/public.ts';
import { tell } from '../review/public.ts';
import { actorIn, peopleGround, refusal } from './ground.ts';
import { creditHours, today } from './hours.ts';
import { invitedTo } from './invited.ts';
import { recordKept } from './record.ts';
import { coursesOf, digestOf, findCourse } from './store.ts';

/** A course that the caller may learn: he is of its audience, or of an organisation that may read its training. */
async function requireCourse(
  db: Database | Transaction,
  person: PersonId,
  id: string,
  now: Instant,
): Promise<{ readonly course: KeptCourse; readonly place: OrganizationId | null }> {
  // Checked by the route to be a UUID; an id that nobody has is found nowhere.
  const course = await findCourse(db, id as CourseId);
  if (course === null) throw platformProblem('request.notFound');
  const ground = await peopleGround(db, [person], now);
  const [facts] = ground.people;
  const place =
    facts === undefined ? null : placeIn(course.audience, course.organization, facts, ground.pathOf, now);
  if (place === null && (await grantOf(db, person, course.organization, 'readTraining', now)) === null)
    throw platformProblem('request.notFound');
  return { course, place };
}

/** Publishes a course. Throws `access.forbidden`, `training.courseIncomplete`. */
export function publishCourse(
  context: AppContext,
  key: CommandKey,
  organization: OrganizationId,
  course: Course,
): Promise<{ course: string; version: number }> {
  return runCommand(context, key, async (trx) => {
    const now = context.clock.now();
    const by = await actorIn(trx, key.person, organization, 'runTraining', now);
    return keepCourse(trx, { ...course, id: newId<CourseId>(), organization, version: 1 }, by, now);
  });
}

/** Publishes another version; who has learnt a lesson that stays has learnt it. Throws as {@link publishCourse}, `request.notFound`. */
export function reviseCourse(
  context: AppContext,
  key: CommandKey,
  id: string,
  course: Course,
): Promise<{ course: string; version: number }> {
  return runCommand(context, key, async (trx) => {
    const now = context.clock.now();
    // As above.
    const before = await findCourse(trx, id as CourseId, true);
    if (before === null) throw platformProblem('request.notFound');
    const { organization, version } = before;
    const by = await actorIn(trx, key.person, organization, 'runTraining', now);
    await trx
      .updateTable('training_course')
      .set({ newest: false })
      .where('course_id', '=', before.id)
      .execute();
    return keepCourse(trx, { ...course, id: before.id, organization, version: version + 1 }, by, now);
  });
}

async function keepCourse(trx: Transaction, kept: KeptCourse, by: PersonSnapshot, now: Instant) {
  const faults = courseFaults(kept);
  if (faults.length > 0) throw refusal('training.courseIncomplete', { faults });
  const { id, organization, version, ...course } = kept;
  const root = await rootOf(trx, organization);
  if (root === null) throw platformProblem('request.notFound');
  await trx
    .insertInto('training_course')
    .values({
      ...{ course_id: id, version, root_id: root, organization_id: organization, newest: true },
      ...{ retired_at: null, published_at: now, course: toJson(course) },
    })
    .execute();
  const body = { course: id, version, title: course.title, hours: course.hours, digest: digestOf(course) };
  await recordKept(trx, organization, by, { kind: 'coursePublished', at: now, body });
  if (version === 1) {
    const people = await invitedTo(trx, kept, now);
    const details = { course: id, title: course.title, organization };
    const others = people.filter((person) => person !== by.person);
    if (others.length > 0) await tell(trx, { kind: 'coursePublished', people: others, details }, now);
  }
  return { course: id, version };
}

/** Takes a course out of use; hours that it gave stay. Throws `request.notFound`, `access.forbidden`. */
export function retireCourse(context: AppContext, key: CommandKey, id: string): Promise<{ course: string }> {
  return runCommand(context, key, async (trx) => {
    const now = context.clock.now();
    // As above.
    const course = await findCourse(trx, id as CourseId, true);
    if (course === null) throw platformProblem('request.notFound');
    const by = await actorIn(trx, key.person, course.organization, 'runTraining', now);
    await trx
      .updateTable('training_course')
      .set({ retired_at: now })
      .where('course_id', '=', course.id)
      .where('newest', '=', true)
      .execute();
    const body = { course: course.id, version: course.version };
    await recordKept(trx, course.organization, by, { kind: 'courseRetired', at: now, body });
    return { course: course.id };
  });
}

/** Courses of a unit and those that it inherits. Throws `access.forbidden`. */
export async function readCourses(
  { db, clock }: AppContext,
  person: PersonId,
  organization: OrganizationId,
): Promise<RouteOutput<typeof listCourses>> {
  const now = clock.now();
  await requireGrant(db, person, organization, 'readTraining', now);
  const above = await organizationsAbove(db, organization, now);
  const all = await coursesOf(db, [organization, ...above]);
  const shown = all.filter(
    ({ audience, organization: owner }) => owner === organization || audience.scope === 'below',
  );
  const mayPublish = (await grantOf(db, person, organization, 'runTraining', now)) !== null;
  const cards = await cardsOf(db, person, shown, now);
  return {
    courses: cards.map((card) => ({
      ...card,
      mayChange: card.organization === organization && mayPublish,
    })),
    mayPublish,
  };
}

async function cardsOf(db: Database, person: PersonId, courses: readonly KeptCourse[], now: Instant) {
  const ground = await peopleGround(db, [person], now);
  const [facts] = ground.people;
  const done = await db
    .selectFrom('training_progress')
    .select(['course_id', 'lesson'])
    .where('person_id', '=', person)
    .where('done', '=', true)
    .execute();
  const names = await namesOf(
    db,
    courses.map(({ organization }) => organization),
    now,
  );
  return courses.map((course) => ({
    course: course.id,
    title: course.title,
    summary: course.summary,
    organization: course.organization,
    organizationName: names.get(course.organization) ?? course.organization,
    hours: course.hours,
    dueAt: course.dueAt,
    lessons: course.lessons.length,
    done: course.lessons.filter(({ id }) =>
      done.some((one) => one.course_id === course.id && one.lesson === id),
    ).length,
    mine:
      facts !== undefined &&
      placeIn(course.audience, course.organization, facts, ground.pathOf, now) !== null,
    mayChange: false,
  }));
}

/** A course with how far the caller has come. Throws `request.notFound`. */
export async function showCourse(
  { db, clock }: AppContext,
  person: PersonId,
  id: string,
): Promise<RouteOutput<typeof readCourse>> {
  const now = clock.now();
  const { course } = await requireCourse(db, person, id, now);
  const [card] = await cardsOf(db, person, [course], now);
  if (card === undefined) throw platformProblem('request.notFound');
  const progress = await progressIn(db, person, course.id);
  const mayChange = (await grantOf(db, person, course.organization, 'runTraining', now)) !== null;
  return {
    ...card,
    mayChange,
    version: course.version,
    audience: {
      scope: course.audience.scope,
      offices: [...course.audience.offices],
      people: mayChange ? [...course.audience.people] : [],
    },
    credited: (await creditOf(db, person, course.id)) !== null,
    lessonsToLearn: course.lessons.map((lesson) => {
      const known = progress.get(lesson.id);
      const spans = (known?.spans ?? []).map(([from, to]): [number, number] => [from, to]);
      return { ...lesson, seen: known?.seconds ?? 0, spans, done: known?.doneAt != null };
    }),
  };
}

async function progressIn(
  db: Database | Transaction,
  person: PersonId,
  course: CourseId,
): Promise<ReadonlyMap<string, Progress>> {
  const rows = await db
    .selectFrom('training_progress')
    .select(['lesson', 'progress'])
    .where('course_id', '=', course)
    .where('person_id', '=', person)
    .execute();
  // Written by learn from this type and by nothing else.
  return new Map(rows.map((row) => [row.lesson, row.progress as unknown as Progress]));
}

async function creditOf(db: Database | Transaction, person: PersonId, course: CourseId) {
  const row = await db
    .selectFrom('training_hours')
    .select('credit_id')
    .where('person_id', '=', person)
    .where('course_id', '=', course)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Takes down what a screen says was learnt. The first word about a lesson only opens it. Whoever has learnt all lessons is credited the hours, once. Throws
 * `request.notFound`, `training.lessonUnknown`.
 */
export async function learn(
  { db, clock }: AppContext,
  person: PersonId,
  id: string,
  report: WatchReport & { readonly lesson: string },
): Promise<RouteOutput<typeof reportProgress>> {
  const now = clock.now();
  const { course, place } = await requireCourse(db, person, id, now);
  const lesson = course.lessons.find((one) => one.id === report.lesson);
  if (lesson === undefined) throw refusal('training.lessonUnknown');
  const root = await rootOf(db, course.organization);
  if (root === null) throw platformProblem('request.notFound');
  return db.transaction().execute(async (trx) => {
    // Two tabs count one after the other, so that no second counts twice.
    await trx
      .insertInto('training_progress')
      .values({
        ...{ course_id: course.id, person_id: person, lesson: lesson.id, root_id: root },
        ...{ progress: toJson(openLesson(now)), done: false },
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const row = await trx
      .selectFrom('training_progress')
      .select('progress')
      .where('course_id', '=', course.id)
      .where('person_id', '=', person)
      .where('lesson', '=', lesson.id)
      .forUpdate()
      .executeTakeFirstOrThrow();
    // As above.
    const before = row.progress as unknown as Progress;
    const after = before.heardAt === now ? before : watch(lesson, before, report, now);
    await trx
      .updateTable('training_progress')
      .set({ progress: toJson(after), done: after.doneAt !== null })
      .where('course_id', '=', course.id)
      .where('person_id', '=', person)
      .where('lesson', '=', lesson.id)
      .execute();
    const credited =
      after.doneAt !== null && before.doneAt === null && place !== null
        ? await creditCourse(trx, course, person, place, now)
        : 0;
    return { seen: after.seconds, done: after.doneAt !== null, credited };
  });
}

async function creditCourse(
  trx: Transaction,
  course: KeptCourse,
  person: PersonId,
  place: OrganizationId,
  now: Instant,
): Promise<number> {
  const progress = await progressIn(trx, person, course.id);
  if (!course.lessons.every(({ id }) => progress.get(id)?.doneAt != null)) return 0;
  const root = await rootOf(trx, place);
  if (root === null || (await creditOf(trx, person, course.id)) !== null) return 0;
  const { hours, title, id, version } = course;
  const credit = { root, organization: place, hours, title, day: today(now), course: { id, version } };
  await creditHours(trx, [person], credit, null, now);
  return hours;
}
