import type { AssessmentPeriod } from '@sanshen/domain/assessments';

/** The periods that can be assessed, the newest first: years, or halves of them where the rule book asks for them every six months. */
export function recentPeriods(today: string, everyMonths: number | null, years = 4): AssessmentPeriod[] {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  return Array.from({ length: years }, (_, back) => year - back).flatMap((one) => {
    if (everyMonths !== 6) return [String(one)];
    return one === year && month < 7 ? [`${one}-H1`] : [`${one}-H2`, `${one}-H1`];
  });
}

/** The newest of them that is over; the newest one if none is. */
export function lastPeriod(periods: readonly AssessmentPeriod[]): AssessmentPeriod {
  return periods[1] ?? periods[0] ?? '';
}
