import type { readIncident as contract } from '@sanshen/contract/incidents';
import { gapText } from '@sanshen/contract/incidents-texts';
import type { RouteOutput } from '@sanshen/contract/route';
import { dayOf } from '@sanshen/domain/calendar';
import type { Call } from '@sanshen/domain/emergency';
import {
  type Evidence,
  type Gap,
  gapsOf,
  type Incident,
  type Takedown,
  type Written,
} from '@sanshen/domain/incidents';
import type { Instant, PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';
import { platformProblem } from '../../platform/problem.ts';
import { findChannels } from '../channels/public.ts';
import { freezesById, type KeptFreeze, showFreezes } from '../emergency/freezes/public.ts';
import { callState, type PlanInForce, planFor } from '../emergency/public.ts';
import { takedownGuide } from '../publishing/public.ts';
import { shownChannels } from './channels.ts';
import { loadGapFacts } from './gap-facts.ts';
import { incidentLine } from './list-incidents.ts';
import { type Concerned, loadConcerned } from './names.ts';
import { type Standing, standingIn } from './scene.ts';
import { entriesOf, findIncident, staffOf } from './store.ts';
import { timelineOf } from './timeline.ts';
import { wordsOf } from './words.ts';

type Desk = RouteOutput<typeof contract>;

/** Everything that a desk stands on, loaded once. */
export interface Loaded {
  readonly incident: Incident;
  readonly plan: PlanInForce | null;
  readonly concerned: Concerned;
  readonly freezes: readonly KeptFreeze[];
  readonly calls: readonly Call[];
  readonly statements: readonly {
    readonly manuscript: string;
    readonly title: string;
    readonly phase: string;
  }[];
  readonly words: ReadonlyMap<string, string>;
  readonly gaps: readonly Gap[];
  readonly timeline: ReturnType<typeof timelineOf>;
  readonly now: Instant;
}

/** Loads a desk for somebody. Throws `request.notFound`, `access.forbidden`. */
export async function loadDesk(
  context: AppContext,
  person: PersonId,
  id: string,
): Promise<Loaded & { readonly standing: Standing }> {
  const { db } = context;
  const incident = await findIncident(db, id);
  if (incident === null) throw platformProblem('request.notFound');
  const { organization, scenario } = incident;
  const standing = await standingIn(db, context, person, organization, 'readIncidents');
  const { now } = standing;
  const plan = await planFor(db, organization, scenario, now);
  const concerned = await loadConcerned(db, incident, now);
  const ids = incident.freezes.map(({ freeze }) => freeze);
  const freezes = (await freezesById(db, ids)).toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  const calls: Call[] = [];
  for (const call of incident.calls) {
    const found = await callState(db, call);
    if (found !== null) calls.push(found);
  }
  const statements = await statementsOf(db, incident);
  const words = await wordsOf(db, incident.id);
  const facts = await loadGapFacts(db, incident, { plan, freezes, calls, statements }, now);
  const events = await entriesOf(db, incident.id);
  return {
    ...{ incident, plan, concerned, freezes, calls, statements, words, now, standing },
    gaps: gapsOf(incident, facts),
    timeline: timelineOf(events, { freezes, calls }, concerned.names, words),
  };
}

async function statementsOf(db: Database, { statements }: Incident) {
  if (statements.length === 0) return [];
  const rows = await db
    .selectFrom('manuscript')
    .select(['manuscript_id', 'title', 'phase'])
    .where('manuscript_id', 'in', statements)
    .execute();
  return rows.map((row) => ({ manuscript: row.manuscript_id, title: row.title, phase: row.phase }));
}

/** The desk of an incident as it stands now. Throws `request.notFound`, `access.forbidden`. */
export async function readIncident(context: AppContext, person: PersonId, id: string): Promise<Desk> {
  const { db } = context;
  const desk = await loadDesk(context, person, id);
  const { incident, plan, words, now, standing, gaps } = desk;
  const { organization, lead, handover, closed, lessons } = incident;
  const textOf = (written: Written | null) => (written === null ? null : (words.get(written.id) ?? null));
  const held = new Set(gaps.flatMap(({ kind, about }) => (kind === 'statementHeld' ? [about] : [])));
  return {
    ...(await incidentLine(db, incident, now)),
    known: textOf(incident.known) ?? '',
    channels: await shownChannels(db, await findChannels(db, incident.channels), now),
    plan: incident.plan,
    roles: (plan?.roles ?? []).map(({ id: role, name, duty, people, deputyPeople }) => ({
      ...{ id: role, name, duty },
      people: people.map((one) => ({ person: one.person, name: one.name })),
      deputies: deputyPeople.map((one) => ({ person: one.person, name: one.name })),
    })),
    texts: (plan?.texts ?? []).map((text) => ({ ...text })),
    checklist: incident.steps.map(({ minutes: _, taken, dueAt, ...step }) => ({
      ...step,
      dueAt,
      late: taken === null && dueAt !== null && dueAt < now && incident.status === 'open',
      taken:
        taken === null
          ? null
          : {
              outcome: taken.outcome,
              name: taken.word.by?.name ?? '',
              at: taken.word.at,
              words: textOf(taken.words),
            },
    })),
    leadPerson: { person: lead.person, name: lead.name },
    handover:
      handover === null
        ? null
        : {
            to: { person: handover.to.person, name: handover.to.name },
            words: textOf(handover.words) ?? '',
            by: handover.word.by?.name ?? '',
            at: handover.word.at,
          },
    freezes: await showFreezes(context, person, desk.freezes),
    takedowns: incident.takedowns.map((one) => showTakedown(one, desk)),
    statements: desk.statements.map((one) => ({ ...one, held: held.has(one.manuscript) })),
    calls: desk.calls.map((call) => ({
      call: call.id,
      startedAt: call.started.at,
      people: call.people.length,
      answered: call.people.filter(({ acknowledged }) => acknowledged !== null).length,
    })),
    cases: [...incident.cases],
    lessons: lessons.map((lesson) => ({
      lesson: lesson.id,
      words: textOf(lesson.words) ?? '',
      owner: { person: lesson.owner.person, name: lesson.owner.name },
      dueOn: lesson.dueOn,
      done: lesson.done === null ? null : { name: lesson.done.by?.name ?? '', at: lesson.done.at },
      late: lesson.done === null && lesson.dueOn < dayOf(now),
    })),
    timeline: desk.timeline,
    gaps: gaps.map((gap) => shownGap(gap, desk)),
    report:
      closed === null
        ? null
        : {
            facts: textOf(closed.facts) ?? '',
            worked: textOf(closed.worked) ?? '',
            failed: textOf(closed.failed) ?? '',
          },
    people: (await staffOf(db, organization, now)).map((one) => ({ ...one })),
    may: mayDo(incident, standing, person),
  };
}

function showTakedown(
  takedown: Takedown,
  { concerned, standing, incident }: Awaited<ReturnType<typeof loadDesk>>,
) {
  const { publication, manuscript, state, code, before, after, changedAt } = takedown;
  const found = concerned.publications.get(publication);
  const channel = concerned.channels.get(takedown.channel);
  const message = found?.message ?? null;
  const byHand = state === 'byHand' || state === 'failed';
  const { zh, en } = message ?? { zh: '', en: '' };
  return {
    ...{ publication, manuscript, state, code, changedAt },
    title: found?.title ?? '',
    channel: { id: takedown.channel, name: channel?.name ?? '', platform: channel?.platform ?? '' },
    url: found?.url ?? null,
    message: message !== null && ['byHand', 'failed', 'down'].includes(state) ? { zh, en } : null,
    before: shownEvidence(before),
    after: shownEvidence(after),
    guide: byHand && channel !== undefined ? guideOf(channel.platform) : null,
    mayConfirm: state === 'byHand' && incident.status === 'open' && standing.may('publish'),
  };
}

function guideOf(platform: Parameters<typeof takedownGuide>[0]) {
  const { openUrl, steps } = takedownGuide(platform);
  return { openUrl, steps: [...steps] };
}

function shownEvidence(evidence: Evidence | null) {
  if (evidence === null) return null;
  const { kind, file, code, word } = evidence;
  return { kind, file, code, name: word.by?.name ?? null, at: word.at };
}

/** A gap in words, with what to do by hand. Pure. */
export function shownGap(gap: Gap, { concerned, statements }: Pick<Loaded, 'concerned' | 'statements'>) {
  const { kind, about, detail } = gap;
  const { names } = concerned;
  const named = (): string => {
    if (about === null) return '';
    if (kind === 'stepLate' || kind === 'stepImpossible') return names.step(about);
    if (kind === 'credentialOut') return names.channel(about);
    if (kind === 'statementHeld') return statements.find((one) => one.manuscript === about)?.title ?? '';
    return names.publication(about);
  };
  return { kind, about, ...gapText(kind, named(), detail) };
}

function mayDo(incident: Incident, { may }: Standing, person: PersonId): Desk['may'] {
  const open = incident.status === 'open';
  const act = open && may('handleIncident');
  return {
    act,
    freeze: open && may('freeze'),
    freezeSubtree: open && may('freeze'),
    takeDown: act && may('stop'),
    takeOver: act && incident.handover?.to.person === person,
    statement: act && may('writeManuscript'),
    call: act,
    openCase: may('closeIncident'),
    close: open && may('closeIncident'),
  };
}
