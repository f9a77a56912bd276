import type { LocalizedText } from '@sanshen/domain/kernel';
import type { IndicatorValue } from '@sanshen/domain/supervision';

const verdicts: Readonly<Record<IndicatorValue['verdict'], LocalizedText>> = {
  met: { zh: '达标', en: 'met' },
  missed: { zh: '未达标', en: 'missed' },
  nothing: { zh: '当期无事项', en: 'nothing to count' },
  underway: { zh: '年度进行中', en: 'year under way' },
  notMeasured: { zh: '暂未统计', en: 'not yet measured' },
};

/** Words of the board's spreadsheet and of its verdicts. */
export const supervisionSheetTexts = {
  values: { zh: '指标', en: 'Indicators' },
  sums: { zh: '构成', en: 'Sums' },
  unit: { zh: '单位', en: 'Unit' },
  closed: { zh: '已定格月数', en: 'Months closed' },
  indicator: { zh: '指标', en: 'Indicator' },
  numerator: { zh: '分子', en: 'Numerator' },
  denominator: { zh: '分母', en: 'Denominator' },
  threshold: { zh: '规则要求', en: 'Asked by the rule book' },
  verdict: { zh: '结论', en: 'Verdict' },
  notMeasured: verdicts.notMeasured,
  verdicts,
} as const;
