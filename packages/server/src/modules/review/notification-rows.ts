import type { Instant, ManuscriptId, PersonId } from '@sanshen/domain/kernel';
import type { NotificationKind } from '@sanshen/domain/review';
import type { CompiledQuery } from 'kysely';
import { type Transaction, toJson } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';

/** Something that people are to be told. */
export interface Told {
  readonly kind: NotificationKind;
  readonly people: readonly PersonId[];
  readonly details: Readonly<Record<string, unknown>>;
}

/** A row of the table of notifications, not read yet. */
export type NotificationRow = ReturnType<typeof notificationRows>[number];

/** One row for each person and thing told. */
export function notificationRows(manuscript: ManuscriptId | null, told: readonly Told[], at: Instant) {
  return told.flatMap(({ kind, people, details }) =>
    [...new Set(people)].map((person) => ({
      notification_id: newId(),
      person_id: person,
      manuscript_id: manuscript,
      kind,
      details: toJson(details),
      at,
    })),
  );
}

/** The statement that writes rows; none where there are none. */
export function insertNotifications(trx: Transaction, rows: readonly NotificationRow[]): CompiledQuery[] {
  return rows.length === 0 ? [] : [trx.insertInto('notification').values(rows).compile()];
}
