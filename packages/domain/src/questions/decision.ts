import type { PersonSnapshot } from '../organization/index.ts';
import type { QuestionFacts } from './commands.ts';
import type { QuestionEvent } from './events.ts';
import type { QuestionRefusal } from './refusals.ts';

export type QuestionDecision =
  | { readonly ok: true; readonly events: readonly QuestionEvent[] }
  | { readonly ok: false; readonly refusal: QuestionRefusal };

export function refuse(refusal: QuestionRefusal): QuestionDecision {
  return { ok: false, refusal };
}
export function happens(...events: readonly QuestionEvent[]): QuestionDecision {
  return { ok: true, events };
}

/** Who acts, where only a person can. Throws TypeError when the caller let a command without one through. */
export function actor({ by }: QuestionFacts): PersonSnapshot {
  if (by === null) throw new TypeError('this command needs a person');
  return by;
}
