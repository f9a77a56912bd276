import { isInstant, type Json } from '@sanshen/domain/kernel';
import type { Actor } from '@sanshen/domain/ledger';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import type { Question, QuestionEvent, QuestionId } from '@sanshen/domain/questions';
import type { Transaction } from '../../platform/db/database.ts';
import { announce } from '../../platform/live/announce.ts';
import { appendEntry, type Projection } from '../ledger/public.ts';
import { actorOf } from '../organization/public.ts';
import { projectQuestion } from './question-store.ts';

const systemActor: Actor = { person: 'system', name: 'Sanshen' };

/** The ledger stream of a question. */
export function questionStream(question: QuestionId): string {
  return `question:${question}`;
}

function byOf(event: QuestionEvent): PersonSnapshot | null {
  return 'by' in event ? event.by : null;
}

/** Records what was decided: ledger entries and rows, in the caller's transaction. Gives the question as it stands then. */
export async function recordQuestion(
  trx: Transaction,
  events: readonly [QuestionEvent, ...QuestionEvent[]],
): Promise<Question> {
  let after: Question | null = null;
  const places = new Set<string>();
  for (const event of events) {
    const by = byOf(event);
    await appendEntry(trx, {
      stream: questionStream(event.question),
      at: event.at,
      actor: by === null ? systemActor : await actorOf(trx, by, event.at),
      kind: `questions.${event.kind}`,
      // An event is made of JSON members only.
      body: event as unknown as Json,
    });
    after = await projectQuestion(trx, event);
    places.add(after.organization);
    if (after.handover !== null) places.add(after.handover.to);
    if (event.kind === 'handoverDeclined' || event.kind === 'handoverAccepted') {
      if (by?.organization) places.add(by.organization);
    }
  }
  await announce(trx, ...[...places].map((id) => ({ kind: 'question' as const, id })));
  if (after === null) throw new TypeError('nothing to record');
  return after;
}

/** Records events if there are any; gives the question as it stands then. */
export async function recordAny(
  trx: Transaction,
  before: Question,
  events: readonly QuestionEvent[],
): Promise<Question> {
  const [first, ...rest] = events;
  return first === undefined ? before : recordQuestion(trx, [first, ...rest]);
}

/** Questions and their steps, filled again from the ledger. */
export const questionProjection: Projection = {
  name: 'questions',
  tables: [
    { table: 'question', key: ['question_id'] },
    { table: 'question_step', key: ['question_id', 'number'] },
  ],
  rebuild: async (trx, entries) => {
    for await (const entry of entries) {
      if (!entry.kind.startsWith('questions.') || !isInstant(entry.at)) continue;
      // Bodies of these kinds are written by recordQuestion and by nothing else.
      await projectQuestion(trx, entry.body as unknown as QuestionEvent);
    }
  },
};
