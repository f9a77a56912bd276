import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { writeSpellingData } from '../src/text/spelling/data.ts';
import { Speller } from '../src/text/spelling/spell.ts';
import { FOLDS, gatherExamples, learnRanking } from './spelling/learn-ranking.ts';
import { type Outcome, outcomesOf, printFigures } from './spelling/measure.ts';
import { PAIR_SETS, Stages } from './spelling/stages.ts';

/** n-grams of three to five tokens that may stay for their own sake; what they rest on stays too (about 1.7 times as many). */
const BUDGET = 5_900_000;

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data' },
    cache: { type: 'string', default: '.sanshen/training' },
    out: { type: 'string', default: 'packages/checks/data/spelling.tables' },
    'cross-validate': { type: 'boolean', default: false },
    dump: { type: 'string' },
  },
});

const began = Date.now();
const log = (message: string) =>
  console.error(`${((Date.now() - began) / 1000).toFixed(0).padStart(5)} s  ${message}`);
const stages = new Stages({ data: values.data, cache: values.cache, log });
const model = stages.languageModel('corpus', stages.corpus.training, BUDGET);
const tables = { model, lexicon: stages.lexicon(), near: stages.near() };
const material = gatherExamples(stages, tables);

train();
if (values['cross-validate']) crossValidate();

/** Learns without each part of the pairs in turn and measures on that part; the language model knows none of the pairs. */
function crossValidate(): void {
  const outcomes = new Map<string, Outcome[]>(PAIR_SETS.map((name) => [name, []]));
  for (let fold = 0; fold < FOLDS; fold++) {
    const trees = learnRanking(material, fold);
    const confusions = material.confusionsWithout[fold];
    const speller = new Speller({ alphabet: stages.alphabet, ...tables, confusions, trees });
    for (const name of PAIR_SETS) {
      const part = stages.pairs[name].filter(({ right }) => material.foldOf.get(right) === fold);
      outcomes.get(name)?.push(...outcomesOf(speller, part));
    }
    log(`part ${fold + 1} of ${FOLDS}`);
  }
  for (const [name, list] of outcomes) {
    printFigures(`${name} (cross-validation)`, list, console.log);
    if (values.dump) writeFileSync(`${values.dump}/${name}.json`, JSON.stringify(list));
  }
}

/** Learns from everything and writes the tables; the language model that ships also knows the pairs' right sentences. */
function train(): void {
  const trees = learnRanking(material, -1);
  log('trees');
  const shipped = stages.languageModel(
    'corpus-and-pairs',
    [...stages.corpus.training, ...stages.allPairs().map(({ right }) => right)],
    BUDGET,
  );
  const confusions = stages.confusions(stages.allPairs());
  const file = writeSpellingData({ alphabet: stages.alphabet, ...tables, model: shipped, confusions, trees });
  mkdirSync(dirname(values.out), { recursive: true });
  writeFileSync(values.out, file);
  log(`${values.out}: ${(file.length / 1e6).toFixed(1)} MB`);
}
