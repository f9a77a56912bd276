import { factorProblems } from '@sanshen/contract/factors';
import type { ManuscriptId } from '@sanshen/domain/kernel';
import type { Command } from '@sanshen/domain/review';
import type { CommandKey } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import type { Session } from '../../platform/http/session.ts';
import { Problem } from '../../platform/problem.ts';
import { type Answer, act } from './act.ts';
import { spendConfirmation } from './confirmation-store.ts';

/**
 * Signs, with the passkey's confirmation where the signer brings one; who wants to be asked for it at each sign-off is refused without. The confirmation is spent in
 * the sign-off's own transaction: neither stands without the other. Throws `factor.confirmationRequired`, `factor.confirmationEnded`.
 */
export function sign(
  context: AppContext,
  key: CommandKey,
  session: Pick<Session, 'person' | 'passkeyAtSignOff'>,
  given: {
    readonly manuscript: ManuscriptId;
    readonly command: Extract<Command, { kind: 'sign' }>;
    readonly confirmation: string | undefined;
  },
): Promise<Answer> {
  const { person, passkeyAtSignOff } = session;
  const { manuscript, command, confirmation } = given;
  if (confirmation === undefined) {
    if (passkeyAtSignOff) throw new Problem(factorProblems['factor.confirmationRequired']);
    return act(context, key, { person, manuscript, command });
  }
  const { digest } = command;
  return act(context, key, { person, manuscript, command }, (trx, { sequence }) =>
    spendConfirmation(trx, { confirmation, person, manuscript, digest, sequence, at: context.clock.now() }),
  );
}
