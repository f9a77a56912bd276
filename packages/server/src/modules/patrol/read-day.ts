import type { readPatrols } from '@sanshen/contract/patrol';
import type { RouteOutput } from '@sanshen/contract/route';
import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { pathTo } from '@sanshen/domain/organization';
import { dayOf, type Patrol, type PatrolStatus, patrolDueAt } from '@sanshen/domain/patrol';
import type { AppContext } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';
import { platformProblem } from '../../platform/problem.ts';
import { livingOf } from '../channels/public.ts';
import { loadPersonFacts, loadSubtree, namesOf, requireGrant } from '../organization/public.ts';
import { patrolledStatuses, silentPlatforms } from './do-patrol.ts';
import { groundOf, mayDo, type PatrolGround, patrols } from './scene.ts';

type Answer = RouteOutput<typeof readPatrols>;
type Shown = Answer['channels'][number]['turns'][number];

/** The patrols of a day by channel, with what is late below. Throws `access.forbidden`. */
export async function readDay(
  { db, clock }: AppContext,
  person: PersonId,
  organization: OrganizationId,
  asked: string | undefined,
): Promise<Answer> {
  const now = clock.now();
  await requireGrant(db, person, organization, 'readPatrol', now);
  const ground = await groundOf(db, organization, now);
  if (ground === null) throw platformProblem('request.notFound');
  const today = dayOf(now);
  const day = asked ?? today;
  const [works, mayAssign, all] = await Promise.all([
    mayDo(db, person, organization, 'doPatrol', now),
    mayDo(db, person, organization, 'closePatrol', now),
    livingOf(db, [organization], patrolledStatuses),
  ]);
  const channels = all.filter(({ platform }) => !silentPlatforms.includes(platform));
  const patrolled = await patrolsOf(db, organization, day);
  const named = patrolled.flatMap(({ duty }) => (duty === null ? [] : [duty]));
  const offices = ground.runs.map((place) => ({ organization: place, offices: ground.rule.offices }));
  const people = await loadPersonFacts(db, { people: [person, ...named], offices }, now);
  const caller = people.find(({ id }) => id === person);
  const entitled = works && caller !== undefined && patrols(ground, caller, now);
  const slots = Array.from({ length: ground.rule.timesPerDay }, (_, index) => index + 1);
  const show = (patrol: Patrol | undefined, slot: number): Shown => {
    const dueAt = patrol?.dueAt ?? patrolDueAt(day, slot, ground.rule.timesPerDay);
    const status: PatrolStatus = patrol?.status ?? 'planned';
    const duty = people.find(({ id }) => id === patrol?.duty);
    const open = status !== 'done' && status !== 'missed' && day === today;
    const own = patrol?.begun?.by.person === person;
    const onDuty = patrol?.duty == null || patrol.duty === person;
    return {
      patrol: patrol?.id ?? null,
      slot,
      status,
      dueAt,
      duty: duty === undefined ? null : { person: duty.id, name: duty.name },
      begun: patrol?.begun == null ? null : { name: patrol.begun.by.name, at: patrol.begun.at },
      finished: patrol?.finished == null ? null : { name: patrol.finished.by.name, at: patrol.finished.at },
      findings: patrol?.findings ?? 0,
      late: patrol?.overdueAt != null || (open && dueAt <= now),
      may: { begin: entitled && open && onDuty && patrol?.begun == null, finish: entitled && open && own },
    };
  };
  return {
    day,
    today,
    checklist: [...ground.rule.checklist],
    channels: channels.map(({ id, name }) => ({
      id,
      name,
      turns: slots.map((slot) =>
        show(
          patrolled.find((one) => one.channel === id && one.slot === slot),
          slot,
        ),
      ),
    })),
    below: await lateBelow(db, organization, day, now),
    open: await openFindings(db, organization),
    people: mayAssign ? dutyPeople(ground, people, now) : [],
    mayAssign,
  };
}

function dutyPeople(ground: PatrolGround, people: Awaited<ReturnType<typeof loadPersonFacts>>, now: Instant) {
  return people.filter((one) => patrols(ground, one, now)).map(({ id, name }) => ({ person: id, name }));
}

async function patrolsOf(
  db: Database,
  organization: OrganizationId,
  day: string,
): Promise<readonly Patrol[]> {
  const rows = await db
    .selectFrom('patrol')
    .select('patrol')
    .where('organization_id', '=', organization)
    .where('day', '=', day)
    .execute();
  // Written by projectPatrol from this type and by nothing else.
  return rows.map((row) => row.patrol as unknown as Patrol);
}

/** Units below in which a patrol is overdue or was missed on a day. */
async function lateBelow(
  db: Database,
  organization: OrganizationId,
  day: string,
  now: Instant,
): Promise<Answer['below']> {
  const tree = await loadSubtree(db, organization, now);
  const below = [...tree.keys()].filter(
    (one) => one !== organization && pathTo(tree, one).includes(organization),
  );
  if (below.length === 0) return [];
  const rows = await db
    .selectFrom('patrol')
    .select((row) => [
      'organization_id',
      row.fn.countAll<number>().filterWhere('status', '=', 'overdue').as('overdue'),
      row.fn.countAll<number>().filterWhere('status', '=', 'missed').as('missed'),
    ])
    .where('organization_id', 'in', below)
    .where('day', '=', day)
    .where('status', 'in', ['overdue', 'missed'])
    .groupBy('organization_id')
    .execute();
  const names = await namesOf(
    db,
    rows.map((row) => row.organization_id),
    now,
  );
  return rows
    .map(({ organization_id: id, overdue, missed }) => ({
      organization: id,
      name: names.get(id) ?? id,
      overdue,
      missed,
    }))
    .sort((a, b) => b.missed + b.overdue - (a.missed + a.overdue) || (a.name < b.name ? -1 : 1));
}

async function openFindings(db: Database, organization: OrganizationId): Promise<number> {
  const { open } = await db
    .selectFrom('patrol_finding')
    .select((row) => row.fn.countAll<number>().as('open'))
    .where('organization_id', '=', organization)
    .where('status', '<>', 'closed')
    .executeTakeFirstOrThrow();
  return open;
}
