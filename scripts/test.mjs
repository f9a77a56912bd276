// npm test [-- --only types,lint,walls,tests] [FILTER …]: everything that must hold; a filter goes to the test runner.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildWeb } from './build-web.mjs';
import { prepare, projectNode, root, step } from './prepare.mjs';

const args = process.argv.slice(2);
const at = args.indexOf('--only');
const only = at < 0 ? null : (args.splice(at, 2)[1] ?? '').split(',');
const known = ['types', 'lint', 'walls', 'tests'];
const unknown = only?.find((name) => !known.includes(name));
if (unknown !== undefined) {
  process.stderr.write(`--only takes ${known.join(', ')}; there is no "${unknown}"\n`);
  process.exit(2);
}

prepare();
// The browser's tests open what is built.
if (only === null || only.includes('tests')) buildWeb();

/** Every TypeScript project: packages, their tests where those need other types, tests and benchmarks. */
function typeProjects() {
  const packages = readdirSync(join(root, 'packages')).flatMap((name) => [
    `packages/${name}`,
    `packages/${name}/test`,
  ]);
  return [...packages, 'tests', 'bench'].filter((path) => {
    const folder = join(root, path);
    // The compiler calls a project without files an error.
    return (
      existsSync(join(folder, 'tsconfig.json')) &&
      readdirSync(folder, { recursive: true }).some(
        (name) => /\.tsx?$/.test(name) && !name.includes('node_modules'),
      )
    );
  });
}

const tool = (path, ...rest) => [join(root, 'node_modules', path), ...rest];
const steps = [
  ...typeProjects().map((path) => ({
    part: 'types',
    name: `types of ${path}`,
    run: tool('typescript/bin/tsc', '-p', path, '--pretty', 'false'),
  })),
  {
    part: 'lint',
    name: 'lint and format',
    run: tool('@biomejs/biome/bin/biome', 'check', '--colors=off', '.'),
  },
  { part: 'walls', name: 'walls', run: [join(root, 'scripts/walls.mjs')] },
  { part: 'tests', name: 'tests', run: tool('vitest/vitest.mjs', 'run', ...args) },
];

const environment = {
  ...process.env,
  NO_COLOR: '1',
  PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}`,
};
delete environment.FORCE_COLOR;

const failed = [];
for (const { part, name, run } of steps) {
  if (only !== null && !only.includes(part)) continue;
  step(`${name} …`);
  const { status, signal } = spawnSync(projectNode, run, { cwd: root, stdio: 'inherit', env: environment });
  if (status !== 0) failed.push(signal === null ? name : `${name} (${signal})`);
}
step(failed.length === 0 ? 'all passed' : `failed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
