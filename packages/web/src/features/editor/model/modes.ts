import { isPassing, refusalCode } from '../../../app/api.ts';
import { holderOf } from './check-out.ts';
import type { Manuscript, Mode } from './session-view.ts';

/** Whether a text in this phase is written on, and why not if not. In review its author is first told what that voids. */
export function modeOfPhase(phase: Manuscript['phase']): Mode | null {
  if (phase === 'drafting' || phase === 'returned') return null;
  return { kind: 'reading', why: phase === 'inReview' ? 'inReview' : 'phase' };
}

/** What a refused check-out means: somebody else has it, I have it elsewhere, or I may only read. Null where there is no connection. */
export function modeOfRefusal(error: unknown, person: string): Mode | null {
  const holder = holderOf(error);
  if (holder !== null) {
    const why = holder.person === person ? 'otherDevice' : 'otherPerson';
    return { kind: 'reading', why, holder: holder.name, since: holder.since };
  }
  // Without a connection one writes on this device, and the check-out is made up for.
  return isPassing(error) ? null : { kind: 'reading', why: 'forbidden' };
}

/** What it means when a save or a heartbeat is refused: somebody took over. Null for any other reason. */
export function modeOfLoss(error: unknown): Mode | null {
  const code = refusalCode(error);
  if (code !== 'content.checkOutTakenOver' && code !== 'content.checkedOut') return null;
  const holder = holderOf(error);
  return { kind: 'reading', why: 'takenOver', holder: holder?.name ?? '', since: holder?.since ?? '' };
}

/** While one only reads so, a colleague's new revision takes the place of what is shown. */
export function followsRevisions(mode: Mode): boolean {
  return mode.kind === 'reading' && !['takenOver', 'otherTab', 'otherTabLeft'].includes(mode.why);
}
