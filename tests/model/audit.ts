import type { Command, Facts, ReviewEvent } from '@sanshen/domain/review';
import { auditActor, auditBegin, auditByHand, auditEmergency, auditRelease } from './audit-release.ts';
import { auditEntry, auditSignOff, maySignSomewhere } from './audit-signing.ts';
import { isComplete, releaseFault } from './completeness.ts';
import { chainAt, knownPerson, placeOf } from './entitlement.ts';
import { blank, chainOf, type History, read } from './history.ts';
import type { Violation } from './violations.ts';

/** A mark that every opinion, reason and finding of the exploration carries. */
export const notesMark = '内部意见';

export { blank, type History };

const fault = (invariant: Violation['invariant'], what: string): readonly Violation[] => [
  { invariant, what },
];

/** Reads the events of one accepted command: what is wrong with them, and the history that they make. */
export function audit(
  before: History,
  command: Command,
  events: readonly ReviewEvent[],
  facts: Facts,
): { readonly history: History; readonly violations: readonly Violation[] } {
  const violations: Violation[] = [];
  let history = before;
  events.forEach((event, index) => {
    violations.push(...auditActor(command, event), ...auditEvent(history, events, index, command, facts));
    history = raise(read(history, event), before, event, facts);
  });
  violations.push(...auditOutcome(before, history, command, events));
  return { history, violations };
}

/** Who raised the importance, and from where, is known only by the facts of the moment. */
function raise(history: History, before: History, event: ReviewEvent, facts: Facts): History {
  if (event.kind !== 'importanceChanged' || history.pinned === null) return history;
  const { procedure } = history.pinned;
  if (rank(history, event.to) < rank(history, before.importance)) return history;
  const person = knownPerson(facts, event.by.person);
  const place = person === undefined ? -1 : placeOf(procedure, person, facts);
  return { ...history, raisedFrom: Math.max(history.raisedFrom, place) };
}

const rank = (history: History, level: string | null) =>
  history.pinned?.procedure.importance.findIndex((one) => one.id === level) ?? -1;

function auditEvent(
  history: History,
  events: readonly ReviewEvent[],
  index: number,
  command: Command,
  facts: Facts,
): readonly Violation[] {
  const event = events[index];
  if (event === undefined) return [];
  switch (event.kind) {
    case 'signedOff':
      return auditSignOff(history, event.signOff, command, facts);
    case 'stageEntered':
      return auditEntry(history, event, events[index - 1]?.kind === 'roundStarted', facts);
    case 'stageCompleted': {
      const stage = chainOf(history).find((one) => one.id === event.stage);
      const complete = stage !== undefined && isComplete(history, stage, event.digest);
      return complete ? [] : fault('stagesInOrder', `${event.stage} said to be complete`);
    }
    case 'released':
      return auditRelease(history, event, events[index - 1]?.kind === 'emergencyConfirmed');
    case 'laterReviewCompleted': {
      const what = releaseFault(history, event.digest);
      return what === null ? [] : fault('laterReviewOwed', what);
    }
    case 'emergencyRequested':
    case 'emergencyConfirmed':
      return auditEmergency(history, event, facts);
    case 'publicationBegun':
      return auditBegin(history, event, facts);
    case 'takenDown':
    case 'takedownFailed':
      return auditByHand(history, event, command, facts);
    case 'revised':
      return auditRevision(history, event, events, index, command, facts);
    case 'returned':
    case 'laterReviewObjected':
      return auditReturn(history, event, command, facts);
    case 'submitted':
      return auditSubmission(history, event, facts);
    case 'importanceChanged':
      return auditImportance(history, event, facts);
    default:
      return [];
  }
}

function auditRevision(
  history: History,
  event: Extract<ReviewEvent, { kind: 'revised' }>,
  events: readonly ReviewEvent[],
  index: number,
  command: Command,
  facts: Facts,
): readonly Violation[] {
  const { text, pinned } = history;
  if (event.facts.digest === text?.digest) return fault('identicalNothing', event.kind);
  if (JSON.stringify(event.facts).includes(notesMark)) return fault('notesApart', event.kind);
  if (command.kind !== 'revise' && command.kind !== 'correct')
    return fault('roundsJustified', `${command.kind} changed the text`);
  if (command.basedOn !== (text?.digest ?? null)) return fault('roundsJustified', 'on a stale text');
  const next = events[index + 1];
  const restarts = next?.kind === 'roundStarted' ? next.stageIndex : null;
  if (event.stage === null) {
    if (!history.reviewing && events[index - 1]?.kind !== 'releaseRevoked') return [];
    const wanted = pinned?.procedure.stages.findIndex(
      (one) => one.id === pinned.procedure.restartAt.authorEdit,
    );
    return restarts === wanted && event.facts.missing.length === 0
      ? []
      : fault('roundsJustified', `an edit in review restarted at ${restarts}`);
  }
  const chain = chainOf(history);
  const from = chain.findIndex((one) => one.id === event.stage);
  const stage = chain[from];
  if (stage === undefined || !history.reviewing || from > history.entered)
    return fault('correctionFromSeat', `from ${event.stage}`);
  if (command.kind !== 'correct' || command.round !== history.round)
    return fault('correctionFromSeat', 'of another round');
  const found: Violation[] = [];
  if (!maySignSomewhere(history, event.editor.person, stage, command.seat, facts))
    found.push(...fault('correctionFromSeat', `${event.editor.person} from ${command.seat}`));
  if ((stage.amend === 'restart') !== (restarts === 0) || (restarts !== null && restarts !== 0))
    found.push(...fault('roundsJustified', `a correction under ${stage.amend} restarted at ${restarts}`));
  return found;
}

function auditReturn(
  history: History,
  event: Extract<ReviewEvent, { kind: 'returned' | 'laterReviewObjected' }>,
  command: Command,
  facts: Facts,
): readonly Violation[] {
  if (command.kind !== 'return' || command.round !== history.round || command.digest !== history.text?.digest)
    return fault('returnByWaiting', 'not what stands now');
  const chain = chainOf(history);
  const open = chain.flatMap((stage, index) => {
    if (index > history.entered || isComplete(history, stage, command.digest)) return [];
    return maySignSomewhere(history, event.by.person, stage, null, facts) ? [index] : [];
  });
  if (open.length === 0) return fault('returnByWaiting', event.by.person);
  if (event.kind === 'laterReviewObjected' || event.to === null) return [];
  const target = chain.findIndex((one) => one.id === event.to);
  return target >= 0 && target < Math.max(...open) ? [] : fault('returnByWaiting', `forward to ${event.to}`);
}

function auditSubmission(
  history: History,
  event: Extract<ReviewEvent, { kind: 'submitted' }>,
  facts: Facts,
): readonly Violation[] {
  const found: Violation[] = [];
  const { text, pinned } = history;
  if (text === null || text.digest !== event.digest || text.missing.length > 0)
    found.push(...fault('roundsJustified', 'submitted an incomplete or other text'));
  const wanted = history.run ? pinned : facts.procedure;
  if (event.pinned.reference.digest !== wanted?.reference.digest)
    found.push(...fault('procedurePinned', `pinned version ${event.pinned.reference.version}`));
  const order = event.pinned.procedure.importance.map((one) => one.id);
  const floor = history.importance === null ? 0 : order.indexOf(history.importance);
  if (order.indexOf(event.importance) < floor)
    found.push(...fault('importanceKept', `submitted below ${history.importance}`));
  return found;
}

function auditImportance(
  history: History,
  event: Extract<ReviewEvent, { kind: 'importanceChanged' }>,
  facts: Facts,
): readonly Violation[] {
  if (history.pinned === null || !history.reviewing) return fault('importanceKept', 'outside a review');
  if (chainAt(history.pinned.procedure, event.to).length === 0) return fault('importanceKept', event.to);
  const person = knownPerson(facts, event.by.person);
  const place = person === undefined ? -1 : placeOf(history.pinned.procedure, person, facts);
  const { author, edits } = history;
  const wrote = (stage: boolean) =>
    edits.some((edit) => edit.person === event.by.person && (stage || edit.stage === null)) ||
    author === event.by.person;
  if (rank(history, event.to) > rank(history, history.importance))
    return place >= 0 || wrote(false) ? [] : fault('importanceKept', `${event.by.person} raised it`);
  const allowed = place >= 0 && place >= history.raisedFrom && !wrote(true);
  return allowed ? [] : fault('importanceKept', `${event.by.person} lowered it from ${place}`);
}

function auditOutcome(
  before: History,
  after: History,
  command: Command,
  events: readonly ReviewEvent[],
): readonly Violation[] {
  const found: Violation[] = [];
  const { release, text } = after;
  if (release !== null && release.digest !== text?.digest)
    found.push(...fault('releaseOfText', 'a release outlives its text'));
  if ((command.kind === 'withdraw' || command.kind === 'abandon') && events.length > 0 && release !== null)
    found.push(...fault('releaseOfText', `a release outlives ${command.kind}`));
  const owed = before.laterReview === 'owed' && after.laterReview === 'none' && after.release !== null;
  if (owed) found.push(...fault('laterReviewOwed', `forgotten by ${command.kind}`));
  const offered = after.pinned?.reference.digest;
  if (before.pinned !== null && before.run && after.pinned !== null && command.kind !== 'submit')
    if (offered !== before.pinned.reference.digest)
      found.push(...fault('procedurePinned', `changed by ${command.kind}`));
  return found;
}
