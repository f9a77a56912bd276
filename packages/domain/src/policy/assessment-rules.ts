import type { ClauseId, LocalizedText } from '../kernel/index.ts';

/**
 * §12: the published formula of the assessment (考核). An indicator that misses its threshold loses its points in proportion to how far it is on the
 * way to `at`, where they are all lost; one without an entry loses them as soon as it is missed.
 */
export interface AssessmentRules {
  readonly clause: ClauseId;
  /** Months of a period: a year, or half of one. */
  readonly everyMonths: 6 | 12;
  readonly losses: readonly { readonly indicator: string; readonly at: number }[];
  /** Points that all cases of a period together cost at most. */
  readonly casesAtMost: number;
  /** 排名: none, only the grade of each unit, or the order of all with their scores. */
  readonly ranking: 'none' | 'grades' | 'order';
  /** 等次, the best first; each from a score on. The last one begins at 0. */
  readonly grades: readonly AssessmentGrade[];
  /** Days in which the superior decides on an appeal. */
  readonly answerDays: number;
}

export interface AssessmentGrade {
  readonly id: string;
  readonly clause: ClauseId;
  readonly name: LocalizedText;
  readonly atLeast: number;
}

/** §12: 工作通报. */
export interface CircularRules {
  readonly clause: ClauseId;
  /** 机关代字 in the number of circulars, behind the unit's own: 通 in 昆团通〔2026〕1号. */
  readonly word: string;
  /** Hours in which an addressee signs for one; afterwards it is reminded. */
  readonly receiptHours: number;
}

/** Of a rule book that says nothing of circulars. */
export const noCircularRules = (clause: ClauseId): CircularRules => ({
  clause,
  word: '通',
  receiptHours: 48,
});

export interface AssessmentFault {
  readonly fault: 'unknownIndicator' | 'lossBeforeThreshold' | 'gradesOutOfOrder';
  /** Below `/accountability/assessment`. */
  readonly pointer: string;
  readonly name: string;
}

/** What speaks against the rules of the assessment. Pure. */
export function assessmentFaults({
  indicators,
  assessment,
}: {
  readonly indicators: readonly {
    readonly id: string;
    readonly better: 'higher' | 'lower';
    readonly threshold: number;
  }[];
  readonly assessment?: AssessmentRules;
}): readonly AssessmentFault[] {
  if (assessment === undefined) return [];
  const { losses, grades } = assessment;
  const wrong = losses.flatMap(({ indicator: id, at }, index): readonly AssessmentFault[] => {
    const indicator = indicators.find((one) => one.id === id);
    const pointer = `/losses/${index}`;
    if (indicator === undefined)
      return [{ fault: 'unknownIndicator', pointer: `${pointer}/indicator`, name: id }];
    const { better, threshold } = indicator;
    const beyond = better === 'higher' ? at < threshold : at > threshold;
    return beyond ? [] : [{ fault: 'lossBeforeThreshold', pointer: `${pointer}/at`, name: id }];
  });
  const bounds = grades.map(({ atLeast }) => atLeast);
  const ordered = bounds.every((bound, index) => index === 0 || bound < (bounds[index - 1] ?? 0));
  if (grades.length === 0 || (ordered && bounds.at(-1) === 0)) return wrong;
  return [...wrong, { fault: 'gradesOutOfOrder', pointer: '/grades', name: grades.at(-1)?.id ?? '' }];
}
