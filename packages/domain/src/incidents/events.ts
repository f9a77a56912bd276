import type { ChannelId, Instant, ManuscriptId, OrganizationId, PublicationId } from '../kernel/index.ts';
import { addHours } from '../kernel/index.ts';
import type { PersonSnapshot } from '../organization/index.ts';
import type {
  Evidence,
  Incident,
  IncidentFreeze,
  IncidentGravity,
  IncidentId,
  IncidentWord,
  PlanStep,
  StepOutcome,
  Takedown,
  TakedownItem,
  TakedownState,
  Written,
} from './incident.ts';

/** Whoever did it is a person. */
export interface PersonWord extends IncidentWord {
  readonly by: PersonSnapshot;
}

/** The ledger's events; none holds what somebody wrote. */
export type IncidentEvent = { readonly incident: IncidentId } & (
  | {
      readonly kind: 'declared';
      readonly root: OrganizationId;
      readonly organization: OrganizationId;
      readonly scenario: string;
      readonly gravity: IncidentGravity;
      readonly known: Written;
      readonly channels: readonly ChannelId[];
      readonly plan: Incident['plan'];
      readonly steps: readonly PlanStep[];
      readonly word: PersonWord;
    }
  | {
      readonly kind: 'scopeChanged';
      readonly gravity: IncidentGravity;
      readonly channels: readonly ChannelId[];
      readonly word: PersonWord;
    }
  | {
      readonly kind: 'stepTaken';
      readonly step: string;
      readonly outcome: StepOutcome;
      readonly words: Written | null;
      readonly word: PersonWord;
    }
  | { readonly kind: 'noted'; readonly words: Written; readonly word: PersonWord }
  | ({ readonly kind: 'frozen'; readonly word: PersonWord } & IncidentFreeze)
  | {
      readonly kind: 'takedownOrdered';
      readonly items: readonly TakedownItem[];
      readonly words: Written;
      readonly word: PersonWord;
    }
  | {
      readonly kind: 'evidenceKept';
      readonly publication: PublicationId;
      readonly when: 'before' | 'after';
      readonly evidence: Evidence;
      readonly word: IncidentWord;
    }
  | {
      readonly kind: 'takedownMoved';
      readonly publication: PublicationId;
      readonly state: TakedownState;
      readonly code: string | null;
      readonly word: IncidentWord;
    }
  | { readonly kind: 'called'; readonly call: string; readonly people: number; readonly word: PersonWord }
  | { readonly kind: 'statementBegun'; readonly manuscript: ManuscriptId; readonly word: PersonWord }
  | {
      readonly kind: 'handoverOffered';
      readonly to: PersonSnapshot;
      readonly words: Written;
      readonly word: PersonWord;
    }
  | { readonly kind: 'handoverTaken'; readonly word: PersonWord }
  | { readonly kind: 'caseOpened'; readonly case: string; readonly word: PersonWord }
  | {
      readonly kind: 'lessonAdded';
      readonly lesson: string;
      readonly words: Written;
      readonly owner: PersonSnapshot;
      readonly dueOn: string;
      readonly word: PersonWord;
    }
  | { readonly kind: 'lessonDone'; readonly lesson: string; readonly word: PersonWord }
  | {
      readonly kind: 'closed';
      readonly facts: Written;
      readonly worked: Written;
      readonly failed: Written;
      readonly word: PersonWord;
    }
);

/** The incident after an event; null stands for none before. Pure. */
export function applyIncident(before: Incident | null, event: IncidentEvent): Incident {
  if (event.kind === 'declared') return declared(event);
  if (before === null) throw new TypeError('an incident that nobody declared');
  return { ...before, ...changed(before, event), entries: before.entries + 1 };
}

function declared(event: Extract<IncidentEvent, { kind: 'declared' }>): Incident {
  const { incident: id, root, organization, scenario, gravity, word, known, channels, plan, steps } = event;
  return {
    ...{ id, root, organization, scenario, gravity, status: 'open', declared: word, known, channels, plan },
    steps: steps.map((step) => ({ ...step, dueAt: dueAt(word.at, step), taken: null })),
    ...{ lead: word.by, handover: null, freezes: [], takedowns: [], statements: [], calls: [], cases: [] },
    ...{ lessons: [], closed: null, entries: 1 },
  };
}

function dueAt(from: Instant, { minutes }: PlanStep): Instant | null {
  return minutes === null ? null : addHours(from, minutes / 60);
}

function changed(before: Incident, event: Exclude<IncidentEvent, { kind: 'declared' }>): Partial<Incident> {
  switch (event.kind) {
    case 'noted':
      return {};
    case 'scopeChanged':
      return { gravity: event.gravity, channels: event.channels };
    case 'stepTaken': {
      const { step: id, outcome, word, words } = event;
      const taken = { outcome, word, words };
      return { steps: before.steps.map((step) => (step.id === id ? { ...step, taken } : step)) };
    }
    case 'frozen': {
      const { freeze, reach, organization, channel } = event;
      return { freezes: [...before.freezes, { freeze, reach, organization, channel }] };
    }
    case 'takedownOrdered': {
      const again = new Set(event.items.map(({ publication }) => publication));
      const kept = before.takedowns.filter(({ publication }) => !again.has(publication));
      return { takedowns: [...kept, ...event.items.map((item) => begun(item, event))] };
    }
    case 'evidenceKept': {
      const { when, evidence, publication } = event;
      return { takedowns: mend(before, publication, { [when]: evidence }) };
    }
    case 'takedownMoved': {
      const { state, code, publication, word } = event;
      return { takedowns: mend(before, publication, { state, code, changedAt: word.at }) };
    }
    case 'called':
      return { calls: [...before.calls, event.call] };
    case 'statementBegun':
      return { statements: [...before.statements, event.manuscript] };
    case 'handoverOffered': {
      const { to, words, word } = event;
      return { handover: { to, words, word } };
    }
    case 'handoverTaken':
      return { lead: event.word.by, handover: null };
    case 'caseOpened':
      return { cases: [...before.cases, event.case] };
    case 'lessonAdded': {
      const { lesson: id, words, owner, dueOn } = event;
      return { lessons: [...before.lessons, { id, words, owner, dueOn, done: null }] };
    }
    case 'lessonDone':
      return {
        lessons: before.lessons.map((one) => (one.id === event.lesson ? { ...one, done: event.word } : one)),
      };
    case 'closed': {
      const { word, facts, worked, failed } = event;
      return { status: 'closed', closed: { word, facts, worked, failed } };
    }
  }
}

function begun(
  item: TakedownItem,
  { word: ordered, words: reason }: Extract<IncidentEvent, { kind: 'takedownOrdered' }>,
): Takedown {
  return {
    ...item,
    ...{ state: 'waiting', code: null, ordered, reason, before: null, after: null, changedAt: ordered.at },
  };
}

function mend(
  { takedowns }: Incident,
  publication: PublicationId,
  change: Partial<Takedown>,
): readonly Takedown[] {
  return takedowns.map((one) => (one.publication === publication ? { ...one, ...change } : one));
}
