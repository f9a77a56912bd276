import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The texts that the tables are learnt from; each line is a sentence or a paragraph. */
export interface Corpus {
  readonly training: readonly string[];
  /** Lines that no table has seen: the ranker learns from errors made in them. */
  readonly heldOut: readonly string[];
  /** Those lines of both that are news. */
  readonly news: ReadonlySet<string>;
}

const FILES = ['broadcast-news', 'government-reports', 'laws'];

/** Reads a file that xz packed (the command `xz` has to be installed). */
export function readPacked(path: string): string {
  const result = spawnSync('xz', ['-dc', path], { maxBuffer: 1 << 30 });
  if (result.status !== 0) throw new Error(`cannot unpack ${path}: ${result.stderr}`);
  return result.stdout.toString('utf8');
}

/** Reads the corpus of a data folder; every 33rd line is held out. Lines that stand twice count once. */
export function readCorpus(dataFolder: string): Corpus {
  const training: string[] = [];
  const heldOut: string[] = [];
  const seen = new Set<string>();
  const news = new Set<string>();
  for (const name of FILES) {
    for (const raw of readPacked(join(dataFolder, 'corpus', `${name}.txt.xz`)).split('\n')) {
      const line = raw.replaceAll('*', '').trim();
      if (line.length < 2 || seen.has(line)) continue;
      seen.add(line);
      if (name === 'broadcast-news') news.add(line);
      if (seen.size % 33 === 0) heldOut.push(line);
      else training.push(line);
    }
  }
  return { training, heldOut, news };
}

/** A sentence as somebody wrote it and as it should stand. */
export interface Pair {
  readonly wrong: string;
  readonly right: string;
}

/** Reads a file of wrong⇥right pairs. */
export function readPairs(path: string): Pair[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.includes('\t'))
    .map((line) => {
      const [wrong = '', right = ''] = line.split('\t');
      return { wrong, right };
    });
}
