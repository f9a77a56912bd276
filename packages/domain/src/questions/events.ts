import type { Digest, Instant, ManuscriptId, OrganizationId } from '../kernel/index.ts';
import type { PersonSnapshot } from '../organization/index.ts';
import type { DistressRuleId } from './distress-rules.ts';
import type { AnswerWay, CloseReason, QuestionId, QuestionSource, Rating } from './question.ts';

/** Why the data of who asked was deleted. */
export type PurgeReason = 'retention' | 'asker' | 'platform';

/** The ledger's events. They hold people of the staff, ids and salted digests, never a word of the public. */
export type QuestionEvent =
  | {
      readonly kind: 'received';
      readonly question: QuestionId;
      readonly root: OrganizationId;
      readonly organization: OrganizationId;
      readonly source: QuestionSource;
      readonly questionKind: string;
      readonly message: string | null;
      readonly text: Digest;
      readonly dueAt: Instant;
      /** Who took it down; null where it came by itself. */
      readonly by: PersonSnapshot | null;
      readonly at: Instant;
    }
  | (Step<'kindSet'> & { readonly questionKind: string; readonly dueAt: Instant })
  | (Clocked<'distressNoticed'> & {
      readonly signs: readonly DistressRuleId[];
      readonly decideBy: Instant;
    })
  | (Step<'distressDecided'> & { readonly danger: boolean; readonly note: Digest | null })
  | (Step<'assigned'> & { readonly to: PersonSnapshot | null })
  | (Step<'handoverAsked'> & {
      readonly to: OrganizationId;
      readonly reason: Digest;
      readonly answerBy: Instant;
    })
  | (Step<'handoverAccepted'> & { readonly organization: OrganizationId })
  | (Step<'handoverDeclined'> & { readonly reason: Digest })
  | Step<'handoverWithdrawn'>
  | (Step<'answerDrafted'> & {
      readonly answer: string;
      readonly way: AnswerWay;
      readonly text: Digest;
      readonly manuscript: ManuscriptId | null;
    })
  | (Step<'answerReturned'> & { readonly reason: Digest })
  | Step<'answerApproved'>
  | (Clocked<'answerPassedOn'> & { readonly action: string })
  | (Clocked<'answerFailed'> & { readonly action: string })
  | (Clocked<'answered'> & { readonly by: PersonSnapshot | null })
  | (Clocked<'answeredWithLead'> & { readonly lead: QuestionId })
  | (Clocked<'closed'> & { readonly by: PersonSnapshot | null; readonly reason: CloseReason })
  | Step<'reopened'>
  | (Step<'merged'> & { readonly lead: QuestionId })
  | Step<'separated'>
  /** Somebody looked at how the asker can be reached. */
  | Step<'contactShown'>
  | (Clocked<'rated'> & { readonly rating: Rating })
  | (Clocked<'purged'> & { readonly why: PurgeReason });

interface Clocked<Kind extends string> {
  readonly kind: Kind;
  readonly question: QuestionId;
  readonly at: Instant;
}
interface Step<Kind extends string> extends Clocked<Kind> {
  readonly by: PersonSnapshot;
}
