import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Alphabet, alphabetOf } from '../../src/text/spelling/alphabet.ts';
import type { Confusions } from '../../src/text/spelling/confusions.ts';
import { languageModelOf, languageModelSections, pairsOf } from '../../src/text/spelling/data.ts';
import type { LanguageModel } from '../../src/text/spelling/language-model.ts';
import type { Lexicon } from '../../src/text/spelling/lexicon.ts';
import { type PairTable, pairPlaces } from '../../src/text/spelling/pair-table.ts';
import { packPlaces, packSections, readSections, section } from '../../src/text/spelling/sections.ts';
import { SLOTS_PER_BUCKET, type SlotTable } from '../../src/text/spelling/slot-table.ts';
import { type ConfusionTable, countCorrections, packConfusions } from './build-confusions.ts';
import { countCharacters, LanguageModelBuilder, readStream } from './build-language-model.ts';
import { nameOdds, packLexicon, readDictionary, recount, type WordCounts } from './build-lexicon.ts';
import { type Corpus, type Pair, readCorpus, readPacked, readPairs } from './corpus.ts';
import { countAffinity } from './count-affinity.ts';
import { countNear } from './count-near.ts';
import { minePatterns } from './mine-patterns.ts';

export const PAIR_SETS = ['official', 'law', 'medical'] as const;
export type PairSet = (typeof PAIR_SETS)[number];

export interface StageOptions {
  /** The folder with corpus/, spelling/ and clean/. */
  readonly data: string;
  /** Where the results of long steps are kept, so that a second run takes them up. */
  readonly cache: string;
  readonly log: (message: string) => void;
}

/** The steps of the training; each reads what it needs and keeps long results in the cache folder. */
export class Stages {
  readonly options: StageOptions;
  readonly corpus: Corpus;
  readonly dictionary: string;
  readonly wrongPhrases: Pair[];
  readonly pairs: Readonly<Record<PairSet, Pair[]>>;
  readonly alphabet: Alphabet;
  private readonly table: ConfusionTable;

  constructor(options: StageOptions) {
    this.options = options;
    mkdirSync(options.cache, { recursive: true });
    const spelling = (name: string) => join(options.data, 'spelling', name);
    this.corpus = readCorpus(options.data);
    this.dictionary = readFileSync(createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt'), 'utf8');
    this.table = JSON.parse(readPacked(spelling('confusion.json.xz')));
    const phrases: Record<string, string> = JSON.parse(readFileSync(spelling('wrong-phrases.json'), 'utf8'));
    this.wrongPhrases = Object.entries(phrases).map(([wrong, right]) => ({ wrong, right }));
    this.pairs = {
      official: readPairs(spelling('official-train.tsv')),
      law: readPairs(spelling('law-train.tsv')),
      medical: readPairs(spelling('medical-train.tsv')),
    };
    this.alphabet = alphabetOf(countCharacters(this.corpus.training, 3, Object.keys(this.table)));
    options.log(`corpus: ${this.corpus.training.length} lines, ${this.corpus.heldOut.length} held out`);
  }

  allPairs(): Pair[] {
    return PAIR_SETS.flatMap((name) => this.pairs[name]);
  }

  /** A language model of these lines, the dictionary's words and the right phrases. */
  languageModel(name: string, lines: readonly string[], budget: number): LanguageModel {
    const path = join(this.options.cache, `${name}.lm`);
    if (!existsSync(path)) {
      const phrases = [...readDictionary(this.dictionary).keys()].filter((word) => word.length > 1);
      for (const { right } of this.wrongPhrases) phrases.push(right, right);
      const stream = readStream(lines, phrases, this.alphabet);
      this.options.log(`${name}: ${stream.length} tokens`);
      const model = new LanguageModelBuilder(stream, this.alphabet.size).build(budget, this.options.log);
      writeFileSync(path, packSections(languageModelSections(this.alphabet, model)));
    }
    return languageModelOf(readSections(readFileSync(path))).model;
  }

  /** The dictionary's words of four characters but for names of people and things. */
  setPhrases(): ReadonlySet<string> {
    const phrases = new Set<string>();
    for (const line of this.dictionary.split('\n')) {
      const [word = '', , part = ''] = line.split(' ');
      if (word.length === 4 && !part.startsWith('n')) phrases.add(word);
    }
    return phrases;
  }

  /** Words with patterns, wrong phrases and names. */
  lexicon(): Lexicon {
    const stream = readStream(this.corpus.training, [], this.alphabet);
    const words = this.wordCounts(stream);
    const mined = minePatterns(stream, 12, 0.8);
    this.options.log(`words: ${words.size}, mined patterns: ${mined.length}`);
    const lexicon = packLexicon(
      words,
      this.alphabet,
      this.wrongPhrases,
      nameOdds(this.dictionary, this.alphabet),
      mined,
    );
    const together = this.affinity(stream, lexicon);
    this.options.log(`words that go together: ${together.prints.length} places`);
    return { ...lexicon, together };
  }

  /** Characters that stand near each other. */
  near(): PairTable {
    const path = join(this.options.cache, 'near.tables');
    if (!existsSync(path)) {
      const stream = readStream(this.corpus.training, [], this.alphabet);
      const near = countNear(stream, this.alphabet.size, 3);
      this.options.log(`characters near each other: ${near.values.length}`);
      writeFileSync(path, packSections({ near: packPlaces(pairPlaces(near)), nearValues: near.values }));
    }
    return pairsOf(readSections(readFileSync(path)), 'near', this.alphabet.size);
  }

  private affinity(stream: Uint16Array, lexicon: Lexicon): SlotTable {
    const path = join(this.options.cache, 'together.tables');
    if (!existsSync(path)) {
      const { prints, values } = countAffinity(stream, lexicon, 8, 600_000);
      writeFileSync(path, packSections({ prints, values }));
    }
    const sections = readSections(readFileSync(path));
    const prints = section(sections, 'prints', 'u16');
    return { buckets: prints.length / SLOTS_PER_BUCKET, prints, values: section(sections, 'values', 'u8') };
  }

  private wordCounts(stream: Uint16Array): WordCounts {
    const path = join(this.options.cache, 'words.json');
    if (!existsSync(path)) {
      const words = recount(readDictionary(this.dictionary), stream, this.alphabet);
      writeFileSync(path, JSON.stringify([...words]));
    }
    const words: WordCounts = new Map(JSON.parse(readFileSync(path, 'utf8')));
    for (const { right } of this.wrongPhrases) {
      if (/^\p{Script=Han}{2,8}$/u.test(right) && !words.has(right)) words.set(right, 2);
    }
    return words;
  }

  /** Candidates by sound and shape, and what these pairs and the wrong phrases show. */
  confusions(pairs: readonly Pair[]): Confusions {
    return packConfusions(this.table, countCorrections([...pairs, ...this.wrongPhrases]), this.alphabet);
  }
}
