import type { PersonId } from '../kernel/index.ts';
import type { Drill } from './drill.ts';

export const drillParts = ['director', 'observer', 'participant'] as const;
export type DrillPart = (typeof drillParts)[number];

/** The part that somebody has in a drill; null for none. Pure. */
export function partOf(
  { director, observers, participants }: Pick<Drill, 'director' | 'observers' | 'participants'>,
  person: PersonId,
): DrillPart | null {
  if (director.person === person) return 'director';
  if (observers.some((one) => one.person === person)) return 'observer';
  return participants.some((one) => one.person === person) ? 'participant' : null;
}

/** What somebody sees of a drill. */
export interface DrillSight {
  /** What is still to come, and which publications the takedown is to reach. */
  readonly script: boolean;
  /** What was delivered to everybody, and what everybody did; otherwise only what reached him, and what is done in the sandbox. */
  readonly everything: boolean;
}

/**
 * Who directs or observes sees everything. Whoever takes part sees what reached him; before the end nobody else sees more than that there is a
 * drill, whatever his office, so that nobody tells the participants what comes. After the end all who may read drills see everything. Pure.
 */
export function sightOf(drill: Drill, person: PersonId): DrillSight {
  const part = partOf(drill, person);
  const inCharge = part === 'director' || part === 'observer';
  return { script: inCharge || drill.finished !== null, everything: inCharge || drill.finished !== null };
}
