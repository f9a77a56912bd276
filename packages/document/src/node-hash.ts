import { createHash } from 'node:crypto';
import type { HashFunction } from './canonical.ts';

/** SHA-256 (FIPS 180-4) and SM3 (GB/T 32905) from Node's own library. */
export const nodeHash: HashFunction = (suite, bytes) => createHash(suite).update(bytes).digest('hex');
