import type { RouteAnswer, RouteCall } from '@sanshen/contract/route';
import type { readAttempt, saveAnswers } from '@sanshen/contract/training-examinations';

export type Question = RouteAnswer<typeof readAttempt>['questions'][number];
export type Answer = NonNullable<Question['answer']>;
type Sent = RouteCall<typeof saveAnswers>['body']['answers'][number];
type Told = RouteAnswer<typeof saveAnswers>;

/** Answers of one sitting that the server has not acknowledged, and what is known of the others. */
export interface AnswerQueue {
  /** By the question's place. */
  readonly unsent: Readonly<Record<number, Sent>>;
  /** The highest sequence that was given out, here or on another device. */
  readonly last: number;
  /** Places whose answers came too late. */
  readonly late: readonly number[];
}

export const emptyQueue: AnswerQueue = { unsent: {}, last: 0, late: [] };

/** Takes an answer in. Sequences go up with time, so that of two devices the later answer stands. Pure. */
export function put(queue: AnswerQueue, position: number, answer: Answer, now: number): AnswerQueue {
  const sequence = Math.max(queue.last + 1, now);
  const madeAt = new Date(now).toISOString();
  return {
    ...queue,
    last: sequence,
    unsent: { ...queue.unsent, [position]: { position, sequence, madeAt, answer } },
  };
}

/** What to send next. Pure. */
export function batch(queue: AnswerQueue): readonly Sent[] {
  return Object.values(queue.unsent).slice(0, 200);
}

/** What is left once the server has answered: what changed meanwhile stays, what came too late is told. Pure. */
export function settle(queue: AnswerQueue, { saved, late }: Pick<Told, 'saved' | 'late'>): AnswerQueue {
  const standing = new Map(saved.map((one) => [one.position, one.sequence]));
  const left = Object.values(queue.unsent).filter(
    ({ position, sequence }) => (standing.get(position) ?? 0) < sequence && !late.includes(position),
  );
  return {
    last: Math.max(queue.last, ...saved.map(({ sequence }) => sequence)),
    late: [...new Set([...queue.late, ...late])],
    unsent: Object.fromEntries(left.map((one) => [one.position, one])),
  };
}

const keyOf = (attempt: string) => `sanshen.examination.${attempt}`;

/** What this browser kept of a sitting when it was closed or lost its connection. */
export function readKept(attempt: string): AnswerQueue {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(attempt)) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('unsent' in kept)) return emptyQueue;
    // Written by keep from this type; whatever else stands there is refused by the server.
    return { ...emptyQueue, ...(kept as AnswerQueue) };
  } catch {
    return emptyQueue;
  }
}

/** Keeps what is not acknowledged where a reload finds it; nothing is left once all of it is. */
export function keep(attempt: string, queue: AnswerQueue): void {
  try {
    if (Object.keys(queue.unsent).length === 0) localStorage.removeItem(keyOf(attempt));
    else localStorage.setItem(keyOf(attempt), JSON.stringify(queue));
  } catch {
    // A full or closed store: the answers are still on the screen and on their way.
  }
}

/** True for an answer that says something. Pure. */
export function isAnswered(answer: Answer | null): boolean {
  if (answer === null) return false;
  switch (answer.kind) {
    case 'multiple':
      return answer.choices.length > 0;
    case 'fill':
      return answer.texts.some((text) => text.trim() !== '');
    case 'free':
      return answer.text.trim() !== '';
    case 'proofreading':
      return answer.marks.length > 0;
    default:
      return true;
  }
}
