import type { ChannelId, Instant, PublicationId } from '../kernel/index.ts';
import type { Incident } from './incident.ts';

/** What could not be done, or is not done yet; each says in the contract's texts what to do by hand. */
export const gapKinds = [
  'noPlan',
  'roleVacant',
  'stepLate',
  'stepImpossible',
  'takedownByHand',
  'takedownFailed',
  'takedownRefused',
  'stillPublic',
  'goneUnchecked',
  'noCopyBefore',
  'alreadySubmitted',
  'credentialOut',
  'statementHeld',
  'notReached',
  'liftWaits',
] as const;
export type GapKind = (typeof gapKinds)[number];

export interface Gap {
  readonly kind: GapKind;
  /** Id of the step, role, publication, channel, manuscript or person that it is about; null for the incident itself. */
  readonly about: string | null;
  /** A name to show with it, or a number; null where the texts need none. */
  readonly detail: string | null;
}

/** What counts beside the incident itself, as it stands now. */
export interface GapFacts {
  readonly now: Instant;
  readonly vacantRoles: readonly { readonly role: string; readonly name: string }[];
  /** Publications on the affected channels that a platform had taken before anything was frozen. */
  readonly submitted: readonly { readonly publication: PublicationId; readonly title: string }[];
  /** Credentials of affected channels that somebody has in his hands. */
  readonly credentialsOut: readonly { readonly channel: ChannelId; readonly holder: string }[];
  /** Statements that a freeze would hold back. */
  readonly statementsHeld: readonly string[];
  /** People of a call who have not answered. */
  readonly notReached: readonly { readonly person: string; readonly name: string }[];
  /** Freezes whose lifting waits for the second person. */
  readonly liftsWaiting: readonly { readonly freeze: string; readonly by: string }[];
}

/** What the desk has to say plainly: what the system could not do, and what a person has to do instead. Pure. */
export function gapsOf(incident: Incident, facts: GapFacts): readonly Gap[] {
  if (incident.status === 'closed') return [];
  const gaps: Gap[] = [];
  const add = (kind: GapKind, about: string | null, detail: string | null = null) =>
    gaps.push({ kind, about, detail });
  if (incident.plan === null) add('noPlan', null);
  for (const { role, name } of facts.vacantRoles) add('roleVacant', role, name);
  for (const step of incident.steps) {
    if (step.taken?.outcome === 'impossible') add('stepImpossible', step.id);
    else if (step.taken === null && step.dueAt !== null && step.dueAt < facts.now) add('stepLate', step.id);
  }
  for (const takedown of incident.takedowns) {
    const { publication, state, code } = takedown;
    if (state === 'byHand') add('takedownByHand', publication);
    if (state === 'failed') add('takedownFailed', publication, code);
    if (state === 'refused') add('takedownRefused', publication, code);
    if (state === 'stillPublic') add('stillPublic', publication);
    if (state === 'down' && takedown.after?.kind !== 'screenshot') add('goneUnchecked', publication, code);
    if (state !== 'waiting' && (takedown.before === null || takedown.before.kind === 'none'))
      add('noCopyBefore', publication, takedown.before?.code ?? null);
  }
  for (const { publication, title } of facts.submitted) add('alreadySubmitted', publication, title);
  for (const { channel, holder } of facts.credentialsOut) add('credentialOut', channel, holder);
  for (const manuscript of facts.statementsHeld) add('statementHeld', manuscript);
  for (const { person, name } of facts.notReached) add('notReached', person, name);
  for (const { freeze, by } of facts.liftsWaiting) add('liftWaits', freeze, by);
  return gaps;
}
