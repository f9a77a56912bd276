import { divisionRows } from '../tables/divisions.gen.ts';

/** A division with the names of its superiors. Names repeat: there are several 鼓楼区. */
export interface Division {
  readonly name: string;
  readonly province: string;
  /** Empty for a province and for what belongs to it directly. */
  readonly prefecture: string;
}

/** Divisions of the mainland, in official order. */
export function divisions(): readonly Division[] {
  const all: Division[] = [];
  for (const row of divisionRows.split('|')) {
    const [province = '', rest = ''] = row.split('/');
    all.push({ name: province, province, prefecture: '' });
    for (const part of rest.split(';')) {
      const [prefecture = '', counties = ''] = part.split(':');
      if (prefecture !== '') all.push({ name: prefecture, province, prefecture });
      for (const name of counties.split(',')) if (name !== '') all.push({ name, province, prefecture });
    }
  }
  return all;
}

/** Former names of divisions, with the present one and the year of the change. */
export const renamedDivisions: readonly (readonly [string, string, number])[] = [
  ['襄樊市', '襄阳市', 2010],
  ['思茅市', '普洱市', 2007],
  ['呈贡县', '呈贡区', 2011],
  ['晋宁县', '晋宁区', 2016],
  ['马龙县', '马龙区', 2018],
  ['沾益县', '沾益区', 2016],
  ['江川县', '江川区', 2015],
  ['澄江县', '澄江市', 2019],
  ['水富县', '水富市', 2018],
  ['禄丰县', '禄丰市', 2021],
  ['腾冲县', '腾冲市', 2015],
  ['潞西市', '芒市', 2010],
  ['泸水县', '泸水市', 2016],
  ['弥勒县', '弥勒市', 2013],
  ['路南彝族自治县', '石林彝族自治县', 1998],
  ['中甸县', '香格里拉市', 2001],
  ['香格里拉县', '香格里拉市', 2014],
  ['丽江纳西族自治县', '玉龙纳西族自治县', 2002],
  ['那曲县', '色尼区', 2017],
  ['林芝县', '巴宜区', 2015],
  ['巢湖地区', '巢湖市', 1999],
  ['密云县', '密云区', 2015],
  ['延庆县', '延庆区', 2015],
  ['蓟县', '蓟州区', 2016],
  ['崇明县', '崇明区', 2016],
  ['梅里斯区', '梅里斯达斡尔族区', 1988],
];
