import {
  alsoSimplified,
  simplifiedCharacters,
  traditionalCharacters,
} from '../../lexicon/traditional.gen.ts';
import type { ParagraphRule } from '../../rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

// Of the standard list itself, or in use in names and classical words.
const allowed = new Set(
  `${alsoSimplified}乾瞭麽於夥餘徵祇藉鍊鉅甯阪崑崙脩昇陞淼堃喆犇皙噁钜鎔谿嶽邨仝吒剋諮`,
);

let simple: Map<number, string> | undefined;

/** Traditional or variant characters in a simplified text. */
export const rule: ParagraphRule = {
  id: 'script/traditional-characters',
  clause: '§5',
  severity: 'warning',
  precision: 0.8,
  source: sources.characters,
  title: say('繁体字、异体字', 'Traditional or variant characters'),
  explanation: say(
    '面向社会的文字使用规范汉字；姓氏、题词、古籍、书法作品等可保留，请核对。',
    'Public texts use standard characters; names, inscriptions and old books may keep theirs.',
  ),
  examples: {
    right: ['规范汉字', '乾隆年间', '瞭望'],
    wrong: [
      { text: '严禁岀入', found: ['岀'], suggestion: '出' },
      { text: '共靑团與青年', found: ['靑', '與'], suggestion: '青' },
      { text: '學習貫徹會議精神', found: ['學習貫徹會議'], suggestion: '学习贯彻会议' },
    ],
  },
  scope: 'paragraph',
  *check(text) {
    if (simple === undefined) {
      simple = new Map();
      for (let at = 0; at < traditionalCharacters.length; at++) {
        if (!allowed.has(traditionalCharacters.charAt(at))) {
          simple.set(traditionalCharacters.charCodeAt(at), simplifiedCharacters.charAt(at));
        }
      }
      for (const [from, to] of variants) simple.set(from.charCodeAt(0), to);
    }
    const alone = count(text, simple) < 2;
    for (let at = 0; at < text.length; at++) {
      let end = at;
      let suggestion = '';
      for (
        let one = simple.get(text.charCodeAt(end));
        one !== undefined;
        one = simple.get(text.charCodeAt(end))
      ) {
        suggestion += one;
        end++;
      }
      if (end === at) continue;
      yield {
        start: at,
        end,
        message: say(`规范字为“${suggestion}”。`, `The standard form is ${suggestion}.`),
        suggestions: [suggestion],
        // One such character in a paragraph is often part of a name.
        ...(alone && !slips.has(text.charAt(at)) ? { severity: 'advice' } : {}),
      };
      at = end;
    }
  },
};

/** How many characters of the table a text has, up to two. */
function count(text: string, table: ReadonlyMap<number, string>): number {
  let found = 0;
  for (let at = 0; at < text.length && found < 2; at++) if (table.has(text.charCodeAt(at))) found++;
  return found;
}

// Forms that come from a keyboard's slip and stand in no name.
const slips = new Set('靑囯亊羣畧內與國學會這個們為來時說開關門對於後増岀髙倶揺髄禆戸歩毎徳黒吿卽淸値眞絶');

// Forms outside the conversion table.
const variants = [
  ...'靑青强强内内囯国亊事峯峰羣群畧略够够强强増增岀出髙高倶俱揺摇髄髓禆裨戸户歩步毎每徳德黒黑吿告卽即淸清値值眞真絶绝',
].reduce<[string, string][]>((pairs, one, at, all) => {
  const next = all[at + 1];
  if (at % 2 === 0 && next !== undefined && one !== next) pairs.push([one, next]);
  return pairs;
}, []);
