import { notificationTexts } from '@sanshen/contract/notification-texts';
import type { PersonId } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import type { CommandKey } from '../../platform/commands.ts';
import { runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import { decodeCursor, pageFrom } from '../../platform/http/cursor.ts';
import { announce } from '../../platform/live/announce.ts';
import { platformProblem } from '../../platform/problem.ts';

const cursorKey = z.tuple([z.iso.datetime(), z.uuid()]);

/** A page of what a person was told, newest first. */
export async function notificationsOf(
  context: AppContext,
  person: PersonId,
  page: { readonly cursor?: string | undefined; readonly limit: number },
) {
  const after = decodeCursor(page.cursor, cursorKey);
  const rows = await context.db
    .selectFrom('notification')
    .leftJoin('manuscript', 'manuscript.manuscript_id', 'notification.manuscript_id')
    .select(['notification_id', 'notification.manuscript_id', 'title', 'kind', 'details', 'at', 'read_at'])
    .where('person_id', '=', person)
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(at, notification_id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
    )
    .orderBy('at', 'desc')
    // Ids of one moment ascend in the order of telling.
    .orderBy('notification_id', 'desc')
    .limit(page.limit + 1)
    .execute();
  return pageFrom(
    rows,
    page.limit,
    (row) => [row.at, row.notification_id],
    (row) => ({
      notification: row.notification_id,
      manuscript: row.manuscript_id,
      title: row.title,
      kind: row.kind,
      text: notificationTexts[row.kind],
      details: z.json().parse(row.details),
      at: row.at,
      readAt: row.read_at,
    }),
  );
}

/** Marks one of a person's notifications as read; throws `request.notFound` for another's. */
export async function markRead(
  context: AppContext,
  key: CommandKey,
  person: PersonId,
  notification: string,
): Promise<void> {
  await runCommand(context, key, async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('notification')
      .set((eb) => ({ read_at: eb.fn.coalesce('read_at', eb.val(context.clock.now())) }))
      .where('notification_id', '=', notification)
      .where('person_id', '=', person)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw platformProblem('request.notFound');
    // His other screens count it as read too.
    await announce(trx, { kind: 'notification', id: person });
  });
}
