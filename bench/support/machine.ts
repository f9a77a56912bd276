import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { findBinaries } from '@sanshen/server/platform/db/binaries';

/** What the figures were measured on: processor, cores, memory, and the versions of Node and PostgreSQL. */
export function machineLine(): string {
  const all = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const processor = all[0]?.model.trim() ?? 'unknown processor';
  return `${processor}, ${all.length} cores, ${memory} GiB; Node ${process.versions.node}; ${postgresVersion()}`;
}

function postgresVersion(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sanshen-bench-'));
  try {
    const program = join(dirname(findBinaries(null, folder).pgCtl), 'postgres');
    const said = execFileSync(program, ['--version']).toString().trim();
    return said.replace(/^postgres \(PostgreSQL\) /, 'PostgreSQL ');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
