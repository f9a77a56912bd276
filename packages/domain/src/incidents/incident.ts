import type { FreezeId, FreezeReach } from '../emergency/index.ts';
import type {
  Brand,
  ChannelId,
  Digest,
  Instant,
  LocalizedText,
  ManuscriptId,
  OrganizationId,
  PublicationId,
} from '../kernel/index.ts';
import type { PersonSnapshot } from '../organization/index.ts';

export type IncidentId = Brand<string, 'IncidentId'>;

/** 一般、较大、重大. */
export const incidentGravities = ['ordinary', 'serious', 'grave'] as const;
export type IncidentGravity = (typeof incidentGravities)[number];

export const incidentStatuses = ['open', 'closed'] as const;
export type IncidentStatus = (typeof incidentStatuses)[number];

/** Who did something and when; null: the system. */
export interface IncidentWord {
  readonly by: PersonSnapshot | null;
  readonly at: Instant;
}

/** What somebody wrote: kept beside the record, which has its digest only. */
export interface Written {
  readonly id: string;
  readonly digest: Digest;
}

/** A step of the plan as it stood when the incident was declared. */
export interface PlanStep {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  /** Name of the plan's role that it falls to; null for anybody. */
  readonly role: string | null;
  /** Minutes from the declaration within which it should be done; null without a limit. */
  readonly minutes: number | null;
}

export const stepOutcomes = ['done', 'skipped', 'impossible'] as const;
export type StepOutcome = (typeof stepOutcomes)[number];

export interface StepState extends PlanStep {
  readonly dueAt: Instant | null;
  /** Null while nobody has said anything about it. */
  readonly taken: {
    readonly outcome: StepOutcome;
    readonly word: IncidentWord;
    readonly words: Written | null;
  } | null;
}

/** How a copy of a public page was had: by the connector, the last one that a verification kept, a person's screenshot, or not at all. */
export const evidenceKinds = ['copy', 'earlierCopy', 'screenshot', 'none'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

export interface Evidence {
  readonly kind: EvidenceKind;
  readonly file: Digest | null;
  /** What a reading found, or why there is none. */
  readonly code: string | null;
  readonly word: IncidentWord;
}

/**
 * `waiting`: the page before is being kept; `underWay`: the platform is asked; `byHand`: left to a person; `down`: the platform or a person says so;
 * `gone`: and looking has shown it; `stillPublic`: looking shows it is there; `failed`: the platform refuses; `refused`: who ordered it may not.
 */
export const takedownStates = [
  'waiting',
  'underWay',
  'byHand',
  'down',
  'gone',
  'stillPublic',
  'failed',
  'refused',
] as const;
export type TakedownState = (typeof takedownStates)[number];

/** Where nothing more is done by itself and nobody has to do something. */
export const settledTakedowns: readonly TakedownState[] = [
  'gone',
  'down',
  'failed',
  'refused',
  'stillPublic',
];

/** What is to be taken down, and where. */
export interface TakedownItem {
  readonly publication: PublicationId;
  readonly manuscript: ManuscriptId;
  readonly channel: ChannelId;
  readonly organization: OrganizationId;
}

export interface Takedown extends TakedownItem {
  readonly state: TakedownState;
  /** Stable code of what stands against it; null where nothing does. */
  readonly code: string | null;
  readonly ordered: IncidentWord;
  readonly reason: Written;
  readonly before: Evidence | null;
  readonly after: Evidence | null;
  readonly changedAt: Instant;
}

export interface IncidentFreeze {
  readonly freeze: FreezeId;
  readonly reach: FreezeReach;
  readonly organization: OrganizationId;
  readonly channel: ChannelId | null;
}

/** Something to be learnt, whose it is and when it should be done. */
export interface Lesson {
  readonly id: string;
  readonly words: Written;
  readonly owner: PersonSnapshot;
  readonly dueOn: string;
  readonly done: IncidentWord | null;
}

/** 突发事件: what is known of it and everything that was done, from the declaration to the report. */
export interface Incident {
  readonly id: IncidentId;
  readonly root: OrganizationId;
  readonly organization: OrganizationId;
  /** Id of the scenario in the rule book. */
  readonly scenario: string;
  readonly gravity: IncidentGravity;
  readonly status: IncidentStatus;
  readonly declared: IncidentWord;
  readonly known: Written;
  readonly channels: readonly ChannelId[];
  readonly plan: {
    readonly id: string;
    readonly version: number;
    readonly name: LocalizedText;
    /** A superior's, or the unit's own that has expired. */
    readonly from: 'own' | 'inherited' | 'expired';
  } | null;
  readonly steps: readonly StepState[];
  /** Who leads: whoever declared it, until he hands over. */
  readonly lead: PersonSnapshot;
  readonly handover: {
    readonly to: PersonSnapshot;
    readonly words: Written;
    readonly word: IncidentWord;
  } | null;
  readonly freezes: readonly IncidentFreeze[];
  readonly takedowns: readonly Takedown[];
  readonly statements: readonly ManuscriptId[];
  readonly calls: readonly string[];
  readonly cases: readonly string[];
  readonly lessons: readonly Lesson[];
  readonly closed: {
    readonly word: IncidentWord;
    readonly facts: Written;
    readonly worked: Written;
    readonly failed: Written;
  } | null;
  /** How many events there were. */
  readonly entries: number;
}
