import type { Drill, DrillEvent, DrillReport, Moment } from './drill.ts';
import { applyToSandbox, emptySandbox, type SandboxMoment } from './sandbox.ts';

const inSandbox: readonly string[] = [
  'froze',
  'liftProposed',
  'lifted',
  'tookDown',
  'stated',
  'statementApproved',
] satisfies readonly SandboxMoment[];

const isSandboxMoment = (moment: Moment): moment is Moment & { readonly kind: SandboxMoment } =>
  inSandbox.includes(moment.kind);

/** The drill after an event; null stands for none before. Pure. Throws TypeError on an event of a drill that is not there. */
export function applyDrill(before: Drill | null, event: DrillEvent): Drill {
  if (event.kind === 'planned') {
    return {
      ...event.head,
      status: 'planned',
      planned: event.word,
      begun: null,
      finished: null,
      pauses: [],
      delivered: [],
      moments: [],
      sandbox: emptySandbox,
      evaluations: [],
      lessons: [],
      report: null,
    };
  }
  if (before === null) throw new TypeError('a drill that was never planned');
  switch (event.kind) {
    case 'changed':
      return { ...before, ...event.head };
    case 'begun':
      return {
        ...before,
        status: 'running',
        begun: event.word,
        sandbox: { ...emptySandbox, channels: event.channels },
      };
    case 'paused':
      return { ...before, status: 'paused', pauses: [...before.pauses, { from: event.word.at, to: null }] };
    case 'resumed':
      return { ...before, status: 'running', pauses: closed(before, event.word.at) };
    case 'ended':
    case 'aborted':
    case 'cancelled':
      return {
        ...before,
        status: event.kind,
        finished: event.word,
        pauses: closed(before, event.word.at),
        report:
          event.kind === 'ended'
            ? { ...event.report, status: 'due', submitted: [], questions: [], acknowledged: null }
            : null,
      };
    case 'delivered':
      return { ...before, delivered: [...before.delivered, event.delivery] };
    case 'acted': {
      const { moment } = event;
      return {
        ...before,
        moments: [...before.moments, moment],
        sandbox: isSandboxMoment(moment) ? applyToSandbox(before.sandbox, moment) : before.sandbox,
      };
    }
    case 'evaluated': {
      const { evaluation } = event;
      const others = before.evaluations.filter(({ by }) => by.person !== evaluation.by.person);
      return { ...before, evaluations: [...others, evaluation] };
    }
    case 'lessonDrawn':
      return { ...before, lessons: [...before.lessons, event.lesson] };
    case 'lessonDone':
      return {
        ...before,
        lessons: before.lessons.map((one) => (one.id === event.lesson ? { ...one, done: event.word } : one)),
      };
    default:
      return { ...before, report: reportAfter(before.report, event) };
  }
}

function closed({ pauses }: Drill, at: Drill['planned']['at']): Drill['pauses'] {
  return pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause));
}

function reportAfter(
  report: DrillReport | null,
  {
    kind,
    word,
  }: Extract<DrillEvent, { kind: 'reportSubmitted' | 'reportQuestioned' | 'reportAcknowledged' }>,
): DrillReport {
  if (report === null) throw new TypeError('a report of a drill that did not end');
  switch (kind) {
    case 'reportSubmitted':
      return { ...report, status: 'submitted', submitted: [...report.submitted, word] };
    case 'reportQuestioned':
      return { ...report, status: 'questioned', questions: [...report.questions, word] };
    case 'reportAcknowledged':
      return { ...report, status: 'acknowledged', acknowledged: word };
  }
}
