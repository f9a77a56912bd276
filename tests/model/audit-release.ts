import type { Command, Facts, ReviewEvent } from '@sanshen/domain/review';
import { releaseFault } from './completeness.ts';
import { isEntitled, isOneOf, knownPerson } from './entitlement.ts';
import type { History } from './history.ts';
import type { Violation } from './violations.ts';

const fault = (invariant: Violation['invariant'], what: string): readonly Violation[] => [
  { invariant, what },
];

type Of<Kind extends ReviewEvent['kind']> = Extract<ReviewEvent, { kind: Kind }>;

/** What is wrong with a release, given what happened before it. */
export function auditRelease(
  history: History,
  { release }: Of<'released'>,
  confirmed: boolean,
): readonly Violation[] {
  const { text } = history;
  if (text === null || release.digest !== text.digest || release.round !== history.round || release.stopped)
    return fault('releaseComplete', 'not the present text');
  if (release.channels.join() !== text.channels.join() || release.notBefore !== text.notBefore)
    return fault('releaseComplete', 'not the channels and time of the text');
  if (release.kind === 'emergency') return confirmed ? [] : fault('emergencyByTwo', 'not confirmed');
  if (!history.reviewing) return fault('releaseComplete', 'not in review');
  const what = releaseFault(history, release.digest);
  return what === null ? [] : fault('releaseComplete', what);
}

/** What is wrong with a request or confirmation of an emergency release. */
export function auditEmergency(
  history: History,
  event: Of<'emergencyRequested'> | Of<'emergencyConfirmed'>,
  facts: Facts,
): readonly Violation[] {
  const pinned = event.kind === 'emergencyRequested' ? event.pinned : history.pinned;
  const rule = pinned?.procedure.emergency;
  const person = knownPerson(facts, event.by.person);
  if (rule == null || person === undefined) return fault('emergencyByTwo', 'the procedure knows none');
  const choices = event.kind === 'emergencyRequested' ? rule.requestBy : rule.confirmBy;
  const involved = (id: string) => id === history.author || history.edits.some((edit) => edit.person === id);
  if (!isOneOf(person, choices, facts) || involved(person.id))
    return fault('emergencyByTwo', `${person.id} is not entitled`);
  if (history.over || history.release !== null) return fault('emergencyByTwo', 'nothing waits for a release');
  if (history.text === null || history.text.missing.length > 0)
    return fault('emergencyByTwo', 'no complete text');
  const digest = history.text.digest;
  if (event.kind === 'emergencyRequested') {
    return event.digest === digest && event.reason.trim() !== ''
      ? []
      : fault('emergencyByTwo', 'no reason, or another text');
  }
  const { request } = history;
  if (request === null || request.digest !== digest) return fault('emergencyByTwo', 'not the text asked for');
  if (request.by === person.id || involved(request.by)) return fault('emergencyByTwo', 'not two people');
  const minutes = (Date.parse(facts.now) - Date.parse(request.at)) / 60_000;
  return minutes < rule.confirmWithinMinutes ? [] : fault('emergencyByTwo', `after ${minutes} minutes`);
}

/** What is wrong with the beginning of a publication. */
export function auditBegin(
  history: History,
  event: Of<'publicationBegun'>,
  facts: Facts,
): readonly Violation[] {
  const { release, text, pinned } = history;
  const { channel, digest, by, publication } = event;
  const found: Violation[] = [];
  const bad = (what: string) => found.push(...fault('publishedReleased', what));
  if (release === null || text === null || pinned === null) return fault('publishedReleased', 'no release');
  if (digest !== release.digest || digest !== text.digest) bad('another text');
  if (!release.channels.includes(channel)) bad('another channel');
  if (release.notBefore !== null && facts.now < release.notBefore) bad('too early');
  if (release.stopped) bad('after a stop');
  if (history.laterReview === 'objected') bad('after an objection');
  if (
    history.begun.some((one) => one.status === 'takenDown') &&
    history.begun.every((one) => one.status !== 'live' && one.status !== 'done')
  )
    bad('after everything was taken down');
  if (history.begun.some((one) => one.channel === channel && one.status !== 'rejected'))
    found.push(...fault('publishedOnce', `${channel} twice`));
  if (history.begun.some((one) => one.id === publication))
    found.push(...fault('publishedOnce', `${publication} is known`));
  const person = by === null ? undefined : knownPerson(facts, by.person);
  const allowed =
    by === null
      ? release.notBefore !== null
      : person !== undefined && isEntitled(person, pinned.procedure.publishers, facts);
  if (!allowed) found.push(...fault('publisherEntitled', by?.person ?? 'no schedule'));
  return found;
}

/** What is wrong with a takedown that a person says to have done, or not to have managed. */
export function auditByHand(
  { pinned }: History,
  { kind, resolvedBy, evidence }: Of<'takenDown' | 'takedownFailed'>,
  command: Command,
  facts: Facts,
): readonly Violation[] {
  if (command.by === null) return resolvedBy === null ? [] : fault('publisherEntitled', 'nobody did it');
  const person = resolvedBy === null ? undefined : knownPerson(facts, resolvedBy.person);
  const entitled =
    person?.id === command.by && pinned !== null && isEntitled(person, pinned.procedure.publishers, facts);
  if (!entitled) return fault('publisherEntitled', `${command.by} took it down`);
  return kind === 'takenDown' && evidence === null ? fault('publisherEntitled', 'without evidence') : [];
}

const jobEvents = new Set<ReviewEvent['kind']>([
  'publicationBegun',
  'publicationAccepted',
  'publicationDone',
  'publicationRejected',
  'publicationHandedOver',
  'publicationVerified',
  'takedownFailed',
  'takenDown',
  'seatFoundEmpty',
  'seatFilled',
  'deadlinePassed',
  'laterReviewOverdue',
]);

/** Whether a command of the system's jobs decided something that only people may. */
export function auditActor(command: Command, event: ReviewEvent): readonly Violation[] {
  if (command.by !== null || jobEvents.has(event.kind)) return [];
  return fault('systemNeverApproves', `${command.kind} led to ${event.kind}`);
}
