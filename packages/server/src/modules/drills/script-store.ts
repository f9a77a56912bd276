import { createHash } from 'node:crypto';
import type { Drill, DrillId, DrillScript } from '@sanshen/domain/drills';
import { nextDelivery } from '@sanshen/domain/drills';
import { brandId, canonicalJson, type Digest } from '@sanshen/domain/kernel';
import { type Database, type Transaction, toJson } from '../../platform/db/database.ts';
import { cancelJob, enqueue } from '../../platform/jobs/tasks.ts';

/** The digest by which the ledger knows a script before anybody may read it. */
export function scriptDigest(script: DrillScript): Digest {
  return brandId<Digest>(`sha256:${createHash('sha256').update(canonicalJson(script)).digest('hex')}`);
}

/** Keeps a script, in place of an earlier one. */
export async function keepScript(
  trx: Transaction,
  { id, root, organization }: Pick<Drill, 'id' | 'root' | 'organization'>,
  script: DrillScript,
): Promise<void> {
  await trx
    .insertInto('drill_script')
    .values({ drill_id: id, root_id: root, organization_id: organization, script: toJson(script) })
    .onConflict((conflict) => conflict.column('drill_id').doUpdateSet({ script: toJson(script) }))
    .execute();
  await trx.deleteFrom('drill_file').where('drill_id', '=', id).execute();
  const files = script.injects.flatMap(({ id: inject, attachment }) =>
    attachment === null ? [] : [{ file: attachment.file, drill_id: id, inject_id: inject, root_id: root }],
  );
  if (files.length > 0) await trx.insertInto('drill_file').values(files).execute();
}

const nothing: DrillScript = { injects: [], channels: [] };

/** The script of a drill. */
export async function scriptOf(db: Database | Transaction, drill: DrillId): Promise<DrillScript> {
  const row = await db
    .selectFrom('drill_script')
    .select('script')
    .where('drill_id', '=', drill)
    .executeTakeFirst();
  // Written by keepScript from this type and by nothing else.
  return row === undefined ? nothing : (row.script as unknown as DrillScript);
}

const jobKey = (drill: DrillId) => `drills.deliver:${drill}`;

/** Sets the clock of a drill: when its next inject goes out, by a job of the same transaction. The sweep finds it by the row if the job is lost. */
export async function setNext(trx: Transaction, drill: Drill, script: DrillScript): Promise<void> {
  const next = nextDelivery(drill, script.injects);
  await trx.updateTable('drill_script').set({ next_at: next }).where('drill_id', '=', drill.id).execute();
  if (next === null) await cancelJob(trx, jobKey(drill.id));
  else await enqueue(trx, 'drills.deliver', { drill: drill.id }, { runAt: next, jobKey: jobKey(drill.id) });
}
