import { callProblems } from '@sanshen/contract/emergency-calls';
import {
  type Acknowledgement,
  type Call,
  type CallRefusal,
  decideAcknowledgement,
} from '@sanshen/domain/emergency';
import type { PersonId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../../platform/commands.ts';
import type { AppContext } from '../../../platform/context.ts';
import type { Transaction } from '../../../platform/db/database.ts';
import { Problem, platformProblem } from '../../../platform/problem.ts';
import { openCall, requireRecorder } from './call-scene.ts';
import { findCall } from './call-store.ts';
import { tellAcknowledged } from './listeners.ts';
import { recordCall } from './record-call.ts';

/** Records an answer to a call whose row is held. Throws the `emergency.*` problems of calls. */
export async function acknowledge(
  trx: Transaction,
  call: Call,
  person: PersonId,
  answer: Acknowledgement,
): Promise<{ readonly answered: boolean }> {
  const decided = decideAcknowledgement(call, person, answer);
  if ('refusal' in decided) throw callRefusal(decided.refusal);
  for (const event of decided.events) {
    const after = await recordCall(trx, event);
    await tellAcknowledged(trx, { call: after, person, ...answer });
  }
  return { answered: true };
}

/** Somebody answers for himself. Throws `request.notFound`, `emergency.callClosed`. */
export function acknowledgeCall(
  context: AppContext,
  key: CommandKey,
  id: string,
): Promise<{ readonly answered: boolean }> {
  return runCommand(context, key, async (trx) => {
    const call = await findCall(trx, id, true);
    // Who was not called is not told that there is one.
    if (call?.people.some(({ person }) => person === key.person) !== true)
      throw platformProblem('request.notFound');
    return acknowledge(trx, call, key.person, { how: 'desk', by: null, at: context.clock.now() });
  });
}

/** Somebody records that another was reached by telephone. Throws `request.notFound`, `access.forbidden` and the problems of calls. */
export function recordReached(
  context: AppContext,
  key: CommandKey,
  wish: { readonly call: string; readonly person: PersonId },
): Promise<{ readonly answered: boolean }> {
  return runCommand(context, key, async (trx) => {
    const at = context.clock.now();
    const scene = await openCall(trx, key.person, wish.call, at, true);
    const by = requireRecorder(scene);
    return acknowledge(trx, scene.call, wish.person, { how: 'telephone', by, at });
  });
}

/** A refusal of the rules on its way to the caller. */
export function callRefusal(code: CallRefusal): Problem {
  return new Problem(callProblems[code]);
}
