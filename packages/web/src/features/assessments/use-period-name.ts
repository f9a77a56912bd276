import { useTexts } from '../../text/language.ts';
import { assessmentTexts } from './texts.ts';

/** Says a period as people do. */
export function usePeriodName(): (period: string) => string {
  const t = useTexts(assessmentTexts);
  return (period) => {
    const [year = '', half] = period.split('-H');
    return half === undefined ? t.yearName(Number(year)) : t.halfName(Number(year), Number(half));
  };
}
