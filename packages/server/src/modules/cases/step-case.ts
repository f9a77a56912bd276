import { type CaseCommand, type CaseStatus, decideCase, recordsFall } from '@sanshen/domain/cases';
import type { PersonId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import { requireCaseFiles } from './files.ts';
import { recordCase } from './record.ts';
import { holdRecords, revokeRecords } from './records/revoke-records.ts';
import { openScene, refusal } from './scene.ts';
import { tellOf } from './tell.ts';

/** Takes a step in a case. Throws `request.notFound` and the `cases.*` problems. */
export async function stepCase(
  context: AppContext,
  key: CommandKey,
  wish: { readonly person: PersonId; readonly case: string; readonly command: CaseCommand },
): Promise<{ readonly status: CaseStatus }> {
  const { person, command } = wish;
  await requireCaseFiles(context, person, {
    ...('files' in command ? { files: command.files } : {}),
    ...('evidence' in command ? { evidence: command.evidence } : {}),
  });
  return runCommand(context, key, async (trx) => {
    const { one, actor, now } = await openScene(trx, person, wish.case, context.clock.now(), true);
    const records = await holdRecords(trx, one.id);
    const decided = decideCase(one, command, actor);
    if ('refusal' in decided) throw refusal(decided.refusal);
    let after = one;
    for (const event of decided.events) {
      after = await recordCase(trx, one.id, event);
      await tellOf(trx, after, event.kind, now, person);
    }
    if (recordsFall(after)) await revokeRecords(trx, records, { by: actor.by, at: now });
    return { status: after.status };
  });
}
