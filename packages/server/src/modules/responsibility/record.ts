import type { Json } from '@sanshen/domain/kernel';
import type { Letter, LetterEvent } from '@sanshen/domain/responsibility';
import { z } from 'zod';
import type { Transaction } from '../../platform/db/database.ts';
import { announce } from '../../platform/live/announce.ts';
import { appendEntry, type Projection } from '../ledger/public.ts';
import { actorOf, organizationStream } from '../organization/public.ts';
import { projectLetter } from './store.ts';

/** Records a decision about a responsibility letter in the stream of the unit that answers, and tells both sides' screens. */
export async function recordLetter(trx: Transaction, event: LetterEvent): Promise<Letter> {
  const letter = await projectLetter(trx, event);
  const { by, at } = event.word;
  await appendEntry(trx, {
    stream: organizationStream(letter.organization),
    at,
    actor: await actorOf(trx, by, at),
    kind: `responsibility.${event.kind}`,
    // An event is made of JSON members only.
    body: event as unknown as Json,
  });
  const shown = [...new Set([letter.organization, letter.issuer])];
  await announce(trx, ...shown.map((id) => ({ kind: 'organization' as const, id })));
  return letter;
}

const bodySchema = z.looseObject({ kind: z.string() });

/** Responsibility letters, filled again from the ledger. */
export const letterProjection: Projection = {
  name: 'responsibility',
  tables: [{ table: 'responsibility_letter', key: ['letter_id'] }],
  rebuild: async (trx, entries) => {
    for await (const entry of entries) {
      if (!entry.kind.startsWith('responsibility.')) continue;
      // Bodies of these kinds are written by recordLetter and by nothing else.
      await projectLetter(trx, bodySchema.parse(entry.body) as unknown as LetterEvent);
    }
  },
};
