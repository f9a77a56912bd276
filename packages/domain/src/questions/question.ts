import type { Brand, Digest, Instant, ManuscriptId, OrganizationId } from '../kernel/index.ts';
import type { PersonSnapshot } from '../organization/index.ts';
import type { DistressRuleId } from './distress-rules.ts';

export type QuestionId = Brand<string, 'QuestionId'>;

/** How a question came: under something published, as a message to the account, by the public form, by telephone, or in person. */
export const questionSources = ['comment', 'message', 'form', 'phone', 'offline'] as const;
export type QuestionSource = (typeof questionSources)[number];

/** open: nobody has written an answer. answering: one waits for a second person. approved: it may go out, and is on its way or waits for a hand. */
export const questionStates = ['open', 'answering', 'approved', 'answered', 'closed'] as const;
export type QuestionState = (typeof questionStates)[number];

/** On the asker's own page, as a reply on the platform, told by a person (telephone, in person), or by a manuscript. */
export const answerWays = ['page', 'reply', 'byHand', 'manuscript'] as const;
export type AnswerWay = (typeof answerWays)[number];

export const closeReasons = ['noAnswerNeeded', 'answeredBefore', 'spam', 'withdrawn'] as const;
export type CloseReason = (typeof closeReasons)[number];

/** What the asker says of the answer. */
export const ratings = ['satisfied', 'fair', 'dissatisfied'] as const;
export type Rating = (typeof ratings)[number];

export interface Answer {
  readonly id: string;
  readonly way: AnswerWay;
  /** A salted digest of the text; the text itself is kept where it can be deleted. */
  readonly text: Digest;
  readonly manuscript: ManuscriptId | null;
  readonly by: PersonSnapshot;
  readonly at: Instant;
  readonly approved: { readonly by: PersonSnapshot; readonly at: Instant } | null;
  /** The act that carries it to the platform; null for other ways. */
  readonly action: string | null;
}

export interface Handover {
  readonly to: OrganizationId;
  readonly by: PersonSnapshot;
  readonly at: Instant;
  readonly answerBy: Instant;
}

export interface Distress {
  readonly signs: readonly DistressRuleId[];
  readonly noticedAt: Instant;
  readonly decideBy: Instant;
  /** What a person decided; null while nobody has. */
  readonly decided: {
    readonly danger: boolean;
    readonly by: PersonSnapshot;
    readonly at: Instant;
  } | null;
}

/** A young person's question (青年关切), without a word of who asked: texts and contacts are kept apart, where they can be deleted. */
export interface Question {
  readonly id: QuestionId;
  readonly root: OrganizationId;
  /** The unit that answers for it; another only after it has accepted. */
  readonly organization: OrganizationId;
  readonly source: QuestionSource;
  readonly kind: string;
  /** The message of the public that it was made from. */
  readonly message: string | null;
  readonly receivedAt: Instant;
  readonly dueAt: Instant;
  readonly state: QuestionState;
  readonly assignee: PersonSnapshot | null;
  readonly handover: Handover | null;
  readonly answer: Answer | null;
  readonly distress: Distress | null;
  /** The question that it was found to repeat, and is answered with. */
  readonly lead: QuestionId | null;
  readonly settledAt: Instant | null;
  readonly closeReason: CloseReason | null;
  readonly rating: Rating | null;
  /** When everything that names or quotes who asked was deleted. */
  readonly purgedAt: Instant | null;
}

/** Whether nothing is left to be done. */
export function isSettled({ state }: Pick<Question, 'state'>): boolean {
  return state === 'answered' || state === 'closed';
}

/** Whether signs of distress wait for a person's decision. */
export function distressWaits({ distress }: Pick<Question, 'distress'>): boolean {
  return distress !== null && distress.decided === null;
}
