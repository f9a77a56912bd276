import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

/** OWASP Password Storage Cheat Sheet, argon2id: 19 MiB, two passes, one lane. */
const parameters = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;

/** Hashes at once at most: each takes 19 MiB, and a flood of logins must not take the machine's memory. */
const maximumAtOnce = 4;
let running = 0;
const waiting: (() => void)[] = [];

/** The password's hash in the PHC string format, with a fresh salt. The password is normalised (NFKC) first. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const tag = await tagOf(password, salt, parameters);
  const { memory, passes, parallelism } = parameters;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(tag)}`;
}

/** True if the password is the one of the hash; takes the same time for every wrong one. Throws RangeError on another format. */
export async function passwordMatches(password: string, hash: string): Promise<boolean> {
  const shape = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(hash);
  if (shape === null) throw new RangeError('not an argon2id hash');
  const [, memory, passes, parallelism, salt = '', tag = ''] = shape;
  const expected = Buffer.from(tag, 'base64');
  const actual = await tagOf(password, Buffer.from(salt, 'base64'), {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: expected.length,
  });
  return timingSafeEqual(actual, expected);
}

interface Cost {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
  readonly tagLength: number;
}

async function tagOf(password: string, nonce: Buffer, cost: Cost): Promise<Buffer> {
  while (running >= maximumAtOnce) await new Promise<void>((go) => waiting.push(go));
  running += 1;
  try {
    return await derive('argon2id', { message: password.normalize('NFKC'), nonce, ...cost });
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
