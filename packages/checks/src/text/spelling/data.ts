import { type Alphabet, alphabetOf } from './alphabet.ts';
import type { Confusions } from './confusions.ts';
import type { LanguageModel } from './language-model.ts';
import type { Lexicon } from './lexicon.ts';
import { type PairTable, pairPlaces, pairTable, turned } from './pair-table.ts';
import { packPlaces, packSections, readPlaces, readSections, type Sections, section } from './sections.ts';
import type { SlotTable } from './slot-table.ts';
import type { Trees } from './trees.ts';

/** The learnt tables that proposals rest on. */
export interface SpellingTables {
  readonly model: LanguageModel;
  readonly confusions: Confusions;
  readonly lexicon: Lexicon;
  /** How much more often than by chance characters stand near each other. */
  readonly near: PairTable;
}

/** All that spelling was learnt into. */
export interface SpellingData extends SpellingTables {
  readonly alphabet: Alphabet;
  readonly trees: Trees;
}

/** The file of all tables. */
export function writeSpellingData(data: SpellingData): Uint8Array {
  const { alphabet, model, confusions, lexicon, near, trees } = data;
  return packSections({
    ...languageModelSections(alphabet, model),
    ...tableSections('words', lexicon.words),
    ...tableSections('patterns', lexicon.patterns),
    ...tableSections('phrases', lexicon.phrases),
    ...tableSections('together', lexicon.together),
    longest: lexicon.longest,
    phraseLongest: lexicon.phraseLongest,
    phraseRight: lexicon.phraseRight,
    phraseAt: lexicon.phraseAt,
    names: lexicon.names,
    confusionOffsets: confusions.offsets,
    confusionEntries: confusions.entries,
    confusionSeen: confusions.seen,
    near: packPlaces(pairPlaces(near)),
    nearValues: near.values,
    treeBias: Float32Array.of(trees.bias),
    treeRoots: trees.roots,
    treeFeature: trees.feature,
    treeValue: trees.value,
    treeLeft: trees.left,
  });
}

/** Reads the file of all tables; takes some ten milliseconds. Throws when it is broken. */
export function readSpellingData(file: Uint8Array): SpellingData {
  const sections = readSections(file);
  const { alphabet, model } = languageModelOf(sections);
  return {
    alphabet,
    model,
    lexicon: {
      words: tableOf(sections, 'words'),
      patterns: tableOf(sections, 'patterns'),
      phrases: tableOf(sections, 'phrases'),
      together: tableOf(sections, 'together'),
      longest: section(sections, 'longest', 'u8'),
      phraseLongest: section(sections, 'phraseLongest', 'u8'),
      phraseRight: section(sections, 'phraseRight', 'u16'),
      phraseAt: section(sections, 'phraseAt', 'u32'),
      names: section(sections, 'names', 'u8'),
    },
    near: pairsOf(sections, 'near', alphabet.size),
    confusions: {
      offsets: section(sections, 'confusionOffsets', 'u32'),
      entries: section(sections, 'confusionEntries', 'u16'),
      seen: section(sections, 'confusionSeen', 'u8'),
    },
    trees: {
      bias: section(sections, 'treeBias', 'f32')[0] ?? 0,
      roots: section(sections, 'treeRoots', 'u32'),
      feature: section(sections, 'treeFeature', 'u8'),
      value: section(sections, 'treeValue', 'f32'),
      left: section(sections, 'treeLeft', 'u32'),
    },
  };
}

const NGRAMS = ['trigrams', 'fourgrams', 'fivegrams'];

/** The sections of a language model with its alphabet. */
export function languageModelSections(alphabet: Alphabet, model: LanguageModel): Sections {
  return {
    characters: Uint16Array.from(alphabet.characters, (character) => character.charCodeAt(0)),
    ...Object.assign({}, ...model.tables.map((table, at) => tableSections(NGRAMS[at] ?? '', table))),
    logP: model.logP,
    logBackoff: model.logBackoff,
    logPLongest: model.logPLongest,
    unigram: model.unigram,
    unigramBackoff: model.unigramBackoff,
    pairs: packPlaces(pairPlaces(model.pairs)),
    pairValues: model.pairs.values,
  };
}

/** The language model of a file's sections. */
export function languageModelOf(sections: Sections): { alphabet: Alphabet; model: LanguageModel } {
  const units = section(sections, 'characters', 'u16');
  const alphabet = alphabetOf(Array.from(units, (unit) => String.fromCharCode(unit)));
  const values = section(sections, 'pairValues', 'u8');
  const places = readPlaces(section(sections, 'pairs', 'u8'), values.length);
  return {
    alphabet,
    model: {
      pairs: pairTable(alphabet.size, places, values),
      pairsTurned: turned(alphabet.size, places, values),
      tables: NGRAMS.map((name) => tableOf(sections, name)),
      logP: section(sections, 'logP', 'f32'),
      logBackoff: section(sections, 'logBackoff', 'f32'),
      logPLongest: section(sections, 'logPLongest', 'f32'),
      unigram: section(sections, 'unigram', 'f32'),
      unigramBackoff: section(sections, 'unigramBackoff', 'f32'),
      size: alphabet.size,
    },
  };
}

/** A table of pairs that two sections hold. */
export function pairsOf(sections: Sections, name: string, size: number): PairTable {
  const values = section(sections, `${name}Values`, 'u8');
  return pairTable(size, readPlaces(section(sections, name, 'u8'), values.length), values);
}

function tableSections(name: string, table: SlotTable): Sections {
  return { [`${name}Prints`]: table.prints, [`${name}Values`]: table.values };
}

function tableOf(sections: Sections, name: string): SlotTable {
  const prints = section(sections, `${name}Prints`, 'u16');
  const values = sections[`${name}Values`];
  if (!(values instanceof Uint8Array) && !(values instanceof Uint16Array))
    throw new Error(`the spelling tables lack ${name}`);
  return { buckets: prints.length / 4, prints, values };
}
