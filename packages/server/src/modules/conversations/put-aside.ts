import { conversationProblems } from '@sanshen/contract/conversations';
import { platformProblems } from '@sanshen/contract/problem';
import { type HandState, type PublicMessageId, settleHindrance } from '@sanshen/domain/conversations';
import { brandId, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import { requireAccess } from './access.ts';
import { holdPublicMessage } from './message-store.ts';
import { settlePublicMessage } from './settle.ts';

interface Refused {
  readonly message: string;
  readonly code: string;
  readonly messages: { readonly zh: string; readonly en: string };
}

/** Puts messages aside as needing no answer, or opens them again, each as it was seen; those that have changed stay, with the reason. Throws `access.forbidden`. */
export function putAside(
  context: AppContext,
  key: CommandKey,
  wish: {
    readonly person: PersonId;
    readonly organization: OrganizationId;
    readonly messages: readonly { readonly message: string; readonly version: number }[];
    readonly state: HandState;
  },
): Promise<{ settled: string[]; refused: Refused[] }> {
  const { person, organization, state } = wish;
  return runCommand(context, key, async (trx) => {
    const at = context.clock.now();
    const access = await requireAccess(trx, person, organization, 'answerConversations', at);
    const by = access.snapshot();
    const settled: string[] = [];
    const refused: Refused[] = [];
    // In one order, so that two who put the same aside never wait for each other.
    for (const { message: id, version } of [...wish.messages].sort((a, b) =>
      a.message < b.message ? -1 : 1,
    )) {
      const message = await holdPublicMessage(trx, brandId<PublicMessageId>(id));
      const hindrance =
        message === null || message.organization !== organization
          ? ('request.notFound' as const)
          : settleHindrance(message, state, version);
      if (hindrance === null) {
        await settlePublicMessage(trx, brandId<PublicMessageId>(id), { state, at, by });
        settled.push(id);
      } else {
        const { code, zh, en } =
          hindrance === 'request.notFound' ? platformProblems[hindrance] : conversationProblems[hindrance];
        refused.push({ message: id, code, messages: { zh, en } });
      }
    }
    return { settled, refused };
  });
}
