// Writes src/text/tables/laws.gen.ts from the corpus of laws: `node packages/checks/scripts/make-law-register.ts laws.txt OTHER.txt …`
// (unpacked). Titles of national laws and regulations, with the number of the last article where the text stands whole.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { numberOf } from '../src/text/support/numerals.ts';

const [lawsPath, ...others] = process.argv.slice(2);
if (lawsPath === undefined) throw new Error('usage: make-law-register.ts laws.txt OTHER.txt …');
const laws = readFileSync(lawsPath, 'utf8');
const lines = laws.split('\n');
const article = /^第([一二三四五六七八九十百千零〇两]+)条(?:之[一二三四五六七八九十])?[\s　]/;
const title = /^中华人民共和国[\u4e00-\u9fff、〈〉]{1,32}(?:法|条例|法典)$/;
const last = new Map<string, number>();

/** The number of the last article of each text, read from its title to its last sentence. */
function readArticles(): void {
  let current: string | null = null;
  let reached = 0;
  let ends = false;
  const close = () => {
    if (current === null) return;
    const known = last.get(current) ?? 0;
    // A text that does not end with its entry into force may be cut.
    last.set(current, Math.max(known, ends && reached >= 12 ? reached : 0));
  };
  lines.forEach((raw, index) => {
    const line = raw.trim().replace(/[（(][^（）()]*[)）]$/, '');
    if (title.test(line) && /年.{1,3}月/.test(lines.slice(index + 1, index + 8).join(' '))) {
      close();
      [current, reached, ends] = [line, 0, false];
      return;
    }
    const number = numberOf(article.exec(raw)?.[1] ?? '') ?? 0;
    if (number > reached && number <= reached + 60) {
      reached = number;
      ends = /施行|实施|废止/.test(raw);
    } else if (number > 0 && number < reached - 3) {
      close();
      current = null;
    }
  });
  close();
}

/** Titles that texts cite often enough not to be slips. */
function citedTitles(): readonly string[] {
  const counts = new Map<string, number>();
  for (const text of [laws, ...others.map((path) => readFileSync(path, 'utf8'))]) {
    for (const [, cited = ''] of text.matchAll(
      /《(中华人民共和国[\u4e00-\u9fff、]{1,32}(?:法|条例|法典))》/g,
    )) {
      counts.set(cited, (counts.get(cited) ?? 0) + 1);
    }
  }
  return [...counts].filter(([, count]) => count >= 4).map(([cited]) => cited);
}

readArticles();
for (const cited of citedTitles()) if (!last.has(cited)) last.set(cited, 0);
// The civil code's text stands in the corpus book by book; its last article is known.
last.set('中华人民共和国民法典', 1260);
const rows = [...last].sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(
  join(import.meta.dirname, '../src/text/tables/laws.gen.ts'),
  `// National laws and regulations without 中华人民共和国, and the last article's number (0: not known). Learnt from public texts of laws
// (LawRefBook/Laws) and from the titles they cite; written by scripts/make-law-register.ts.
export const nationalLaws: ReadonlyMap<string, number> = new Map(
  '${rows.map(([name, count]) => `${name.slice(7)} ${count}`).join('|')}'
    .split('|')
    .map((row) => {
      const [name = '', count = '0'] = row.split(' ');
      return [name, Number(count)] as const;
    }),
);
`,
);
process.stdout.write(
  `${rows.length} titles, ${rows.filter(([, count]) => count > 0).length} with articles\n`,
);
