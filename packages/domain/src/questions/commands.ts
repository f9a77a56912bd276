import type { Digest, Instant, ManuscriptId, OrganizationId } from '../kernel/index.ts';
import type { PersonSnapshot } from '../organization/index.ts';
import type { DistressRuleId } from './distress-rules.ts';
import type { PurgeReason } from './events.ts';
import type { AnswerWay, CloseReason, Question, Rating } from './question.ts';

/** What people, the clock and who asked can want of a question. Texts come as salted digests. */
export type QuestionCommand =
  | { readonly kind: 'setKind'; readonly questionKind: string; readonly dueHours: number }
  | {
      readonly kind: 'noticeDistress';
      readonly signs: readonly DistressRuleId[];
      readonly decideWithinMinutes: number;
    }
  | { readonly kind: 'decideDistress'; readonly danger: boolean; readonly note: Digest | null }
  | { readonly kind: 'assign'; readonly to: PersonSnapshot | null }
  | {
      readonly kind: 'askHandover';
      readonly to: OrganizationId;
      readonly reason: Digest;
      readonly acceptWithinHours: number;
    }
  | { readonly kind: 'acceptHandover' }
  | { readonly kind: 'declineHandover'; readonly reason: Digest }
  | { readonly kind: 'withdrawHandover' }
  | {
      readonly kind: 'draftAnswer';
      readonly answer: string;
      readonly way: AnswerWay;
      readonly text: Digest;
      readonly manuscript: ManuscriptId | null;
    }
  | { readonly kind: 'returnAnswer'; readonly answer: string; readonly reason: Digest }
  | { readonly kind: 'approveAnswer'; readonly answer: string }
  /** The act that carries a reply was asked for, is done, or came to nothing. */
  | { readonly kind: 'passOn'; readonly action: string }
  | { readonly kind: 'noteDone'; readonly action: string }
  | { readonly kind: 'noteFailed'; readonly action: string }
  /** A person told the answer, or the manuscript that holds it is public. */
  | { readonly kind: 'confirmAnswered' }
  | { readonly kind: 'followLead' }
  | { readonly kind: 'close'; readonly reason: CloseReason }
  /** Who asked takes the question back. */
  | { readonly kind: 'withdraw' }
  | { readonly kind: 'showContact' }
  | { readonly kind: 'reopen' }
  | { readonly kind: 'merge' }
  | { readonly kind: 'separate' }
  | { readonly kind: 'rate'; readonly rating: Rating }
  | { readonly kind: 'purge'; readonly why: PurgeReason };

/** What is true when a command is decided. */
export interface QuestionFacts {
  readonly now: Instant;
  /** Who acts; null for the clock, the platform and who asked. */
  readonly by: PersonSnapshot | null;
  /** He holds one of the offices that let answers out, in the scope that the rule book names. */
  readonly approver: boolean;
  /** He works on content in the office that a handover goes to. */
  readonly receiver: boolean;
  /** The one it is given to works on content in the responsible office. */
  readonly assigneeInside: boolean;
  /** The other office belongs to the same tree. */
  readonly sameTree: boolean;
  /** Who asked holds a code for a page of his own. */
  readonly hasPage: boolean;
  readonly manuscriptPublic: boolean;
  /** The question to be grouped with or followed; null where there is none. */
  readonly lead: Question | null;
  /** Others are grouped under this one. */
  readonly leadsOthers: boolean;
}
