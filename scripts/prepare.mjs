// Runs on whatever Node (≥ 20) started npm: plain JavaScript without packages.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The Node that the project brings along (package `node`), which everything of it runs on. */
export const projectNode = join(
  root,
  'node_modules/node/bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

/** A young generation that stays small: the server at rest takes 30 MB less, at little cost. */
export const nodeFlags = ['--max-semi-space-size=8'];

/**
 * glibc's allocator keeps a heap for every thread and gives none of them back; after pictures were checked that is 40 MB. Other systems
 * ignore those two names. The cache of compiled code is named here, before the first file is read, because one file that is not in it
 * makes Node load its compiler of TypeScript (25 MB); a second start finds everything there.
 */
export const nodeEnvironment = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_TRIM_THRESHOLD_: '131072',
  NODE_COMPILE_CACHE: join(root, '.sanshen/compile-cache'),
};

/** Prints one line of progress. */
export function step(text) {
  process.stdout.write(`[sanshen] ${text}\n`);
}

/**
 * Installs the packages unless exactly those of package-lock.json are there, and makes sure that the project's Node runs.
 * Ends the process with status 2 and one clear line if that fails.
 */
export function prepare() {
  if (Number(process.versions.node.split('.')[0]) < 20)
    stop(`Node 20 or newer is needed, this is ${process.version}`);
  if (!installedIsLocked(root)) {
    step('installing packages, this takes about a minute …');
    // Not "npm ci": it refuses a lock file made where a registry had no build of an optional package for another system.
    npm(['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']);
  }
  if (!nodeRuns()) {
    step('setting up Node 26 …');
    npm(['rebuild', 'node', '--loglevel=error']);
    if (!nodeRuns())
      stop('the package "node" did not install its program; was npm told to skip install scripts?');
  }
}

/** True if node_modules holds what the lock file names: npm writes the list of what it installed when it has finished. */
export function installedIsLocked(folder) {
  try {
    const read = (path) => JSON.parse(readFileSync(join(folder, path), 'utf8')).packages;
    const locked = Object.entries(read('package-lock.json')).filter(([path]) =>
      path.startsWith('node_modules/'),
    );
    const installed = read('node_modules/.package-lock.json');
    return locked.every(([path, entry]) => {
      if (installed[path] === undefined) return entry.optional === true;
      return (
        installed[path].version === entry.version && (entry.link ? existsSync(join(folder, path)) : true)
      );
    });
  } catch {
    return false;
  }
}

function nodeRuns() {
  return existsSync(projectNode) && spawnSync(projectNode, ['--version']).status === 0;
}

function npm(args) {
  const done = spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (done.status !== 0) stop(`npm ${args[0]} failed`);
}

function stop(reason) {
  process.stderr.write(`[sanshen] ${reason}\n`);
  process.exit(2);
}

/**
 * Runs a program of the project on its own Node, with this terminal, and ends this process as it ends.
 * Signals that end this process reach it first.
 */
export function become(script, args) {
  const child = spawn(projectNode, [...nodeFlags, join(root, script), ...args], {
    stdio: 'inherit',
    cwd: root,
    env: { ...nodeEnvironment, ...process.env },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1);
    process.exit();
  });
}
