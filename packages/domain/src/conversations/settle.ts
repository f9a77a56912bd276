import type { PublicMessage, PublicMessageState } from './message.ts';

export type SettleRefusal =
  | 'conversations.alreadySettled'
  | 'conversations.beingAnswered'
  | 'conversations.gone'
  | 'conversations.changed';

type Standing = Pick<PublicMessage, 'state' | 'answering' | 'goneAt' | 'version'>;

/**
 * Whether an answer may begin: nobody's may be on its way, the message must wait for one, still stand on the platform, and be what the person
 * saw (`seen`: its version; null where he did not say). Null if it may. Pure.
 */
export function answerHindrance(message: Standing, seen: number | null): SettleRefusal | null {
  if (message.answering !== null) return 'conversations.beingAnswered';
  if (message.state === 'answered' || message.state === 'hidden') return 'conversations.alreadySettled';
  if (message.goneAt !== null) return 'conversations.gone';
  return seen !== null && seen !== message.version ? 'conversations.changed' : null;
}

/** States that a person sets by hand; the others follow from an act that was done or from a question. */
export const handStates = ['open', 'noAnswerNeeded'] as const satisfies PublicMessageState[];
export type HandState = (typeof handStates)[number];

/**
 * Whether a person may put a message aside or open it again: not while an answer is on its way, and what was answered or hidden stays what it is,
 * since the platform shows it so. Null if he may. Pure.
 */
export function settleHindrance(message: Standing, to: HandState, seen: number | null): SettleRefusal | null {
  if (message.answering !== null) return 'conversations.beingAnswered';
  if (message.state === 'answered' || message.state === 'hidden' || message.state === to) {
    return 'conversations.alreadySettled';
  }
  return seen !== null && seen !== message.version ? 'conversations.changed' : null;
}

/** Whether an answer that the platform shows settles a message: it waits for one, and none of ours is on its way. Pure. */
export function settledBySight(message: Pick<PublicMessage, 'state' | 'answering'>): boolean {
  return message.answering === null && (message.state === 'open' || message.state === 'noAnswerNeeded');
}
