import type { ChannelId, Digest, ManuscriptId, PersonId, PublicationId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import { newId } from '../../platform/new-id.ts';
import { requireManuscriptView } from '../content/public.ts';
import { execute } from '../review/public.ts';

/** 发布: a person with the right to publish begins a publication on one channel; the job that it enqueues does the rest. */
export async function publish(
  context: AppContext,
  key: CommandKey,
  request: {
    readonly person: PersonId;
    readonly manuscript: ManuscriptId;
    readonly channel: ChannelId;
    readonly digest: Digest;
  },
): Promise<{ publication: string }> {
  const { person, manuscript, channel, digest } = request;
  return runCommand(context, key, async (trx) => {
    await requireManuscriptView(context, trx, person, manuscript, 'text');
    const publication = newId<PublicationId>();
    await execute(
      trx,
      manuscript,
      { kind: 'publish', by: person, publication, channel, digest },
      context.clock.now(),
    );
    return { publication };
  });
}
