import type { readCase as route } from '@sanshen/contract/cases';
import type { RouteOutput } from '@sanshen/contract/route';
import {
  appealUntil,
  type Case,
  type CaseAnswer,
  type CaseEvent,
  type CaseWord,
  possibleCommands,
  recordRefusal,
} from '@sanshen/domain/cases';
import type { LocalizedText, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { type MeasureId, measureIds } from '@sanshen/domain/policy';
import type { AppContext } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';
import { namesOf } from '../organization/public.ts';
import { effectivePolicy } from '../policy/public.ts';
import { type CaseScene, openScene } from './scene.ts';
import { lineOf } from './show-case.ts';
import { eventsOf } from './store.ts';

type Shown = RouteOutput<typeof route>;

/** A case as the caller may see it. Throws `request.notFound`. */
export async function readCase({ db, clock }: AppContext, person: PersonId, id: string): Promise<Shown> {
  const scene = await openScene(db, person, id, clock.now());
  const { one, actor, now } = scene;
  const events = await eventsOf(db, one.id);
  const names = await namesOf(db, placesOf(one, events), now);
  const nameOf = (place: OrganizationId) => names.get(place) ?? place;
  const measures = await measureNames(db, one, scene);
  const toShown = (ids: readonly MeasureId[]) => ids.map((of) => ({ id: of, name: measures(of) }));
  const makes = makesRecords(scene);
  return {
    ...lineOf(one, nameOf(one.organization), now),
    ...{ handlerName: nameOf(one.handler), text: one.opened.note, openedBy: one.opened.by?.name ?? null },
    ...{ guided: one.guided, missed: one.missed, reopened: one.reopened },
    measures: toShown(one.measures),
    evidence: [...one.evidence],
    answered: answerOf(one.answered),
    rectified: answerOf(one.rectified),
    closed: one.closed === null ? null : wordOf(one.closed),
    appeals: one.appeals.map((appeal) => ({
      ...wordOf(appeal),
      ...{ files: [...appeal.files], against: appeal.against },
      decided:
        appeal.decided === null ? null : { ...wordOf(appeal.decided), verdict: appeal.decided.verdict },
    })),
    appealUntil: appealUntil(one)?.until ?? null,
    timeline: events.map((event) => momentOf(event, nameOf)),
    may: [...possibleCommands(one, actor)],
    gravities: one.terms.rules.gravities.map((rule) => ({
      ...{ id: rule.id, name: rule.name, points: rule.points },
      measures: toShown(rule.measures),
    })),
    leads: actor.capacities.includes('leads'),
    mayReadRecords: scene.readsRecords,
    mayMakeRecord: makes,
    people: makes ? await peopleOf(db, one) : [],
  };
}

/** Whether somebody may hold people accountable in a case: the rule book lets him read such records, and he leads. */
export function makesRecords({ one, actor, readsRecords }: CaseScene): boolean {
  const leads = actor.capacities.includes('leads') && !actor.ownCause;
  return readsRecords && leads && recordRefusal(one) === null;
}

function placesOf(one: Case, events: readonly CaseEvent[]): readonly OrganizationId[] {
  const places = events.flatMap((event) => {
    const place = byOf(event)?.organization ?? null;
    return place === null ? [] : [place];
  });
  return [...new Set([one.organization, one.handler, ...places])];
}

function byOf(event: CaseEvent) {
  if ('word' in event) return event.word.by;
  return event.kind === 'opened' ? event.by : null;
}

function momentOf(event: CaseEvent, nameOf: (place: OrganizationId) => string): Shown['timeline'][number] {
  const by = byOf(event);
  const place = by?.organization ?? null;
  return {
    kind: event.kind === 'appealDecided' ? `appeal.${event.verdict}` : event.kind,
    at: 'word' in event ? event.word.at : event.at,
    name: by?.name ?? null,
    organizationName: place === null ? null : nameOf(place),
    note: 'word' in event ? event.word.note : event.kind === 'opened' ? event.note : '',
    passed: event.kind === 'checked' ? event.passed : null,
  };
}

function wordOf({ by, at, note }: CaseWord) {
  return { name: by.name, at, note };
}

function answerOf(answer: CaseAnswer | null) {
  return answer === null ? null : { ...wordOf(answer), files: [...answer.files] };
}

const plainNames: Readonly<Record<MeasureId, LocalizedText>> = {
  reminder: { zh: '提醒谈话', en: 'reminder or talk' },
  circular: { zh: '工作通报', en: 'circular' },
  assessment: { zh: '考核扣分', en: 'assessment' },
  accountability: { zh: '追究有关人员责任', en: 'persons held accountable' },
};

/** What the rule book in force calls the measures. */
async function measureNames(
  db: Database,
  { organization }: Case,
  { now }: CaseScene,
): Promise<(id: MeasureId) => LocalizedText> {
  const rules = (await effectivePolicy(db, organization, now))?.policy.accountability.measures ?? [];
  const known = new Map(measureIds.map((id) => [id, plainNames[id]]));
  for (const { id, name } of rules) known.set(id, name);
  return (id) => known.get(id) ?? plainNames[id];
}

/** Those in office in the unit concerned. */
async function peopleOf(db: Database, { organization }: Case) {
  const rows = await db
    .selectFrom('appointment')
    .innerJoin('person', 'person.person_id', 'appointment.person_id')
    .select(['person.person_id as person', 'person.name'])
    .distinct()
    .where('appointment.organization_id', '=', organization)
    .orderBy('person.name')
    .execute();
  return rows.map(({ person, name }) => ({ person, name }));
}
