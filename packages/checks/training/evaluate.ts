import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readSpellingData } from '../src/text/spelling/data.ts';
import { Speller } from '../src/text/spelling/spell.ts';
import { readPairs } from './spelling/corpus.ts';
import { corrected, outcomesOf, printFigures, THRESHOLDS } from './spelling/measure.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data' },
    tables: { type: 'string', default: 'packages/checks/data/spelling.tables' },
    dump: { type: 'string' },
  },
});

const began = performance.now();
const speller = new Speller(readSpellingData(readFileSync(values.tables)));
speller.check('首先请大家遵守会场秩序。', 0.5);
console.log(`tables read and first sentence checked in ${(performance.now() - began).toFixed(0)} ms`);

const dev = outcomesOf(speller, readPairs(join(values.data, 'spelling/mixed-dev.tsv')));
printFigures('mixed-dev', dev, console.log);

const lines = readFileSync(join(values.data, 'clean/newspaper-1998.txt'), 'utf8').trim().split('\n');
const start = process.cpuUsage();
const clean = outcomesOf(
  speller,
  lines.map((line) => ({ wrong: line, right: line })),
);
const used = process.cpuUsage(start);
const seconds = (used.user + used.system) / 1e6;
const characters = lines.reduce((sum, line) => sum + line.length, 0);
console.log('newspaper of 1998, faultless: sentences altered');
for (const threshold of THRESHOLDS) {
  const altered = clean.filter((outcome) => corrected(outcome, threshold) !== outcome.pair.wrong).length;
  console.log(`  ${threshold.toFixed(2)}  ${((100 * altered) / clean.length).toFixed(2)} %`);
}
console.log(
  `speed on the newspaper: ${Math.round(characters / seconds)} characters a second of one core's time`,
);
if (values.dump) {
  writeFileSync(`${values.dump}/dev.json`, JSON.stringify(dev));
  writeFileSync(`${values.dump}/clean.json`, JSON.stringify(clean));
}
