import type { Digest, ManuscriptId, PersonId } from '@sanshen/domain/kernel';
import { brandId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import { requireManuscriptView } from '../review/public.ts';
import { requireCheckOut } from './drafts/check-out.ts';
import { clearSavedDraft } from './drafts/save-draft.ts';
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
    /** Of his check-out; null if he has none. */
    readonly token: string | null;
  },
): Promise<void> {
  const { manuscript, person } = request;
  const row = await requireManuscriptView(context, context.db, person, manuscript, 'text');
  const about = { organization: row.organization_id, person, manuscript };
  const { content, facts } = await checkContent(context, request.content, about);
  await runCommand(context, key, async (trx) => {
    const basedOn = request.basedOn === 'none' ? null : brandId<Digest>(request.basedOn);
    const now = context.clock.now();
    await requireCheckOut(trx, manuscript, { person, token: request.token }, now);
    const command = { kind: 'revise', by: person, basedOn, revision: facts } as const;
    await saveRevision(trx, manuscript, command, content, now);
    await clearSavedDraft(trx, manuscript, person, facts.digest);
  });
}
