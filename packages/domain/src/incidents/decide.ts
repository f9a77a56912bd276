import type { ChannelId, PublicationId } from '../kernel/index.ts';
import type { PersonSnapshot } from '../organization/index.ts';
import type { IncidentEvent, PersonWord } from './events.ts';
import {
  type Evidence,
  type Incident,
  type IncidentGravity,
  type IncidentWord,
  type StepOutcome,
  settledTakedowns,
  type TakedownItem,
  type TakedownState,
  type Written,
} from './incident.ts';
import type { IncidentRefusal } from './refusals.ts';

export type IncidentDecision =
  | { readonly events: readonly IncidentEvent[] }
  | { readonly refusal: IncidentRefusal };

/** What people do on the desk. */
export type IncidentCommand =
  | {
      readonly kind: 'changeScope';
      readonly gravity: IncidentGravity;
      readonly channels: readonly ChannelId[];
    }
  | {
      readonly kind: 'takeStep';
      readonly step: string;
      readonly outcome: StepOutcome;
      readonly words: Written | null;
    }
  | { readonly kind: 'note'; readonly words: Written }
  | { readonly kind: 'orderTakedown'; readonly items: readonly TakedownItem[]; readonly words: Written }
  | {
      readonly kind: 'keepScreenshot';
      readonly publication: PublicationId;
      readonly when: 'before' | 'after';
      readonly file: NonNullable<Evidence['file']>;
    }
  | { readonly kind: 'offerHandover'; readonly to: PersonSnapshot; readonly words: Written }
  | { readonly kind: 'takeHandover' }
  | {
      readonly kind: 'addLesson';
      readonly lesson: string;
      readonly words: Written;
      readonly owner: PersonSnapshot;
      readonly dueOn: string;
    }
  | {
      readonly kind: 'doneLesson';
      readonly lesson: string /** Whether he may close incidents here. */;
      readonly leads: boolean;
    }
  | { readonly kind: 'close'; readonly facts: Written; readonly worked: Written; readonly failed: Written };

/** What stays possible after an incident is closed: what was learnt is still being put right. */
const afterwards: readonly IncidentCommand['kind'][] = ['addLesson', 'doneLesson'];

/** What follows when somebody does something on the desk. Pure. */
export function decideIncident(
  incident: Incident,
  command: IncidentCommand,
  word: PersonWord,
): IncidentDecision {
  if (incident.status === 'closed' && !afterwards.includes(command.kind)) return refuse('incidents.closed');
  const about = { incident: incident.id, word };
  switch (command.kind) {
    case 'changeScope': {
      const { gravity, channels } = command;
      const same = gravity === incident.gravity && sameSet(channels, incident.channels);
      return same ? nothing : one({ kind: 'scopeChanged', gravity, channels, ...about });
    }
    case 'takeStep': {
      const { step: id, outcome, words } = command;
      const step = incident.steps.find((each) => each.id === id);
      if (step === undefined) return refuse('incidents.stepUnknown');
      // What could not be done may be done later; what is done is not undone.
      if (step.taken?.outcome === 'done') return refuse('incidents.stepTaken');
      if (outcome !== 'done' && words === null) return refuse('incidents.wordsMissing');
      return one({ kind: 'stepTaken', step: id, outcome, words, ...about });
    }
    case 'note':
      return one({ kind: 'noted', words: command.words, ...about });
    case 'orderTakedown': {
      const items = command.items.filter(({ publication }) => mayOrder(incident, publication));
      if (items.length === 0) return refuse('incidents.nothingToTakeDown');
      return one({ kind: 'takedownOrdered', items, words: command.words, ...about });
    }
    case 'keepScreenshot': {
      const { publication, when, file } = command;
      const known = incident.takedowns.find((each) => each.publication === publication);
      if (known === undefined) return refuse('incidents.notUnderWay');
      const evidence: Evidence = { kind: 'screenshot', file, code: null, word };
      const kept: IncidentEvent = { kind: 'evidenceKept', publication, when, evidence, ...about };
      // A person has looked where the system could not.
      const seen = when === 'after' && (known.state === 'down' || known.state === 'stillPublic');
      if (!seen) return { events: [kept] };
      const moved = { kind: 'takedownMoved', publication, state: 'gone', code: null, ...about } as const;
      return { events: [kept, moved] };
    }
    case 'offerHandover':
      if (command.to.person === incident.lead.person) return refuse('incidents.alreadyLeading');
      return one({ kind: 'handoverOffered', to: command.to, words: command.words, ...about });
    case 'takeHandover':
      if (incident.handover === null) return refuse('incidents.noHandover');
      if (incident.handover.to.person !== word.by.person) return refuse('incidents.handoverNotYours');
      return one({ kind: 'handoverTaken', ...about });
    case 'addLesson': {
      const { lesson, words, owner, dueOn } = command;
      return one({ kind: 'lessonAdded', lesson, words, owner, dueOn, ...about });
    }
    case 'doneLesson': {
      const lesson = incident.lessons.find(({ id }) => id === command.lesson);
      if (lesson === undefined) return refuse('incidents.lessonUnknown');
      if (lesson.owner.person !== word.by.person && !command.leads) return refuse('incidents.lessonNotYours');
      return lesson.done === null ? one({ kind: 'lessonDone', lesson: lesson.id, ...about }) : nothing;
    }
    case 'close': {
      const open = incident.takedowns.some(({ state }) => !settledTakedowns.includes(state));
      if (open) return refuse('incidents.takedownsOpen');
      const { facts, worked, failed } = command;
      return one({ kind: 'closed', facts, worked, failed, ...about });
    }
  }
}

/** What has not been ordered yet, or has come to an end while it is public still. */
function mayOrder({ takedowns }: Incident, publication: PublicationId): boolean {
  const known = takedowns.find((each) => each.publication === publication);
  return known === undefined || ['failed', 'refused', 'stillPublic'].includes(known.state);
}

/** Moves that the system finds; nothing where it stands so already. Pure. */
export function moveTakedown(
  incident: Incident,
  publication: PublicationId,
  to: { readonly state: TakedownState; readonly code: string | null },
  word: IncidentWord,
): readonly IncidentEvent[] {
  const known = incident.takedowns.find((each) => each.publication === publication);
  if (known === undefined || (known.state === to.state && known.code === to.code)) return [];
  return [{ kind: 'takedownMoved', incident: incident.id, publication, ...to, word }];
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each) => b.includes(each));
}

const nothing: IncidentDecision = { events: [] };

function one(event: IncidentEvent): IncidentDecision {
  return { events: [event] };
}

function refuse(refusal: IncidentRefusal): IncidentDecision {
  return { refusal };
}
