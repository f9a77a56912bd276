import type { Brand, ClauseId, Instant, OrganizationId } from '../kernel/index.ts';
import type { PersonSnapshot } from '../organization/index.ts';
import type { CaseRules, Gravity, MeasureId } from '../policy/index.ts';

export type CaseId = Brand<string, 'CaseId'>;

export const caseStatuses = [
  'found',
  'verified',
  'notified',
  'answered',
  'rectified',
  'checked',
  'closed',
  'dismissed',
  'appealed',
] as const;
export type CaseStatus = (typeof caseStatuses)[number];

export const caseSourceKinds = [
  'spotCheck',
  'incident',
  'patrol',
  'publication',
  'finding',
  'indicator',
  'report',
  'drill',
] as const;
export type CaseSourceKind = (typeof caseSourceKinds)[number];
/** What a case came from; `id` is that of the thing, or of the case of a publication. */
export interface CaseSource {
  readonly kind: CaseSourceKind;
  readonly id: string;
}

export const evidenceKinds = [
  'file',
  'manuscript',
  'publication',
  'finding',
  'patrol',
  'incident',
  'spotCheck',
  'drill',
  'page',
] as const;
/** Something that shows what happened: a file by its digest, a thing of the system by its id, a page by its address. */
export interface CaseEvidence {
  readonly kind: (typeof evidenceKinds)[number];
  readonly id: string;
  readonly name: string;
}
export interface CaseFile {
  readonly file: string;
  readonly name: string;
}

export interface CaseWord {
  readonly by: PersonSnapshot;
  readonly at: Instant;
  readonly note: string;
}
export interface CaseAnswer extends CaseWord {
  readonly files: readonly CaseFile[];
}
/** 申诉 of the unit: against what was found, or against how the case was closed. */
export interface CaseAppeal extends CaseAnswer {
  readonly against: 'finding' | 'decision';
  /** The status that the case goes back to when the appeal is turned down. */
  readonly from: CaseStatus;
  /** Time that was left of the deadline, in milliseconds, negative where it had passed; null where there was none. */
  readonly left: number | null;
  /** Whether the deadline had been found missed. */
  readonly late: boolean;
  readonly decided: (CaseWord & { readonly verdict: AppealVerdict }) | null;
}
/** `upheld`: the decision stands; `overturned`: it falls, and the case with it. */
export const appealVerdicts = ['upheld', 'overturned'] as const;
export type AppealVerdict = (typeof appealVerdicts)[number];

/** The rules that a case keeps from its first day to its last. */
export interface CaseTerms {
  readonly rules: CaseRules;
  readonly appealDays: number;
}

/** 案件: something that an organisation did or left undone against a clause. */
export interface Case {
  readonly id: CaseId;
  readonly root: OrganizationId;
  /** The unit concerned. */
  readonly organization: OrganizationId;
  /** Who commands it (§11) and deals with the case; at the root the unit itself. */
  readonly handler: OrganizationId;
  readonly clause: ClauseId;
  readonly gravity: Gravity;
  readonly title: string;
  readonly source: CaseSource;
  readonly terms: CaseTerms;
  readonly status: CaseStatus;
  /** Told to the unit by the publicity department, without any command. */
  readonly guided: boolean;
  readonly evidence: readonly CaseEvidence[];
  readonly opened: { readonly by: PersonSnapshot | null; readonly at: Instant; readonly note: string };
  readonly verified: CaseWord | null;
  readonly notified: CaseWord | null;
  readonly answered: CaseAnswer | null;
  readonly rectified: CaseAnswer | null;
  readonly checked: CaseWord | null;
  readonly closed: CaseWord | null;
  readonly measures: readonly MeasureId[];
  readonly appeals: readonly CaseAppeal[];
  /** When the next step is due; null where nobody has to do anything. */
  readonly dueAt: Instant | null;
  /** Deadlines that were missed, by whose they were. */
  readonly missed: { readonly unit: number; readonly superior: number };
  /** Whether the deadline of now was found missed. */
  readonly overdue: boolean;
  /** How many times it was taken up again. */
  readonly reopened: number;
}

export type CaseEvent =
  | ({
      readonly kind: 'opened';
      readonly case: CaseId;
      readonly evidence: readonly CaseEvidence[];
      readonly by: PersonSnapshot | null;
      readonly at: Instant;
      readonly note: string;
    } & Pick<Case, 'root' | 'organization' | 'handler' | 'clause' | 'gravity' | 'title' | 'source' | 'terms'>)
  | { readonly kind: 'evidenceAdded'; readonly evidence: readonly CaseEvidence[]; readonly word: CaseWord }
  | {
      readonly kind: 'verified';
      readonly gravity: Gravity;
      readonly measures: readonly MeasureId[];
      readonly word: CaseWord;
    }
  | { readonly kind: 'notified'; readonly guided: boolean; readonly word: CaseWord }
  | { readonly kind: 'answered' | 'rectified'; readonly files: readonly CaseFile[]; readonly word: CaseWord }
  | { readonly kind: 'sentBack' | 'dismissed' | 'reopened'; readonly word: CaseWord }
  | { readonly kind: 'checked'; readonly passed: boolean; readonly word: CaseWord }
  | { readonly kind: 'closed'; readonly measures: readonly MeasureId[]; readonly word: CaseWord }
  | { readonly kind: 'appealed'; readonly files: readonly CaseFile[]; readonly word: CaseWord }
  | { readonly kind: 'appealDecided'; readonly verdict: AppealVerdict; readonly word: CaseWord }
  | { readonly kind: 'overdue'; readonly at: Instant };
export type CaseEventKind = CaseEvent['kind'];
