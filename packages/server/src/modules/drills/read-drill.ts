import type { DrillAnswer, DrillLine } from '@sanshen/contract/drills';
import { dayOf } from '@sanshen/domain/calendar';
import { type Drill, type Lesson, partOf, reportLate, sightOf } from '@sanshen/domain/drills';
import type { Instant, LocalizedText, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import { namesOf } from '../organization/public.ts';
import { callOf } from './call-participants.ts';
import { rulesOf } from './rules.ts';
import { scenarios } from './scenarios.ts';
import { type DrillScene, openDrill } from './scene.ts';
import { scriptOf } from './script-store.ts';
import { showCourse, shownWord } from './show-drill.ts';

/** One drill, as far as a person may see it. Throws `request.notFound`. */
export async function readDrill(
  { db, clock }: AppContext,
  person: PersonId,
  id: string,
): Promise<DrillAnswer> {
  const at = clock.now();
  const scene = await openDrill(db, person, id, { at });
  const { drill, part } = scene;
  const sight = sightOf(drill, person);
  const script = await scriptOf(db, drill.id);
  const names = await namesOf(
    db,
    [drill.organization, ...(drill.report?.to ? [drill.report.to.organization] : [])],
    at,
  );
  const rules = await rulesOf(db, drill.organization, at);
  const receiver = drill.report?.to?.organization ?? null;
  const line = await lineOf(drill, { person, name: names.get(drill.organization), at });
  return {
    ...line,
    goal: drill.goal,
    plan: drill.plan === null ? null : { ...drill.plan },
    ...peopleOf(drill),
    finished: drill.finished === null ? null : shownWord(drill.finished),
    ...showCourse(drill, script, { person, sight, takesPart: part === 'participant' }, at),
    // Whom the call reached is for those who see everything and those who were called.
    call: sight.everything || part === 'participant' ? await callOf(db, drill) : null,
    evaluationItems: (rules?.evaluation ?? []).map((item) => ({ ...item })),
    evaluations: drill.evaluations
      .filter(({ by }) => sight.everything || by.person === person)
      .map(({ by, at: when, marks, overall }) => ({
        by: by.name,
        mine: by.person === person,
        at: when,
        marks: [...marks],
        overall,
      })),
    lessons: drill.lessons.map((lesson) => shownLesson(drill, lesson, { scene, person, at })),
    report:
      drill.report === null || line.report === null
        ? null
        : {
            ...line.report,
            toName: receiver === null ? null : (names.get(receiver) ?? receiver),
            submitted: drill.report.submitted.map(shownWord),
            questions: drill.report.questions.map(shownWord),
            acknowledged: drill.report.acknowledged === null ? null : shownWord(drill.report.acknowledged),
          },
    may: whatHeMay(scene),
  };
}

function peopleOf({ director, observers, participants, roles }: Drill) {
  const named = ({ person, name }: { readonly person: PersonId; readonly name: string }) => ({
    person,
    name,
  });
  return {
    director: named(director),
    observers: observers.map(named),
    participants: participants.map((one) => ({
      ...named(one),
      role: one.role,
      roleName: roles.find(({ id }) => id === one.role)?.name ?? one.role,
    })),
    roles: [...roles],
  };
}

function whatHeMay({ drill, part, may, receives }: DrillScene): DrillAnswer['may'] {
  const { status, finished, report } = drill;
  const director = part === 'director';
  const inCharge = director || part === 'observer';
  const bound = report?.status === 'submitted' || report?.status === 'acknowledged';
  return {
    change: director && status === 'planned',
    run: director && finished === null,
    cancel: (director || may('runDrills')) && status === 'planned',
    act: part === 'participant' && status === 'running',
    note: inCharge && drill.begun !== null && !bound,
    evaluate: part === 'observer' && status === 'ended' && !bound,
    draw: (inCharge || may('runDrills')) && drill.begun !== null,
    submit: (director || may('runDrills')) && (report?.status === 'due' || report?.status === 'questioned'),
    receive: receives && report?.status === 'submitted',
  };
}

/** A drill in a list. */
export async function lineOf(
  drill: Drill,
  {
    person,
    name,
    at,
  }: { readonly person: PersonId; readonly name: string | undefined; readonly at: Instant },
): Promise<DrillLine> {
  return {
    drill: drill.id,
    title: drill.title,
    scenario: drill.scenario,
    scenarioName: await scenarioName(drill.scenario),
    organization: drill.organization,
    organizationName: name ?? drill.organization,
    status: drill.status,
    plannedAt: drill.plannedAt,
    begunAt: drill.begun?.at ?? null,
    finishedAt: drill.finished?.at ?? null,
    keyDate: drill.keyDate,
    part: partOf(drill, person),
    report:
      drill.report === null
        ? null
        : {
            status: drill.report.status,
            dueAt: drill.report.dueAt,
            late: reportLate(drill.report, at),
          },
  };
}

/** What a scenario of the library is called; its id where it is not there any more. */
export async function scenarioName(scenario: string): Promise<LocalizedText> {
  const found = (await scenarios()).find(({ id }) => id === scenario);
  return found?.name ?? { zh: scenario, en: scenario };
}

/** A lesson with whether the person may say that it is done. */
export function shownLesson(
  drill: Drill,
  lesson: Lesson,
  {
    scene,
    person,
    at,
  }: {
    readonly scene: Pick<DrillScene, 'part' | 'may'>;
    readonly person: PersonId;
    readonly at: Instant;
  },
): DrillAnswer['lessons'][number] {
  const { id, text, owner, due, drawn, done } = lesson;
  return {
    drill: drill.id,
    drillTitle: drill.title,
    lesson: id,
    text,
    owner: owner.person,
    ownerName: owner.name,
    due,
    late: done === null && due < dayOf(at),
    drawnAt: drawn.at,
    done: done === null ? null : shownWord(done),
    mayComplete:
      done === null && (owner.person === person || scene.part === 'director' || scene.may('runDrills')),
  };
}

/** Names of the organisations of some drills. */
export function namesFor(
  db: AppContext['db'],
  drills: readonly Pick<Drill, 'organization'>[],
  at: Instant,
): Promise<ReadonlyMap<OrganizationId, string>> {
  return namesOf(
    db,
    drills.map(({ organization }) => organization),
    at,
  );
}
