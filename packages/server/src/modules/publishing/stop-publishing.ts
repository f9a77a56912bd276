import type { ManuscriptId, PersonId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import { requireManuscriptView } from '../content/public.ts';
import { execute } from '../review/public.ts';

/** 叫停: whatever has not been submitted to a platform when this commits stays back. */
export async function stopPublishing(
  context: AppContext,
  key: CommandKey,
  request: { readonly person: PersonId; readonly manuscript: ManuscriptId; readonly reason: string },
): Promise<void> {
  const { person, manuscript, reason } = request;
  await runCommand(context, key, async (trx) => {
    await requireManuscriptView(context, trx, person, manuscript, 'state');
    await execute(trx, manuscript, { kind: 'stop', by: person, reason }, context.clock.now());
  });
}
