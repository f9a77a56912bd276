// Writes src/text/lexicon/traditional.gen.ts and readings.gen.ts from the packages opencc-js (Apache-2.0 data) and pinyin-pro (MIT):
// `node packages/checks/scripts/make-character-tables.ts`. Both are needed here only; the product carries the two tables.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pinyin } from 'pinyin-pro';

const here = import.meta.dirname;
const require = createRequire(import.meta.url);
// The package's main entry stands in dist/umd; its dictionaries are not among its exports.
const dictionaries = join(dirname(require.resolve('opencc-js')), '../esm-lib/dict');

/** Pairs of single BMP characters of a dictionary; of several targets the first. */
async function pairsOf(name: string): Promise<readonly (readonly [string, string])[]> {
  const module: { default: string } = await import(pathToFileURL(join(dictionaries, `${name}.js`)).href);
  return module.default.split('|').flatMap((entry) => {
    const [from = '', to = ''] = entry.split(' ');
    return from.length === 1 && to.length === 1 && from !== to ? [[from, to] as const] : [];
  });
}

const simplified = new Map(await pairsOf('TSCharacters'));
// Characters that are at home in simplified texts, whatever other regions take them for.
const national = characterSet();
const standard = new Set([
  ...simplified.values(),
  ...(await pairsOf('STCharacters')).map(([from]) => from),
  ...national,
]);
for (const name of ['HKVariantsRev', 'TWVariantsRev']) {
  for (const [from, to] of await pairsOf(name)) {
    const target = simplified.get(to) ?? to;
    if (!simplified.has(from) && !standard.has(from) && target !== from) simplified.set(from, target);
  }
}
const pairs = [...simplified].sort(([a], [b]) => (a < b ? -1 : 1));
write(
  'traditional.gen.ts',
  `// Traditional and variant characters, then their simplified forms in the same order. From opencc-js ${versionOf('opencc-js')} (data Apache-2.0).
export const traditionalCharacters =
  '${pairs.map(([from]) => from).join('')}';
export const simplifiedCharacters =
  '${pairs.map(([, to]) => to).join('')}';
// Those of them that have a place in simplified texts as well: 乾 in 乾隆.
export const alsoSimplified =
  '${pairs.flatMap(([from]) => (national.has(from) ? [from] : [])).join('')}';
`,
);

const bySyllable = new Map<string, string>();
for (let code = 0x4e00; code <= 0x9fff; code++) {
  const character = String.fromCharCode(code);
  if (simplified.has(character)) continue;
  const syllable = pinyin(character, { toneType: 'none', v: true });
  if (/^[a-z]+$/.test(syllable)) bySyllable.set(syllable, (bySyllable.get(syllable) ?? '') + character);
}
const syllables = [...bySyllable].sort(([a], [b]) => (a < b ? -1 : 1));
write(
  'readings.gen.ts',
  `// The commonest reading of each simplified character without its tone, as "syllable characters". From pinyin-pro ${versionOf('pinyin-pro')} (MIT).
export const readings: readonly string[] = [
${syllables.map(([syllable, characters]) => `  '${syllable} ${characters}',`).join('\n')}
];
`,
);

/** The characters of GB 2312. */
function characterSet(): ReadonlySet<string> {
  const decoder = new TextDecoder('gbk');
  const all = new Set<string>();
  for (let row = 0xb0; row <= 0xf7; row++) {
    for (let cell = 0xa1; cell <= 0xfe; cell++) all.add(decoder.decode(Uint8Array.of(row, cell)));
  }
  return all;
}

function versionOf(name: string): string {
  let folder = dirname(require.resolve(name));
  for (;;) {
    try {
      const manifest: { name?: string; version?: string } = JSON.parse(
        readFileSync(join(folder, 'package.json'), 'utf8'),
      );
      if (manifest.name === name && manifest.version !== undefined) return manifest.version;
    } catch {
      // Not every folder has a manifest.
    }
    folder = dirname(folder);
  }
}

function write(name: string, text: string): void {
  writeFileSync(join(here, '../src/text/lexicon', name), text);
}
