import type { LocalizedText } from '../kernel/index.ts';

/** A place in a text that may tell who somebody is. Offsets are UTF-16 units. */
export interface PersonalPlace {
  readonly start: number;
  readonly end: number;
  readonly why: LocalizedText;
}

interface Rule {
  readonly pattern: RegExp;
  readonly why: LocalizedText;
}

const say = (zh: string, en: string): LocalizedText => ({ zh, en });

/** What askers tell of themselves, beside what the checks' rules on personal data find (numbers, addresses, accounts). */
const rules: readonly Rule[] = [
  {
    pattern: /(?:我叫|名叫|我的名字(?:是|叫)|姓名[：:\s]|联系人[：:\s])(?<hit>\p{Script=Han}{2,3})/dgu,
    why: say('姓名', 'a name'),
  },
  {
    pattern:
      /(?<hit>\p{Script=Han}{2,12}?(?:小学|中学|[一二三四五六七八九十]中|附中|学院|大学|职高|技校))(?:的|读|\p{Script=Han}{0,6}(?:班|级|专业))/dgu,
    why: say('就读学校', 'a school'),
  },
  {
    pattern: /(?<hit>(?:初|高|大)[一二三四]\s?[（(]?\d{0,2}[）)]?\s?班|\d{1,2}\s?年级\s?\d{1,2}\s?班)/dgu,
    why: say('班级', 'a class'),
  },
  { pattern: /(?<hit>学号[：:是]?\s?\d{5,14})/dgu, why: say('学号', 'a student number') },
  {
    pattern: /(?<hit>\d{1,3}\s?[栋幢号]\p{Script=Han}{0,3}\s?\d{2,4}\s?(?:宿舍|寝室|室))/dgu,
    why: say('住处', 'a place to live'),
  },
  { pattern: /(?<hit>@[\p{L}\p{N}_-]{2,20})/dgu, why: say('网名', 'a user name') },
  { pattern: /(?<![\d.])(?<hit>1[3-9]\d{9})(?!\d)/dg, why: say('手机号', 'a mobile number') },
];

/** The places by which askers name themselves, in the order of the text. Pure. */
export function findNamed(text: string): readonly PersonalPlace[] {
  return rules
    .flatMap(({ pattern, why }) =>
      [...text.matchAll(pattern)].flatMap((hit): PersonalPlace[] => {
        const place = hit.indices?.groups?.hit;
        return place === undefined ? [] : [{ start: place[0], end: place[1], why }];
      }),
    )
    .toSorted((a, b) => a.start - b.start);
}

/** What stands where something was taken out. */
export const masked = '〔已隐去〕';

/** A text without some places; overlapping ones are taken out as one. Pure. */
export function maskPlaces(text: string, places: readonly Pick<PersonalPlace, 'start' | 'end'>[]): string {
  let result = '';
  let at = 0;
  for (const { start, end } of places.toSorted((a, b) => a.start - b.start)) {
    if (start >= at) result += text.slice(at, start) + masked;
    at = Math.max(at, end);
  }
  return result + text.slice(at);
}
