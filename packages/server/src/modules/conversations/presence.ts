import type { signPresence as route } from '@sanshen/contract/conversations';
import type { RouteInput } from '@sanshen/contract/route';
import { type PresenceKind, type PublicMessageId, presenceSeconds } from '@sanshen/domain/conversations';
import { addHours, type Instant, type PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';
import { announce } from '../../platform/live/announce.ts';
import { requireMessage } from './access.ts';

/** Somebody who has a message open, as its other readers see him. */
export interface ShownPresence {
  readonly person: PersonId;
  readonly name: string;
  readonly doing: PresenceKind;
  readonly self: boolean;
}

/** Who has some messages open now. */
export async function presencesOn(
  db: Database,
  ids: readonly PublicMessageId[],
  { person, now }: { readonly person: PersonId; readonly now: Instant },
): Promise<ReadonlyMap<PublicMessageId, readonly ShownPresence[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('conversation_presence')
    .select(['message_id', 'person_id', 'name', 'doing'])
    .where('message_id', 'in', ids)
    .where('until', '>', now)
    .orderBy('name')
    .execute();
  const grouped = Map.groupBy(rows, (row) => row.message_id);
  return new Map(
    [...grouped].map(([id, present]) => [
      id,
      present.map((row) => ({
        person: row.person_id,
        name: row.name,
        doing: row.doing,
        self: row.person_id === person,
      })),
    ]),
  );
}

/** Says what somebody does with a message now; others are told when it changes, not when it is only said again. Throws `request.notFound`. */
export async function signPresence(
  context: AppContext,
  person: PersonId,
  id: PublicMessageId,
  doing: RouteInput<typeof route>['body']['doing'],
): Promise<{ present: ShownPresence[] }> {
  const { db, clock } = context;
  const { message, access } = await requireMessage(context, db, person, id);
  const now = clock.now();
  const before = (await presencesOn(db, [id], { person, now })).get(id)?.find((one) => one.self) ?? null;
  if (doing === 'left') {
    await db
      .deleteFrom('conversation_presence')
      .where('message_id', '=', id)
      .where('person_id', '=', person)
      .execute();
  } else {
    const until = addHours(now, presenceSeconds / 3600);
    const said = { doing, until, name: access.facts.name };
    await db
      .insertInto('conversation_presence')
      .values({
        message_id: id,
        person_id: person,
        root_id: message.root,
        organization_id: message.organization,
        ...said,
      })
      .onConflict((conflict) => conflict.columns(['message_id', 'person_id']).doUpdateSet(said))
      .execute();
  }
  if ((before?.doing ?? 'left') !== doing) {
    await announce(db, { kind: 'conversation', id: message.organization });
  }
  const present = (await presencesOn(db, [id], { person, now })).get(id) ?? [];
  return { present: [...present] };
}
