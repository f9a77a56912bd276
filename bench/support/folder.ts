import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A fresh temporary folder that PostgreSQL's own user can reach too, so that the database lies in it and goes with it. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sanshen-bench-'));
  await chmod(folder, 0o755);
  return folder;
}
