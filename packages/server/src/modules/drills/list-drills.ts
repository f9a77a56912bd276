import { type Drill, partOf } from '@sanshen/domain/drills';
import type { OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import type { AppContext } from '../../platform/context.ts';
import { decodeCursor, pageFrom } from '../../platform/http/cursor.ts';
import { grantOf, requireGrant } from '../organization/public.ts';
import { lineOf, namesFor, shownLesson } from './read-drill.ts';
import { rulesOf } from './rules.ts';
import { drillsOf, heldAt } from './store.ts';

const cursorKey = z.tuple([z.iso.datetime(), z.uuid()]);
const most = 200;

/** Drills of a unit, the newest first. Throws `access.forbidden`, `request.cursorInvalid`. */
export async function listDrills(
  { db, clock }: AppContext,
  person: PersonId,
  organization: OrganizationId,
  page: { readonly cursor?: string | undefined; readonly limit: number },
) {
  const at = clock.now();
  await requireGrant(db, person, organization, 'readDrills', at);
  const after = decodeCursor(page.cursor, cursorKey);
  const drills = await drillsOf(db, organization, { limit: page.limit, after });
  const names = await namesFor(db, drills, at);
  const paged = pageFrom(
    drills,
    page.limit,
    (drill) => [heldAt(drill), drill.id],
    (drill) => drill,
  );
  const items = await Promise.all(
    paged.items.map((drill) => lineOf(drill, { person, name: names.get(drill.organization), at })),
  );
  const mayPlan = (await grantOf(db, person, organization, 'runDrills', at)) !== null;
  return { items, next: paged.next, mayPlan };
}

/** What a unit's drills taught, what is not done first. Throws `access.forbidden`. */
export async function listLessons({ db, clock }: AppContext, person: PersonId, organization: OrganizationId) {
  const at = clock.now();
  await requireGrant(db, person, organization, 'readDrills', at);
  const runs = (await grantOf(db, person, organization, 'runDrills', at)) !== null;
  const rows = await db
    .selectFrom('drill_lesson')
    .innerJoin('drill', 'drill.drill_id', 'drill_lesson.drill_id')
    .select(['drill.drill', 'lesson_id'])
    .where('drill_lesson.organization_id', '=', organization)
    .orderBy('done')
    .orderBy('due')
    .limit(most)
    .execute();
  return {
    items: rows.flatMap(({ drill: stored, lesson_id }) => {
      // Written by projectDrill from this type and by nothing else.
      const drill = stored as unknown as Drill;
      const lesson = drill.lessons.find(({ id }) => id === lesson_id);
      const scene = { part: partOf(drill, person), may: () => runs };
      return lesson === undefined ? [] : [shownLesson(drill, lesson, { scene, person, at })];
    }),
  };
}

/** Reports handed in to an organisation, those that wait first. Throws `access.forbidden`. */
export async function listReports({ db, clock }: AppContext, person: PersonId, organization: OrganizationId) {
  const at = clock.now();
  await requireGrant(db, person, organization, 'runDrills', at);
  const rows = await db
    .selectFrom('drill')
    .select('drill')
    .where('report_to', '=', organization)
    .orderBy(sql`array_position(array['submitted', 'due', 'questioned', 'acknowledged'], report_status)`)
    .orderBy('held_at', 'desc')
    .limit(most)
    .execute();
  // As above.
  const drills = rows.map((row) => row.drill as unknown as Drill);
  const names = await namesFor(db, drills, at);
  const items = await Promise.all(
    drills.map((drill) => lineOf(drill, { person, name: names.get(drill.organization), at })),
  );
  return { items, mayReceive: await receives(db, person, organization, at) };
}

async function receives(
  db: AppContext['db'],
  person: PersonId,
  organization: OrganizationId,
  at: ReturnType<AppContext['clock']['now']>,
): Promise<boolean> {
  const rules = await rulesOf(db, organization, at);
  if (rules === null) return false;
  const grant = await grantOf(db, person, organization, 'runDrills', at);
  return grant !== null && rules.reportTo.offices.includes(grant.appointment.office);
}
