// Writes src/text/tables/wrong-phrases.gen.ts: `node packages/checks/scripts/make-wrong-phrases.ts wrong-phrases.json CORPUS.txt …`. A phrase is kept if the
// corpora hold it nowhere, or only inside its own right form; so what is left is wrong wherever it stands.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildMatcher, scan } from '../src/text/lexicon/matcher.ts';

const [data, ...corpora] = process.argv.slice(2);
if (data === undefined || corpora.length === 0) {
  throw new Error('usage: make-wrong-phrases.ts wrong-phrases.json CORPUS.txt … (unpacked)');
}
const known: Readonly<Record<string, string>> = JSON.parse(readFileSync(data, 'utf8'));
const identity = Uint16Array.from({ length: 65536 }, (_, code) => code);
const pairs = Object.entries(known).filter(
  ([wrong, right]) =>
    wrong.length >= 3 &&
    wrong.length <= 16 &&
    !right.includes(wrong) &&
    /^\p{Script=Han}+$/u.test(wrong) &&
    /^\p{Script=Han}+$/u.test(right),
);
const words = [...new Set(pairs.flat())];
const matcher = buildMatcher(words, identity);
const counts = new Map<string, number>();
for (const path of corpora) {
  const found = scan(matcher, readFileSync(path, 'utf8'));
  for (let at = 0; at < found.length; at += 2) {
    const word = words[found[at] ?? 0] ?? '';
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
}
const countOf = (word: string) => counts.get(word) ?? 0;
// Three characters may meet by chance at the border of two words, unless the right form is a word that people use.
const kept = pairs
  .filter(([wrong, right]) => countOf(wrong) === 0 && (wrong.length > 3 || countOf(right) > 1))
  .filter(([wrong, right]) => wrong.replace(/[地得]/g, '的') !== right.replace(/[地得]/g, '的'))
  .sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(
  join(import.meta.dirname, '../src/text/tables/wrong-phrases.gen.ts'),
  `// Wrong and right forms. From macro-correct (Apache-2.0), less what the corpora hold; written by scripts/make-wrong-phrases.ts.
export const wrongPhrases: readonly (readonly [string, string])[] = '${kept.map((pair) => pair.join(' ')).join('|')}'
  .split('|')
  .map((pair) => {
    const [wrong = '', right = ''] = pair.split(' ');
    return [wrong, right] as const;
  });
`,
);
process.stdout.write(`${pairs.length} candidates, ${kept.length} kept\n`);
