/** How hard a text is to read, in figures that anybody can count again. */
export interface ReadingFigures {
  /** Han characters, letters and digits. */
  readonly characters: number;
  /** Ended by 。！？；… or the end of a paragraph. */
  readonly sentences: number;
  /** Characters of a sentence on average. */
  readonly sentenceLength: number;
  /** Characters between two marks of any kind on average. */
  readonly clauseLength: number;
  /** 0 to 1: Han characters beyond the 3,755 of the first level of GB 2312, of all Han characters. */
  readonly rareShare: number;
}

const counted = /[\p{L}\p{N}]/u;
const sentenceEnd = /[。！？；…!?;]+|\n/u;
const clauseEnd = /[。！？；…!?;，、：,:\n—（）()“”"《》]+/u;

let common: ReadonlySet<string> | undefined;

/** The 3,755 characters of the first level of GB 2312-80: what every reader knows. */
function commonCharacters(): ReadonlySet<string> {
  if (common !== undefined) return common;
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xd7; row++) {
    // The last row of the first level has 89 places.
    const last = row === 0xd7 ? 0xf9 : 0xfe;
    for (let cell = 0xa1; cell <= last; cell++) bytes.push(row, cell);
  }
  common = new Set(new TextDecoder('gb18030').decode(Uint8Array.from(bytes)));
  return common;
}

/** The figures of a text whose paragraphs are lines; null for one without a sentence. Linear in its length. */
export function readingFigures(text: string): ReadingFigures | null {
  const known = commonCharacters();
  let characters = 0;
  let han = 0;
  let rare = 0;
  for (const character of text) {
    if (!counted.test(character)) continue;
    characters++;
    if (!/\p{Script=Han}/u.test(character)) continue;
    han++;
    if (!known.has(character)) rare++;
  }
  const sentences = partsOf(text, sentenceEnd);
  const clauses = partsOf(text, clauseEnd);
  if (characters === 0 || sentences === 0 || clauses === 0) return null;
  return {
    characters,
    sentences,
    sentenceLength: characters / sentences,
    clauseLength: characters / clauses,
    rareShare: han === 0 ? 0 : rare / han,
  };
}

function partsOf(text: string, end: RegExp): number {
  return text.split(end).filter((part) => counted.test(part)).length;
}

export const readingLevels = ['easy', 'usual', 'hard'] as const;
export type ReadingLevel = (typeof readingLevels)[number];

/** Above one of these a text is hard: what 97 of 100 stretches of broadcast news, which are written to be heard, stay below. */
export const hardAbove = { sentenceLength: 52, clauseLength: 13.2, rareShare: 0.006 } as const;
/** Below all of these it is easy: what the easiest tenth of broadcast news stays below. */
const easyBelow = { sentenceLength: 30, clauseLength: 9.5, rareShare: 0.003 } as const;

/** Which of the three measures make a text hard. */
export function hardBecause(figures: ReadingFigures): readonly (keyof typeof hardAbove)[] {
  const measures = ['sentenceLength', 'clauseLength', 'rareShare'] as const;
  return measures.filter((measure) => figures[measure] > hardAbove[measure]);
}

/** One word for the figures. */
export function readingLevel(figures: ReadingFigures): ReadingLevel {
  if (hardBecause(figures).length > 0) return 'hard';
  const { sentenceLength, clauseLength, rareShare } = figures;
  const easy =
    sentenceLength < easyBelow.sentenceLength &&
    clauseLength < easyBelow.clauseLength &&
    rareShare < easyBelow.rareShare;
  return easy ? 'easy' : 'usual';
}
