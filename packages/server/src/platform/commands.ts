import { createHash } from 'node:crypto';
import { canonicalJson, type PersonId } from '@sanshen/domain/kernel';
import type { Clock } from './clock.ts';
import { type Database, type Transaction, toJson } from './db/database.ts';
import { runWithCommit } from './db/round-trips.ts';
import { platformProblem } from './problem.ts';

/** What makes two requests the same command. */
export interface CommandKey {
  readonly idempotencyKey: string;
  readonly person: PersonId;
  readonly route: string;
  /** Digest over parameters, query and body. */
  readonly bodyDigest: string;
}

/** The digest that tells a repeated command from another one under the same key. */
export function commandDigest(input: unknown): string {
  return `sha256:${createHash('sha256').update(canonicalJson(input)).digest('hex')}`;
}

/**
 * Runs `work` in one transaction, at most once for a key of a person; a repeated key gives the stored result.
 * Two at once: the second waits for the first and gets its result. If `work` throws, nothing is kept and the key is free.
 * Throws `request.idempotencyMismatch` if the key belongs to another request.
 */
export async function runCommand<Result>(
  context: { readonly db: Database; readonly clock: Clock },
  key: CommandKey,
  work: (trx: Transaction) => Promise<Result>,
): Promise<Result> {
  return context.db.transaction().execute(async (trx) => {
    const taken = await trx
      .insertInto('idempotency')
      .values({
        person_id: key.person,
        key: key.idempotencyKey,
        route: key.route,
        body_digest: key.bodyDigest,
        created_at: context.clock.now(),
      })
      .onConflict((conflict) => conflict.columns(['person_id', 'key']).doNothing())
      .returning('key')
      .executeTakeFirst();
    if (taken === undefined) return storedResult<Result>(trx, key);
    const result = await work(trx);
    const keep = trx
      .updateTable('idempotency')
      .set({ result: toJson(result ?? null) })
      .where('person_id', '=', key.person)
      .where('key', '=', key.idempotencyKey);
    await runWithCommit(trx, keep.compile());
    return result;
  });
}

async function storedResult<Result>(trx: Transaction, key: CommandKey): Promise<Result> {
  const stored = await trx
    .selectFrom('idempotency')
    .select(['route', 'body_digest', 'result'])
    .where('person_id', '=', key.person)
    .where('key', '=', key.idempotencyKey)
    .executeTakeFirstOrThrow();
  if (stored.route !== key.route || stored.body_digest !== key.bodyDigest) {
    throw platformProblem('request.idempotencyMismatch', { route: stored.route });
  }
  // What `work` gave for the same route earlier, through JSON and back; null stands for no content.
  return (stored.result ?? undefined) as Result;
}
