import type { Instant, PersonId } from '../kernel/index.ts';

/** What somebody does with an open message. */
export const presenceKinds = ['reading', 'answering'] as const;
export type PresenceKind = (typeof presenceKinds)[number];

/** Seconds for which a sign of presence counts; a screen gives one more often than that. */
export const presenceSeconds = 60;

export interface Presence {
  readonly person: PersonId;
  readonly name: string;
  readonly doing: PresenceKind;
  readonly until: Instant;
}

/** Who else writes an answer now; null if nobody does. Presence only warns: what keeps a second answer away is the state of the message. Pure. */
export function otherAnswering(
  presences: readonly Presence[],
  person: PersonId,
  now: Instant,
): Presence | null {
  return (
    presences.find((one) => one.doing === 'answering' && one.person !== person && one.until > now) ?? null
  );
}
