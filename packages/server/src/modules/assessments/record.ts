import type { Assessment, AssessmentEvent } from '@sanshen/domain/assessments';
import type { Json, OrganizationId } from '@sanshen/domain/kernel';
import type { Actor } from '@sanshen/domain/ledger';
import { z } from 'zod';
import type { Transaction } from '../../platform/db/database.ts';
import { announce } from '../../platform/live/announce.ts';
import { appendEntry, type Projection } from '../ledger/public.ts';
import { actorOf, organizationStream } from '../organization/public.ts';
import { projectAssessment } from './store.ts';

const system: Actor = { person: 'system', name: 'Sanshen' };

/** Records a step of an assessment in the stream of the unit that it is about, in the caller's transaction. */
export async function recordAssessment(
  trx: Transaction,
  organization: OrganizationId,
  event: AssessmentEvent,
): Promise<Assessment> {
  const { by, at } = 'word' in event ? event.word : event;
  await appendEntry(trx, {
    stream: organizationStream(organization),
    at,
    actor: by === null ? system : await actorOf(trx, by, at),
    kind: `assessments.${event.kind}`,
    // An event is made of JSON members only.
    body: { event } as unknown as Json,
  });
  const after = await projectAssessment(trx, event);
  const places = [...new Set([after.organization, after.assessor])];
  await announce(trx, ...places.map((id) => ({ kind: 'organization' as const, id })));
  return after;
}

const bodySchema = z.object({ event: z.looseObject({ kind: z.string() }) });

/** Assessments, filled again from the ledger. */
export const assessmentProjection: Projection = {
  name: 'assessments',
  tables: [
    { table: 'assessment', key: ['assessment_id'] },
    { table: 'assessment_file', key: ['file', 'assessment_id'] },
  ],
  rebuild: async (trx, entries) => {
    for await (const entry of entries) {
      if (!entry.kind.startsWith('assessments.')) continue;
      const { event } = bodySchema.parse(entry.body);
      // Bodies of these kinds are written by recordAssessment and by nothing else.
      await projectAssessment(trx, event as unknown as AssessmentEvent);
    }
  },
};
