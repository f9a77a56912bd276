import type { ActId } from '@sanshen/domain/interaction';
import type { Instant } from '@sanshen/domain/kernel';
import { z } from 'zod';
import type { Transaction } from '../../platform/db/database.ts';
import { enqueue } from '../../platform/jobs/tasks.ts';

/** Asks for the next step of an act, at once or at `runAt`; replaces what was asked for and has not begun. */
export async function enqueueAct(trx: Transaction, act: ActId, runAt?: Instant): Promise<void> {
  const jobKey = `interaction.run:${act}`;
  await enqueue(trx, 'interaction.run', { act }, runAt === undefined ? { jobKey } : { jobKey, runAt });
}

const payloadSchema = z.object({ act: z.string() });

/** The act that a job is about. Throws on a payload that this module did not write. */
export function actIn(payload: unknown): ActId {
  // Written by enqueueAct from an ActId.
  return payloadSchema.parse(payload).act as ActId;
}
