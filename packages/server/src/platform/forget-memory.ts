import { setFlagsFromString } from 'node:v8';

/**
 * Has the engine overwrite what it frees: otherwise a secret that nobody refers to any more stands in the process's memory, and in its core file, until
 * something else happens to be put there. To be called once, before the process takes its first secret.
 */
export function forgetFreedMemory(): void {
  setFlagsFromString('--clear-free-memory');
  setFlagsFromString('--zero-unused-memory');
}
