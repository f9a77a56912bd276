import type { ClauseId, Digest, LocalizedText, PolicyId } from '../kernel/index.ts';
import type { Employment, Office, Scope } from '../organization/index.ts';

/** 审 and 校: the two duties that a seat may ask for. */
export type Duty = 'review' | 'proofread';

export { type Scope, scopes } from '../organization/index.ts';

/** A named seat (席位): never replaced by a count. `offices` are alternatives, e.g. leader in charge or main leader. */
export interface Seat {
  readonly id: string;
  readonly name: LocalizedText;
  readonly offices: readonly Office[];
  readonly scope: Scope;
  readonly duties: readonly Duty[];
  /** The seat's duties must be signed by two people. */
  readonly twoPeople: boolean;
  /** Kinds of qualification that the signer must hold. */
  readonly qualifications: readonly string[];
  /** Natures of employment that may sign. */
  readonly employment: readonly Employment[];
  /** The clause by which this seat asks for fewer than both duties; validation refuses a stage that lacks a duty without it. */
  readonly dutiesClause?: ClauseId;
  /**
   * Sign-offs that already satisfy this seat in the same round on the same digest. E.g. the main leader signed the third stage himself:
   * he cannot sign twice, and nobody else can decide in his stead.
   */
  readonly satisfiedBy?: readonly { readonly stage: string; readonly offices: readonly Office[] }[];
}

/** How many of a board must sign. `all` and `majority` count the roster of the moment when the stage began. */
export type BoardRule =
  | { readonly kind: 'all' }
  | { readonly kind: 'majority' }
  | { readonly kind: 'atLeast'; readonly count: number };

/** Who makes a stage: named seats (all of them, or any one), or an editorial board (编委会) by count. */
export type Composition =
  | { readonly kind: 'seats'; readonly rule: 'all' | 'any'; readonly seats: readonly Seat[] }
  | {
      readonly kind: 'board';
      /** The seat that each member takes; its id is a prefix, the member's id follows. */
      readonly member: Seat;
      readonly rule: BoardRule;
      /** At least so many must sign, whatever the rule says; fewer eligible members block the stage. At least 2. */
      readonly minimum: number;
      /** Offices of which at least one must be among the signers, e.g. the leader in charge who leads the board. */
      readonly ledBy: readonly Office[];
    };

/** What a signer's own correction does to the sign-offs of earlier stages. */
export type AmendMode = 'restart' | 'recheck' | 'carry';

/** A stage (审次) of a procedure. */
export interface Stage {
  readonly id: string;
  readonly name: LocalizedText;
  readonly clause: ClauseId;
  readonly composition: Composition;
  /** What a correction by a signer of this stage does. */
  readonly amend: AmendMode;
  readonly deadlineHours: number;
  /** Hours before the deadline at which the holders are reminded; after it the superior is told. */
  readonly remindHours: readonly number[];
  /** A sign-off needs a ruling on every finding of severity error. */
  readonly requireRulings: boolean;
  readonly checklist: {
    readonly review: readonly LocalizedText[];
    readonly proofread: readonly LocalizedText[];
  };
}

/** 加报: stages added after the base stages when importance reaches `from`. */
export interface Escalation {
  readonly from: string;
  readonly clause: ClauseId;
  readonly stages: readonly Stage[];
}

/** Emergency release: two people, a reason, and a full review afterwards within the deadline. */
export interface EmergencyRule {
  readonly clause: ClauseId;
  readonly requestBy: readonly { readonly offices: readonly Office[]; readonly scope: Scope }[];
  readonly confirmBy: readonly { readonly offices: readonly Office[]; readonly scope: Scope }[];
  readonly reviewWithinHours: number;
  readonly confirmWithinMinutes: number;
}

/** Who may publish what is released: office, nature of employment and qualification together (§7). */
export interface PublisherRule {
  readonly clause: ClauseId;
  readonly offices: readonly Office[];
  readonly scope: Scope;
  readonly employment: readonly Employment[];
  readonly qualifications: readonly string[];
}

/** A procedure (规程): how a manuscript of some organisations comes to its release. Pinned when a run starts. */
export interface Procedure {
  readonly id: string;
  readonly name: LocalizedText;
  readonly clause: ClauseId;
  /** Levels of importance, lowest first; the first is what nobody declared otherwise. */
  readonly importance: readonly { readonly id: string; readonly name: LocalizedText }[];
  readonly stages: readonly Stage[];
  readonly escalations: readonly Escalation[];
  /** Stage at which the round restarts when the author edits after submission, or resubmits after a return. */
  readonly restartAt: { readonly authorEdit: string; readonly resubmit: string };
  /** Offices that may enter a sign-off given on paper; none forbids paper. */
  readonly registrars: readonly Office[];
  /** Who is told, and may reseat or release from a dead end, when a seat is empty. */
  readonly responsible: { readonly offices: readonly Office[]; readonly scope: Scope };
  readonly emergency: EmergencyRule | null;
  readonly publishers: PublisherRule;
}

/** Exactly which text of the rule book a run follows. */
export interface PolicyReference {
  readonly policy: PolicyId;
  readonly version: number;
  readonly digest: Digest;
}

/** A procedure with the version of the rule book that it comes from. */
export interface PinnedProcedure {
  readonly reference: PolicyReference;
  readonly procedure: Procedure;
}
