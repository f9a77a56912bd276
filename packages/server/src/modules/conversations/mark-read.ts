import type { PublicMessageId } from '@sanshen/domain/conversations';
import { brandId, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import { toJson } from '../../platform/db/database.ts';
import { announce } from '../../platform/live/announce.ts';
import { requireAccess } from './access.ts';

/** Marks messages of an organisation as read or unread, for all who share its inbox; others' messages are passed over. Throws `access.forbidden`. */
export function markRead(
  context: AppContext,
  key: CommandKey,
  wish: {
    readonly person: PersonId;
    readonly organization: OrganizationId;
    readonly messages: readonly string[];
    readonly read: boolean;
  },
): Promise<{ changed: number }> {
  const { person, organization, messages, read } = wish;
  return runCommand(context, key, async (trx) => {
    const now = context.clock.now();
    const access = await requireAccess(trx, person, organization, 'readConversations', now);
    const changed = await trx
      .updateTable('public_message')
      .set(read ? { read_at: now, read_by: toJson(access.snapshot()) } : { read_at: null, read_by: null })
      .where('organization_id', '=', organization)
      .where(
        'message_id',
        'in',
        [...new Set(messages)].map((one) => brandId<PublicMessageId>(one)),
      )
      .where('read_at', read ? 'is' : 'is not', null)
      .returning('message_id')
      .execute();
    if (changed.length > 0) await announce(trx, { kind: 'conversation', id: organization });
    return { changed: changed.length };
  });
}
