import type { Digest, ManuscriptId, PersonId } from '@sanshen/domain/kernel';
import { brandId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import { requireManuscriptView } from '../review/public.ts';
import { checkContent, saveRevision } from './save-revision.ts';

/** Saves a text; `basedOn` is the digest that was edited (`none` before the first), so that nobody overwrites unseen work. */
export async function revise(
  context: AppContext,
  key: CommandKey,
  request: {
    readonly manuscript: ManuscriptId;
    readonly person: PersonId;
    readonly content: unknown;
    readonly basedOn: string;
  },
): Promise<void> {
  const { manuscript, person } = request;
  const row = await requireManuscriptView(context, context.db, person, manuscript, 'text');
  const about = { organization: row.organization_id, person, manuscript };
  const { content, facts } = await checkContent(context, request.content, about);
  await runCommand(context, key, async (trx) => {
    const basedOn = request.basedOn === 'none' ? null : brandId<Digest>(request.basedOn);
    await saveRevision(
      trx,
      manuscript,
      { kind: 'revise', by: person, basedOn, revision: facts },
      content,
      context.clock.now(),
    );
  });
}
