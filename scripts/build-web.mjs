import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectNode, root, step } from './prepare.mjs';

const web = join(root, 'packages/web');
const stamp = join(web, 'dist/.built');
/** What the build reads: the application, what it imports of ours, and which packages are installed. */
const sources = [
  'packages/web/src',
  'packages/web/public',
  'packages/web/index.html',
  'packages/web/vite.config.ts',
  'packages/web/package.json',
  'packages/contract/src',
  'packages/document/src',
  'packages/domain/src',
  'package-lock.json',
];

/** Builds the web application unless what is built is newer than all that it is made from. Ends the process if that fails. */
export function buildWeb() {
  if (existsSync(stamp) && statSync(stamp).mtimeMs > newest(sources.map((path) => join(root, path)))) return;
  step('building the web application …');
  // Built beside and then put in place: whoever uses the old build has all of it until then, and a failed one leaves it standing.
  const fresh = join(web, `dist/.new-${process.pid}`);
  const done = spawnSync(
    projectNode,
    [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn', '--outDir', fresh],
    { cwd: web, stdio: 'inherit' },
  );
  if (done.status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    process.stderr.write('[sanshen] the web application could not be built\n');
    process.exit(2);
  }
  const dist = join(web, 'dist');
  for (const name of readdirSync(dist)) {
    if (!name.startsWith('.new-')) rmSync(join(dist, name), { recursive: true });
  }
  for (const name of readdirSync(fresh)) renameSync(join(fresh, name), join(dist, name));
  rmSync(fresh, { recursive: true });
  writeFileSync(stamp, '');
}

/** The last change below the paths, in milliseconds; a removed file changes its folder. */
function newest(paths) {
  let latest = 0;
  for (const path of paths) {
    const { mtimeMs } = statSync(path);
    latest = Math.max(latest, mtimeMs);
    if (!statSync(path).isDirectory()) continue;
    for (const name of readdirSync(path, { recursive: true })) {
      latest = Math.max(latest, statSync(join(path, name)).mtimeMs);
    }
  }
  return latest;
}
