// Names the entries of src/text/tables/usual-confusions.ts that faultless texts hold, with how often and one place of each, so that they get an exception or go:
// `node packages/checks/scripts/check-usual-confusions.ts CORPUS.txt …`. Ends with 1 if there are any.
import { readFileSync } from 'node:fs';
import { buildLexicon, findTerms } from '../src/text/lexicon/lexicon.ts';
import { confusionsOf } from '../src/text/rules/language/usual-confusion.ts';
import { usualConfusions } from '../src/text/tables/usual-confusions.ts';

const phrases = confusionsOf(usualConfusions);
const lexicon = buildLexicon(
  phrases.map(({ text, exceptions }) => ({
    text,
    category: '',
    severity: 'warning',
    exact: true,
    ...(exceptions === undefined ? {} : { exceptions }),
  })),
);
const held = new Map<string, { readonly times: number; readonly place: string }>();
for (const path of process.argv.slice(2)) {
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    for (const { term, start, end } of findTerms(lexicon, line)) {
      const text = phrases[term]?.text ?? '';
      const place = line.slice(Math.max(0, start - 8), end + 8);
      held.set(text, { times: (held.get(text)?.times ?? 0) + 1, place });
    }
  }
}
for (const [text, { times, place }] of held) process.stdout.write(`${text}\t${times}\t${place}\n`);
process.stdout.write(`${phrases.length} entries, ${held.size} held by the texts\n`);
process.exitCode = held.size > 0 ? 1 : 0;
