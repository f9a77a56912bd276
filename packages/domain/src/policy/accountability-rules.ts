import type { ClauseId, LocalizedText } from '../kernel/index.ts';
import type { AssessmentRules, CircularRules } from './assessment-rules.ts';
import type { NamedItem, OfficeAt } from './sections.ts';

export const indicatorMeasures = [
  'topicShare',
  'limitedShare',
  'workDraftShare',
  'answersInTime',
  'markFaults',
  'styleFaults',
  'reviewComplete',
  'editedAfterApproval',
  'overdueSignOffs',
  'patrolsMissed',
  'unqualifiedHolders',
  'dormantChannels',
  'attestationsOverdue',
  'errorsAfterPublication',
  'escapesPerTenThousand',
  'declarationsMissing',
  'drillsHeld',
  'drillReportsLate',
  'trainingHours',
  'peopleTrained',
  'guidanceAnswered',
  'casesRectified',
] as const;
export type IndicatorMeasure = (typeof indicatorMeasures)[number];
/** §12: a number that the system computes from its own evidence, and the points that it can cost. */
export interface Indicator extends NamedItem {
  readonly measure: IndicatorMeasure;
  readonly better: 'higher' | 'lower';
  readonly threshold: number;
  readonly points: number;
}
/** The mildest first. */
export const measureIds = ['reminder', 'circular', 'assessment', 'accountability'] as const;
export type MeasureId = (typeof measureIds)[number];
/** §12: 提醒谈话, 工作通报, 考核扣分, 追究责任. */
export interface AccountabilityMeasure extends NamedItem {
  readonly id: MeasureId;
  readonly within: { readonly days: number };
}
/** How long records are kept: `atLeast` for evidence, `atMost` for what names members of the public. */
export interface RetentionRule extends NamedItem {
  readonly personal: boolean;
  readonly bound: 'atLeast' | 'atMost';
  readonly days: number;
}
export const gravities = ['minor', 'ordinary', 'serious', 'grave'] as const;
/** §12: 轻微, 一般, 较重, 严重. */
export type Gravity = (typeof gravities)[number];
/** How a case (案件) of a gravity is dealt with: days for each step, the points it costs, the measures that may be taken. */
export interface GravityRule extends NamedItem {
  readonly id: Gravity;
  readonly verifyDays: number;
  readonly notifyDays: number;
  readonly answerDays: number;
  readonly rectifyDays: number;
  readonly checkDays: number;
  readonly points: number;
  readonly measures: readonly MeasureId[];
}
/** §12: how cases are dealt with, and what they cost in the assessment. */
export interface CaseRules {
  readonly clause: ClauseId;
  readonly gravities: readonly GravityRule[];
  /** Points that each deadline which the unit missed adds to a case whose points count. */
  readonly overduePoints: number;
  /** Points that one case can cost at most. */
  readonly mostPoints: number;
  /** Who may read accountability records of a unit's people, besides the person himself; seen from that unit. */
  readonly recordsReadBy: readonly OfficeAt[];
}
/** §12: 抽查 of published items. */
export interface SpotCheckRules {
  readonly clause: ClauseId;
  /** Spot checks that an organisation with others below holds in a year, at least. */
  readonly perYear: number;
  /** Two inspectors see neither each other's answers nor the names of who wrote and signed. */
  readonly doubleBlind: boolean;
  /** What inspectors answer about each item. */
  readonly lines: readonly NamedItem[];
}
export interface AccountabilityRules {
  readonly indicators: readonly Indicator[];
  readonly measures: readonly AccountabilityMeasure[];
  readonly appealDays: { readonly clause: ClauseId; readonly days: number };
  readonly retention: readonly RetentionRule[];
  /** Left out where the rule book leaves deadlines and points of cases open. */
  readonly cases?: CaseRules;
  /** Left out where the rule book asks for no spot checks. */
  readonly spotChecks?: SpotCheckRules;
  /** Left out where units are not assessed. */
  readonly assessment?: AssessmentRules;
  /** Left out where the rule book says nothing of circulars. */
  readonly circulars?: CircularRules;
}

const gravityNames: Readonly<Record<Gravity, LocalizedText>> = {
  minor: { zh: '轻微', en: 'minor' },
  ordinary: { zh: '一般', en: 'ordinary' },
  serious: { zh: '较重', en: 'serious' },
  grave: { zh: '严重', en: 'grave' },
};

/** Of a rule book that says nothing of cases: a month for each step, a reminder and nothing more. */
export const noCaseRules = (clause: ClauseId): CaseRules => ({
  clause,
  gravities: gravities.map((id) => ({
    ...{ id, clause, name: gravityNames[id], points: 0, measures: ['reminder'] },
    ...{ verifyDays: 30, notifyDays: 30, answerDays: 30, rectifyDays: 30, checkDays: 30 },
  })),
  overduePoints: 0,
  mostPoints: 0,
  recordsReadBy: [],
});

/** Of a rule book that says nothing of spot checks: they may be held, with one question. */
export const noSpotCheckRules = (clause: ClauseId): SpotCheckRules => ({
  clause,
  perYear: 0,
  doubleBlind: true,
  lines: [
    { id: 'content', clause, name: { zh: '内容是否符合制度要求', en: 'The content keeps to the rules' } },
  ],
});
