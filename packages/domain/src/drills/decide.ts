import type { Instant, PersonId } from '../kernel/index.ts';
import type { PersonSnapshot } from '../organization/index.ts';
import type {
  Drill,
  DrillEvent,
  DrillHead,
  DrillReport,
  DrillScript,
  DrillWord,
  Evaluation,
  Moment,
} from './drill.ts';
import { decideSandbox, type SandboxAct, type SandboxRefusal } from './sandbox.ts';
import { addresseesOf, comingInjects } from './time.ts';

export const drillRefusals = [
  'drills.nobodyTakesPart',
  'drills.noInject',
  'drills.twoParts',
  'drills.plannerTakesPart',
  'drills.injectReachesNobody',
  'drills.idsRepeat',
  'drills.plannedInPast',
  'drills.notPlanned',
  'drills.notRunning',
  'drills.notPaused',
  'drills.notBegun',
  'drills.notEnded',
  'drills.over',
  'drills.reasonMissing',
  'drills.injectUnknown',
  'drills.alreadyCalled',
  'drills.targetUnknown',
  'drills.alreadyFrozen',
  'drills.notFrozen',
  'drills.alreadyDown',
  'drills.secondPerson',
  'drills.alreadyApproved',
  'drills.marksIncomplete',
  'drills.reported',
  'drills.evaluationMissing',
  'drills.lessonUnknown',
  'drills.lessonDone',
  'drills.lessonDuePast',
  'drills.notSubmitted',
  'drills.nobodyReceives',
] as const;
export type DrillRefusal = (typeof drillRefusals)[number];
type Decided = { readonly event: DrillEvent } | { readonly refusal: DrillRefusal };

/** What speaks against a drill as it is planned by somebody; null if nothing does. Who wrote the script takes no part. Pure. */
export function planRefusal(
  head: DrillHead,
  script: DrillScript,
  { planner, now }: { readonly planner: PersonId; readonly now: Instant },
): DrillRefusal | null {
  const { director, observers, participants } = head;
  if (participants.length === 0) return 'drills.nobodyTakesPart';
  if (script.injects.length === 0) return 'drills.noInject';
  const people = [director, ...observers, ...participants].map(({ person }) => person);
  if (new Set(people).size < people.length) return 'drills.twoParts';
  if (participants.some(({ person }) => person === planner)) return 'drills.plannerTakesPart';
  const ids = [
    ...script.injects.map(({ id }) => id),
    ...script.channels.flatMap(({ id, publications }) => [id, ...publications.map((one) => one.id)]),
  ];
  if (new Set(ids).size < ids.length) return 'drills.idsRepeat';
  if (script.injects.some((inject) => addresseesOf(head, inject).length === 0))
    return 'drills.injectReachesNobody';
  return head.plannedAt < now ? 'drills.plannedInPast' : null;
}

export const runActs = ['begin', 'pause', 'resume', 'end', 'abort', 'cancel'] as const;
export type RunAct = (typeof runActs)[number];

/** What the director's word about the run comes to. `report` is what is owed once the drill ends. Pure. */
export function decideRun(
  drill: Drill,
  act: RunAct,
  word: DrillWord,
  given: { readonly script: DrillScript; readonly report: Pick<DrillReport, 'dueAt' | 'to'> },
): Decided {
  const { id, status } = drill;
  const needs = (wanted: readonly Drill['status'][], refusal: DrillRefusal, event: DrillEvent): Decided =>
    wanted.includes(status) ? { event } : { refusal };
  const reasoned = word.note !== '';
  switch (act) {
    case 'begin':
      return needs(['planned'], 'drills.notPlanned', {
        drill: id,
        kind: 'begun',
        channels: given.script.channels,
        word,
      });
    case 'pause':
      return needs(['running'], 'drills.notRunning', { drill: id, kind: 'paused', word });
    case 'resume':
      return needs(['paused'], 'drills.notPaused', { drill: id, kind: 'resumed', word });
    case 'end':
      return needs(['running', 'paused'], 'drills.notRunning', {
        drill: id,
        kind: 'ended',
        report: given.report,
        word,
      });
    case 'abort':
      if (!reasoned) return { refusal: 'drills.reasonMissing' };
      return needs(['running', 'paused'], 'drills.notRunning', { drill: id, kind: 'aborted', word });
    case 'cancel':
      if (!reasoned) return { refusal: 'drills.reasonMissing' };
      return needs(['planned'], 'drills.notPlanned', { drill: id, kind: 'cancelled', word });
  }
}

/** Delivers an inject before its time, by the director. Pure. */
export function decideEarly(
  drill: Drill,
  script: DrillScript,
  inject: string,
  by: PersonSnapshot,
  at: Instant,
): Decided {
  if (drill.status !== 'running') return { refusal: 'drills.notRunning' };
  const found = comingInjects(drill, script.injects).find(({ id }) => id === inject);
  if (found === undefined) return { refusal: 'drills.injectUnknown' };
  const people = addresseesOf(drill, found);
  return {
    event: { drill: drill.id, kind: 'delivered', delivery: { inject: found, people, at, early: by } },
  };
}

/** What a participant does while the drill runs. */
export type DrillAct =
  | { readonly kind: 'receipt' | 'answer'; readonly inject: string; readonly text: string }
  | { readonly kind: 'decision' | 'call'; readonly text: string }
  | SandboxAct;

/** What a participant's act comes to; whether he takes part is asked before. Pure. */
export function decideAct(
  drill: Drill,
  act: DrillAct,
  given: { readonly id: string; readonly by: PersonSnapshot; readonly at: Instant },
): Decided | { readonly refusal: SandboxRefusal } {
  if (drill.status !== 'running') return { refusal: 'drills.notRunning' };
  const moment = (kind: Moment['kind'], inject: string | null, target: string | null): Decided => ({
    event: { drill: drill.id, kind: 'acted', moment: { ...given, kind, inject, target, text: act.text } },
  });
  switch (act.kind) {
    case 'receipt':
    case 'answer': {
      const reached = drill.delivered.some(
        ({ inject, people }) => inject.id === act.inject && people.includes(given.by.person),
      );
      return reached ? moment(act.kind, act.inject, null) : { refusal: 'drills.injectUnknown' };
    }
    case 'decision':
      return moment('decision', null, null);
    case 'call':
      // Everybody is called at once, so a second call would reach the same people.
      return drill.moments.some(({ kind }) => kind === 'called')
        ? { refusal: 'drills.alreadyCalled' }
        : moment('called', null, null);
    default: {
      const decided = decideSandbox(drill.sandbox, act, given.by);
      if ('refusal' in decided) return decided;
      return moment(decided.kind, null, 'target' in act ? act.target : null);
    }
  }
}

/** Whether the report binds what was seen and judged: while it is handed in nothing of that changes any more. */
function bound({ report }: Pick<Drill, 'report'>): boolean {
  return report?.status === 'submitted' || report?.status === 'acknowledged';
}

/** An observer's or the director's note, while the drill runs and until it is reported. Pure. */
export function decideNote(
  drill: Drill,
  text: string,
  given: { readonly id: string; readonly by: PersonSnapshot; readonly at: Instant },
): Decided {
  if (drill.begun === null) return { refusal: 'drills.notBegun' };
  if (bound(drill)) return { refusal: 'drills.reported' };
  const moment: Moment = { ...given, kind: 'observed', inject: null, target: null, text };
  return { event: { drill: drill.id, kind: 'acted', moment } };
}

/** An observer's evaluation by all items of the rule book; a later one of his replaces the earlier. Pure. */
export function decideEvaluation(drill: Drill, evaluation: Evaluation, items: readonly string[]): Decided {
  if (drill.status !== 'ended') return { refusal: 'drills.notEnded' };
  if (bound(drill)) return { refusal: 'drills.reported' };
  const marked = new Set(evaluation.marks.map(({ item }) => item));
  const complete = items.every((item) => marked.has(item)) && marked.size === evaluation.marks.length;
  if (!complete || marked.size !== items.length) return { refusal: 'drills.marksIncomplete' };
  return { event: { drill: drill.id, kind: 'evaluated', evaluation } };
}

/** A lesson with who sees to it and until when. Pure. */
export function decideLesson(
  drill: Drill,
  lesson: {
    readonly id: string;
    readonly text: string;
    readonly owner: { person: PersonId; name: string };
    readonly due: string;
  },
  word: DrillWord,
  today: string,
): Decided {
  if (drill.begun === null || drill.status === 'cancelled') return { refusal: 'drills.notBegun' };
  if (lesson.due < today) return { refusal: 'drills.lessonDuePast' };
  return { event: { drill: drill.id, kind: 'lessonDrawn', lesson: { ...lesson, drawn: word, done: null } } };
}

/** A lesson is done: what was done stands in the word's note. Pure. */
export function decideLessonDone(drill: Drill, lesson: string, word: DrillWord): Decided {
  const found = drill.lessons.find(({ id }) => id === lesson);
  if (found === undefined) return { refusal: 'drills.lessonUnknown' };
  if (found.done !== null) return { refusal: 'drills.lessonDone' };
  if (word.note === '') return { refusal: 'drills.reasonMissing' };
  return { event: { drill: drill.id, kind: 'lessonDone', lesson, word } };
}

export const reportActs = ['submit', 'question', 'acknowledge'] as const;
export type ReportAct = (typeof reportActs)[number];

/**
 * What is done about the report: the unit hands it in with a summary, who receives it acknowledges it or sends it back with a question. Where
 * observers were named, one at least has judged. Nobody acknowledges what he handed in himself. Pure.
 */
export function decideReport(drill: Drill, act: ReportAct, word: DrillWord): Decided {
  const { id, report } = drill;
  if (report === null) return { refusal: 'drills.notEnded' };
  if (word.note === '' && act !== 'acknowledge') return { refusal: 'drills.reasonMissing' };
  if (act === 'submit') {
    if (report.status !== 'due' && report.status !== 'questioned') return { refusal: 'drills.reported' };
    if (report.to === null) return { refusal: 'drills.nobodyReceives' };
    if (drill.observers.length > 0 && drill.evaluations.length === 0)
      return { refusal: 'drills.evaluationMissing' };
    return { event: { drill: id, kind: 'reportSubmitted', word } };
  }
  if (report.status !== 'submitted') return { refusal: 'drills.notSubmitted' };
  if (report.submitted.at(-1)?.by.person === word.by.person) return { refusal: 'drills.secondPerson' };
  const kind = act === 'question' ? 'reportQuestioned' : 'reportAcknowledged';
  return { event: { drill: id, kind, word } };
}
