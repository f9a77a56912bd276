import { isAssessmentPeriod } from '@sanshen/domain/assessments';

export const assessmentSides = ['own', 'units'] as const;

/** Which assessments of which unit are shown, as it stands in the address. */
export interface AssessmentsSearch {
  readonly organization?: string;
  readonly side?: (typeof assessmentSides)[number];
  readonly period?: string;
}

/** Reads the address; whatever does not belong there is left out. */
export function readAssessmentsSearch(search: Readonly<Record<string, unknown>>): AssessmentsSearch {
  const { organization } = search;
  const side = assessmentSides.find((one) => one === search.side);
  // The address gives a bare year as a number.
  const period = String(search.period ?? '');
  return {
    ...(typeof organization === 'string' && organization !== '' ? { organization } : {}),
    ...(side === undefined ? {} : { side }),
    ...(isAssessmentPeriod(period) ? { period } : {}),
  };
}
