import { brandId, type ManuscriptId, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import { newId } from '../../platform/new-id.ts';
import { requireGrant } from '../organization/public.ts';
import { execute } from '../review/public.ts';
import { checkContent, saveRevision } from './save-revision.ts';

/** Opens a manuscript with its first text; gives its id. */
export async function create(
  context: AppContext,
  key: CommandKey,
  request: { readonly organization: OrganizationId; readonly person: PersonId; readonly content: unknown },
): Promise<ManuscriptId> {
  const { organization, person } = request;
  const started = context.clock.now();
  await requireGrant(context.db, person, organization, 'writeManuscript', started);
  const about = { organization, person, manuscript: null };
  const { content, facts } = await checkContent(context, request.content, about);
  const created = await runCommand(context, key, async (trx) => {
    const now = context.clock.now();
    const manuscript = newId<ManuscriptId>();
    await execute(trx, manuscript, { kind: 'create', by: person, manuscript, organization }, now);
    await saveRevision(
      trx,
      manuscript,
      { kind: 'revise', by: person, basedOn: null, revision: facts },
      content,
      now,
    );
    return { manuscript };
  });
  return brandId<ManuscriptId>(created.manuscript);
}
