import { conversationProblems } from '@sanshen/contract/conversations';
import type { ActWishInput } from '@sanshen/contract/interaction';
import { interactionProblems } from '@sanshen/contract/interaction-problems';
import { answerHindrance } from '@sanshen/domain/conversations';
import { type ActId, askForAct } from '@sanshen/domain/interaction';
import { brandId, type ChannelId, type Digest, type PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import { channelActs } from '../publishing/public.ts';
import { checkWish } from './check-wish.ts';
import { loadAsk } from './load-ask.ts';
import { approversOf, requireChannel } from './scene.ts';

const nothing = brandId<Digest>(`sha256:${'0'.repeat(64)}`);

/** What would follow from asking now; keeps nothing. Throws `request.notFound`, `access.forbidden`. */
export async function previewAction(context: AppContext, person: PersonId, wish: ActWishInput) {
  const { db, clock } = context;
  const channel = await requireChannel(db, brandId<ChannelId>(wish.channel));
  const checked = await checkWish(context, person, channel.organization, wish);
  return db.transaction().execute(async (trx) => {
    const now = clock.now();
    const { scene, found, facts } = await loadAsk(trx, person, channel, checked, now);
    const { action, reason = null } = wish;
    const decided = askForAct(
      {
        id: brandId<ActId>('preview'),
        ...{ root: channel.root, organization: channel.organization, channel: channel.id },
        ...{ action, reason, target: found.target, words: nothing },
        hasText: wish.text !== undefined,
        hasUrl: 'account' in wish.target && wish.target.url !== undefined,
      },
      facts,
    );
    const answersIt = action === 'reply' || action === 'directMessage';
    const taken =
      answersIt && found.message !== null ? answerHindrance(found.message, wish.seen ?? null) : null;
    const problem =
      'refusal' in decided
        ? interactionProblems[decided.refusal]
        : taken === null
          ? null
          : conversationProblems[taken];
    const approved =
      'events' in decided ? decided.events.find((event) => event.kind === 'approved') : undefined;
    const standing = facts.candidates.find((one) => one.standing.id === approved?.standing)?.standing;
    const people =
      facts.rule === null || approved !== undefined
        ? []
        : await approversOf(trx, scene, facts.rule.approveBy, now, person);
    return {
      refusal: problem === null ? null : { code: problem.code, zh: problem.zh, en: problem.en },
      via: approved === undefined || approved.via === 'people' ? null : approved.via,
      standing: standing === undefined ? null : { id: standing.id, name: standing.terms.name },
      spam: facts.spam.map((ground) => ({ ...ground, excerpts: [...ground.excerpts] })),
      checks: [...checked.checks],
      approvers: people.map(({ id, name }) => ({ person: id, name })),
      by: (channelActs(context, channel)?.byApi.includes(action) ? 'api' : 'person') as 'api' | 'person',
    };
  });
}
