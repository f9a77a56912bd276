import { historyText } from '@sanshen/contract/history-texts';
import type { historyEventSchema } from '@sanshen/contract/review';
import type { ManuscriptId } from '@sanshen/domain/kernel';
import type { Entry } from '@sanshen/domain/ledger';
import { z } from 'zod';
import type { Database } from '../../platform/db/database.ts';
import { decodeCursor, pageFrom } from '../../platform/http/cursor.ts';
import { streamOf } from './manuscript-store.ts';

/** A page of what happened to a manuscript, oldest first, from the ledger itself. */
export async function historyOf(
  db: Database,
  manuscript: ManuscriptId,
  page: { readonly cursor?: string | undefined; readonly limit: number },
) {
  const after = decodeCursor(page.cursor, z.number().int()) ?? 0;
  const rows = await db
    .selectFrom('ledger_entry')
    .leftJoin('sign_off_confirmation as confirmed', (join) =>
      join
        .onRef('confirmed.sequence', '=', 'ledger_entry.sequence')
        .on('confirmed.manuscript_id', '=', manuscript),
    )
    .select(['ledger_entry.sequence', 'hash', 'text', 'confirmed.passkey_name as confirmedBy'])
    .where('stream', '=', streamOf(manuscript))
    .where('ledger_entry.sequence', '>', after)
    .orderBy('ledger_entry.sequence')
    .limit(page.limit + 1)
    .execute();
  return pageFrom(
    rows,
    page.limit,
    (row) => row.sequence,
    ({ sequence, hash, text, confirmedBy }) => {
      // The ledger's own canonical text of an entry.
      const entry = JSON.parse(text) as Entry;
      const { person, name, office, organizationName } = entry.actor;
      return {
        sequence,
        hash,
        at: entry.at,
        kind: entry.kind,
        actor: { person, name, office: office ?? null, organizationName: organizationName ?? null },
        events: eventsIn(entry),
        confirmedBy,
      };
    },
  );
}

const recordedEvent = z.object({ kind: z.string() }).catchall(z.json());

function showEvent(event: z.output<typeof recordedEvent>): z.input<typeof historyEventSchema> {
  const { pinned: _pinned, text, ...shown } = event;
  return { ...shown, ...(text === undefined ? {} : { note: text }), text: { ...historyText(event.kind) } };
}

/** The events of a decision without the pinned rule book, which is long and has a page of its own. */
function eventsIn(entry: Entry) {
  const body = z.object({ events: z.array(recordedEvent) }).safeParse(entry.body);
  return body.success ? body.data.events.map(showEvent) : [];
}
