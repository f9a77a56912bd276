import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findBreaches } from './walls.mjs';

let root;

function file(path, text) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sanshen-walls-'));
  for (const name of ['domain', 'document', 'server', 'web']) {
    const exports = { './*': name === 'domain' ? './src/*/index.ts' : './src/*.ts' };
    file(`packages/${name}/package.json`, JSON.stringify({ exports, dependencies: { zod: '1' } }));
  }
});
afterEach(() => rmSync(root, { recursive: true }));

test('nothing to say about a tree that keeps to the walls', () => {
  file('packages/domain/src/kernel/index.ts', "export * from './ids.ts';");
  file('packages/domain/src/kernel/ids.ts', 'export const id = 1;');
  file(
    'packages/document/src/text.ts',
    "import { id } from '@sanshen/domain/kernel'; import 'zod'; export { id };",
  );
  file('packages/server/src/modules/a/public.ts', "export * from './inner.ts';");
  file('packages/server/src/modules/a/inner.ts', 'export const a = 1;');
  file('packages/server/src/modules/b/use.ts', "import { a } from '../a/public.ts'; export const b = a;");
  expect(findBreaches(root)).toEqual([]);
});

test.each([
  [
    'the domain reads the clock of Node',
    'domain/src/x/index.ts',
    "import 'node:fs';",
    /domain imports nothing/,
  ],
  [
    'the domain uses a package',
    'domain/src/x/index.ts',
    "import { z } from 'zod';",
    /domain imports nothing/,
  ],
  [
    'a type climbs a wall',
    'document/src/x.ts',
    "import type { A } from '@sanshen/server/main';",
    /may not import server/,
  ],
  [
    'an import type climbs it',
    'document/src/x.ts',
    "export type A = import('@sanshen/server/main').A;",
    /may not import server/,
  ],
  [
    'a dynamic import climbs it',
    'web/src/x.ts',
    "export const a = () => import('@sanshen/server/main');",
    /may not import server/,
  ],
  ['an export climbs it', 'server/src/x.ts', "export * from '@sanshen/web/x';", /may not import web/],
  ['an undeclared package', 'server/src/x.ts', "import 'left-pad';", /not a dependency of server/],
  [
    'a relative path out of the package',
    'server/src/x.ts',
    "import '../../web/src/y.ts';",
    /leaves the package/,
  ],
  [
    'a module reaches into another',
    'server/src/modules/b/x.ts',
    "import { a } from '../a/inner.ts'; export { a };",
    /through its public.ts/,
  ],
  [
    'the composition reaches into a module',
    'server/src/x.ts',
    "import { a } from './modules/a/inner.ts'; export { a };",
    /through its public.ts/,
  ],
  [
    'the platform knows a module',
    'server/src/platform/x.ts',
    "import { a } from '../modules/a/public.ts'; export { a };",
    /platform may not know/,
  ],
  [
    'a file imports itself through another',
    'server/src/modules/a/inner.ts',
    "export * from './public.ts';",
    /cycle:/,
  ],
])('a breach is found: %s', (_, path, text, reason) => {
  file('packages/server/src/modules/a/inner.ts', 'export const a = 1;');
  file('packages/server/src/modules/a/public.ts', "export * from './inner.ts';");
  file(`packages/${path}`, text);
  expect(findBreaches(root)).toEqual([expect.stringMatching(reason)]);
});
