import type { LocalizedText } from '../kernel/index.ts';
import type { AssessedIndicator, AssessmentInput, AssessmentItem, ValueUnit } from './formula.ts';

/** A value as people read it: `96.0%`, `3`, `0.6/万字`. */
export function valueText(value: number, unit: ValueUnit): LocalizedText {
  const plain = String(Math.round(value * 100) / 100);
  switch (unit) {
    case 'share': {
      const percent = `${Math.round(value * 1000) / 10}%`;
      return { zh: percent, en: percent };
    }
    case 'count':
      return { zh: plain, en: plain };
    case 'perTenThousand':
      return { zh: `每万字${plain}`, en: `${plain} per 10,000 characters` };
    case 'hoursPerPerson':
      return { zh: `${plain}学时`, en: `${plain} hours` };
  }
}

/** Why points were lost, in one sentence. Throws TypeError for an item that the input does not have. */
export function sentenceOf(input: AssessmentInput, item: AssessmentItem): LocalizedText {
  const id = item.item.slice(item.item.indexOf(':') + 1);
  if (item.kind === 'case') {
    const found = input.cases.find((one) => one.case === id);
    if (found === undefined) throw new TypeError(`no such case: ${id}`);
    const late = found.forMissed > 0;
    const capped = item.points < found.points;
    return {
      zh: `案件“${found.title}”经核实，按规定扣 ${found.points} 分${late ? `（其中超期 ${found.forMissed} 分）` : ''}${capped ? `，案件合计已达上限，计 ${item.points} 分` : ''}。`,
      en: `The case "${found.title}" was verified and costs ${found.points}${late ? `, of it ${found.forMissed} for missed deadlines` : ''}${capped ? `; cases together reach their limit, so ${item.points} count` : ''}.`,
    };
  }
  const found = input.indicators.find((one) => one.indicator === id);
  if (found === undefined || found.value === null) throw new TypeError(`no such indicator: ${id}`);
  const value = valueText(found.value, found.unit);
  const threshold = valueText(found.threshold, found.unit);
  const of = fractionOf(found);
  const lower = found.better === 'higher';
  return {
    zh: `${found.name.zh}为 ${value.zh}${of}，${lower ? '低于' : '高于'}标准 ${threshold.zh}，扣 ${item.points} 分（满分 ${found.points} 分）。`,
    en: `${capital(found.name.en)}: ${value.en}${of}, ${lower ? 'below' : 'above'} the standard of ${threshold.en}; costs ${item.points} of ${found.points}.`,
  };
}

function fractionOf({ unit, numerator, denominator }: AssessedIndicator): string {
  return unit === 'share' ? `（${numerator}/${denominator}）` : '';
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
