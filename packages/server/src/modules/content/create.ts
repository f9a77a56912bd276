import {
  brandId,
  type Instant,
  type ManuscriptId,
  type OrganizationId,
  type PersonId,
} from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import { requireGrant } from '../organization/public.ts';
import { execute } from '../review/public.ts';
import { type CheckedContent, checkContent, saveRevision } from './save-revision.ts';

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
    const manuscript = newId<ManuscriptId>();
    await openManuscript(trx, { manuscript, organization, person, content, facts }, context.clock.now());
    return { manuscript };
  });
  return brandId<ManuscriptId>(created.manuscript);
}

/** Opens a manuscript with a text that {@link checkContent} found sound, in the caller's transaction. Throws as the heart does. */
export async function openManuscript(
  trx: Transaction,
  wish: CheckedContent & {
    readonly manuscript: ManuscriptId;
    readonly organization: OrganizationId;
    readonly person: PersonId;
  },
  now: Instant,
): Promise<void> {
  const { manuscript, organization, person, content, facts } = wish;
  await execute(trx, manuscript, { kind: 'create', by: person, manuscript, organization }, now);
  const revise = { kind: 'revise', by: person, basedOn: null, revision: facts } as const;
  await saveRevision(trx, manuscript, revise, content, now);
}
