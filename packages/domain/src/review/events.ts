import type {
  ChannelId,
  Digest,
  FindingId,
  Instant,
  ManuscriptId,
  OrganizationId,
  PublicationId,
} from '../kernel/index.ts';
import type { PersonSnapshot } from '../organization/index.ts';
import type { PinnedProcedure } from '../policy/index.ts';
import type { RevisionFacts } from './commands.ts';
import type { EmptyReason } from './empty-reason.ts';
import type { FindingSeverity, ReleaseState, Roster, SignOff, Verdict } from './state.ts';

/** Facts that happened to one manuscript; folding them gives its state. */
export type ReviewEvent =
  | {
      readonly kind: 'created';
      readonly manuscript: ManuscriptId;
      readonly organization: OrganizationId;
      readonly author: PersonSnapshot;
    }
  | {
      readonly kind: 'revised';
      readonly at: Instant;
      readonly revision: number;
      readonly previous: Digest | null;
      readonly facts: RevisionFacts;
      readonly editor: PersonSnapshot;
      /** The stage and the seat from which a signer corrected; null for an author's edit. */
      readonly stage: string | null;
      readonly seat: string | null;
      readonly reason: string;
    }
  | {
      readonly kind: 'submitted';
      readonly pinned: PinnedProcedure;
      readonly digest: Digest;
      readonly importance: string;
      readonly raisedAt: number;
      readonly by: PersonSnapshot;
    }
  | {
      readonly kind: 'roundStarted';
      readonly round: number;
      readonly stageIndex: number;
      readonly why: 'submitted' | 'resubmitted' | 'authorEdit' | 'correction' | 'returned' | 'laterReview';
    }
  | {
      readonly kind: 'stageEntered';
      readonly stage: string;
      readonly stageIndex: number;
      readonly roster: Roster | null;
      readonly dueAt: Instant;
    }
  | { readonly kind: 'signedOff'; readonly signOff: SignOff }
  | { readonly kind: 'signOffsCarried'; readonly signOffs: readonly SignOff[] }
  | {
      readonly kind: 'recheckAsked';
      readonly from: Digest;
      readonly to: Digest;
      readonly stages: readonly string[];
    }
  | { readonly kind: 'stageCompleted'; readonly stage: string; readonly digest: Digest }
  | {
      readonly kind: 'returned';
      readonly to: string | null;
      readonly reasons: string;
      readonly by: PersonSnapshot;
      readonly digest: Digest;
    }
  | { readonly kind: 'withdrawn'; readonly reason: string; readonly by: PersonSnapshot }
  | { readonly kind: 'abandoned'; readonly reason: string; readonly by: PersonSnapshot }
  | {
      readonly kind: 'importanceChanged';
      readonly from: string;
      readonly to: string;
      readonly raisedAt: number;
      readonly reason: string;
      readonly by: PersonSnapshot;
    }
  | {
      readonly kind: 'seatFoundEmpty';
      readonly seat: string;
      readonly stage: string;
      readonly why: EmptyReason;
    }
  | { readonly kind: 'seatFilled'; readonly seat: string; readonly stage: string }
  | { readonly kind: 'deadlinePassed'; readonly stage: string; readonly dueAt: Instant }
  | {
      readonly kind: 'findingNoted';
      readonly finding: FindingId;
      readonly severity: FindingSeverity;
      readonly rule: string;
      readonly text: string;
      readonly place: { readonly start: number; readonly end: number } | null;
      readonly by: PersonSnapshot;
    }
  | {
      readonly kind: 'findingRuled';
      readonly finding: FindingId;
      readonly ruling: 'accepted' | 'overruled';
      readonly reason: string;
      readonly by: PersonSnapshot;
    }
  | { readonly kind: 'rulingTakenBack'; readonly finding: FindingId; readonly by: PersonSnapshot }
  | {
      readonly kind: 'emergencyRequested';
      readonly at: Instant;
      readonly digest: Digest;
      readonly reason: string;
      readonly by: PersonSnapshot;
      readonly pinned: PinnedProcedure;
    }
  | { readonly kind: 'emergencyConfirmed'; readonly by: PersonSnapshot; readonly reviewDueAt: Instant }
  | { readonly kind: 'laterReviewCompleted'; readonly digest: Digest }
  | { readonly kind: 'laterReviewObjected'; readonly by: PersonSnapshot; readonly reasons: string }
  | { readonly kind: 'laterReviewOverdue'; readonly dueAt: Instant }
  | { readonly kind: 'released'; readonly release: ReleaseState }
  | {
      readonly kind: 'releaseRevoked';
      readonly why: 'authorEdit' | 'stopped' | 'withdrawn' | 'objected';
      readonly by: PersonSnapshot;
      readonly reason: string;
    }
  | { readonly kind: 'publishingStopped'; readonly by: PersonSnapshot; readonly reason: string }
  | {
      readonly kind: 'publicationBegun';
      readonly publication: PublicationId;
      readonly channel: ChannelId;
      readonly digest: Digest;
      /** Null when the schedule of the release began it. */
      readonly by: PersonSnapshot | null;
    }
  | { readonly kind: 'publicationAccepted'; readonly publication: PublicationId; readonly reference: string }
  | {
      readonly kind: 'publicationDone';
      readonly publication: PublicationId;
      readonly reference: string | null;
      readonly url: string | null;
      readonly resolvedBy: PersonSnapshot | null;
      readonly evidence: Digest | null;
      readonly note: string;
    }
  | {
      readonly kind: 'publicationRejected';
      readonly publication: PublicationId;
      readonly code: string;
      readonly detail: string;
      readonly resolvedBy: PersonSnapshot | null;
    }
  | { readonly kind: 'publicationHandedOver'; readonly publication: PublicationId; readonly why: string }
  | {
      readonly kind: 'publicationVerified';
      readonly publication: PublicationId;
      readonly verdict: Verdict;
      readonly fetched: Digest | null;
    }
  | {
      readonly kind: 'takedownBegun';
      readonly publication: PublicationId;
      readonly by: PersonSnapshot;
      readonly reason: string;
    }
  | {
      readonly kind: 'takedownFailed' | 'takenDown';
      readonly publication: PublicationId;
      readonly detail: string;
      /** Who took it down by hand, or could not; null when the platform answered. */
      readonly resolvedBy: PersonSnapshot | null;
      readonly evidence: Digest | null;
    };

export type ReviewEventKind = ReviewEvent['kind'];
