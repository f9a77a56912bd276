import { type Alphabet, FIRST_CHARACTER } from '../../src/text/spelling/alphabet.ts';
import {
  type Lexicon,
  LONGEST_WORD,
  Segmenter,
  SURNAME,
  WILD,
  WORD_STEP,
} from '../../src/text/spelling/lexicon.ts';
import { hashesOf, type SlotTable } from '../../src/text/spelling/slot-table.ts';
import type { Pair } from './corpus.ts';
import type { Pattern } from './mine-patterns.ts';
import { Packer } from './pack-slots.ts';

/** Words with how often they stand in some text. */
export type WordCounts = Map<string, number>;

const HAN = /^\p{Script=Han}+$/u;

/** Reads a dictionary of lines "word frequency part-of-speech"; rare personal names are left out. */
export function readDictionary(text: string): WordCounts {
  const counts: WordCounts = new Map();
  for (const line of text.split('\n')) {
    const [word = '', frequency = '0', part = ''] = line.split(' ');
    if (word.length > LONGEST_WORD || !HAN.test(word)) continue;
    if (part === 'nr' && Number(frequency) < 20) continue;
    counts.set(word, Number(frequency));
  }
  return counts;
}

/** Packs the words whose characters the alphabet has, with patterns, wrong phrases and names. */
export function packLexicon(
  counts: WordCounts,
  alphabet: Alphabet,
  wrongPhrases: readonly Pair[] = [],
  names: Uint8Array = new Uint8Array(alphabet.size).fill(16),
  mined: readonly Pattern[] = [],
): Lexicon {
  const known = [...counts].filter(([word]) => idsOf(word, alphabet).every((id) => id >= FIRST_CHARACTER));
  const total = known.reduce((sum, [, n]) => sum + n, 0);
  const packer = new Packer(known.length);
  const longest = new Uint8Array(alphabet.size).fill(1);
  for (const [word, n] of known) {
    const ids = idsOf(word, alphabet);
    const [a, b] = hashesOf(ids);
    packer.put(a, b, Math.min(255, Math.round(-Math.log((n + 0.5) / total) / WORD_STEP)));
    const last = ids[ids.length - 1];
    longest[last] = Math.max(longest[last], word.length);
  }
  return {
    words: packer.table(1),
    longest,
    patterns: packPatterns(known, mined, alphabet),
    ...packPhrases(wrongPhrases, alphabet),
    names,
    together: new Packer(0).table(1),
  };
}

/** Words of four and five characters, and common ones of three, with one left open; the more frequent word wins. */
function packPatterns(
  words: readonly (readonly [string, number])[],
  mined: readonly Pattern[],
  alphabet: Alphabet,
): SlotTable {
  const patterns = new Map<number, Pattern>();
  for (const [word, n] of words.toSorted((x, y) => y[1] - x[1])) {
    if (word.length < 3 || word.length > 5 || (word.length === 3 && n < LEAST_FOR_THREE)) continue;
    for (let wild = 0; wild < word.length; wild++) {
      const ids = idsOf(word, alphabet);
      const token = ids[wild];
      ids[wild] = WILD;
      const hashes = hashesOf(ids);
      const key = hashes[0] * 4294967296 + hashes[1];
      if (!patterns.has(key)) patterns.set(key, { hashes, token });
    }
  }
  for (const pattern of mined) {
    const key = pattern.hashes[0] * 4294967296 + pattern.hashes[1];
    if (!patterns.has(key)) patterns.set(key, pattern);
  }
  const packer = new Packer(patterns.size);
  for (const { hashes, token } of patterns.values()) packer.put(hashes[0], hashes[1], token);
  return packer.table(2);
}

const LEAST_FOR_THREE = 30;

function packPhrases(pairs: readonly Pair[], alphabet: Alphabet) {
  const usable = pairs.filter(
    ({ wrong, right }) =>
      idsOf(wrong + right, alphabet).every((id) => id >= FIRST_CHARACTER) &&
      wrong.length >= 2 &&
      wrong.length <= 8,
  );
  const packer = new Packer(usable.length);
  const phraseLongest = new Uint8Array(alphabet.size);
  const phraseRight: number[] = [];
  const phraseAt: number[] = [];
  for (const [index, { wrong, right }] of usable.entries()) {
    const ids = idsOf(wrong, alphabet);
    const [a, b] = hashesOf(ids);
    packer.put(a, b, index);
    const last = ids[ids.length - 1];
    phraseLongest[last] = Math.max(phraseLongest[last], ids.length);
    phraseAt.push(phraseRight.length);
    phraseRight.push(right.length, ...idsOf(right, alphabet));
  }
  return {
    phrases: packer.table(2),
    phraseLongest,
    phraseRight: Uint16Array.from(phraseRight),
    phraseAt: Uint32Array.from(phraseAt),
  };
}

const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文';

/** How typical characters are of given names, from a dictionary's personal names (three characters, part of speech nr). */
export function nameOdds(dictionary: string, alphabet: Alphabet): Uint8Array {
  const inNames = new Float64Array(alphabet.size);
  const inAll = new Float64Array(alphabet.size);
  let names = 0;
  let all = 0;
  for (const line of dictionary.split('\n')) {
    const [word = '', frequency = '0', part = ''] = line.split(' ');
    const ids = idsOf(word, alphabet);
    const isName = part === 'nr' && word.length === 3 && SURNAMES.includes(word[0]);
    for (const id of isName ? ids.slice(1) : ids) {
      const n = isName ? 1 : Math.min(1000, Number(frequency));
      (isName ? inNames : inAll)[id] += n;
      if (isName) names += n;
      else all += n;
    }
  }
  return Uint8Array.from({ length: alphabet.size }, (_, id) => {
    const odds = Math.log((inNames[id] + 1) / (names + 1000) / ((inAll[id] + 50) / (all + 50000)));
    const step = Math.max(0, Math.min(32, Math.round(16 + odds * 4)));
    return SURNAMES.includes(alphabet.characters[id - FIRST_CHARACTER] ?? ' ') ? step + SURNAME : step;
  });
}

/** Counts the words of a stream as the dictionary cuts it, and adds them to half the dictionary's own weight. */
export function recount(dictionary: WordCounts, stream: Uint16Array, alphabet: Alphabet): WordCounts {
  const counts: WordCounts = new Map();
  const segmenter = new Segmenter(packLexicon(dictionary, alphabet));
  const byText = new Map<string, number>();
  for (let i = 0; i < stream.length; ) {
    if (stream[i] < FIRST_CHARACTER) {
      i++;
      continue;
    }
    let end = i;
    while (end < stream.length && end - i < 50 && stream[end] >= FIRST_CHARACTER) end++;
    segmenter.cut(stream, i, end, i);
    let at = i;
    for (const length of segmenter.lengths()) {
      const word = textOf(stream.subarray(at, at + length), alphabet);
      if (dictionary.has(word)) byText.set(word, (byText.get(word) ?? 0) + 1);
      at += length;
    }
    i = end;
  }
  let own = 0;
  let given = 0;
  for (const n of byText.values()) own += n;
  for (const n of dictionary.values()) given += n;
  for (const [word, n] of dictionary) counts.set(word, n * (own / given) + (byText.get(word) ?? 0));
  return counts;
}

export function idsOf(text: string, alphabet: Alphabet): number[] {
  return Array.from({ length: text.length }, (_, i) => alphabet.idOfUnit[text.charCodeAt(i)] ?? 0);
}

export function textOf(ids: ArrayLike<number>, alphabet: Alphabet): string {
  return Array.from(ids, (id) => alphabet.characters[id - FIRST_CHARACTER] ?? '□').join('');
}
