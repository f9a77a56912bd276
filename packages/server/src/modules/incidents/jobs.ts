import type { IncidentId } from '@sanshen/domain/incidents';
import { addHours, type Instant, type PublicationId } from '@sanshen/domain/kernel';
import { z } from 'zod';
import type { Transaction } from '../../platform/db/database.ts';
import { enqueue } from '../../platform/jobs/tasks.ts';

/** Seconds after which a page that was taken down is looked at, again and again until it is gone; after the last a person looks. */
export const looks = [2, 15, 60, 300, 900, 3600] as const;

const payloadSchema = z.object({
  incident: z.string(),
  publication: z.string(),
  look: z.number().int().default(0),
});

/** What a job of this module is about. Throws on a payload that it did not write. */
export function about(payload: unknown): {
  readonly incident: IncidentId;
  readonly publication: PublicationId;
  readonly look: number;
} {
  const { incident, publication, look } = payloadSchema.parse(payload);
  // Written below from these types.
  return { incident: incident as IncidentId, publication: publication as PublicationId, look };
}

/** Keeps the page and has it taken down. */
export async function enqueueTakedown(
  trx: Transaction,
  incident: IncidentId,
  publication: PublicationId,
): Promise<void> {
  const jobKey = `incidents.takeDown:${incident}:${publication}`;
  await enqueue(trx, 'incidents.takeDown', { incident, publication }, { jobKey });
}

/** Looks what became of a takedown: at once, or at `runAt`. */
export async function enqueueFollow(
  trx: Transaction,
  incident: IncidentId,
  publication: PublicationId,
  look = 0,
  runAt?: Instant,
): Promise<void> {
  const jobKey = `incidents.follow:${incident}:${publication}`;
  const when = runAt === undefined ? {} : { runAt };
  await enqueue(trx, 'incidents.follow', { incident, publication, look }, { jobKey, ...when });
}

/** When to look the n-th time after `at`; null where the system has looked often enough. */
export function lookAt(look: number, at: Instant): Instant | null {
  const seconds = looks[look];
  return seconds === undefined ? null : addHours(at, seconds / 3600);
}
