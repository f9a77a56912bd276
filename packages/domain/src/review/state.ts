import type {
  ChannelId,
  Digest,
  FindingId,
  Instant,
  ManuscriptId,
  OrganizationId,
  PersonId,
  PublicationId,
} from '../kernel/index.ts';
import type { PersonSnapshot } from '../organization/index.ts';
import type { Duty, PinnedProcedure } from '../policy/index.ts';

/** Where a manuscript stands. `unborn` exists only before the first event. */
export type Phase =
  | 'unborn'
  | 'drafting'
  | 'inReview'
  | 'returned'
  | 'released'
  | 'publishing'
  | 'published'
  | 'takenDown'
  | 'abandoned';

/** One hand in the text; `stage` and `seat` are set when a signer corrected from his seat. */
export interface Edit {
  readonly person: PersonId;
  readonly revision: number;
  readonly stage: string | null;
  readonly seat: string | null;
}

/** Somebody whose sign-off in this round's line no longer stands, because another took its place. He still signed that stage. */
export interface FormerSigner {
  readonly person: PersonId;
  readonly stage: string;
  readonly seat: string;
}

/** A signature on paper: who entered it, and the scan that proves it. */
export interface PaperEvidence {
  readonly registrar: PersonSnapshot;
  readonly scan: Digest;
  readonly signedOn: Instant;
}

/** 签署: one duty of one seat on one digest. */
export interface SignOff {
  readonly stage: string;
  readonly seat: string;
  readonly duty: Duty;
  readonly signer: PersonSnapshot;
  readonly digest: Digest;
  readonly round: number;
  readonly at: Instant;
  readonly opinion: string;
  readonly paper: PaperEvidence | null;
  /** The digest that was signed by hand, when the rule book let the sign-off stand for a corrected text. */
  readonly carriedFrom: Digest | null;
}

/** A member of an editorial board when the stage began. */
export interface RosterMember {
  readonly person: PersonId;
  readonly name: string;
  readonly leads: boolean;
}

/** The board of a stage as drawn when the stage began, and how many of it must sign. */
export interface Roster {
  readonly members: readonly RosterMember[];
  readonly required: number;
}

export type FindingSeverity = 'error' | 'warning' | 'advice';

/** 问题: a finding on this text, and whether somebody has ruled on it. */
export interface FindingState {
  readonly id: FindingId;
  readonly severity: FindingSeverity;
  readonly ruled: boolean;
  /** Who ruled, while the ruling stands; absent for rulings from before this was kept. */
  readonly ruledBy?: PersonId;
}

/** An emergency release: asked by one, confirmed by another, reviewed in full afterwards. */
export interface EmergencyState {
  readonly requestedBy: PersonId;
  readonly requestedAt: Instant;
  readonly digest: Digest;
  readonly reason: string;
  readonly confirmedBy: PersonId | null;
  readonly reviewDueAt: Instant | null;
  readonly outcome: 'open' | 'completed' | 'objected';
  readonly overdueNoted: boolean;
}

/** 签发: what may be published, where and not before when. */
export interface ReleaseState {
  readonly digest: Digest;
  readonly round: number;
  readonly kind: 'reviewed' | 'emergency';
  readonly channels: readonly ChannelId[];
  readonly notBefore: Instant | null;
  /** Stopped: no channel may begin any more. */
  readonly stopped: boolean;
}

/**
 * begun: the intent is recorded, the platform may have it or not · accepted: the platform works on it · handedOver: a person must find out
 * or do it by hand · done · rejected: provably not published · takedownBegun · takenDown.
 */
export type PublicationStatus =
  | 'begun'
  | 'accepted'
  | 'handedOver'
  | 'done'
  | 'rejected'
  | 'takedownBegun'
  | 'takenDown';

export type Verdict = 'same' | 'differs' | 'gone' | 'banned' | 'blocked';

export interface PublicationState {
  readonly id: PublicationId;
  readonly channel: ChannelId;
  readonly digest: Digest;
  readonly status: PublicationStatus;
  readonly reference: string | null;
  readonly url: string | null;
  readonly verdict: Verdict | null;
}

/** Everything that rules need of one manuscript; the fold of its events, nothing else. */
export interface ReviewState {
  readonly manuscript: ManuscriptId | null;
  readonly organization: OrganizationId | null;
  readonly author: PersonId | null;
  readonly phase: Phase;
  readonly revision: number;
  readonly digest: Digest | null;
  /** When this text was saved: nothing can have been signed before. */
  readonly revisedAt: Instant | null;
  readonly channels: readonly ChannelId[];
  readonly notBefore: Instant | null;
  /** What is still missing before the text may be submitted. */
  readonly missing: readonly string[];
  readonly edits: readonly Edit[];
  readonly pinned: PinnedProcedure | null;
  readonly importance: string | null;
  /** Index of the stage that raised the importance last; -1 is the author. */
  readonly raisedAt: number;
  readonly round: number;
  readonly stageIndex: number;
  readonly stageDueAt: Instant | null;
  readonly overdueNoted: boolean;
  readonly rosters: Readonly<Record<string, Roster>>;
  /** Sign-offs of this round's line; those on an older digest wait to be confirmed. */
  readonly signOffs: readonly SignOff[];
  readonly formerSigners: readonly FormerSigner[];
  readonly emptySeats: readonly string[];
  readonly findings: readonly FindingState[];
  readonly emergency: EmergencyState | null;
  readonly release: ReleaseState | null;
  readonly publications: readonly PublicationState[];
}

/** The state before anything happened. */
export const unborn: ReviewState = {
  manuscript: null,
  organization: null,
  author: null,
  phase: 'unborn',
  revision: 0,
  digest: null,
  revisedAt: null,
  channels: [],
  notBefore: null,
  missing: [],
  edits: [],
  pinned: null,
  importance: null,
  raisedAt: -1,
  round: 0,
  stageIndex: 0,
  stageDueAt: null,
  overdueNoted: false,
  rosters: {},
  signOffs: [],
  formerSigners: [],
  emptySeats: [],
  findings: [],
  emergency: null,
  release: null,
  publications: [],
};
