import { addHours, type Instant, type OrganizationId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { announce } from '../../platform/live/announce.ts';
import { tellPurged } from './listeners.ts';
import { dropPseudonymKeys } from './pseudonym.ts';
import { retentionOf } from './retention.ts';

/** Messages of one transaction. */
const batch = 500;

/**
 * Deletes what the rule book does not let be kept any longer: text, earlier texts, sealed writer, search, notes and signs of presence go with the row, other modules' copies through
 * {@link tellPurged}, in one transaction. Decisions stay in the ledger, which has ids only. Gives the number of messages.
 */
export async function purgePublicData(context: AppContext): Promise<number> {
  const now = context.clock.now();
  await context.db.transaction().execute((trx) => dropPseudonymKeys(trx, now));
  const organizations = await context.db
    .selectFrom('conversation_count')
    .select('organization_id')
    .distinct()
    .execute();
  let purged = 0;
  for (const { organization_id: organization } of organizations) {
    const before = addHours(now, -24 * (await retentionOf(context.db, organization, now)));
    for (;;) {
      const done = await context.db.transaction().execute((trx) => purgeBatch(trx, organization, before));
      purged += done;
      if (done < batch) break;
    }
  }
  if (purged > 0) context.log.info({ purged }, 'writings of the public were deleted after their time');
  return purged;
}

async function purgeBatch(trx: Transaction, organization: OrganizationId, before: Instant): Promise<number> {
  const rows = await trx
    .selectFrom('public_message')
    .select('message_id')
    .where('organization_id', '=', organization)
    .where('written_at', '<', before)
    .orderBy('written_at')
    .orderBy('message_id')
    .limit(batch)
    .forUpdate()
    .execute();
  if (rows.length === 0) return 0;
  const ids = rows.map((row) => row.message_id);
  await tellPurged(trx, ids);
  await trx.deleteFrom('public_message').where('message_id', 'in', ids).execute();
  await announce(trx, { kind: 'conversation', id: organization });
  return ids.length;
}
