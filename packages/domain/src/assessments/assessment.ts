import type { Brand, Digest, Instant, OrganizationId } from '../kernel/index.ts';
import type { PersonSnapshot } from '../organization/index.ts';
import type { AssessmentInput, AssessmentScore } from './formula.ts';
import type { AssessmentPeriod } from './period.ts';

export type AssessmentId = Brand<string, 'AssessmentId'>;

export const assessmentStatuses = ['draft', 'published', 'final'] as const;
export type AssessmentStatus = (typeof assessmentStatuses)[number];

export interface AssessmentWord {
  readonly by: PersonSnapshot;
  readonly at: Instant;
  readonly note: string;
}

export interface AssessmentFile {
  readonly file: Digest;
  readonly name: string;
}

/** 申诉 against one item, decided by whoever assesses. */
export interface AssessmentAppeal {
  readonly item: string;
  readonly files: readonly AssessmentFile[];
  readonly word: AssessmentWord;
  /** When the superior's answer is due. */
  readonly dueAt: Instant;
  /** `restored`: points given back; 0 where the deduction stands. */
  readonly decided: (AssessmentWord & { readonly restored: number }) | null;
}

/** 考核: one unit in one period. */
export interface Assessment {
  readonly id: AssessmentId;
  readonly root: OrganizationId;
  /** The unit that is assessed. */
  readonly organization: OrganizationId;
  /** Who assesses it. */
  readonly assessor: OrganizationId;
  readonly period: AssessmentPeriod;
  readonly input: AssessmentInput;
  /** Over the canonical input: who has the same numbers and cases has the same digest, and therefore the same score. */
  readonly digest: Digest;
  readonly result: AssessmentScore;
  readonly status: AssessmentStatus;
  readonly drafted: AssessmentWord;
  readonly published: AssessmentWord | null;
  /** Until when the unit may appeal; null before it is published. */
  readonly appealUntil: Instant | null;
  readonly appeals: readonly AssessmentAppeal[];
  /** Null `by`: the time to appeal passed, and nothing was open. */
  readonly final: { readonly by: PersonSnapshot | null; readonly at: Instant } | null;
}

type Drawn = Pick<Assessment, 'input' | 'digest' | 'result'>;

/** The ledger's events, in the stream of the unit. */
export type AssessmentEvent = { readonly assessment: AssessmentId } & (
  | ({ readonly kind: 'drafted'; readonly word: AssessmentWord } & Drawn &
      Pick<Assessment, 'root' | 'organization' | 'assessor' | 'period'>)
  | ({ readonly kind: 'redrafted'; readonly word: AssessmentWord } & Drawn)
  | { readonly kind: 'published'; readonly appealUntil: Instant; readonly word: AssessmentWord }
  | {
      readonly kind: 'appealed';
      readonly item: string;
      readonly files: readonly AssessmentFile[];
      readonly dueAt: Instant;
      readonly word: AssessmentWord;
    }
  | {
      readonly kind: 'appealDecided';
      readonly item: string;
      readonly restored: number;
      readonly word: AssessmentWord;
    }
  | { readonly kind: 'finalised'; readonly by: PersonSnapshot | null; readonly at: Instant }
);
export type AssessmentEventKind = AssessmentEvent['kind'];
