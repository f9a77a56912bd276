import { randomBytes } from 'node:crypto';
import type { OrganizationId } from '@sanshen/domain/kernel';
import {
  drawSheet,
  type Examination,
  type ExaminationId,
  type ExaminationPlan,
  planRefusal,
} from '@sanshen/domain/training';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import { toJson } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import { platformProblem } from '../../platform/problem.ts';
import { organizationsAbove, rootOf } from '../organization/public.ts';
import { tell } from '../review/public.ts';
import { actorIn, refusal, ruleBookOf } from './ground.ts';
import { invitedTo } from './invited.ts';
import { poolOf } from './read-bank.ts';
import { recordExamination } from './record.ts';
import { findExamination } from './store.ts';

/**
 * Sets an examination. The questions that it can be drawn from and the secret by which they are drawn are kept then, so that every sheet can be drawn again.
 * Throws `access.forbidden`, `training.*`.
 */
export function setExamination(
  context: AppContext,
  key: CommandKey,
  organization: OrganizationId,
  plan: ExaminationPlan,
): Promise<{ examination: string }> {
  return runCommand(context, key, async (trx) => {
    const now = context.clock.now();
    const by = await actorIn(trx, key.person, organization, 'runTraining', now);
    const policy = await ruleBookOf(trx, organization, now);
    const refused = planRefusal(plan, policy.qualifications, now);
    if (refused !== null) throw refusal(refused);
    const above = await organizationsAbove(trx, organization, now);
    const pool = await poolOf(trx, [organization, ...above]);
    const kinds = new Set(plan.blueprint.map(({ kind }) => kind));
    const usable = pool.filter(({ kind }) => kinds.has(kind)).map(({ owner: _owner, ...item }) => item);
    const seed = randomBytes(32).toString('hex');
    const drawn = drawSheet(plan.blueprint, usable, { questions: seed, order: seed });
    if ('short' in drawn) throw refusal('training.poolTooSmall', { lines: drawn.short });
    const root = await rootOf(trx, organization);
    if (root === null) throw platformProblem('request.notFound');
    const id = newId<ExaminationId>();
    const examination: Examination = {
      ...plan,
      ...{ id, root, organization, setBy: by, setAt: now, cancelledAt: null },
    };
    await trx
      .insertInto('training_examination_seed')
      .values({ examination_id: id, root_id: root, seed, pool: toJson(usable) })
      .execute();
    await recordExamination(trx, id, by, { kind: 'examinationSet', examination, at: now });
    const people = (await invitedTo(trx, examination, now)).filter((person) => person !== by.person);
    const details = { examination: id, title: plan.title, organization };
    if (people.length > 0) await tell(trx, { kind: 'examinationSet', people, details }, now);
    return { examination: id };
  });
}

/** Cancels an examination that nobody has begun. Throws `request.notFound`, `access.forbidden`, `training.*`. */
export function cancelExamination(
  context: AppContext,
  key: CommandKey,
  wish: { readonly examination: string; readonly reason: string },
): Promise<{ examination: string }> {
  return runCommand(context, key, async (trx) => {
    const now = context.clock.now();
    // Checked by the route to be a UUID; an id that nobody has is found nowhere.
    const examination = await findExamination(trx, wish.examination as ExaminationId);
    if (examination === null) throw platformProblem('request.notFound');
    const { id, organization, title } = examination;
    const by = await actorIn(trx, key.person, organization, 'runTraining', now);
    // Nobody begins while this is decided.
    await trx
      .selectFrom('training_examination')
      .select('examination_id')
      .where('examination_id', '=', id)
      .forUpdate()
      .execute();
    const begun = await trx
      .selectFrom('training_attempt')
      .select('attempt_id')
      .where('examination_id', '=', id)
      .limit(1)
      .executeTakeFirst();
    if (begun !== undefined) throw refusal('training.examinationBegun');
    if (examination.cancelledAt !== null) throw refusal('training.examinationCancelled');
    const { reason } = wish;
    await recordExamination(trx, id, by, { kind: 'examinationCancelled', examination: id, reason, at: now });
    const people = (await invitedTo(trx, examination, now)).filter((person) => person !== by.person);
    const details = { examination: id, title, organization, reason };
    if (people.length > 0) await tell(trx, { kind: 'examinationCancelled', people, details }, now);
    return { examination: id };
  });
}
