import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Checker } from '@sanshen/checks/text';
import { buildLexicon, findTerms } from '@sanshen/checks/text/lexicon/index';
import { rules } from '@sanshen/checks/text/rules/index';
import { sampleTerms, sampleText } from './check.ts';
import { type BenchOptions, type Figure, median, plain, type Table } from './support/figures.ts';

const folder = new URL('./peers/', import.meta.url);

/** One program's way through the same text. */
interface Contender {
  readonly name: string;
  readonly length: number;
  readonly work: () => unknown;
}

/** Our word list and typography beside their peers in one run, in turns. The peers are installed apart; without them their lines are missing. */
export async function run({ quick, say }: BenchOptions): Promise<Table> {
  const terms = sampleTerms(100_000);
  const words = terms.map(({ text }) => text);
  const text = sampleText(quick ? 200_000 : 1_760_000, 3);
  const short = text.slice(0, 30_000);
  const lexicon = buildLexicon(terms);
  const typography = new Checker({ rules: rules.filter(({ id }) => id.startsWith('typography/')), kept: 1 });
  const contenders: Contender[] = [
    { name: 'word list: ours', length: text.length, work: () => findTerms(lexicon, text) },
    { name: 'typography: ours, 17 rules', length: short.length, work: () => typography.check(short) },
    ...(await peers(words, text, short, say)),
  ];
  const times = new Map<string, number[]>();
  for (let turn = 0; turn <= (quick ? 2 : 5); turn++) {
    for (const { name, work } of contenders) {
      const before = process.cpuUsage();
      work();
      const { user, system } = process.cpuUsage(before);
      // The first turn only warms up.
      if (turn > 0) times.set(name, [...(times.get(name) ?? []), (user + system) / 1e6]);
    }
  }
  const figures: Figure[] = contenders.map(({ name, length }) =>
    plain(name, length / median(times.get(name) ?? []) / 1e6, 'M characters/s', 3),
  );
  return { title: 'Text checks beside their peers (processor time, in turns)', figures };
}

async function peers(
  words: readonly string[],
  text: string,
  short: string,
  say: (text: string) => void,
): Promise<readonly Contender[]> {
  if (!existsSync(new URL('node_modules/fastscan', folder))) {
    say('peers are not installed: npm install --ignore-scripts --prefix bench/peers');
    return [];
  }
  const require = createRequire(new URL('package.json', folder));
  // Packages without types; each is used as its own documentation says.
  const fastscan = require('fastscan');
  const scanner = new (fastscan.default ?? fastscan)(words);
  const mintModule = require('mint-filter');
  const mint = new (mintModule.default ?? mintModule.Mint ?? mintModule)(words);
  const autocorrect = require('autocorrect-node');
  const { run: zhlint, preset } = await import(pathToFileURL(require.resolve('zhlint')).href).then((one) => ({
    run: one.run,
    preset: { rules: { preset: 'default' } },
  }));
  return [
    { name: 'word list: fastscan 1.0.6', length: text.length, work: () => scanner.search(text) },
    { name: 'word list: mint-filter 4.0.3', length: text.length, work: () => mint.filter(text) },
    {
      name: 'typography: autocorrect-node 2.14.0',
      length: short.length,
      work: () => autocorrect.format(short),
    },
    { name: 'typography: zhlint 0.8.2', length: short.length, work: () => zhlint(short, preset) },
  ];
}
