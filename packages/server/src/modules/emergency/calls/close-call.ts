import type { Call } from '@sanshen/domain/emergency';
import type { Instant } from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import { type CommandKey, runCommand } from '../../../platform/commands.ts';
import type { AppContext } from '../../../platform/context.ts';
import type { Transaction } from '../../../platform/db/database.ts';
import { platformProblem } from '../../../platform/problem.ts';
import { openCall } from './call-scene.ts';
import { findCall } from './call-store.ts';
import { recordCall } from './record-call.ts';

/** Ends a call: nobody can answer it any more. Throws `request.notFound`, `access.forbidden`. */
export function closeCall(
  context: AppContext,
  key: CommandKey,
  id: string,
): Promise<{ readonly closed: boolean }> {
  return runCommand(context, key, async (trx) => {
    const at = context.clock.now();
    const { call, starter, keeper, by } = await openCall(trx, key.person, id, at, true);
    if (!starter && !keeper) throw platformProblem('access.forbidden');
    await close(trx, call, by, at);
    return { closed: true };
  });
}

/** Ends a call for the module that started it; nothing where it is over or there is none. */
export async function closeCallFor(
  trx: Transaction,
  id: string,
  by: PersonSnapshot,
  at: Instant,
): Promise<void> {
  const call = await findCall(trx, id, true);
  if (call !== null) await close(trx, call, by, at);
}

async function close(trx: Transaction, call: Call, by: PersonSnapshot, at: Instant): Promise<void> {
  if (call.closed !== null) return;
  await recordCall(trx, { kind: 'callClosed', call: call.id, word: { by, at } });
  await trx.deleteFrom('emergency_address').where('call_id', '=', call.id).execute();
}
