import { dayOf } from '@sanshen/domain/calendar';
import type { Instant, LocalizedText, PersonId } from '@sanshen/domain/kernel';
import { inForce, type PersonFacts } from '@sanshen/domain/organization';
import {
  type Attempt,
  addMonths,
  type Examination,
  type KeptCourse,
  type PlanLine,
  placeIn,
  planOf,
  qualificationsFor,
} from '@sanshen/domain/training';
import type { Database } from '../../platform/db/database.ts';
import { type PeopleGround, peopleGround, placesOf, qualificationName, spanOfYear } from './ground.ts';
import { hoursByPerson } from './hours.ts';
import { coursesOf } from './store.ts';

/** A line of a plan, with its title in both languages. */
export type ShownLine = Omit<PlanLine, 'title'> & { readonly title: LocalizedText | null };

/** How one person stands. */
export interface Standing {
  readonly person: PersonFacts;
  readonly hours: number;
  readonly hoursNeeded: number;
  readonly plan: readonly ShownLine[];
  /** Examinations that he may take or has taken, with his sittings. */
  readonly examinations: readonly {
    readonly examination: Examination;
    readonly sittings: readonly Attempt[];
  }[];
}

/** How people stand in a year: hours, plans, examinations; some ten queries however many they are. */
export async function standingsOf(
  db: Database,
  ids: readonly PersonId[],
  year: number,
  now: Instant,
): Promise<{ readonly ground: PeopleGround; readonly standings: readonly Standing[] }> {
  const ground = await peopleGround(db, ids, now);
  const { people, organizations } = ground;
  const span = spanOfYear(year);
  const persons = people.map(({ id }) => id);
  const [hours, courses, examinations, attempts, progress] = await Promise.all([
    hoursByPerson(db, persons, span.from, span.to),
    coursesOf(db, organizations),
    examinationsOf(db, ground, now),
    sittingsOf(db, persons),
    progressOf(db, persons),
  ]);
  const windows = new Map<number, ReadonlyMap<PersonId, number>>();
  for (const months of monthsIn(ground)) {
    const from = dayOf(addMonths(now, -months));
    windows.set(months, await hoursByPerson(db, persons, from, '9999-12-31'));
  }
  const standings = people.map((person): Standing => {
    const policy = ground.policyOf(person);
    const needed = policy?.training.annualHours.hours ?? 0;
    const learnt = hours.get(person.id) ?? 0;
    const mine = attempts.get(person.id) ?? [];
    const own = examinations.filter(
      (one) => mine.some(({ examination }) => examination === one.id) || isFor(one, person, ground, now),
    );
    const lines = planOf(
      {
        annual: { hours: needed, learnt, yearEnd: span.end },
        qualifications: neededBy(person, ground, now).map((id) => {
          const kind = policy?.qualifications.find((one) => one.id === id);
          const months = kind?.validMonths ?? 0;
          return {
            ...{ id, title: id, heldTo: heldTo(person, id, now), hours: kind?.trainingHours ?? 0 },
            learnt: windows.get(months)?.get(person.id) ?? 0,
          };
        }),
        courses: courses
          .filter((one) => isFor(one, person, ground, now))
          .map(({ id, title, dueAt, lessons }) => ({
            ...{ id, title, dueAt, lessons: lessons.length },
            done: lessons.filter((lesson) => progress.has(`${person.id} ${id} ${lesson.id}`)).length,
          })),
        examinations: own
          .filter((one) => one.setBy.person !== person.id && one.cancelledAt === null)
          .map(({ id, title, closesAt, passScore }) => {
            const sittings = mine.filter(({ examination }) => examination === id);
            const scores = sittings.flatMap(({ score }) => (score === null ? [] : [score]));
            const best = scores.length === 0 ? null : Math.max(...scores);
            return {
              id,
              title,
              closesAt,
              passScore,
              best,
              passed: sittings.some(({ passed }) => passed === true),
            };
          }),
      },
      now,
    );
    return {
      person,
      hours: learnt,
      hoursNeeded: needed,
      plan: lines.map((line) => ({ ...line, title: titleOf(line, policy) })),
      examinations: own.map((examination) => ({
        examination,
        sittings: mine.filter((one) => one.examination === examination.id),
      })),
    };
  });
  return { ground, standings };
}

function titleOf({ kind, id, title }: PlanLine, policy: ReturnType<PeopleGround['policyOf']>) {
  if (kind === 'qualification' && id !== null) return qualificationName(policy, id);
  return title === null ? null : { zh: title, en: title };
}

function isFor(
  { audience, organization }: Pick<KeptCourse, 'audience' | 'organization'>,
  person: PersonFacts,
  { pathOf }: PeopleGround,
  now: Instant,
): boolean {
  return placeIn(audience, organization, person, pathOf, now) !== null;
}

/** The qualifications that somebody's offices ask for. */
function neededBy(person: PersonFacts, ground: PeopleGround, now: Instant): readonly string[] {
  const policy = ground.policyOf(person);
  if (policy === null) return [];
  const offices = person.appointments.filter((one) => inForce(one, now)).map(({ office }) => office);
  const needed = new Set(offices.flatMap((office) => qualificationsFor(policy, office)));
  return policy.qualifications.map(({ id }) => id).filter((id) => needed.has(id));
}

function heldTo(person: PersonFacts, kind: string, now: Instant): Instant | null | 'withoutEnd' {
  const held = person.qualifications.filter((one) => one.kind === kind && inForce(one, now));
  if (held.some(({ to }) => to === null)) return 'withoutEnd';
  return held.map(({ to }) => to).reduce((a, b) => ((a ?? '') > (b ?? '') ? a : b), null);
}

function monthsIn({ people, policyOf }: PeopleGround): readonly number[] {
  const kinds = people.flatMap((person) => policyOf(person)?.qualifications ?? []);
  return [...new Set(kinds.map(({ validMonths }) => validMonths))];
}

/** Examinations of some organisations that are planned, open, or ended within a year. */
async function examinationsOf(
  db: Database,
  { organizations }: PeopleGround,
  now: Instant,
): Promise<readonly Examination[]> {
  if (organizations.length === 0) return [];
  const rows = await db
    .selectFrom('training_examination')
    .select('examination')
    .where('organization_id', 'in', organizations)
    .where('closes_at', '>', addMonths(now, -12))
    .orderBy('closes_at')
    .limit(500)
    .execute();
  // Written by projectExamination from this type and by nothing else.
  return rows.map((row) => row.examination as unknown as Examination);
}

async function sittingsOf(
  db: Database,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, readonly Attempt[]>> {
  const found = new Map<PersonId, Attempt[]>();
  if (people.length === 0) return found;
  const rows = await db
    .selectFrom('training_attempt')
    .select(['person_id', 'attempt'])
    .where('person_id', 'in', people)
    .orderBy('number')
    .execute();
  for (const row of rows) {
    // As above.
    found.set(row.person_id, [...(found.get(row.person_id) ?? []), row.attempt as unknown as Attempt]);
  }
  return found;
}

async function progressOf(db: Database, people: readonly PersonId[]): Promise<ReadonlySet<string>> {
  if (people.length === 0) return new Set();
  const rows = await db
    .selectFrom('training_progress')
    .select(['person_id', 'course_id', 'lesson'])
    .where('person_id', 'in', people)
    .where('done', '=', true)
    .execute();
  return new Set(rows.map((row) => `${row.person_id} ${row.course_id} ${row.lesson}`));
}

/** Where somebody works, for what is shown of him. */
export { placesOf };
