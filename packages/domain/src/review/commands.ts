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
import type { PersonFacts } from '../organization/index.ts';
import type { Duty, PinnedProcedure, Scope } from '../policy/index.ts';
import type { FindingSeverity, Verdict } from './state.ts';

/** What a revision brings, as computed from its content by the document package. */
export interface RevisionFacts {
  readonly digest: Digest;
  readonly channels: readonly ChannelId[];
  readonly notBefore: Instant | null;
  readonly missing: readonly string[];
}

interface SeatClaim {
  readonly stage: string;
  readonly seat: string;
  readonly duties: readonly Duty[];
  /** The round and digest that the signer saw: compare-and-swap. */
  readonly round: number;
  readonly digest: Digest;
  readonly opinion: string;
}

/** Commands of people; `by` is who acts. */
export type PersonCommand =
  | { readonly kind: 'create'; readonly manuscript: ManuscriptId; readonly organization: OrganizationId }
  | { readonly kind: 'revise'; readonly basedOn: Digest | null; readonly revision: RevisionFacts }
  | { readonly kind: 'submit'; readonly digest: Digest; readonly importance: string | null }
  | ({ readonly kind: 'sign' } & SeatClaim)
  | ({
      readonly kind: 'signPaper';
      readonly signer: PersonId;
      readonly scan: Digest;
      readonly signedOn: Instant;
    } & SeatClaim)
  | {
      readonly kind: 'correct';
      readonly stage: string;
      readonly seat: string;
      readonly round: number;
      readonly basedOn: Digest;
      readonly revision: RevisionFacts;
      readonly reason: string;
    }
  | {
      readonly kind: 'return';
      readonly to: string | null;
      readonly round: number;
      readonly digest: Digest;
      readonly reasons: string;
    }
  | { readonly kind: 'withdraw'; readonly reason: string }
  | { readonly kind: 'abandon'; readonly reason: string }
  | { readonly kind: 'raiseImportance'; readonly level: string; readonly reason: string }
  | { readonly kind: 'lowerImportance'; readonly level: string; readonly reason: string }
  | { readonly kind: 'reseat'; readonly stage: string; readonly reason: string }
  | {
      readonly kind: 'noteFinding';
      readonly finding: FindingId;
      readonly severity: FindingSeverity;
      readonly rule: string;
      readonly text: string;
      readonly place: { readonly start: number; readonly end: number } | null;
    }
  | {
      readonly kind: 'ruleFinding';
      readonly finding: FindingId;
      readonly ruling: 'accepted' | 'overruled';
      readonly reason: string;
    }
  | { readonly kind: 'takeBackRuling'; readonly finding: FindingId }
  | { readonly kind: 'requestEmergency'; readonly digest: Digest; readonly reason: string }
  | { readonly kind: 'confirmEmergency'; readonly digest: Digest }
  | { readonly kind: 'stop'; readonly reason: string }
  | {
      readonly kind: 'publish';
      readonly publication: PublicationId;
      readonly channel: ChannelId;
      readonly digest: Digest;
    }
  | {
      readonly kind: 'resolvePublication';
      readonly publication: PublicationId;
      readonly happened: boolean;
      readonly url: string | null;
      readonly evidence: Digest | null;
      readonly note: string;
    }
  | { readonly kind: 'takeDown'; readonly publication: PublicationId; readonly reason: string }
  | {
      readonly kind: 'confirmTakedown';
      readonly publication: PublicationId;
      readonly done: boolean;
      readonly evidence: Digest | null;
      readonly note: string;
    };

/** What came of a call to a platform; `handedOver` covers the unknown and what a person must do by hand. */
export type PublicationOutcome =
  | { readonly kind: 'accepted'; readonly reference: string }
  | { readonly kind: 'done'; readonly reference: string; readonly url: string | null }
  | { readonly kind: 'rejected'; readonly code: string; readonly detail: string }
  | { readonly kind: 'handedOver'; readonly why: string };

/** Commands of the system's own jobs: they report and chase, they never approve. */
export type SystemCommand =
  | {
      readonly kind: 'publishOnSchedule';
      readonly publication: PublicationId;
      readonly channel: ChannelId;
      readonly digest: Digest;
    }
  | {
      readonly kind: 'reportPublication';
      readonly publication: PublicationId;
      readonly outcome: PublicationOutcome;
    }
  | {
      readonly kind: 'reportVerification';
      readonly publication: PublicationId;
      readonly verdict: Verdict;
      readonly fetched: Digest | null;
    }
  | {
      readonly kind: 'reportTakedown';
      readonly publication: PublicationId;
      readonly done: boolean;
      readonly detail: string;
    }
  | { readonly kind: 'chase' };

export type Command = (PersonCommand & { readonly by: PersonId }) | (SystemCommand & { readonly by: null });
export type CommandKind = Command['kind'];

/** What decide() may know of the world, all of it loaded inside the deciding transaction. */
export interface Facts {
  readonly now: Instant;
  /** The actor, and everyone who holds an office that the procedure names in one of its scopes. */
  readonly people: readonly PersonFacts[];
  readonly scopes: Readonly<Partial<Record<Scope, OrganizationId>>>;
  /** The procedure in force for this organisation now; used only where a run starts. */
  readonly procedure: PinnedProcedure | null;
  /** §3: marks found in the pictures of this text on which the signer has yet to rule, where the rule book asks each signer for it; absent where nothing waits. */
  readonly marks?: { readonly unruled: number };
}
