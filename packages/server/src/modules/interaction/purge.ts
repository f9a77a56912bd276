import type { ActId } from '@sanshen/domain/interaction';
import { addHours } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import type { PurgeListener } from '../conversations/public.ts';
import { effectivePolicy } from '../policy/public.ts';
import { actsKeptSince, deleteWords } from './act-store.ts';

/** Messages of the public are deleted: what was written to them goes with them. The record keeps that it was done, when, why and by whom. */
export const purgeWithMessages: PurgeListener = async (trx, messages) => {
  if (messages.length === 0) return;
  const rows = await trx
    .selectFrom('interaction_act')
    .select('act_id')
    .where('message_id', 'in', [...messages])
    .execute();
  await deleteWords(
    trx,
    rows.map((row) => row.act_id),
  );
};

/** The job: deletes the words of acts that are older than the rule book of their organisation lets data on the public be kept. */
export async function purgeOldWords({ db, clock }: AppContext): Promise<void> {
  const now = clock.now();
  const organizations = await db
    .selectFrom('interaction_words')
    .select('organization_id')
    .distinct()
    .execute();
  for (const { organization_id: organization } of organizations) {
    const book = await effectivePolicy(db, organization, now);
    if (book === null) continue;
    const before = addHours(now, -24 * book.policy.interaction.publicData.retentionDays);
    for (;;) {
      const acts: readonly ActId[] = await actsKeptSince(db, organization, before);
      if (acts.length === 0) break;
      await db.transaction().execute((trx) => deleteWords(trx, acts));
    }
  }
}
