import type { ReviewEvent } from './events.ts';
import { evolve } from './evolve.ts';
import type { Refusal } from './refusals.ts';
import type { ReviewState } from './state.ts';

/** What decide() answers: events to record (none when nothing changes), or why not. */
export type Decision =
  | { readonly ok: true; readonly events: readonly ReviewEvent[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** The events decided so far and the state they lead to; local to one decision. */
export interface Tape {
  state: ReviewState;
  readonly events: ReviewEvent[];
}

export function startTape(state: ReviewState): Tape {
  return { state, events: [] };
}

export function record(tape: Tape, event: ReviewEvent): void {
  tape.events.push(event);
  tape.state = evolve(tape.state, event);
}

export function accept(tape: Tape): Decision {
  return { ok: true, events: tape.events };
}

export function refuse(refusal: Refusal): Decision {
  return { ok: false, refusal };
}

export const nothing: Decision = { ok: true, events: [] };
