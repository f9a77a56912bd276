import type { Case, CaseEvent, CaseId, RecordEvent } from '@sanshen/domain/cases';
import type { Instant, Json } from '@sanshen/domain/kernel';
import type { Actor } from '@sanshen/domain/ledger';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import { z } from 'zod';
import type { Transaction } from '../../platform/db/database.ts';
import { announce } from '../../platform/live/announce.ts';
import { appendEntry, type Projection } from '../ledger/public.ts';
import { actorOf } from '../organization/public.ts';
import { tellCaseListeners } from './listeners.ts';
import { projectRecord } from './records/record-store.ts';
import { projectCase } from './store.ts';

const system: Actor = { person: 'system', name: 'Sanshen' };
/** Who appeals against a record about himself: his name would undo what the record withholds. */
const withheld: Actor = { person: 'system', name: '当事人' };

/** The ledger stream of a case: with everything that was decided in it. */
export function caseStream(id: CaseId): string {
  return `case:${id}`;
}

function wordOf(event: CaseEvent): { readonly by: PersonSnapshot | null; readonly at: Instant } {
  if ('word' in event) return event.word;
  return { by: event.kind === 'opened' ? event.by : null, at: event.at };
}

/** Records a step: one entry of the ledger, the rows, and what other modules do about it, in the caller's transaction. */
export async function recordCase(trx: Transaction, id: CaseId, event: CaseEvent): Promise<Case> {
  const { by, at } = wordOf(event);
  await appendEntry(trx, {
    stream: caseStream(id),
    at,
    actor: by === null ? system : await actorOf(trx, by, at),
    kind: `cases.${event.kind}`,
    // An event is made of JSON members only; every body names its case, and the first the unit and who deals with it.
    body: { ...event, case: id } as unknown as Json,
  });
  const { before, after } = await projectCase(trx, id, event);
  await tellCaseListeners(trx, { before, after, event });
  const places = [...new Set([after.organization, after.handler])];
  await announce(trx, ...places.map((place) => ({ kind: 'organization' as const, id: place })));
  return after;
}

/** Records what happened to an accountability record. No entry names the person that it is about. */
export async function recordAccountability(trx: Transaction, id: CaseId, event: RecordEvent) {
  const { by, at } =
    event.kind === 'recordMade' ? event.made : { by: 'by' in event ? event.by : null, at: event.at };
  const unnamed = event.kind === 'recordAppealed' ? withheld : system;
  await appendEntry(trx, {
    stream: caseStream(id),
    at,
    actor: by === null ? unnamed : await actorOf(trx, by, at),
    kind: `cases.${event.kind}`,
    // As above.
    body: { ...event, case: id } as unknown as Json,
  });
  const record = await projectRecord(trx, event);
  await announce(trx, { kind: 'organization', id: record.organization });
  return record;
}

const bodySchema = z.looseObject({ kind: z.string(), case: z.string() });

/** Cases and accountability records, filled again from the ledger. */
export const casesProjection: Projection = {
  name: 'cases',
  tables: [
    { table: 'accountability_case', key: ['case_id'] },
    { table: 'accountability_case_event', key: ['case_id', 'number'] },
    { table: 'accountability_case_file', key: ['file', 'case_id'] },
    { table: 'accountability_record', key: ['record_id'] },
  ],
  rebuild: async (trx, entries) => {
    for await (const entry of entries) {
      if (!entry.kind.startsWith('cases.')) continue;
      const { case: id, ...rest } = bodySchema.parse(entry.body);
      // Bodies of these kinds are written by the two functions above and by nothing else.
      if (rest.kind.startsWith('record')) {
        await projectRecord(trx, { ...rest, case: id } as unknown as RecordEvent);
      } else {
        const event = rest.kind === 'opened' ? { ...rest, case: id } : rest;
        await projectCase(trx, id as CaseId, event as unknown as CaseEvent);
      }
    }
  },
};
