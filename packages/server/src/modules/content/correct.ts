import type { Digest, ManuscriptId, PersonId } from '@sanshen/domain/kernel';
import { brandId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import { requireManuscriptView } from '../review/public.ts';
import { checkContent, saveRevision } from './save-revision.ts';

/** A signer's own correction from his seat: a new revision, and what the rule book says of the sign-offs before it. */
export async function correct(
  context: AppContext,
  key: CommandKey,
  request: {
    readonly manuscript: ManuscriptId;
    readonly person: PersonId;
    readonly content: unknown;
    readonly basedOn: string;
    readonly stage: string;
    readonly seat: string;
    readonly round: number;
    readonly reason: string;
  },
): Promise<void> {
  const { manuscript, person, stage, seat, round, reason } = request;
  const row = await requireManuscriptView(context, context.db, person, manuscript, 'text');
  const about = { organization: row.organization_id, person, manuscript };
  const { content, facts } = await checkContent(context, request.content, about);
  await runCommand(context, key, async (trx) => {
    const basedOn = brandId<Digest>(request.basedOn);
    await saveRevision(
      trx,
      manuscript,
      { kind: 'correct', by: person, basedOn, stage, seat, round, reason, revision: facts },
      content,
      context.clock.now(),
    );
  });
}
