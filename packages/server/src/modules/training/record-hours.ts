import { brandId, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import { platformProblem } from '../../platform/problem.ts';
import { rootOf } from '../organization/public.ts';
import { actorIn, refusal, staffOf } from './ground.ts';
import { creditHours, today } from './hours.ts';

/**
 * Records training that was held elsewhere, for people in office in the unit; nobody records his own. Throws `access.forbidden`, `request.notFound`,
 * `training.hoursAhead`.
 */
export function recordHours(
  context: AppContext,
  key: CommandKey,
  wish: {
    readonly organization: OrganizationId;
    readonly title: string;
    readonly day: string;
    readonly hours: number;
    readonly people: readonly string[];
  },
): Promise<{ credited: number }> {
  return runCommand(context, key, async (trx) => {
    const now = context.clock.now();
    const { organization, title, day, hours } = wish;
    const by = await actorIn(trx, key.person, organization, 'leadTraining', now);
    if (day > today(now)) throw refusal('training.hoursAhead');
    const people = [...new Set(wish.people)].map((one) => brandId<PersonId>(one));
    const staff = await staffOf(trx, [organization], now);
    const known = people.every((one) => staff.some(({ person }) => person === one));
    if (!known) throw platformProblem('request.notFound');
    if (people.includes(key.person)) throw platformProblem('access.forbidden', { organization });
    const root = await rootOf(trx, organization);
    if (root === null) throw platformProblem('request.notFound');
    await creditHours(trx, people, { root, organization, hours, title, day, course: null }, by, now);
    return { credited: people.length };
  });
}
