import type { Json } from '@sanshen/domain/kernel';
import type { Selection, SelectionEvent } from '@sanshen/domain/qualification';
import type { Transaction } from '../../../platform/db/database.ts';
import { announce } from '../../../platform/live/announce.ts';
import { appendEntry, type Projection } from '../../ledger/public.ts';
import { actorOf, organizationStream } from '../../organization/public.ts';
import { projectSelection } from './store.ts';

/** Records what was decided about a selection in the stream of its organisation; no opinion on anybody is in it. */
export async function recordSelection(trx: Transaction, event: SelectionEvent): Promise<Selection> {
  const selection = await projectSelection(trx, event);
  const { by, at } = event.word;
  await appendEntry(trx, {
    stream: organizationStream(selection.organization),
    at,
    actor: await actorOf(trx, by, at),
    kind: `selection.${event.kind}`,
    // An event is made of JSON members only.
    body: event as unknown as Json,
  });
  await announce(trx, { kind: 'organization', id: selection.organization });
  return selection;
}

/** Selections, filled again from the ledger. */
export const selectionProjection: Projection = {
  name: 'selection',
  tables: [{ table: 'selection', key: ['selection_id'] }],
  rebuild: async (trx, entries) => {
    for await (const entry of entries) {
      if (!entry.kind.startsWith('selection.')) continue;
      // Bodies of these kinds are written by recordSelection and by nothing else.
      await projectSelection(trx, entry.body as unknown as SelectionEvent);
    }
  },
};
