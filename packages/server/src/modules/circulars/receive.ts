import { circularProblems } from '@sanshen/contract/circulars';
import type { OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { recordCircular } from './record.ts';
import { openCircular } from './scene.ts';
import { deliveriesOf, readersOf } from './store.ts';

/**
 * 签收: the first of a unit signs for it, others are recorded as having read it; who did already does it again without effect. Throws `request.notFound`,
 * `access.forbidden`, `circulars.notIssued`.
 */
export function receiveCircular(
  context: AppContext,
  key: CommandKey,
  wish: { readonly person: PersonId; readonly circular: string; readonly unit: OrganizationId },
): Promise<void> {
  const { person, unit } = wish;
  return runCommand(context, key, async (trx) => {
    const at = context.clock.now();
    const { one, standing } = await openCircular(trx, person, wish.circular, at);
    if (one.issued === null) throw new Problem(circularProblems['circulars.notIssued']);
    const [delivery] = await deliveriesOf(trx, one.id, unit);
    if (delivery === undefined) throw platformProblem('request.notFound');
    const grant = standing.grant(unit, 'receiveCircular');
    if (grant === null) throw platformProblem('access.forbidden', { circular: one.id, unit });
    const readers = await readersOf(trx, one.id);
    if (readers.some((reader) => reader.unit === unit && reader.person === person)) return;
    const word = { by: standing.snapshot(grant), at };
    await recordCircular(trx, one.organization, { kind: 'received', circular: one.id, unit, word });
  });
}
