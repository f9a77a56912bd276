import type { Confusions } from '../../src/text/spelling/confusions.ts';
import type { SpellingTables } from '../../src/text/spelling/data.ts';
import type { LanguageModel } from '../../src/text/spelling/language-model.ts';
import { Proposer } from '../../src/text/spelling/propose.ts';
import type { Trees } from '../../src/text/spelling/trees.ts';
import { averaged, boostTrees } from './boost-trees.ts';
import type { Pair } from './corpus.ts';
import { addGap, addPair, ExampleSet, spoil, spoilGaps } from './make-examples.ts';
import { randomFrom } from './random.ts';
import type { Stages } from './stages.ts';

/** Parts into which the pairs fall; sentences with the same right text fall into the same part. */
export const FOLDS = 4;

export interface RankingMaterial {
  readonly tables: Omit<SpellingTables, 'confusions'>;
  /** Examples from made-up errors. */
  readonly synthetic: ExampleSet;
  /** Examples from each part of the pairs, as seen by tables that know only the other parts. */
  readonly folds: readonly ExampleSet[];
  /** Confusions that know all parts but one. */
  readonly confusionsWithout: readonly Confusions[];
  readonly foldOf: ReadonlyMap<string, number>;
}

const WEIGHTS = { official: 1, law: 1, medical: 0.7 } as const;
/** What a made-up error counts for; with more of it the real ones are learnt less well. */
const MADE_UP = 0.3;
const BUDGET_WITHOUT_NEWS = 3_000_000;

/** Makes the examples that the ranking learns from. */
export function gatherExamples(stages: Stages, tables: Omit<SpellingTables, 'confusions'>): RankingMaterial {
  const { alphabet, corpus } = stages;
  const { model } = tables;
  const all = stages.confusions(stages.allPairs());
  const synthetic = new ExampleSet();
  const phrases = stages.setPhrases();
  const none = new Set<string>();
  // Statutes are written from templates: who copies them does not get their phrases wrong.
  const phrasesOf = (line: string) => (corpus.news.has(line) ? phrases : none);
  const random = randomFrom(7);
  const held = corpus.heldOut.map((line) => line.slice(0, 200));
  const spoilt = (lines: readonly string[], known: LanguageModel, weight: number) => {
    const proposer = new Proposer({ ...tables, model: known, confusions: all });
    for (const pair of spoil(lines, alphabet, all, known, random, phrasesOf)) {
      addPair(synthetic, proposer, alphabet, pair, weight);
    }
  };
  spoilt(
    held.filter((_, i) => i % 3 === 0),
    model,
    MADE_UP,
  );
  stages.options.log(`made-up errors: ${synthetic.positives} of ${synthetic.size} examples`);
  const strange = stages.languageModel(
    'without-news',
    corpus.training.filter((line) => !corpus.news.has(line)),
    BUDGET_WITHOUT_NEWS,
  );
  spoilt(
    held.filter((line, i) => i % 3 === 1 && corpus.news.has(line)),
    strange,
    MADE_UP,
  );
  stages.options.log(`with news unknown to the model: ${synthetic.positives} of ${synthetic.size} examples`);

  const gapProposer = new Proposer({ ...tables, confusions: all });
  for (const gap of spoilGaps(
    held.filter((_, i) => i % 6 === 2),
    alphabet,
    random,
  )) {
    addGap(synthetic, gapProposer, alphabet, gap, 0.4);
  }
  stages.options.log(`with gaps: ${synthetic.positives} of ${synthetic.size} examples`);

  const foldOf = new Map<string, number>();
  for (const { right } of stages.allPairs()) if (!foldOf.has(right)) foldOf.set(right, foldOf.size % FOLDS);
  const folds: ExampleSet[] = [];
  const confusionsWithout: Confusions[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const isHere = (pair: Pair) => foldOf.get(pair.right) === fold;
    const confusions = stages.confusions(stages.allPairs().filter((pair) => !isHere(pair)));
    const proposer = new Proposer({ ...tables, confusions });
    const set = new ExampleSet();
    for (const name of ['official', 'law', 'medical'] as const) {
      for (const pair of stages.pairs[name])
        if (isHere(pair)) addPair(set, proposer, alphabet, pair, WEIGHTS[name]);
    }
    folds.push(set);
    confusionsWithout.push(confusions);
  }
  stages.options.log(`pairs: ${folds.map((set) => `${set.positives} of ${set.size}`).join(', ')}`);
  return { tables, synthetic, folds, confusionsWithout, foldOf };
}

/** Learns the trees from the made-up errors and all parts of the pairs but one (or none, −1). */
export function learnRanking(material: RankingMaterial, without: number): Trees {
  const set = new ExampleSet();
  set.addAll(material.synthetic);
  material.folds.forEach((fold, k) => {
    if (k !== without) set.addAll(fold);
  });
  const examples = set.examples();
  return averaged(
    SEEDS.map((seed) =>
      boostTrees(examples, {
        trees: 170,
        leaves: 26,
        rate: 0.1,
        leastWeight: 6,
        l2: 2,
        share: 0.65,
        seed,
      }),
    ),
  );
}

/** Two models that saw other draws of the examples err less together than each alone. */
const SEEDS = [11, 29];
