import type { OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import { platformProblem } from '../../platform/problem.ts';
import { requireGrant, snapshotOf, standpoint } from '../organization/public.ts';
import { receiveQuestion } from './receive.ts';

/** Takes down a question that came by telephone or in person. Throws `access.forbidden`, `questions.noRuleBook`, `questions.kindUnknown`. */
export function takeDown(
  context: AppContext,
  key: CommandKey,
  wish: {
    readonly person: PersonId;
    readonly organization: OrganizationId;
    readonly source: 'phone' | 'offline';
    readonly kind: string;
    readonly text: string;
    readonly contact: string;
  },
): Promise<{ readonly question: string }> {
  const { person, organization, ...asked } = wish;
  return runCommand(context, key, async (trx) => {
    const now = context.clock.now();
    const grant = await requireGrant(trx, person, organization, 'handleQuestions', now);
    const { facts } = await standpoint(trx, person, [organization], now);
    if (facts === null) throw platformProblem('access.forbidden');
    const by = snapshotOf(facts, grant.appointment.organization, now);
    const { id } = await receiveQuestion(trx, context, { ...asked, organization, by });
    return { question: id };
  });
}
