import type { ManuscriptId, PersonId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../../platform/commands.ts';
import type { AppContext } from '../../../platform/context.ts';
import { announce } from '../../../platform/live/announce.ts';
import { findReported } from '../find-reported.ts';
import { saveStop } from './picture-report-store.ts';

/** Ends the reading of the newest text's pictures, for a person who may read the text. Throws as findReported. */
export async function stopPictures(
  context: AppContext,
  command: CommandKey,
  manuscript: ManuscriptId,
  person: PersonId,
): Promise<void> {
  const { digest } = await findReported(context, { manuscript, person, digest: null, findings: [] });
  await runCommand(context, command, async (trx) => {
    if (digest !== null) await saveStop(trx, manuscript, digest);
    await announce(trx, { kind: 'check', id: manuscript });
  });
}
