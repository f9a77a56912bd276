import { divisions, renamedDivisions } from '../../registers/divisions.ts';
import type { ParagraphRule } from '../../rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

interface Table {
  readonly provinceOf: ReadonlyMap<string, string>;
  /** Of a county's name all pairs of province and prefecture that have one. */
  readonly countyIn: ReadonlyMap<string, readonly string[]>;
  readonly prefectures: RegExp;
}

let ready: Table | undefined;

function table(): Table {
  if (ready !== undefined) return ready;
  const provinceOf = new Map<string, string>();
  const countyIn = new Map<string, string[]>();
  for (const { name, province, prefecture } of divisions()) {
    if (name === province) continue;
    if (name === prefecture) provinceOf.set(name, province);
    else countyIn.set(name, [...(countyIn.get(name) ?? []), `${province}/${prefecture}`]);
  }
  const names = [...provinceOf.keys()].sort((a, b) => b.length - a.length);
  ready = { provinceOf, countyIn, prefectures: new RegExp(`(${names.join('|')})`, 'g') };
  return ready;
}

const province =
  /((?:河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海)省|(?:内蒙古|西藏|广西壮族|宁夏回族|新疆维吾尔)自治区)([\u4e00-\u9fff]{2,9}?(?:市|自治州|地区|盟))/g;

/** A city under a province, or a county under a city, to which it does not belong. */
export const rule: ParagraphRule = {
  id: 'official/division-parent',
  clause: '§8',
  severity: 'error',
  precision: 0.98,
  source: sources.divisions,
  title: say('行政区划隶属', 'Administrative divisions'),
  explanation: say(
    '按现行行政区划，下级不属于所写的上级；核对名称与隶属关系。',
    'By the present divisions the lower one does not belong to the upper one.',
  ),
  examples: {
    right: [
      '云南省昆明市五华区',
      '云南省大理市',
      '贵州省贵阳市',
      '广东省深圳市光明区',
      '四川省成都市',
      '原四川省重庆市',
      '昆明市民政局',
    ],
    wrong: [
      { text: '云南省贵阳市', found: ['云南省贵阳市'], suggestion: '贵州省贵阳市' },
      { text: '云南省昆明市麒麟区', found: ['昆明市麒麟区'], suggestion: '曲靖市麒麟区' },
    ],
  },
  priority: 1,
  scope: 'paragraph',
  *check(text) {
    if (!/[市州]/.test(text)) return;
    const { provinceOf, countyIn, prefectures } = table();
    for (const match of text.matchAll(province)) {
      const [found, upper = '', city = ''] = match;
      const right = provinceOf.get(city);
      if (right === undefined || right === upper || text.charAt(match.index - 1) === '原') continue;
      yield {
        start: match.index,
        end: match.index + found.length,
        message: say(`${city}属于${right}。`, `${city} belongs to ${right}.`),
        suggestions: [`${right}${city}`],
      };
    }
    prefectures.lastIndex = 0;
    for (const match of text.matchAll(prefectures)) {
      const [city] = match;
      const at = match.index + city.length;
      const below = /^([\u4e00-\u9fff]{1,9}?(?:区|县|市|旗))/.exec(text.slice(at, at + 10))?.[1];
      const homes = below === undefined ? undefined : countyIn.get(below);
      if (below === undefined || homes === undefined || homes.some((home) => home.endsWith(`/${city}`)))
        continue;
      // A short name such as 城区 or 矿区 is a common noun too.
      if (
        below.length < 3 ||
        /^(?:[东西南北中新老]城区|老城区|主城区|中心城区|市辖区|开发区|高新区|郊区)$/.test(below)
      )
        continue;
      if (renamedDivisions.some(([former]) => former === below)) continue;
      // Counties of several prefectures have no one right home.
      const [home = ''] = homes;
      const right = home.split('/')[1] ?? '';
      yield {
        start: match.index,
        end: at + below.length,
        message: say(
          `${city}没有${below}${homes.length === 1 && right !== '' ? `，${below}属于${right}` : ''}。`,
          `There is no ${below} in ${city}.`,
        ),
        ...(homes.length === 1 && right !== '' ? { suggestions: [`${right}${below}`] } : {}),
      };
    }
  },
};
