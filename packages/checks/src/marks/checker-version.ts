import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * A name for the checker's present code, another one after any change of it, so that pictures whose results are kept are looked at again.
 * Reads a hundred small files; ask once.
 */
export function checkerVersion(): string {
  const folder = fileURLToPath(new URL('.', import.meta.url));
  const hash = createHash('sha256');
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (name.endsWith('.ts'))
      hash
        .update(name)
        .update('\0')
        .update(readFileSync(`${folder}/${name}`))
        .update('\0');
  }
  return hash.digest('hex').slice(0, 12);
}
