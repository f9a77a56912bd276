import { randomBytes } from 'node:crypto';
import { type RecordId, recordRefusal, recordTimes } from '@sanshen/domain/cases';
import type { PersonId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../../platform/commands.ts';
import type { AppContext } from '../../../platform/context.ts';
import { newId } from '../../../platform/new-id.ts';
import { platformProblem } from '../../../platform/problem.ts';
import { loadPersonFacts } from '../../organization/public.ts';
import { effectivePolicy } from '../../policy/public.ts';
import { tell } from '../../review/public.ts';
import { makesRecords } from '../read-case.ts';
import { recordAccountability } from '../record.ts';
import { openScene, refusal } from '../scene.ts';
import { keepConcerned } from '../store.ts';
import { commitmentTo, isHeld, keepPerson } from './person-store.ts';

/** 追究责任 of a person in a case, who is told himself. Throws `request.notFound` and the `cases.*` problems. */
export function makeRecord(
  context: AppContext,
  key: CommandKey,
  wish: { readonly by: PersonId; readonly case: string; readonly person: PersonId; readonly grounds: string },
): Promise<{ readonly record: RecordId }> {
  return runCommand(context, key, async (trx) => {
    const scene = await openScene(trx, wish.by, wish.case, context.clock.now(), true);
    const { one, actor, now } = scene;
    const refused = recordRefusal(one);
    if (refused !== null) throw refusal(refused);
    if (!makesRecords(scene) || wish.person === wish.by) throw refusal('cases.recordNotYours');
    const [about] = await loadPersonFacts(trx, { people: [wish.person] }, now);
    if (!about?.appointments.some(({ organization }) => organization === one.organization))
      throw platformProblem('request.notFound', { person: wish.person });
    if (await isHeld(trx, one.id, wish.person)) throw refusal('cases.recordTwice');
    const policy = await effectivePolicy(trx, one.organization, now);
    if (policy === null) throw refusal('cases.recordNotAllowed');
    const id = newId<RecordId>();
    const salt = randomBytes(32).toString('hex');
    await recordAccountability(trx, one.id, {
      ...{ kind: 'recordMade', id, case: one.id, root: one.root, organization: one.organization },
      ...recordTimes(policy.policy.accountability, now),
      commitment: commitmentTo(id, wish, salt),
      made: { by: actor.by, at: now },
    });
    await keepPerson(trx, { id, root: one.root }, wish, salt);
    await keepConcerned(trx, one, [wish.person]);
    await tell(trx, { kind: 'accountabilityRecorded', people: [wish.person], details: { record: id } }, now);
    return { record: id };
  });
}
